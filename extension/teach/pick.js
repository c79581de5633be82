// 教小旗认识 · pick: five steps, each an element of the page that the agent points at; then the profile, to be tried, copied or
// saved. Brought into a tab by the background when the agent asked for it, and gone with the page.
//
// Must never read, keep or send what is written in the page: only how its elements are called.
(() => {
  "use strict";
  const teach = globalThis.__xiaoqiTeach;
  if (teach.open) return teach.open.focus(); // a second injection: it is open already
  const runtime = globalThis.chrome?.runtime;
  const DIGITS = 10; // of an order number, as the engine has it
  const SENDS = "button, [role=button], a, input[type=submit], input[type=button]";

  const STEPS = [
    { key: "editor", name: "输入框", say: "点一下写消息给买家的输入框" },
    { key: "send", name: "发送按钮", say: "点一下「发送」按钮", more: "只用回车发送、没有按钮的，可以跳过。", may: true, wide: true },
    { key: "customer", name: "买家消息", say: "点一条买家发来的文字消息", more: "要点文字本身，不点头像、昵称和时间。", wide: true },
    { key: "agent", name: "客服消息", say: "点一条客服自己发的文字消息", more: "没有的话先退出，回一条消息再来教。", wide: true },
    { key: "order", name: "订单编号", say: "点一下订单编号", more: "聊天旁边没有订单的，可以跳过。", may: true, wide: true },
  ];

  let at = 0;
  let picks = {};
  let hovered = null;
  let said = "";
  let tone = "";
  let name = "";
  let trying = false;
  let board = null;

  const isEditor = (el) => el.localName === "textarea" || el.isContentEditable;
  const numbered = (el) => el.textContent.split(/[^0-9-]/).some((run) => run.replaceAll("-", "").length >= DIGITS);
  const seen = (el) => el.getClientRects().length > 0 && getComputedStyle(el).visibility === "visible";

  function outermost(el) {
    let found = el;
    while (found.parentElement?.isContentEditable) found = found.parentElement;
    return found;
  }

  /** What a step takes of the element that was pointed at, or why not. */
  const TAKE = {
    editor(el) {
      const inside = isEditor(el) ? [el] : [...el.querySelectorAll("textarea, [contenteditable]")].filter((one) => isEditor(one) && seen(one));
      if (inside.length !== 1) return el.localName === "input" ? "单行输入框小旗还看不了，请点写消息的大框" : "这里不能写字，请点写消息的框";
      const { protocol } = inside[0].ownerDocument.defaultView.location;
      return protocol === "https:" ? outermost(inside[0]) : "这个框没有自己的网址，教不了";
    },
    send: (el) => (isEditor(el) ? "这是输入框，请点「发送」按钮" : (el.closest(SENDS) ?? el)),
    customer: (el) => (isEditor(el) ? "这是输入框，请点一条消息" : teach.whole(el)),
    agent: (el) => TAKE.customer(el),
    order: (el) => (numbered(el) ? el : `这里没有看到订单编号（至少 ${DIGITS} 位数字）`),
  };

  /** Takes `el` for the present step, or `exactly` it; `from`: what was pointed at, to come back down to. */
  function take(el, from = el, exactly = false) {
    const { key } = STEPS[at];
    const other = el.localName === "iframe" || el.localName === "frame";
    let fault = other ? "这一块是别的网站的页面：请把它单独打开，在那里教" : "";
    const taken = fault ? null : exactly && key !== "order" ? el : TAKE[key](el);
    if (typeof taken === "string") fault = taken;
    if (!fault && key !== "editor" && taken.ownerDocument !== picks.editor.el.ownerDocument) fault = "这里和输入框不在同一个框里，小旗看不到一起";
    if (fault) return tell(fault, "bad");
    const pick = { el: taken, from: taken.contains(from) ? from : taken };
    if (key === "agent") {
      pick.found = teach.bubbles(picks.customer.el, taken);
      if (pick.found.fault) return tell(pick.found.fault, "bad");
    } else if (key !== "customer") {
      pick.selectors = teach.single(taken);
      if (pick.selectors.length === 0) return tell("这里没有可靠的名字，请点大一级的框（↑）", "bad");
    }
    picks[key] = pick;
    if (key === "customer") delete picks.agent;
    const counts = pick.found?.counts;
    tell(counts ? `认出买家 ${counts.customer} 条、客服 ${counts.agent} 条` : pick.selectors ? `记下了，页面上找到 ${teach.all(taken.ownerDocument, pick.selectors[0]).length} 处` : "记下了", "good");
  }

  /** Another element, seen from the one that is taken: around it, within it, before it, behind it. */
  function walk(key) {
    const pick = picks[STEPS[at].key];
    if (!pick || !STEPS[at].wide) return false;
    const { el, from } = pick;
    let next = null;
    if (key === "ArrowUp") next = el.parentElement;
    else if (key === "ArrowLeft") next = el.previousElementSibling;
    else if (key === "ArrowRight") next = el.nextElementSibling;
    else for (next = from; next && next !== el && next.parentElement !== el; ) next = next.parentElement;
    if (key === "ArrowDown" && next === el) next = el.firstElementChild;
    if (!next || next === el.ownerDocument.body || next === el.ownerDocument.documentElement) return true;
    take(next, from, true); // as wide as the agent says, not what a step would make of it
    return true;
  }

  /** What only one thing on the page can be is offered before anybody points. */
  function guess() {
    const { key } = STEPS[at];
    if (picks[key] || !["editor", "send"].includes(key)) return;
    const doc = picks.editor?.el.ownerDocument ?? document;
    const all = key === "editor"
      ? [...doc.querySelectorAll("textarea, [contenteditable]")].filter((el) => isEditor(el) && !el.parentElement?.isContentEditable)
      : [...doc.querySelectorAll(SENDS)].filter((el) => /^\s*(发送|Send)\s*$/.test(el.value || el.textContent));
    const shown = all.filter(seen);
    if (shown.length !== 1) return;
    take(shown[0]);
    if (picks[key]) tell("小旗猜是这里。对的话按 Enter，不对就点对的地方", "good");
  }

  function go(to) {
    [at, said, tone, hovered, trying] = [to, "", "", null, false];
    if (at < 0) return leave();
    draw();
    if (STEPS[at]) guess();
    else board.focus();
  }

  function profile() {
    const { editor, send, agent, order } = picks;
    const { hostname, pathname } = editor.el.ownerDocument.defaultView.location;
    const { list, item, customer, agent: ours, text } = agent.found;
    return {
      host: hostname, path: teach.pathOf(pathname), name: name.trim() || hostname,
      editor: editor.selectors, buttons: send?.selectors ?? [], list, item, customer, agent: ours, text, number: order?.selectors ?? [],
    };
  }

  function tell(text, how = "") {
    [said, tone] = [text, how];
    draw();
  }

  const ACTS = {
    leave,
    back: () => go(at - 1),
    skip: () => (delete picks[STEPS[at].key], go(at + 1)),
    next: () => picks[STEPS[at].key] && go(at + 1),
    wider: () => walk("ArrowUp"),
    narrower: () => walk("ArrowDown"),
    side: () => (board.side(), draw()),
    copy: () => (board.copy() ? tell("已复制，可以发给主管", "good") : tell("浏览器没有让复制，请在上面的框里手动复制", "bad")),
    save: () => (board.download(`own-${profile().host}.toml`, teach.toml(profile())), tell("已下载。放进规则包的文件夹，再 xiaoqi pack check", "good")),
    async try() {
      const answer = await runtime.sendMessage({ kind: "teach", act: "keep", profile: profile() }).catch(() => null);
      if (!teach.open) return;
      trying = answer?.ok === true;
      if (trying) tell("已开始试用：这个页面发出的消息会先看一遍。不要了可以在小旗的弹窗里停用", "good");
      else tell("没有保存：浏览器没有允许小旗进入这个网站，或小旗刚更新过。请从弹窗重新开始", "bad");
    },
  };

  function key(pressed) {
    if (pressed === "Escape") return ACTS.back(), true;
    if (!STEPS[at]) return false;
    if (pressed === "Enter") return ACTS.next(), true;
    return pressed.startsWith("Arrow") && walk(pressed);
  }

  function draw() {
    if (!teach.open) return;
    const step = STEPS[at];
    const steps = STEPS.map(({ key, name }, n) => ({ name, state: n === at ? "now" : picks[key] ? "done" : "" }));
    if (!step) {
      const made = profile();
      board.show({
        steps, said, tone, name: name || made.host, toml: teach.toml(made), say: "认好了。先试用，再交给主管",
        more: `网址以 ${made.host + made.path} 开头的页面。`,
        buttons: [
          [{ act: "copy", text: "复制 TOML" }, { act: "save", text: "下载" }],
          [{ act: "back", text: "返回", key: "Esc" }, trying ? { act: "leave", text: "完成", main: true } : { act: "try", text: "试用", main: true }],
        ],
      });
    } else {
      const none = !picks[step.key];
      const size = step.wide ? [{ act: "wider", text: "大一级", key: "↑", off: none }, { act: "narrower", text: "小一级", key: "↓", off: none }] : [];
      const move = [{ act: "back", text: at > 0 ? "上一步" : "退出", key: "Esc" }, ...(step.may ? [{ act: "skip", text: "跳过" }] : []), { act: "next", text: "下一步", key: "Enter", main: true, off: none }];
      board.show({ steps, said, tone, say: step.say, more: step.more, buttons: [...(size.length ? [size] : []), move] });
    }
    marks();
  }

  function marks() {
    const step = STEPS[at];
    const found = picks.agent?.found;
    const list = found && (!step || step.key === "agent") ? teach.all(picks.editor.el.ownerDocument, found.list[0])[0] : null;
    const items = list ? teach.all(list, found.item).slice(-40) : [];
    const is = (item, css) => item.matches(css) || item.querySelector(css);
    const sides = items.map((item) => [is(item, found.customer) ? "customer" : is(item, found.agent) ? "agent" : "", item]).filter(([kind]) => kind);
    const picked = step ? [["picked", picks[step.key]?.el]] : Object.values(picks).map(({ el }) => ["picked", el]);
    board.outline([...sides, ...picked, ...(step && hovered && hovered !== picks[step.key]?.el ? [["hover", hovered]] : [])]);
  }

  function leave() {
    teach.open = null;
    board.remove();
  }

  teach.open = { focus: () => board?.focus() };
  const heard = {
    point(x, y) {
      const el = STEPS[at] && board.under(x, y);
      if (el) take(el);
    },
    move(x, y) {
      hovered = x < 0 || !STEPS[at] ? null : board.under(x, y);
      marks();
    },
    key,
    act: (name) => ACTS[name]?.(),
    name(text) {
      [name, trying] = [text, false];
      board.retext(teach.toml(profile()));
    },
    begun: () => Promise.resolve().then(() => go(at)),
    drawn: marks,
    gone: leave,
  };
  teach.learn(runtime).then((speech) => (board = teach.board(heard, speech)));
})();
