// 我的短语 in and out of files. What became of every row is told with its number: what was changed, and what was left out.

import { download } from "./download.js";
import { alter, compiler, stored, texts } from "./own-store.js";

const by = (id) => document.getElementById(id);

function tell(text, notes = [], bad = false) {
  by("own-result").textContent = text;
  by("own-result").className = bad ? "bad" : "";
  const item = ({ row, left, message }) => {
    const element = document.createElement("li");
    element.textContent = row ? `第${row}行：${message}` : message;
    if (left) element.className = "bad";
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
  const { said = [], sheets = [] } = await table(file);
  let [notes, fault, added, replaced] = [[], "", 0, 0];
  await alter((all) => {
    const read = glue.read_phrases(said, sheets, texts(all));
    ({ notes, fault } = read);
    const found = new Map(read.phrases.map((text) => JSON.parse(text)).map((phrase) => [phrase.id, phrase]));
    replaced = all.filter((phrase) => found.has(phrase?.id)).length;
    const next = all.map((phrase) => found.get(phrase?.id) ?? phrase);
    all.forEach((phrase) => found.delete(phrase?.id));
    added = found.size;
    return added + replaced > 0 ? [...next, ...found.values()] : null;
  });
  if (fault) return tell(`${file.name}：${fault}`, notes, true);
  const left = notes.filter((note) => note.left).length;
  const counts = [`加入 ${added} 条`, replaced && `代替 ${replaced} 条`, left && `没有加入 ${left} 条`].filter(Boolean).join("，");
  tell(`${file.name}：${counts}${notes.length ? `，共 ${notes.length} 处说明` : ""}。`, notes, left > 0);
}

async function take(asCsv) {
  const [glue, all] = await Promise.all([compiler(), stored()]);
  let [name, notes, many] = ["", [], 0];
  if (asCsv) {
    let text;
    ({ text, notes, many } = glue.phrases_csv(texts(all)));
    name = download("我的短语", ["\ufeff", text], "csv"); // Excel knows by the mark that it is UTF-8
  } else {
    const { writeWorkbook } = await import("./own-workbook.js");
    const written = glue.phrases_rows(texts(all));
    many = written.many;
    name = download("我的短语", [writeWorkbook(written.rows, "我的短语")], "xlsx");
  }
  const said = notes.map((message) => ({ message }));
  const unread = all.length - many;
  if (unread > 0) said.unshift({ message: `有 ${unread} 条存坏了，读不出，没有导出`, left: true });
  tell(`${name}：导出 ${many} 条。`, said, unread > 0);
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
