// 我的短语 in the options: one row a phrase, saved at each change; what cannot be kept is marked in its row and not saved.
// What a page saves meanwhile comes in beside a row that is being written, never over it. Texts are values and text nodes.

import { MOST, alter, check, listen, prepare, stored, usable } from "./own-store.js";
import { transfers } from "./own-files.js";

const FIELDS = { group: "分组", code: "短码", text: "内容" };
const FILTER_FROM = 20; // more than can be overlooked at once
const BLANK = { id: "", group: "", code: "", text: "", cite: [] };

const by = (id) => document.getElementById(id);
const body = by("own");
const filter = by("own-filter");
/** The rows of what is kept, by name. Rows that are not kept yet are in the table only. */
const rows = new Map();

function el(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

function say(text) {
  by("saved").textContent = text;
}

class Row {
  constructor(phrase) {
    this.id = phrase.id;
    this.saved = { group: phrase.group, code: phrase.code, text: phrase.text };
    this.why = el("p", { className: "why", id: `own-why-${Row.made++}` });
    this.inputs = {
      // A page keeps a sentence without either.
      group: el("input", { value: phrase.group, placeholder: "未分组" }),
      code: el("input", { value: phrase.code, placeholder: "自动", spellcheck: false, autocomplete: "off" }),
      text: el("textarea", { value: phrase.text }),
    };
    this.inputs.group.setAttribute("list", "own-groups");
    for (const [field, input] of Object.entries(this.inputs)) {
      input.setAttribute("aria-label", FIELDS[field]);
      input.setAttribute("aria-describedby", this.why.id);
    }
    this.button = el("button", { type: "button", textContent: "移除" });
    this.button.addEventListener("click", () => this.takeOut());
    const { group, code, text } = this.inputs;
    const cells = [[group], [code], [text, this.why], [this.button]].map((inside) => el("td", {}, ...inside));
    this.element = el("tr", {}, ...cells);
    this.element.addEventListener("input", () => this.fit());
    this.element.addEventListener("change", () => this.save());
    this.fit();
    if (this.id) rows.set(this.id, this);
  }
  static made = 0;

  touched() {
    return Object.keys(FIELDS).filter((field) => this.inputs[field].value !== this.saved[field]);
  }

  /** As high as the text asks for, and what the button is called by who does not see it. */
  fit() {
    const { text, code } = this.inputs;
    const lines = text.value.split("\n").map((line) => Math.max(1, Math.ceil(line.length / 28)));
    text.rows = Math.min(6, lines.reduce((sum, many) => sum + many, 0));
    this.button.setAttribute("aria-label", `移除「${code.value || text.value.slice(0, 12)}」`);
  }

  /** Marks the cell that keeps the phrase out; `hint` is what was changed so that it could be kept. */
  mark(cell = "", fault = "", hint = "") {
    for (const [field, input] of Object.entries(this.inputs)) {
      input.setCustomValidity(field === cell ? fault : "");
      input.setAttribute("aria-invalid", String(field === cell));
    }
    this.why.className = fault ? "why bad" : "why";
    this.why.textContent = fault ? `没有保存：${fault}` : hint;
  }

  /** Takes over what is kept now; a cell that is being written stays as it is. */
  take(phrase, written = this.saved) {
    for (const field of Object.keys(FIELDS)) {
      const input = this.inputs[field];
      if (input.value === written[field] && input.value !== phrase[field]) input.value = phrase[field];
      this.saved[field] = phrase[field];
    }
    this.fit();
  }

  values() {
    return Object.fromEntries(Object.entries(this.inputs).map(([field, input]) => [field, input.value]));
  }

  async save() {
    try {
      await alter(async (all) => {
        if (!this.element.isConnected) return null;
        const touched = this.touched();
        if (!touched.length && this.id) return this.mark(); // as it was again
        const written = this.values();
        if (!this.id && !written.text.trim()) return this.mark(); // not whole yet
        const before = all.find((phrase) => this.id && phrase?.id === this.id);
        // Only what was written here: a page may have changed the rest.
        const changes = before ? Object.fromEntries(touched.map((field) => [field, written[field]])) : written;
        const wish = { ...BLANK, ...before, ...changes, id: this.id };
        const { phrase, notes, cell, fault } = await check(wish, all);
        if (!phrase) {
          say("有一条没有保存");
          return this.mark(cell, fault);
        }
        this.mark("", "", notes.map((note) => note.message).join("；"));
        this.id = phrase.id;
        rows.set(this.id, this);
        this.take(phrase, written);
        say("已保存");
        return before ? all.map((one) => (one === before ? phrase : one)) : [...all, phrase];
      });
    } catch {
      say("没能保存");
    }
  }

  async takeOut() {
    const next = this.element.nextElementSibling ?? this.element.previousElementSibling;
    (next?.querySelector("button") ?? by("own-add")).focus();
    this.element.remove();
    const { id } = this;
    rows.delete(id);
    if (!id) return;
    await alter((all) => all.filter((phrase) => phrase?.id !== id)).then(() => say("已保存"), () => say("没能保存"));
  }

  /** Somebody else took the phrase out: what is being written here is not lost. */
  leave() {
    rows.delete(this.id);
    if (!this.touched().length) return this.element.remove();
    this.id = "";
    this.mark("text", "这一条在别处移除了；再改一下就重新存进来");
  }
}

/** Shows what is kept: rows that are there stay where they are. */
function show(all) {
  const phrases = usable(all);
  const seen = new Set();
  let above = null;
  for (const phrase of phrases) {
    if (seen.has(phrase.id)) continue;
    seen.add(phrase.id);
    const there = rows.get(phrase.id);
    const row = there ?? new Row(phrase);
    if (there) there.take(phrase);
    else if (above) above.after(row.element);
    else body.prepend(row.element);
    above = row.element;
  }
  for (const [id, row] of rows) if (!seen.has(id)) row.leave();
  const groups = [...new Set(phrases.map((phrase) => phrase.group))];
  by("own-groups").replaceChildren(...groups.map((group) => el("option", { value: group })));
  by("own-count").textContent = phrases.length ? `${phrases.length} 条，最多 ${MOST} 条` : "";
  by("kept-own").textContent = `${phrases.length} 条`;
  const many = phrases.length > FILTER_FROM;
  by("own-filter-row").hidden = !many;
  if (!many) filter.value = "";
  sift();
}

function sift() {
  const wanted = filter.value.trim().toLowerCase();
  const fits = (row) => Object.values(row.saved).some((value) => value.toLowerCase().includes(wanted));
  for (const row of rows.values()) row.element.hidden = wanted !== "" && !fits(row) && !row.touched().length;
}

/** Everything was erased, on the agent's word: what is being written goes, too. */
function hear(all) {
  if (all === undefined) {
    rows.clear();
    body.replaceChildren();
  }
  show(all);
}

by("own-add").addEventListener("click", () => {
  const row = new Row(BLANK);
  body.append(row.element);
  row.inputs.group.focus();
});
filter.addEventListener("input", sift);
by("h-own-section").addEventListener("focusin", () => prepare().catch(() => {}), { once: true });
listen(hear);
transfers();
show(await stored());
