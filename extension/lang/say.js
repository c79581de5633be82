// Says our own Chinese in another language. The Chinese stays the key, as in gettext: `words` maps a sentence, or a form with
// `{}` for what is filled in, to the same in the other language (`{}` again, or `{1}` `{2}` in another order).
//
// Comes into a page only where the agent reads another language (background.js). Must never be asked about what is sent or put
// in: what goes to customers stays as it is.
"use strict";

(() => {
  const HAN = /[\u3400-\u9fff]/;
  const plain = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

  // What is filled in does not reach over a line, or into the next part of a line with parts; at the front not over what a
  // line is about.
  function form(key) {
    const parts = key.split("{}");
    const longest = parts.reduce((a, b) => (b.length > a.length ? b : a));
    const told = parts.join("").length;
    const hole = (not) => `((?:(?! · )[^\\n${not}])*?)`;
    const pattern = parts.map(plain).reduce((text, part) => text + hole(text ? "" : "：") + part);
    return { key, longest, told, pattern: new RegExp(`^${pattern}$`) };
  }

  /** What says a text in the language of `words`; what is not known there comes back as it is. */
  globalThis.xiaoqiSay ??= (words) => {
    const known = (text) => (Object.hasOwn(words, text) ? words[text] : undefined);
    // Of two forms that fit, the one that says more itself.
    const forms = Object.keys(words).filter((key) => key.includes("{}")).map(form).sort((a, b) => b.told - a.told);

    function filled(text) {
      for (const { key, longest, pattern } of forms) {
        const found = text.includes(longest) && pattern.exec(text);
        if (!found) continue;
        let next = 1;
        return words[key].replace(/\{(\d?)\}/g, (_, at) => say(found[at || next++] ?? ""));
      }
      return undefined;
    }

    // A list is said in parts if every part is known.
    function listed(text) {
      for (const [mark, instead] of [["；", "; "], ["，", ", "], ["、", ", "]]) {
        const parts = text.split(mark);
        if (parts.length < 2) continue;
        const said = parts.map((part) => (HAN.test(part) ? known(part) ?? filled(part) : part));
        if (!said.includes(undefined)) return said.join(instead);
      }
      return undefined;
    }

    function say(text) {
      if (!HAN.test(text)) return known(text) ?? text; // a full stop behind what is filled in
      const [, before, inner, after] = /^(\s*)([^]*?)(\s*)$/.exec(text);
      return before + (known(inner) ?? composed(inner)) + after;
    }

    function ended(text) {
      const said = say(text.slice(0, -1));
      return said === text.slice(0, -1) ? text : said + (words["。"] ?? ".");
    }

    // A file's name, a level: what it is about, then what is said of it.
    function headed(text) {
      const at = text.indexOf("：");
      if (at < 1) return text;
      const [head, rest] = [text.slice(0, at), text.slice(at + 1)];
      const said = say(rest);
      return known(head) === undefined && said === rest ? text : `${known(head) ?? head}${words["："] ?? ": "}${said}`;
    }

    function composed(text) {
      if (text.includes("\n")) return text.split("\n").map(say).join("\n");
      const whole = filled(text) ?? listed(text);
      if (whole !== undefined) return whole;
      if (text.includes("· ")) return text.split("· ").map(say).join("· ");
      if (text.endsWith("。")) return ended(text);
      return headed(text);
    }

    return say;
  };
})();
