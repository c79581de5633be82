// 教小旗认识 · bubbles: from one message of the customer's and one of the agent's to the list, its items, whose each is, and where
// its text stands. Reads how the page is built, never what is said.
(() => {
  "use strict";
  const teach = globalThis.__xiaoqiTeach;
  const MOST_ITEMS = 300;
  const MOST_PARTS = 120;
  /** Words that say whose a message is. */
  const SIDE = /(left|right|self|mine|(^|[^a-z])me([^a-z]|$)|isme|notme|other|customer|client|buyer|user|guest|visitor|agent|service|seller|staff|kefu|waiter|merchant|incoming|outgoing|inbound|outbound|sent|recv|receive|opposite|reverse|(^|[^a-z])(in|out|from|to|end|start|l|r)([^a-z]|$))/i;
  /** Styles that put a thing to one side. */
  const STYLED = ["row-reverse", "flex-end", "flex-start", "float: right", "float: left", "text-align: right", "text-align: left"];
  const IN_LINE = "img, b, i, em, strong, a, br, mark, svg, svg *";

  const up = (el, end) => {
    const chain = [];
    for (let at = el; at && at !== end; at = at.parentElement) chain.push(at);
    return chain;
  };

  /** What was pressed may be a word or a picture within a text. */
  function whole(el) {
    let at = el;
    while (at.matches(IN_LINE) && at.parentElement && at.parentElement.textContent.trim().length > 0) at = at.parentElement;
    return at;
  }

  /** All that `el` and what is in it are called: selectors, each with how deep it was found first. */
  function features(el, words) {
    const found = new Map();
    const add = (css, depth) => found.has(css) || found.set(css, depth);
    for (const part of [el, ...[...el.querySelectorAll("*")].slice(0, MOST_PARTS)]) {
      const depth = up(part, el).length;
      for (const { css } of teach.kinds(part, words, false)) add(css, depth);
      const style = part.getAttribute("style") ?? "";
      for (const one of STYLED) if (style.includes(one)) add(`[style*="${one}"]`, depth);
    }
    return found;
  }

  const is = (item, css) => item.matches(css) || item.querySelector(css) !== null;

  /** Selectors that tell the items apart that are like `x` from those like `y`. */
  function sides(x, y, items, item, top, words) {
    const [ofX, ofY] = [features(x, words), features(y, words)];
    const above = (el) => up(el.parentElement, top).flatMap((one) => teach.kinds(one, words, false).map(({ css }) => `${css} ${item}`));
    const [aboveX, aboveY] = [above(x), above(y)];
    for (const css of aboveX) ofX.set(css, 0);
    for (const css of aboveY) ofY.set(css, 0);
    const differing = (a, b, el) =>
      [...a].filter(([css]) => !b.has(css) && is(el, css)).map(([css, depth]) => {
        const which = items.map((one) => is(one, css));
        return { css, which, count: which.filter(Boolean).length, worth: (SIDE.test(css) ? 4 : 0) - depth };
      });
    const [mine, theirs] = [differing(ofX, ofY, x), differing(ofY, ofX, y)];
    let best = null;
    const better = (customer, agent, count, worth) => {
      if (!best || count > best.count || (count === best.count && worth > best.worth)) best = { customer, agent, count, worth };
    };
    const apart = (a, b) => !a.which.some((on, at) => on && b.which[at]);
    const alike = (a, b) => (a.css.replace(SIDE, "") === b.css.replace(SIDE, "") ? 3 : 0);
    for (const a of mine) for (const b of theirs) if (apart(a, b)) better(a.css, b.css, a.count + b.count, a.worth + b.worth + alike(a, b));
    if (best) return best;
    // Only one of them is called anything: the other is whoever is not. The customer is asked for first.
    const strongest = (all) => all.sort((a, b) => b.worth - a.worth)[0];
    const [a, b] = [strongest(mine), strongest(theirs)];
    if (a) return { customer: a.css, agent: item, count: items.length, worth: a.worth };
    if (!b) return null;
    const customer = y.matches(b.css) ? `${item}:not(${b.css})` : `${item}:not(:has(${b.css}))`;
    return { customer, agent: b.css, count: items.length, worth: b.worth };
  }

  /** Where the text stands in an item: the nearest that both have, and that is the first of its kind. */
  function textOf(x, y, one, other, item, words) {
    if (one === x || other === y) return item;
    const [xs, ys] = [up(one, x), up(other, y)];
    const first = (within, css, chain) => chain.includes(within.querySelector(css));
    const near = (chain, within) => chain.slice(0, 2).flatMap((el) => teach.kinds(el, words, false).map(({ css }) => css)).filter((css) => first(within, css, chain.slice(0, 2)));
    const [ofX, ofY] = [near(xs, x), near(ys, y)];
    const both = ofX.find((css) => ofY.includes(css));
    if (both) return both;
    const tag = one.localName;
    if (tag === other.localName && first(x, tag, [one]) && first(y, tag, [other])) return tag;
    if (ofX[0] && ofY[0] && !y.querySelector(ofX[0]) && !x.querySelector(ofY[0])) return `${ofX[0]}, ${ofY[0]}`;
    const way = (el, within) => [":scope", ...up(el, within).reverse().map(teach.step)].join(" > ");
    const [wayX, wayY] = [way(one, x), way(other, y)];
    return wayX === wayY ? wayX : `${wayX}, ${wayY}`;
  }

  /** What an item could be: what both have on the way up to what they share, the outermost first. */
  function candidates(one, other, top, list, words) {
    const [xs, ys] = [up(one, top).reverse(), up(other, top).reverse()];
    const found = [];
    for (const x of xs) {
      const ofX = teach.kinds(x, words, false);
      for (const y of ys) {
        if (x.localName !== y.localName) continue;
        const ofY = new Set(teach.kinds(y, words, false).map(({ css }) => css));
        for (const { css } of ofX) if (ofY.has(css)) found.push({ css, x, y });
      }
    }
    const [x, y] = [xs[0], ys[0]];
    const tag = x.localName === y.localName ? x.localName : "*";
    found.push({ css: `${list} > ${tag}`, x, y });
    return found;
  }

  /** `{ list, item, customer, agent, text, counts }`, or `{ fault }` in words for the agent. */
  function bubbles(customer, agent) {
    const doc = customer.ownerDocument;
    const [one, other] = [whole(customer), whole(agent)];
    if (doc !== agent.ownerDocument) return { fault: "两条消息不在同一个框里，请重新点" };
    if (one.contains(other) || other.contains(one)) return { fault: "两次点的是同一条消息，请点买家和客服各一条" };
    const words = teach.said(doc);
    let top = one;
    while (!top.contains(other)) top = top.parentElement;
    // A day's messages are no list: what has brothers of its own kind is a part of one.
    let list = top;
    const twin = (el) => teach.kinds(el, words, false).find(({ css }) => [...(el.parentElement?.children ?? [])].filter((e) => e.matches(css)).length > 1);
    while (twin(list) && list.parentElement && list.parentElement !== doc.body) list = list.parentElement;
    const lists = teach.single(list, words);
    if (lists.length === 0) return { fault: "没有认出消息列表，请换两条消息再点" };
    const within = list === top ? lists[0] : (teach.kinds(top, words, false)[0]?.css ?? lists[0]);
    let best = null;
    for (const candidate of candidates(one, other, top, within, words)) {
      const { css, x, y } = candidate;
      const items = teach.all(list, css).slice(-MOST_ITEMS);
      if (items.some((item) => items.some((in_) => in_ !== item && item.contains(in_)))) continue;
      // Those picked may have gone out of a list that is cut off: they are looked at all the same.
      for (const picked of [x, y]) if (!items.includes(picked)) items.push(picked);
      const side = sides(x, y, items, css, list, words);
      if (!side) continue;
      if (!best || side.count > best.count) best = { ...side, css, x, y, items };
    }
    if (!best) return { fault: "买家和客服的消息看不出区别，请点消息外面大一级的框（↑）" };
    const text = textOf(best.x, best.y, one, other, best.css, words);
    const count = (css) => best.items.filter((item) => is(item, css)).length;
    const ofCustomer = count(best.customer);
    const ofAgent = best.items.filter((item) => !is(item, best.customer) && is(item, best.agent)).length;
    return {
      list: lists, item: best.css, customer: best.customer, agent: best.agent, text,
      counts: { customer: ofCustomer, agent: ofAgent },
    };
  }

  Object.assign(teach, { bubbles, whole });
})();
