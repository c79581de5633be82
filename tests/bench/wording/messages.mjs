// What the wording bench looks for and in: words and messages, the same for every engine and every run. Real words and
// agents' lines from ../shared where that is there, read and never copied into the project; else made up.

import { existsSync, readFileSync } from 'node:fs';
import { fold } from './fold.mjs';

export const MIXES = ['clean', 'injected', 'adversarial'];
const EMOJI = ['😀', '❤️', '🌹', '👍'];
const ZERO_WIDTH = ['\u200b', '\u200d', '\u2060'];

/** The same sequence of numbers in [0, 1) for a seed (mulberry32). */
export function seeded(seed) {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), a | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const lines = (path) => (existsSync(path) ? readFileSync(path, 'utf8').split('\n').map((l) => l.trim()).filter(Boolean) : []);
const pick = (random, list) => list[Math.floor(random() * list.length)];

/** Agents' lines: the shared ones, or else `own`. */
export function agentLines(shared, own) {
  const real = lines(`${shared}/agent_turns_dev.txt`);
  return real.length > 0 ? { real: true, lines: real } : { real: false, lines: own };
}

/** `most` words in an order that is always the same: real ones first, then made-up ones of the same shape. Each folds to
 *  two characters or more and to none of the others. */
export function words(shared, most, texts) {
  const random = seeded(1);
  const real = lines(`${shared}/load_words.txt`);
  for (let i = real.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [real[i], real[j]] = [real[j], real[i]];
  }
  const found = new Map();
  const add = (word) => {
    const folded = fold(word);
    const right = [...folded].length > 1 && [...folded].length < 60 && !/[{}\n]/.test(word) && !found.has(folded);
    if (right && found.size < most) found.set(folded, word);
  };
  for (const word of real) add(word);
  const count = found.size;
  const shapes = count > 0 ? [...found.keys()] : ['两字', '两字', '三个字', '三个字', '一共四字', '一共四字', '五个字的词', '更长的词六字'];
  const letters = [...new Set([...shapes, ...texts].flatMap((t) => [...fold(t)]).filter((c) => /\p{Script=Han}/u.test(c)))];
  while (found.size < most) add(Array.from(pick(random, shapes), () => pick(random, letters)).join(''));
  return { real: Math.min(count, most), list: [...found.values()] };
}

/** A message of `length` characters out of agents' lines. */
function talk(random, agents, length) {
  let text = '';
  while ([...text].length < length) text += pick(random, agents) + pick(random, ['', '，', '。', '~']);
  return [...text].slice(0, length).join('');
}

function injected(random, text, word) {
  const chars = [...text];
  const at = Math.floor(random() * (chars.length + 1));
  return [...chars.slice(0, at), word, ...chars.slice(at)].join('');
}

/** A word as people write it who know that somebody looks: full width, capitals, something between the characters. */
function disguised(random, word) {
  const width = random() < 0.5;
  const dress = (c) => {
    if (/[a-z0-9]/i.test(c) && width) return String.fromCharCode(c.charCodeAt(0) + 0xfee0);
    return random() < 0.5 ? c.toUpperCase() : c;
  };
  const between = () => (random() < 0.3 ? '' : pick(random, [' ', '　', '·', pick(random, EMOJI), pick(random, ZERO_WIDTH)]));
  return [...word].map((c, at) => (at === 0 ? '' : between()) + dress(c)).join('');
}

/** `count` messages of each mix over a list of words. */
export function messages(agents, list, count) {
  const make = (seed, change) => {
    const random = seeded(seed);
    return Array.from({ length: count }, (_, at) => change(random, talk(random, agents, 20 + Math.floor(random() * 181)), at));
  };
  return {
    clean: make(2, (_, text) => text),
    injected: make(3, (random, text, at) => (at % 10 === 0 ? injected(random, text, pick(random, list)) : text)),
    adversarial: make(4, (random, text) => injected(random, text, disguised(random, pick(random, list)))),
  };
}
