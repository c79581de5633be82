// 教小旗认识 · single: selectors of one element: its own names if they find nothing else, else below somebody who has one, else a
// short way from there.
(() => {
  "use strict";
  const teach = globalThis.__xiaoqiTeach;
  const MOST_UP = 12;

  const all = (within, css) => {
    try {
      return [...within.querySelectorAll(css)];
    } catch {
      return [];
    }
  };
  const only = (el, css) => {
    const found = all(el.ownerDocument, css);
    return found.length === 1 && found[0] === el;
  };

  /** `tag`, or `tag:nth-of-type(n)` where it has brothers of that name. */
  function step(el) {
    const brothers = [...(el.parentElement?.children ?? [])].filter((one) => one.localName === el.localName);
    return brothers.length > 1 ? `${el.localName}:nth-of-type(${brothers.indexOf(el) + 1})` : el.localName;
  }

  /** Its own names, alone or two together. */
  function own(el, words) {
    const kinds = teach.kinds(el, words);
    const alone = kinds.filter(({ css }) => only(el, css));
    if (alone.some(({ weak }) => !weak)) return alone.filter(({ weak }) => !weak).map(({ css }) => css);
    const tagged = kinds.filter(({ css }) => /^[.[]/.test(css)).map(({ css }) => el.localName + css);
    const pairs = kinds.flatMap((a, at) => kinds.slice(at + 1).filter((b) => /^[.[]/.test(a.css + b.css) && /^[.[]/.test(b.css)).map((b) => a.css + b.css));
    return [...alone.map(({ css }) => css), ...tagged, ...pairs].filter((css) => only(el, css));
  }

  /** Selectors that find `el` and nothing else in its document, the best first, at most two. */
  function single(el, words = teach.said(el.ownerDocument)) {
    const found = own(el, words).slice(0, 2);
    const way = [];
    let above = el.parentElement;
    for (let up = 0; above && up < MOST_UP && found.length < 1; up++, above = above.parentElement) {
      for (const anchor of own(above, words).slice(0, 1)) {
        const below = teach.kinds(el, words).map(({ css }) => `${anchor} ${css}`);
        const path = [...way].reverse();
        found.push(...[...below, `${anchor} ${el.localName}`, [anchor, ...path, step(el)].join(" > ")].filter((css) => only(el, css)).slice(0, 1));
      }
      way.push(step(above));
    }
    if (found.length === 0) {
      const path = [];
      for (let at = el; at && at !== el.ownerDocument.body && at !== el.ownerDocument.documentElement; at = at.parentElement) path.unshift(step(at));
      const css = ["body", ...path].join(" > ");
      if (only(el, css)) found.push(css);
    }
    return found;
  }

  Object.assign(teach, { single, all, step });
})();
