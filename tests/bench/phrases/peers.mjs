// What shops' tools search phrases with, each set up as its own documentation says for Chinese.

import Flex from 'flexsearch';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import PinyinMatch from 'pinyin-match';
import { match } from 'pinyin-pro';

const characters = (text) => [...text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')];
const bigrams = (text) => {
  const all = characters(text);
  return all.length < 2 ? all : all.slice(1).map((right, at) => all[at] + right);
};
const both = (text) => [...characters(text), ...bigrams(text)];

function mini(tokenize) {
  return (rows) => {
    const index = new MiniSearch({ fields: ['ask'], tokenize, processTerm: (term) => term });
    index.addAll(rows.map(([, , ask], id) => ({ id, ask: ask.join(' ') })));
    return (text) => index.search(text).slice(0, 5).length;
  };
}

/** Peers for what customers ask; `most` is how many questions are asked of one that is slow. */
export const ASKED = [
  { name: 'MiniSearch, pairs', build: mini(bigrams), most: 60 },
  { name: 'MiniSearch, characters and pairs', build: mini(both), most: 20 },
  {
    name: 'FlexSearch, CJK',
    most: 280,
    build(rows) {
      const index = new Flex.Index({ encoder: Flex.Charset.CJK, tokenize: 'forward' });
      rows.forEach(([, , ask], id) => index.add(id, ask.join(' ')));
      return (text) => index.search(text, { limit: 5, suggest: true }).length;
    },
  },
  {
    name: 'Fuse.js',
    most: 8,
    build(rows) {
      const index = new Fuse(rows.map(([, , ask]) => ({ ask })), { keys: ['ask'], threshold: 0.6, ignoreLocation: true });
      return (text) => index.search(text, { limit: 5 }).length;
    },
  },
];

/** Peers for what agents type: both look at every phrase. */
export const TYPED = [
  {
    name: 'pinyin-pro match',
    most: 8,
    build: (rows) => (text) => rows.filter(([, phrase]) => match(phrase, text, { precision: 'start', continuous: true })).slice(0, 5).length,
  },
  {
    name: 'pinyin-match',
    most: 8,
    build: (rows) => (text) => rows.filter(([, phrase]) => PinyinMatch.match(phrase, text)).slice(0, 5).length,
  },
];
