// 教小旗认识 · board: what the agent sees and presses while he points: a clear sheet over the page with a panel on it, in a frame
// of its own within a closed shadow root. What happens in that frame no script of the page's hears, and it has the page's focus.
//
// Text nodes only. Decides nothing; presses that no person made count for nothing. Speaks the agent's language: `ui` makes what
// holds a text of ours, `make` what holds none; what the agent typed, and the rules made of the page, nobody translates.
(() => {
  "use strict";
  const teach = globalThis.__xiaoqiTeach;
  const STYLE = `
    * { box-sizing: border-box; }
    html, body { margin: 0; height: 100%; overflow: hidden; background: transparent; cursor: crosshair; }
    body {
      --paper: #ffffff; --ink: #1f2328; --soft: #59636e; --line: #d8dee4; --wash: #f4f6f8; --key: #eef1f4; --flag: #e5482d; --pass: #1a7f37; --bad: #b42318; --blue: #1d5fbf;
      color: var(--ink); font: 13px/1.5 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", system-ui, sans-serif;
    }
    body.dark { --paper: #1c2128; --ink: #e6eaef; --soft: #a3adb8; --line: #3a424c; --wash: #262c35; --key: #323a45; --flag: #ff7a5c; --pass: #6fdd8b; --bad: #ff8f80; --blue: #84b6ff; }
    .mark { position: fixed; pointer-events: none; border-radius: 4px; }
    .mark.hover { outline: 2px dashed #1d5fbf; background: rgb(29 95 191 / 10%); }
    .mark.picked { outline: 3px solid #e5482d; background: rgb(229 72 45 / 12%); }
    .mark.customer { outline: 2px solid #7a5300; } .mark.agent { outline: 2px solid #1a7f37; }
    .panel {
      position: fixed; bottom: 16px; left: 16px; width: 320px; max-width: calc(100vw - 32px); max-height: calc(100vh - 32px); overflow-y: auto; cursor: default; padding: 10px 12px 12px;
      color: var(--ink); background: var(--paper); border: 1px solid var(--line); border-radius: 8px; box-shadow: inset 0 3px 0 var(--flag), 0 4px 20px rgb(0 0 0 / 28%); overflow-wrap: anywhere;
    }
    .panel.right { left: auto; right: 16px; }
    .panel:focus { outline: none; }
    header { display: flex; align-items: center; gap: 6px; }
    h1 { font-size: 14px; margin: 0 auto 0 0; }
    ol { list-style: none; display: flex; flex-wrap: wrap; gap: 2px 10px; margin: 8px 0; padding: 0; font-size: 12px; color: var(--soft); }
    li.now { color: var(--ink); font-weight: 600; } li.done { color: var(--pass); }
    .say { margin: 6px 0; font-weight: 600; } .more { margin: 4px 0; color: var(--soft); font-size: 12px; }
    .said { margin: 6px 0; padding: 4px 8px; border-radius: 6px; background: var(--wash); } .said:empty { display: none; }
    .said.bad { color: var(--bad); } .said.good { color: var(--pass); }
    .row { display: flex; flex-wrap: wrap; gap: 6px; margin-top: 8px; }
    button { font: inherit; font-size: 12px; color: inherit; background: transparent; border: 1px solid var(--line); border-radius: 5px; padding: 2px 8px; cursor: pointer; flex: none; white-space: nowrap; }
    button:hover { background: var(--key); } button:disabled { opacity: .45; cursor: default; }
    button.main { background: var(--ink); color: var(--paper); border-color: var(--ink); margin-left: auto; padding-inline: 12px; }
    button:focus-visible, input:focus-visible, textarea:focus-visible { outline: 2px solid var(--blue); outline-offset: 1px; }
    kbd { font: inherit; font-size: 11px; opacity: .7; margin-left: 4px; }
    label { display: block; color: var(--soft); font-size: 12px; margin-top: 6px; }
    input, textarea { display: block; width: 100%; font: inherit; color: inherit; background: var(--wash); border: 1px solid var(--line); border-radius: 5px; padding: 3px 6px; }
    body:lang(en) { font-family: system-ui, "Segoe UI", sans-serif; }
    body:lang(zh-TW) { font-family: "PingFang TC", "Microsoft JhengHei", "Noto Sans CJK TC", system-ui, sans-serif; }
    textarea { font: 12px/1.45 ui-monospace, Consolas, monospace; height: clamp(64px, 100vh - 500px, 180px); resize: vertical; white-space: pre; }`;

  /** The agent's language and what says our texts in it, as loader.js has them: words come only where it is not the code's own. */
  async function learn(runtime) {
    const { language, words } = (await runtime?.sendMessage({ kind: "words" }).catch(() => null)) ?? {};
    if (!words || !globalThis.xiaoqiSay) return { language: "zh-CN", say: (text) => text };
    return { language, say: globalThis.xiaoqiSay(words) };
  }

  /** Opens the board. `on` hears `point(x, y)`, `move(x, y)`, `key(event)`, `act(name)`, `name(text)`,
   *  `begun()` when there is something to draw on, `drawn()` when the page has moved under it, `gone()` when the page took it out. */
  function board(on, { language, say }) {
    const focused = document.activeElement;
    const host = document.createElement("div");
    const important = (style) => Object.entries(style).forEach(([name, value]) => host.style.setProperty(name, value, "important"));
    important({ all: "initial", position: "fixed", inset: "0", "z-index": "2147483647", display: "block", "color-scheme": "light" });
    const frame = document.createElement("iframe");
    frame.style.cssText = "position:fixed;inset:0;width:100%;height:100%;border:0;background:transparent;color-scheme:light";
    frame.title = say("教小旗认识这个页面");
    host.attachShadow({ mode: "closed" }).append(frame);
    let panel = null;
    let doc = null;
    let marks = null;
    let left = false;

    const make = (tag, name = "") => {
      const el = doc.createElement(tag);
      if (name) el.className = name;
      return el;
    };
    const ui = (tag, name, text) => {
      const el = make(tag, name);
      el.textContent = say(text);
      return el;
    };
    const inPanel = (event) => event.composedPath().includes(panel);

    function begin() {
      if (doc === frame.contentDocument || !frame.contentDocument?.body) return;
      doc = frame.contentDocument;
      const style = doc.createElement("style");
      style.textContent = STYLE;
      doc.head.append(style);
      doc.documentElement.lang = language;
      doc.body.classList.toggle("dark", matchMedia("(prefers-color-scheme: dark)").matches);
      marks = make("div");
      panel = make("section", "panel");
      panel.tabIndex = -1;
      panel.setAttribute("role", "dialog");
      panel.setAttribute("aria-label", say("教小旗认识这个页面"));
      doc.body.append(marks, panel);
      const view = frame.contentWindow;
      view.addEventListener("mousemove", (event) => event.isTrusted && (inPanel(event) ? on.move(-1, -1) : on.move(event.clientX, event.clientY)), true);
      view.addEventListener("mousedown", (event) => inPanel(event) || event.preventDefault(), true); // the focus stays in the panel
      view.addEventListener("contextmenu", (event) => inPanel(event) || event.preventDefault(), true);
      view.addEventListener("click", (event) => {
        if (!event.isTrusted) return;
        if (!inPanel(event)) on.point(event.clientX, event.clientY);
        else if (event.target.closest("button")) on.act(event.target.closest("button").dataset.act);
      }, true);
      view.addEventListener("wheel", scroll, { capture: true, passive: false });
      view.addEventListener("keydown", key, true);
      view.addEventListener("keyup", keyUp, true);
      view.addEventListener("input", (event) => event.isTrusted && event.target.localName === "input" && on.name(event.target.value), true);
      on.begun();
    }

    // Keys that still go to the page are ours, too, as long as we are open.
    function key(event) {
      const field = event.target.localName === "input" || event.target.localName === "textarea";
      const own = event.view === frame.contentWindow;
      if (!own) {
        event.preventDefault();
        event.stopImmediatePropagation();
      }
      if (!event.isTrusted || event.isComposing) return;
      if (event.key === "Tab") return void (own ? wrap(event) : panel.focus());
      if (own && field && event.key !== "Escape") return;
      if (own && event.key === "Enter" && event.target.closest("button")) return; // that button's
      // Escape counts when it is let go: we may be gone then, and the page is not to hear the rest of it.
      if (event.key === "Escape" || on.key(event.key)) event.preventDefault();
    }
    function keyUp(event) {
      if (event.view !== frame.contentWindow) event.stopImmediatePropagation();
      if (event.type === "keyup" && event.isTrusted && event.key === "Escape" && !event.isComposing) on.key("Escape");
    }

    function wrap(event) {
      const stops = [...panel.querySelectorAll("button:enabled, input, textarea")];
      const at = stops.indexOf(doc.activeElement);
      const next = stops[(at + (event.shiftKey ? (at < 0 ? 0 : -1) : 1) + stops.length) % stops.length];
      event.preventDefault();
      next?.focus();
    }

    /** Through the sheet: as the page would have scrolled. */
    function scroll(event) {
      if (inPanel(event)) return;
      event.preventDefault();
      let at = under(event.clientX, event.clientY);
      const scrolls = (el) => el.scrollHeight > el.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(el).overflowY);
      while (at && !scrolls(at)) at = at.parentElement ?? at.ownerDocument.defaultView.frameElement;
      (at ?? document.scrollingElement)?.scrollBy(event.deltaX, event.deltaY);
      on.drawn();
    }

    /** What of the page is at a place of the sheet; in frames of its own origin, too. */
    function under(x, y) {
      important({ "pointer-events": "none" });
      frame.style.pointerEvents = "none";
      let el = document.elementFromPoint(x, y);
      for (let inner = contents(el); inner; inner = contents(el)) {
        const { left, top } = el.getBoundingClientRect();
        [x, y] = [x - left - el.clientLeft, y - top - el.clientTop];
        const next = inner.elementFromPoint(x, y);
        if (!next) break;
        el = next;
      }
      important({ "pointer-events": "auto" });
      frame.style.pointerEvents = "auto";
      return el;
    }
    const contents = (el) => {
      try {
        return el?.localName === "iframe" || el?.localName === "frame" ? el.contentDocument : null;
      } catch {
        return null; // of another origin
      }
    };

    /** Where an element is on the sheet. */
    function place(el) {
      let { left, top, width, height } = el.getBoundingClientRect();
      for (let view = el.ownerDocument.defaultView; view && view !== window; view = view.parent) {
        const around = view.frameElement.getBoundingClientRect();
        left += around.left + view.frameElement.clientLeft;
        top += around.top + view.frameElement.clientTop;
      }
      return { left, top, width, height };
    }

    /** Outlines: `[[kind, element], …]`. */
    function outline(all) {
      marks.replaceChildren(...all.filter(([, el]) => el?.isConnected).map(([kind, el]) => {
        const mark = make("div", `mark ${kind}`);
        for (const [name, value] of Object.entries(place(el))) mark.style[name] = `${value}px`;
        return mark;
      }));
    }

    const button = ({ act, text, key, main, off }) => {
      const el = ui("button", main ? "main" : "", text);
      el.type = "button";
      el.dataset.act = act;
      el.disabled = off === true;
      if (key) el.append(ui("kbd", "", key));
      return el;
    };

    /** Draws the panel: `{ steps: [{ name, state }], say, more, said, tone, buttons: [rows], toml, name }`. */
    function show(view) {
      const at = doc.activeElement?.dataset?.act;
      const head = make("header");
      head.append(ui("h1", "", "教小旗认识这个页面"), button({ act: "side", text: "换边" }), button({ act: "leave", text: "退出" }));
      const steps = make("ol");
      steps.append(...view.steps.map(({ name, state }, n) => {
        const step = make("li", state);
        step.append(`${state === "done" ? "✓" : `${n + 1}.`} ${say(name)}`);
        if (state === "now") step.setAttribute("aria-current", "step");
        return step;
      }));
      const said = ui("p", `said ${view.tone ?? ""}`, view.said ?? "");
      said.setAttribute("role", "status");
      const parts = [head, steps, ui("p", "say", view.say), ...(view.more ? [ui("p", "more", view.more)] : [])];
      if (view.toml !== undefined) {
        const name = ui("label", "", "名称");
        const input = make("input");
        input.value = view.name;
        input.maxLength = 40;
        name.append(input);
        const area = make("textarea");
        area.readOnly = true;
        area.value = view.toml;
        area.lang = "zh-CN";
        area.setAttribute("aria-label", say("页面规则（TOML）"));
        parts.push(name, ui("label", "", "页面规则（TOML，只有选择器，没有聊天内容）"), area);
      }
      parts.push(said, ...view.buttons.map((all) => {
        const row = make("div", "row");
        row.append(...all.map(button));
        return row;
      }));
      panel.className = left ? "panel right" : "panel";
      panel.replaceChildren(...parts);
      const again = at && [...panel.querySelectorAll("button:enabled")].find((el) => el.dataset.act === at);
      (again ?? panel).focus();
    }

    function retext(toml) {
      const area = panel.querySelector("textarea");
      if (area) area.value = toml;
    }

    /** Puts the TOML on the clipboard; false if the browser did not. */
    function copy() {
      const area = panel.querySelector("textarea");
      area.select();
      return doc.execCommand("copy");
    }

    function download(name, text) {
      const link = doc.createElement("a");
      link.href = frame.contentWindow.URL.createObjectURL(new Blob([text], { type: "application/toml" }));
      link.download = name;
      doc.body.append(link);
      link.click();
      link.remove();
    }

    const redraw = () => (host.isConnected ? on.drawn() : on.gone());
    function remove() {
      for (const type of ["keyup", "keypress"]) window.removeEventListener(type, keyUp, true);
      window.removeEventListener("keydown", key, true);
      window.removeEventListener("scroll", redraw, true);
      window.removeEventListener("resize", redraw);
      host.remove();
      if (focused?.isConnected) focused.focus?.({ preventScroll: true });
    }

    window.addEventListener("keydown", key, true);
    for (const type of ["keyup", "keypress"]) window.addEventListener(type, keyUp, true);
    window.addEventListener("scroll", redraw, true);
    window.addEventListener("resize", redraw);
    frame.addEventListener("load", begin); // of Firefox: there a frame gets its document later
    document.documentElement.append(host);
    begin();
    return { show, outline, under, retext, copy, download, remove, side: () => (left = !left), focus: () => panel?.focus() };
  }

  Object.assign(teach, { board, learn });
})();
