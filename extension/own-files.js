// 我的短语 in and out of files. What became of every row is told with its number: what was changed, and what was left out.

import { alter, compiler, stored } from "./own-store.js";

const by = (id) => document.getElementById(id);

function tell(text, notes = [], bad = false) {
  by("own-result").textContent = text;
  by("own-result").className = bad ? "bad" : "";
  const item = ({ row, left_out, message }) => {
    const element = document.createElement("li");
    element.textContent = row ? `第${row}行：${message}` : message;
    if (left_out) element.className = "bad";
    return element;
  };
  by("own-notes").replaceChildren(...notes.map(item));
  by("own-notes").hidden = notes.length === 0;
}

/** Runs `act`; what it refuses is told in its own words, after the name of what it is about. */
async function working(act, about) {
  const buttons = ["own-file", "own-csv", "own-xlsx"].map(by);
  buttons.forEach((button) => (button.disabled = true));
  tell("请稍等……");
  try {
    await act();
  } catch (error) {
    tell(`${about}：${error?.refused ? error.message : "没有成功，请再试一次"}`, [], true);
  } finally {
    buttons.forEach((button) => (button.disabled = false));
  }
}

async function bring(file) {
  const [{ table }, glue] = await Promise.all([import("./own-tables.js"), compiler()]);
  const read = JSON.stringify(await table(file));
  let said = null;
  await alter((all) => {
    said = JSON.parse(glue.read_phrases(read, JSON.stringify(all)));
    const found = new Map(said.phrases.map((phrase) => [phrase.id, phrase]));
    said.replaced = all.filter((phrase) => found.has(phrase?.id)).length;
    const next = all.map((phrase) => found.get(phrase?.id) ?? phrase);
    all.forEach((phrase) => found.delete(phrase?.id));
    said.added = found.size;
    return said.added + said.replaced > 0 ? [...next, ...found.values()] : null;
  });
  if (said.fault) return tell(`${file.name}：${said.fault}`, said.notes, true);
  const left = said.notes.filter((note) => note.left_out).length;
  const counts = [`加入 ${said.added} 条`, said.replaced && `代替 ${said.replaced} 条`, left && `没有加入 ${left} 条`];
  const more = said.notes.length ? `，共 ${said.notes.length} 处说明` : "";
  tell(`${file.name}：${counts.filter(Boolean).join("，")}${more}。`, said.notes, left > 0);
}

let offered = "";

function download(parts, type, ending) {
  const now = new Date();
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  const link = document.createElement("a");
  URL.revokeObjectURL(offered); // not this one: some browsers fetch it after the click
  offered = URL.createObjectURL(new Blob(parts, { type }));
  link.href = offered;
  link.download = `我的短语-${day}.${ending}`;
  link.click();
  return link.download;
}

async function take(asCsv) {
  const [glue, all] = await Promise.all([compiler(), stored()]);
  const { text, rows, notes, unread } = JSON.parse(glue.write_phrases(JSON.stringify(all), asCsv));
  let name;
  if (asCsv) {
    name = download(["\ufeff", text], "text/csv", "csv"); // Excel knows by the mark that it is UTF-8
  } else {
    const { writeWorkbook } = await import("./own-workbook.js");
    name = download([writeWorkbook(rows)], "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx");
  }
  const said = notes.map((message) => ({ message }));
  if (unread) said.unshift({ message: `有 ${unread} 条存坏了，读不出，没有导出`, left_out: true });
  tell(`${name}：${all.length - unread} 条。`, said, unread > 0);
}

/** Obeys the buttons. */
export function transfers() {
  by("own-file").addEventListener("change", async ({ target }) => {
    const [file] = target.files;
    if (!file) return;
    await working(() => bring(file), file.name);
    target.value = ""; // the same file may be chosen again
  });
  by("own-csv").addEventListener("click", () => working(() => take(true), "导出 CSV"));
  by("own-xlsx").addEventListener("click", () => working(() => take(false), "导出 Excel"));
}
