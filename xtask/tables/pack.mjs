// Packs a map from code points to characters into small Rust tables: a bit for every character whether it changes, and what
// the changing ones become, in their order. A row is 64 characters, a block four rows.

/** The ranges the table covers, end excluded, one after the other. The first begins at 0. */
export const WINDOWS = [
  [0x0000, 0x10000],
  [0x1d400, 0x1d800], // mathematical letters and digits
  [0x1f100, 0x1f300], // letters and ideographs in frames
  [0x1fb00, 0x1fc00], // segmented digits
  [0x2f800, 0x2fb00], // compatibility ideographs
];

const ROW = 64;
const BLOCK = 256;

/** Where the blocks begin. */
function blocks() {
  return WINDOWS.flatMap(([from, to]) => Array.from({ length: (to - from) / BLOCK }, (_, at) => from + at * BLOCK));
}

const hex = (value, digits) => `0x${value.toString(16).padStart(digits, '0')}`;
const lines = (items, count) => {
  const out = [];
  for (let at = 0; at < items.length; at += count) out.push(`    ${items.slice(at, at + count).join(', ')},\n`);
  return out.join('');
};

/** The Rust source. `entries`: code point → character, '' for noise. */
export function pack(entries, header) {
  const changes = [];
  const first = [];
  const targets = [];
  for (const block of blocks()) {
    const values = [];
    for (let row = block; row < block + BLOCK; row += ROW) {
      let bits = 0n;
      for (let bit = 0; bit < ROW; bit += 1) {
        const folded = entries.get(row + bit);
        if (folded === undefined) continue;
        bits |= 1n << BigInt(bit);
        values.push(folded === '' ? 0 : folded.charCodeAt(0));
      }
      changes.push(hex(bits, 16));
    }
    // What stands in the list already, as whole blocks of noise do, need not stand there again.
    let place = targets.findIndex((_, at) => values.every((value, i) => targets[at + i] === value));
    if (place < 0) {
      place = targets.length;
      targets.push(...values);
    }
    first.push(place);
  }
  const letters = [...entries.values()].filter((folded) => folded !== '').length;
  const windows = WINDOWS.map(([from, to]) => `(${hex(from, 5)}, ${hex(to, 5)})`).join(', ');
  return `${header}

/// The ranges that have rows, end excluded, in the order of their rows: whole blocks.
#[rustfmt::skip]
pub(super) const WINDOWS: [(u32, u32); ${WINDOWS.length}] = [${windows}];

/// A row for every 64 characters, a bit for each: it changes. ${letters} become another character, ${entries.size - letters} are noise.
#[rustfmt::skip]
pub(super) static CHANGES: [u64; ${changes.length}] = [
${lines(changes, 16)}];

/// Where in the targets a block of four rows begins.
#[rustfmt::skip]
pub(super) static FIRST: [u16; ${first.length}] = [
${lines(first, 32)}];

/// What the changing characters become, in their order: the upper byte. Apart from the lower one it compresses better.
#[rustfmt::skip]
pub(super) static UPPER: [u8; ${targets.length}] = [
${lines(targets.map((value) => value >> 8), 128)}];

/// The lower byte. Both 0: noise.
#[rustfmt::skip]
pub(super) static LOWER: [u8; ${targets.length}] = [
${lines(targets.map((value) => value & 255), 128)}];
`;
}
