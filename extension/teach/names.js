// 教小旗认识 · names: which ids, classes and attributes of a page will still be called so tomorrow, and are about the page and
// not about a customer. Works on any document it is given; knows no state.
//
// Must never let through what a person wrote: no text, no label, no title; of other attributes' values only words of the code.
(() => {
  "use strict";
  const teach = (globalThis.__xiaoqiTeach ??= {});
  const MOST_CHARS = 60;
  const MANY = 9; // elements
  const LONG_PREFIX = 5; // letters a name has at least before its generated part
  /** Attributes that page makers write for tests and for meaning; the first say most. */
  const ATTRIBUTES = [
    "data-testid", "data-test-id", "data-test", "data-qa-id", "data-qa", "data-cy", "data-e2e", "data-role", "data-type", "data-side",
    "data-direction", "data-from", "data-sender", "data-component", "name", "role", "type", "dir", "align",
  ];
  const OF_CONTROLS = new Set(["name", "type"]); // else they may name a person
  /** Names that libraries make anew with every build. */
  const MADE = /^(css|jsx|jss|sc|svelte|ng|emotion|makeStyles|_ng[a-z]+)-|^el-id-|^:r/;
  /** Names that say how something is just now. */
  const STATE =
    /^(ql-(blank|.*selected)|(.*[-_])?(active|hover(ed)?|focus(ed)?|focus-?(visible|within)|select(ed)?|checked|disabled|enabled|pressed|open(ed)?|closed?|hidden|show|visible|loading|loaded|unread|read|new|last|first|current|dragging|typing|empty|blank|error|invalid|valid|touched|dirty|pristine|enter|leave|appear|even|odd|failed|sending))$/i;
  /** Short words without a meaning of their own: how a thing is laid out. */
  const WEAK =
    /^((m|p)[trblxy]?-|(flex|grid|block|inline|relative|absolute|fixed|sticky|w|h|min|max|text|bg|border|rounded|items|self|gap|space|overflow|font|leading|cursor|shrink|grow|z|d|row|col|clearfix|clear|left|right|container|wrap|wrapper|inner|content|box|main|body|active)(-|$))/;
  const ABBREVIATIONS = new Set(["btn", "msg", "msgs", "txt", "img", "ctn", "ctrl", "cnt", "svc", "html", "css", "dlg", "lst", "wrp", "cs", "kf", "im", "h5"]);
  /** Words of user interfaces: these stand on pages, too, and say nothing of anybody. */
  const ORDINARY = new Set(
    ("send sent message messages msg chat chats input editor edit text textbox textarea area order orders number customer buyer user guest visitor client agent seller staff " +
      "service kefu reply replies submit button btn list item items row self other left right bubble content body main panel side search name remark note talk session " +
      "conversation dialog history feed in out incoming outgoing received mine me not is from to no id sn box wrap wrapper container rtl ltr center group card info detail details application log").split(" "),
  );

  const pieces = (token) => token.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? [];
  const wordy = (piece) => {
    const word = piece.toLowerCase();
    if (ABBREVIATIONS.has(word) || ORDINARY.has(word)) return true;
    return word.length >= 3 && /[aeiouy]/.test(word) && !/[^aeiouy]{5}/.test(word);
  };

  /** A part of a name between hyphens: a word, neither, or generated. */
  function judge(token) {
    if (token === "") return "neutral";
    if (ABBREVIATIONS.has(token)) return "word";
    if (/^\d+$/.test(token)) return token.length <= 2 ? "neutral" : "made";
    if (/\d/.test(token)) return "made";
    const all = pieces(token);
    if (all.every(wordy)) return "word";
    if (token.length <= 2 && token === token.toLowerCase()) return "neutral";
    return all.some((piece) => piece.length >= 3 && wordy(piece)) && all.every((piece) => wordy(piece) || piece.length === 2) ? "word" : "made";
  }

  /** What can be relied on of a name: all of it, its beginning, or nothing. `strict` takes no digit at all. */
  function name(text, strict = false) {
    if (!/^[A-Za-z_-][A-Za-z0-9_-]*$/.test(text) || text.length > MOST_CHARS || MADE.test(text) || STATE.test(text)) return null;
    if (strict && /\d/.test(text)) return null;
    const tokens = text.split(/([-_]+)/); // the separators stand at the odd places
    const hashed = /__([A-Za-z0-9]{5,8})$/.exec(text); // name__hash, as CSS modules have it
    const bad = tokens.findIndex((token, at) => {
      if (at % 2 === 1) return false;
      const last = hashed && at === tokens.length - 1 && token === hashed[1];
      return judge(token) === "made" || (last && /[A-Z0-9]/.test(token));
    });
    if (bad < 0) return tokens.some((token, at) => at % 2 === 0 && judge(token) === "word") ? { whole: text } : null;
    const prefix = tokens.slice(0, bad).join("");
    const letters = prefix.replace(/[^A-Za-z]/g, "").length;
    return !strict && letters >= LONG_PREFIX ? { prefix } : null;
  }

  /** The words that are to be read in a document, in its texts and labels: a name made of one of them may be a person's. */
  function said(doc) {
    const parts = [];
    const texts = doc.createTreeWalker(doc.body ?? doc, 4); // text nodes
    for (let at = texts.nextNode(); at; at = texts.nextNode()) if (!at.parentElement?.matches("script, style, noscript")) parts.push(at.data);
    for (const el of doc.querySelectorAll("[aria-label], [title], [alt], [placeholder]")) {
      for (const attribute of ["aria-label", "title", "alt", "placeholder"]) parts.push(el.getAttribute(attribute) ?? "");
    }
    const words = parts.join(" ").toLowerCase().match(/[a-z][a-z0-9_-]{2,}/g) ?? [];
    return new Set(words.flatMap((word) => [word, ...word.split(/[-_]/)]));
  }

  /** Whether a part of a value is to be read on the page and may be somebody's name. What many elements' classes begin with is the
   *  maker's name: no customer is in so many. */
  function personal(value, words, doc) {
    const said = [value, ...value.split(/[-_]+/), ...value.split(/[-_]+/).flatMap(pieces)].filter((part) => words.has(part.toLowerCase()) && !ORDINARY.has(part.toLowerCase()));
    return said.some((part) => !doc || doc.querySelectorAll(`[class*=${CSS.escape(part)}]`).length < MANY);
  }

  /** The selectors that an element has by itself, the best first. `ids`: also by its id. */
  function kinds(el, words, ids = true) {
    const found = [];
    const add = (css, weak = false) => found.push({ css, weak });
    const fine = (value, strict) => (value && !personal(value, words, strict ? null : el.ownerDocument) ? name(value, strict) : null);
    if (ids && fine(el.id, true)?.whole) add(`#${CSS.escape(el.id)}`);
    const control = el.matches("input, textarea, select, button");
    for (const attribute of ATTRIBUTES) {
      const value = el.getAttribute(attribute);
      if (!value || (OF_CONTROLS.has(attribute) && !control) || !fine(value, true)?.whole) continue;
      add(OF_CONTROLS.has(attribute) ? `${el.localName}[${attribute}=${value}]` : `[${attribute}=${value}]`, ["type", "dir"].includes(attribute));
    }
    const editable = el.getAttribute("contenteditable");
    if (editable !== null && editable !== "false") add(/^[a-z-]+$/.test(editable) ? `[contenteditable=${editable}]` : "[contenteditable]");
    const classes = [...el.classList].map((one) => ({ one, known: fine(one, false) })).filter(({ known }) => known);
    for (const { known } of classes) {
      if (known.whole) add(`.${CSS.escape(known.whole)}`, WEAK.test(known.whole));
      else add(`[class*=${known.prefix}]`, false);
    }
    return found.sort((a, b) => a.weak - b.weak); // stable: in their order else
  }

  Object.assign(teach, { name, said, kinds });
})();
