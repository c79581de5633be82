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

/** A figure beside its bar. */
export function line(name, value, { bar, unit = '', note = '' } = {}) {
  const said = bar === undefined ? '' : `   bar ≤ ${bar}${unit}: ${value <= bar ? 'held' : 'NOT held'}`;
  console.log(`  ${name.padEnd(70)} ${number(value, 2).padStart(9)}${unit}${said}${note && `   ${note}`}`);
}

const fastest = (peers, mix) => peers.reduce((a, b) => (b.mixes[mix].p50 < a.mixes[mix].p50 ? b : a));

/** How ours stands to the ceiling and to the fastest peers, by p50: one line each, a figure for every mix, the bar held
 *  only if every mix holds it. */
export function ratios(where, size, ours, ceiling, peers) {
  const name = `${where}, ${size} words`;
  const mine = (mix) => ours.mixes[mix].p50;
  compare(`${name}: ours ÷ native daachorse`, (mix) => mine(mix) / ceiling.mixes[mix].p50, (ratio) => ratio <= 2.5, '≤ 2.5 ×');
  for (const folded of [false, true]) {
    const among = peers.filter((peer) => peer.folded === folded);
    const who = [...new Set(MIXES.map((mix) => fastest(among, mix).name))].join(', ');
    const ratio = (mix) => fastest(among, mix).mixes[mix].p50 / mine(mix);
    compare(`${name}: fastest ${folded ? 'folding' : 'raw'} peer ÷ ours`, ratio, (ratio) => ratio >= 3, '≥ 3 ×', who);
  }
}

function compare(name, ratio, holds, bar, note = '') {
  const values = MIXES.map(ratio);
  const said = values.map((value) => value.toFixed(2)).join(' / ');
  console.log(`  ${name.padEnd(58)} ${said.padStart(20)} ×   bar ${bar}: ${values.every(holds) ? 'held' : 'NOT held'}${note && `   ${note}`}`);
}
