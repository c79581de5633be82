// XLSX ⇄ rows: fflate for the container, the browser's own parser for what is in it. As hostile as any file: sizes are
// bounded before anything is unpacked, and a cell is only ever text.

import { unzipSync, zipSync } from "../pkg/zip/zip.js";
import { Refused } from "./own-refused.js";

const MOST_BYTES = 20_000_000; // of all parts unpacked, and of all cells' texts
const MOST_PACKED = 2_500_000; // a part that lies about its size costs time and no memory: seconds a megabyte
const MOST_COLUMNS = 100; // as src/phrase/sheet/book.rs has it
const LONGEST_CELL = 32_767; // Excel's own
const NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
/** Parts that say nothing of cells. */
const ASIDE = /^xl\/(calcChain|charts|chartsheets|comments|drawings|externalLinks|media|pivot\w*|printerSettings|theme)\b/;

// ---- reading ------------------------------------------------------------------------------------------------------

function unpack(bytes) {
  let unpacked = 0;
  let packed = 0;
  const wanted = ({ name, size, originalSize }) => {
    if (!/\.(xml|rels)$/i.test(name) || ASIDE.test(name)) return false;
    unpacked += originalSize;
    packed += size;
    if (unpacked > MOST_BYTES || packed > MOST_PACKED) throw new Refused("这个工作簿解开后太大，没有读");
    return true;
  };
  try {
    return unzipSync(bytes, { filter: wanted });
  } catch (error) {
    throw error instanceof Refused ? error : new Refused("读不出这个工作簿");
  }
}

function parse(parts, path) {
  if (!Object.hasOwn(parts, path)) return null;
  const text = new TextDecoder().decode(parts[path]);
  // What defines entities of its own can make a book of a line.
  const xml = text.includes("<!DOCTYPE") ? null : new DOMParser().parseFromString(text, "application/xml");
  if (!xml || xml.getElementsByTagName("parsererror").length) throw new Refused("读不出这个工作簿");
  return xml;
}

const all = (parent, name) => (parent ? [...parent.getElementsByTagNameNS("*", name)] : []);
const inside = (parent, name) => [...parent.children].filter((child) => child.localName === name);
const plain = (text) => text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));

/** The text of a string: its runs, without how Chinese is read (`rPh`). */
function spoken(element) {
  const runs = [...element.children].flatMap((child) => (child.localName === "r" ? inside(child, "t") : [child]));
  return plain(runs.filter((run) => run.localName === "t").map((run) => run.textContent).join(""));
}

/** For each style whether it shows a number as a day. */
function dayStyles(styles) {
  const own = new Map(all(styles, "numFmt").map((one) => [one.getAttribute("numFmtId"), one.getAttribute("formatCode") ?? ""]));
  const isDay = (id) => {
    const number = Number(id);
    if ((number >= 14 && number <= 22) || (number >= 27 && number <= 36) || (number >= 45 && number <= 58)) return true;
    return /[ymdhs]/i.test((own.get(id) ?? "").replace(/"[^"]*"|\[[^\]]*\]|\\./g, "").replace(/general/gi, ""));
  };
  const formats = all(styles, "cellXfs").flatMap((list) => inside(list, "xf"));
  return formats.map((format) => isDay(format.getAttribute("numFmtId")));
}

function day(serial, from1904) {
  const days = Math.floor(serial) + (from1904 ? 1_462 : serial < 60 ? 1 : 0);
  const date = new Date(Date.UTC(1899, 11, 30) + days * 86_400_000);
  return Number.isNaN(date.getTime()) || days < 0 ? String(serial) : date.toISOString().slice(0, 10);
}

function value(cell, book) {
  const said = inside(cell, "v")[0]?.textContent ?? "";
  switch (cell.getAttribute("t")) {
    case "s":
      return book.shared[Number(said)] ?? "";
    case "inlineStr":
      return inside(cell, "is").map(spoken).join("");
    case "b":
      return said === "1" ? "是" : "否";
    case "str":
      return plain(said);
    case "e":
    case "d":
      return said;
    default: {
      const number = Number(said);
      if (said.trim() === "" || !Number.isFinite(number)) return said;
      return book.days[Number(cell.getAttribute("s") ?? 0)] ? day(number, book.from1904) : String(number);
    }
  }
}

/** The column of `BC12`, from 0; nothing where it says none. */
function column(reference) {
  const letters = /^[A-Z]{1,3}(?=\d)/.exec(reference ?? "")?.[0];
  return letters ? [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1 : null;
}

/** The rows of a sheet that hold anything, and how many cells beyond the last column do. */
function cells(sheet, book) {
  const rows = [];
  let wide = 0;
  let number = 0;
  for (const row of all(sheet, "row")) {
    number = Number(row.getAttribute("r")) || number + 1;
    const found = [];
    let at = -1;
    for (const cell of inside(row, "c")) {
      at = column(cell.getAttribute("r")) ?? at + 1;
      const said = value(cell, book);
      if (said === "") continue;
      if (at >= MOST_COLUMNS) {
        wide += 1;
        continue;
      }
      book.bytes += said.length * 3;
      if (book.bytes > MOST_BYTES) throw new Refused("这个工作簿里的内容太多，没有读");
      while (found.length < at) found.push("");
      found[at] = said;
    }
    if (found.length) rows.push([number, ...found]);
  }
  return [rows, wide];
}

/** Every sheet of a workbook: `[name, rows, wide]`, a row being `[number, …cells]`; no rows of one without cells. */
export function readWorkbook(bytes) {
  const parts = unpack(bytes);
  const workbook = parse(parts, "xl/workbook.xml");
  if (!workbook) throw new Refused("读不出这个工作簿");
  const links = new Map(all(parse(parts, "xl/_rels/workbook.xml.rels"), "Relationship").map((link) => [link.getAttribute("Id"), link]));
  const book = {
    shared: all(parse(parts, "xl/sharedStrings.xml"), "si").map(spoken),
    days: dayStyles(parse(parts, "xl/styles.xml")),
    from1904: all(workbook, "workbookPr").some((one) => ["1", "true"].includes(one.getAttribute("date1904"))),
    bytes: 0,
  };
  return all(workbook, "sheet").map((sheet) => {
    const id = [...sheet.attributes].find((one) => one.localName === "id" && one.namespaceURI)?.value;
    const link = links.get(id);
    const target = link?.getAttribute("Target") ?? "";
    const path = target.startsWith("/") ? target.slice(1) : `xl/${target}`;
    const isSheet = (link?.getAttribute("Type") ?? "").endsWith("/worksheet");
    const xml = isSheet ? parse(parts, path) : null;
    return [sheet.getAttribute("name") ?? "", ...(xml ? cells(xml, book) : [null, 0])];
  });
}

// ---- writing ------------------------------------------------------------------------------------------------------

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

const BOOK = "xl/workbook.xml";

/** What of a workbook is the same for all: one sheet; its styles are plain, bold and wrapped. */
const FIXED = {
  "[Content_Types].xml": `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`,
  "_rels/.rels": `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  [BOOK]: `<workbook xmlns="${NS}" xmlns:r="${OFFICE}"><sheets><sheet name="{name}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
  "xl/styles.xml": `<styleSheet xmlns="${NS}"><fonts count="2"><font><sz val="11"/><name val="等线"/></font><font><b/><sz val="11"/><name val="等线"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/><xf xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>`,
};
const BEFORE = `<worksheet xmlns="${NS}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols><col min="3" max="3" width="60" customWidth="1"/></cols>`;

/** A cell's text for XML, with Excel's own escapes for what XML does not hold and for what looks like one. */
function escaped(text) {
  const code = (c) => `_x${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .replace(/[\0-\x08\x0b-\x1f\ufffe\uffff]/g, code)
    .replace(/[&<>]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[c]);
}

/** Rows as a workbook of one sheet, `name`. Cells are texts, so that nothing in them is ever a formula. */
export function writeWorkbook(rows, name) {
  const cell = (text, at, row) => {
    if (text.length > LONGEST_CELL) throw new Refused(`「${text.slice(0, 12)}…」太长，Excel 放不下`);
    if (text === "") return "";
    const place = `r="${String.fromCharCode(65 + at)}${row}" s="${row === 1 ? 1 : 2}"`; // there are fewer columns than letters
    return `<c ${place} t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
  };
  const row = (texts, at) => `<row r="${at + 1}">${texts.map((text, column) => cell(text, column, at + 1)).join("")}</row>`;
  const sheet = `${BEFORE}<sheetData>${rows.map(row).join("")}</sheetData></worksheet>`;
  const bytes = (text) => new TextEncoder().encode(HEAD + text);
  const book = FIXED[BOOK].replace("{name}", () => escaped(name));
  const parts = Object.entries({ ...FIXED, [BOOK]: book, "xl/worksheets/sheet1.xml": sheet });
  return zipSync(Object.fromEntries(parts.map(([path, text]) => [path, bytes(text)])));
}
