// A file as a table, told by its first bytes as `xiaoqi phrases import` tells it (cli/src/phrases/table.rs, encoding.rs).

import { Refused } from "./own-refused.js";

const MOST = 8_000_000; // bytes of a file: a thousand phrases are a few hundred thousand

function begins(bytes, ...start) {
  return start.every((byte, at) => bytes[at] === byte);
}

/** What a text's bytes may say, the likeliest first; by the header the compiler sees which it is. */
export function decode(bytes) {
  const as = (encoding, from = 0, fatal = false) => new TextDecoder(encoding, { fatal, ignoreBOM: true }).decode(bytes.subarray(from));
  if (begins(bytes, 0xef, 0xbb, 0xbf)) return [as("utf-8", 3)];
  if (begins(bytes, 0xff, 0xfe)) return [as("utf-16le", 2)];
  if (begins(bytes, 0xfe, 0xff)) return [as("utf-16be", 2)];
  try {
    return [as("utf-8", 0, true)];
  } catch {
    return [as("gb18030"), as("utf-8")];
  }
}

/** What the compiler is given: `{ said }`, what the text may be, or `{ sheets }`. */
export async function table(file) {
  if (file.size > MOST) throw new Refused(`文件大于 ${MOST / 1_000_000} MB`);
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    throw new Refused("这是旧版 .xls 或加密的工作簿：请另存为 .xlsx 或 CSV 再导入");
  }
  if (!begins(bytes, 0x50, 0x4b, 0x03, 0x04)) return { said: decode(bytes) };
  const { readWorkbook } = await import("./own-workbook.js");
  return { sheets: readWorkbook(bytes) };
}
