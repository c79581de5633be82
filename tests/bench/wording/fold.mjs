// Folding as scan/src/fold/ does it, in plain JavaScript: what a peer needs in front to find what we find. One table
// over the 16-bit units, told by the core itself, and a map back to the original's units. The wording bench counts.

const NOISE = 0;
const UNITS = 0x10000;
const TABLE = Uint16Array.from({ length: UNITS }, (_, unit) => unit);
const MOST = 4096;
const units = new Uint16Array(MOST);
const starts = new Uint16Array(MOST);
const ends = new Uint16Array(MOST);

/** Takes over what the core's folding changes: pairs of code points, 0 for what it leaves out. */
export function learn(changes) {
  for (const [from, to] of changes) TABLE[from] = to;
}

/** The folded text; `original` tells of a range in it which one of the original it came from. Good until the next call. */
export function fold(text) {
  let n = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0xd800 && unit < 0xdc00 && i + 1 < text.length) {
      const code = text.codePointAt(i);
      if (!noisy(code)) {
        put(n++, unit, i, i + 2);
        put(n++, text.charCodeAt(i + 1), i, i + 2);
      }
      i++;
    } else if (TABLE[unit] !== NOISE) {
      put(n++, TABLE[unit], i, i + 1);
    }
  }
  return String.fromCharCode.apply(null, units.subarray(0, n));
}

export const original = (start, end) => [starts[start], ends[end - 1]];

function put(at, unit, start, end) {
  units[at] = unit;
  starts[at] = start;
  ends[at] = end;
}

function noisy(code) {
  const c = String.fromCodePoint(code);
  if (/[\p{Alphabetic}\p{N}]/u.test(c)) return false;
  if (/[\p{White_Space}\p{Cc}]/u.test(c) || (code < 0x80 && /[!-/:-@[-`{-~]/.test(c))) return true;
  const ranges = [
    [0xad, 0xad], [0xb7, 0xb7], [0x300, 0x36f], [0x2000, 0x2bff], [0x3000, 0x303f], [0xfe00, 0xfe0f], [0xfe20, 0xfe6f],
    [0xfeff, 0xfeff], [0xff00, 0xff0f], [0xff1a, 0xff20], [0xff3b, 0xff40], [0xff5b, 0xff65], [0xffe0, 0xffff],
    [0x1f000, 0x1faff], [0xe0000, 0xe0fff],
  ];
  return ranges.some(([from, to]) => code >= from && code <= to);
}
