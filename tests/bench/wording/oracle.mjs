// Which listed words stand in a message, by looking for every one of them: slow, and right. What engines find is held
// against it on a sample.

import { fold, original } from './fold.mjs';

const SAMPLE = 40; // messages of a mix

/** Some messages of each mix but the clean one. */
export const sampleOf = (mixes) => [...mixes.injected.slice(0, SAMPLE), ...mixes.adversarial.slice(0, SAMPLE)];

/** Every place of every word: `[start, end]` in units of `text`. */
function places(text, words) {
  const found = [];
  for (const word of words) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) found.push([at, at + word.length]);
  }
  return found;
}

/** How many hits the sample holds: all of them, and of those that end alike only one; as typed, and folded. */
export function expected(words, sample) {
  const count = (texts, list) => {
    const found = texts.map((text) => places(text, list));
    const ends = found.map((of) => new Set(of.map(([, end]) => end)).size);
    return { all: sum(found.map((of) => of.length)), ends: sum(ends) };
  };
  return { raw: count(sample, words), folded: count(sample.map(fold), words.map(fold)) };
}

/** Of the words in the sample, how many touch nothing that ours found; pieces of longer Latin words and numbers, which
 *  ours leaves alone on purpose, are not counted. */
export function missed(words, sample, spans) {
  const folded = words.map(fold);
  let total = 0;
  let missing = 0;
  for (const text of sample) {
    const said = spans(text) ?? [];
    const all = places(fold(text), folded).map(([start, end]) => original(start, end));
    for (const [start, end] of all.filter(([start, end]) => !torn(text, start, end))) {
      total++;
      let touched = false;
      for (let at = 1; at < said.length; at += 2) touched ||= said[at] < end && start < said[at + 1];
      missing += touched ? 0 : 1;
    }
  }
  return { total, missing };
}

const latin = (unit) => unit !== undefined && /[a-z0-9]/.test(fold(unit));
const torn = (text, start, end) => (latin(text[start - 1]) && latin(text[start])) || (latin(text[end - 1]) && latin(text[end]));
const sum = (list) => list.reduce((a, b) => a + b, 0);
