// The bench's libraries: as many phrases as asked, each made of sentences and questions of the default pack, always the
// same ones. And what is looked up in them: what customers ask (tests/phrases/questions.tsv), what agents type.

/** Always the same numbers below 1. */
function dice(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Rows of id, text, questions, from rows of text and questions. */
export function shelf(sources, count) {
  const next = dice(20261123);
  const pick = (list) => list[Math.floor(next() * list.length)];
  const clauses = sources.flatMap(([text]) => text.split(/[，。！？~,]/).filter((clause) => clause.length > 3));
  const asks = sources.flatMap(([, ask]) => ask);
  return Array.from({ length: count }, (_, at) => {
    const text = [pick(clauses), pick(clauses), pick(clauses)].join('，');
    return [`p${at}`, text.replace(/\{[^}]*\}/g, ''), [pick(asks) + pick(clauses).slice(0, 4), pick(asks)]];
  });
}

/** What agents type to find some of the phrases: initials, the first syllable and initials, words. */
export function typed(rows, pinyin) {
  const found = [];
  for (let at = 0; at < rows.length && found.length < 300; at += Math.max(1, Math.floor(rows.length / 100))) {
    const text = rows[at][1].replace(/[^\u4e00-\u9fff]/g, '');
    if (text.length < 8) continue;
    const syllables = pinyin(text.slice(0, 4), { toneType: 'none', type: 'array', v: true });
    const initials = syllables.map((syllable) => syllable[0]).join('');
    found.push(initials.slice(0, 2), initials, syllables[0] + initials.slice(1), text.slice(2, 5));
  }
  return found;
}
