// The wording bench's figures on paper: one table a size and place, bars beside what they are for. A bench never fails
// for being slow.

import { MIXES } from './messages.mjs';

const number = (value, digits) => (Number.isFinite(value) ? value.toFixed(digits) : '–');
const megabytes = (bytes) => number(bytes / 1048576, 1);

/** Rows `{ name, means, mixes, build, bytes, finds }` as one table. */
export function table(title, rows) {
  console.log(`\n${title}`);
  const mixes = MIXES.map((mix) => `${mix} p50/p99 µs`.padStart(24)).join('');
  console.log(`${'engine'.padEnd(34)}${mixes}${'hits c / i / a'.padStart(22)}${'ready ms'.padStart(10)}${'MB'.padStart(8)}  finds of sample · semantics`);
  for (const row of rows) {
    const times = MIXES.map((mix) => `${number(row.mixes[mix].p50, 2)} / ${number(row.mixes[mix].p99, 2)}`.padStart(24)).join('');
    const hits = MIXES.map((mix) => row.mixes[mix].hits).join(' / ').padStart(22);
    const finds = row.finds ? `${row.finds} · ` : '';
    console.log(`${row.name.padEnd(34)}${times}${hits}${number(row.build, 1).padStart(10)}${megabytes(row.bytes).padStart(8)}  ${finds}${row.means}`);
  }
}

/** A figure beside its bar; `least` where more is better. */
export function line(name, value, { bar, least, unit = '', note = '' } = {}) {
  const limit = bar ?? least;
  const held = limit === undefined || (bar === undefined ? value >= least : value <= bar);
  const said = limit === undefined ? '' : `   bar ${bar === undefined ? '≥' : '≤'} ${limit}${unit}: ${held ? 'held' : 'NOT held'}`;
  console.log(`  ${name.padEnd(64)} ${number(value, 2).padStart(9)}${unit}${said}${note && `   ${note}`}`);
}

/** How ours stands to the ceiling and to the fastest peer, for every mix. */
export function ratios(where, size, ours, ceiling, peers) {
  for (const mix of MIXES) {
    const mine = ours.mixes[mix].p50;
    line(`${where}, ${size} words, ${mix}: ours ÷ native daachorse, p50`, mine / ceiling.mixes[mix].p50, { bar: 2.5, unit: ' ×' });
    for (const folded of [false, true]) {
      const fastest = peers.filter((peer) => peer.folded === folded).reduce((a, b) => (b.mixes[mix].p50 < a.mixes[mix].p50 ? b : a));
      const name = `${where}, ${size} words, ${mix}: fastest ${folded ? 'folding' : 'raw'} peer ÷ ours, p50`;
      line(name, fastest.mixes[mix].p50 / mine, { least: 3, unit: ' ×', note: fastest.name });
    }
  }
}
