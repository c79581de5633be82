// The first script in every frame, before any of the page's. Plain, small and synchronous, so that its listeners stand
// first on `window`: what is stopped here, the page never sees.
//
// Waits for the engine (pkg/page/engine.js, listed behind it, or injected when an editor we know is focused), hands it
// every event, and does what it says. Must never hold a draft, replay an event, or let a fault of ours cost the agent
// a key: if the engine fails, everything passes and the badge says 未受保护.
(() => {
  "use strict";
  if (globalThis.__xiaoqi) return; // a second injection does nothing
  const PATIENCE = 1000; // ms for which an unanswered hello holds messages back
  const EVENTS = [
    "keydown", "keypress", "keyup", "pointerdown", "mousedown", "pointerup", "mouseup", "click", "submit",
    "beforeinput", "input", "compositionstart", "compositionend", "focusin", "paste",
  ];
  const born = performance.now();
  const now = () => performance.now();
  const runtime = globalThis.chrome?.runtime;
  let core = null; // the engine, once it runs
  let asked = -1; // when the background was first asked
  let answered = false;
  let known = null; // in a frame that is not listed: the editors worth an engine
  let failed = false;
  let held = ""; // the pushed pack in force, by its id
  let told = null; // what the background said before there was an engine
  let language = ""; // the agent's; nothing before the background has said which
  let say = null; // says our Chinese in it, where it is another

  const arming = () => !answered && asked >= 0 && now() - asked < PATIENCE;
  // A page may hide what a node has under names of its own (<form name="querySelector">); our prototypes it cannot reach.
  const ofNode = (node, name) => Reflect.get(Object.getPrototypeOf(node), name, node);
  const closest = (node, selector) => (node instanceof Element ? Element.prototype.closest.call(node, selector) : null);
  const path0 = (event) => event.composedPath()[0];
  const editable = (el) => el instanceof HTMLElement && (el.isContentEditable || el instanceof HTMLTextAreaElement);

  function stop(event) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  async function ask(message) {
    try {
      return await runtime.sendMessage(message);
    } catch {
      return undefined; // no background: an orphan, or the extension is being updated
    }
  }

  async function hello() {
    if (asked < 0) asked = now();
    const answer = await ask({ kind: "hello", pack: held });
    answered = true;
    api.answered = now();
    told = answer ?? {};
    if (core) obey();
  }

  // Does what the background said last.
  function obey() {
    const { paused, settings, phrases, clocks, pack, id, stale, taught } = told;
    if (told.language) speak(told.language);
    told = null;
    line?.host.remove();
    if (api.taught && taught === null) return leave(); // the agent has stopped trying what he taught
    if (taught) api.taught = guarded(() => core.learn(taught)) !== false;
    const tell = (message) => core && guarded(() => core.tell(message));
    if (paused !== undefined) tell({ kind: "pause", on: paused === true });
    if (settings) tell({ kind: "settings", settings });
    if (phrases) guarded(() => core.own(phrases));
    if (clocks) guarded(() => core.clocks(clocks));
    if (stale !== undefined) tell({ kind: "stale", on: stale === true });
    if (pack) swap(pack, id);
    tell({ kind: "armed" });
  }

  // The words of another language are fetched only where it is spoken.
  async function speak(wanted) {
    if (wanted === language) return;
    const before = language || "zh-CN";
    language = wanted;
    if (wanted === before) return;
    const words = wanted === "zh-CN" ? null : (await ask({ kind: "words" }))?.words;
    if (wanted !== language || !core) return;
    say = words && globalThis.xiaoqiSay ? globalThis.xiaoqiSay(words) : null;
    guarded(() => core.speak(say ?? undefined, say ? wanted : "zh-CN"));
  }

  // One of our two own lines. Before the background has said which language it is: the browser's, but Chinese for who reads it.
  function inWords(text, key) {
    if (say || language) return say ? say(text) : text;
    const own = globalThis.chrome?.i18n?.getMessage(key) || text;
    return own.charCodeAt(0) < 128 && navigator.languages.some((tag) => /^zh\b/i.test(tag)) ? text : own;
  }

  // In a frame that is not listed: asks once which editors matter here, and fetches the engine when one is focused.
  async function knock(target) {
    if (known === null) {
      known = [];
      asked = now();
      known = (await ask({ kind: "knock", host: location.hostname || parentHost() }))?.editors ?? [];
    }
    if (known.some((selector) => closest(target, selector))) {
      asked = now();
      await ask({ kind: "fetch" });
    } else {
      asked = -1;
      line?.host.remove(); // nothing is being waited for any more
    }
  }

  function parentHost() {
    return (location.ancestorOrigins?.[0] ?? document.referrer).replace(/^https?:\/\//, "").replace(/[:/].*$/, "");
  }

  // Without an engine there is no profile: what looks like sending is held back, and nothing else.
  function looksLikeSending(event) {
    const target = path0(event);
    if (event.type === "submit") return true;
    if (event.type === "keydown") {
      const send = event.key === "Enter" && !event.shiftKey && !event.isComposing && event.keyCode !== 229;
      return send && editable(target);
    }
    if (!["pointerdown", "mousedown", "click"].includes(event.type)) return false;
    const button = closest(target, "button, [role=button], [class*=send], input[type=submit]");
    return button !== null && /^\s*发送\s*$/.test(button.value ?? button.textContent);
  }

  function on(event) {
    // An engine without a profile is waiting for the one that was taught.
    if (core && !(arming() && !guarded(() => core.placed()))) {
      if (guarded(() => core.on(event, arming()))) stop(event);
      return;
    }
    if (failed) return;
    if ((event.type === "focusin" || event.type === "keydown") && asked < 0 && editable(path0(event))) knock(path0(event));
    if (asked >= 0 && looksLikeSending(event)) {
      if (now() - asked < PATIENCE) {
        stop(event);
        sign(inWords("规则载入中，请再按一次", "arming"));
      } else if (known === null || known.length > 0) fail();
    }
  }

  function guarded(act) {
    try {
      return act();
    } catch {
      fail(); // no detail leaves this frame: an error could carry what was typed
      return false;
    }
  }

  function fail() {
    if (failed) return;
    failed = true;
    try {
      core?.retire(); // its timer and observers would say that all is well
    } catch {} // it fell while it was at work: then nothing of it runs any more
    core = null;
    for (const el of ofNode(ofNode(document, "documentElement"), "children")) if (el.xiaoqiPanel) el.remove();
    for (const level of ["block", "confirm", "warn", "hint", "soon", "late"]) CSS.highlights?.delete(`xiaoqi-${level}`);
    sign(inWords("小旗未受保护：规则没有载入，消息不会被检查。刷新页面可重试", "unprotected"));
    ask({ kind: "state", state: "unprotected" });
    if (held) ask({ kind: "tried", pack: held, ok: false }); // three of these, and the team's last pack comes back
  }

  // A line of our own for when there is no engine to draw the panel.
  let line = null;
  function sign(text) {
    if (!line) {
      const make = () => Document.prototype.createElement.call(document, "div");
      const host = make();
      const root = host.attachShadow({ mode: "closed" });
      line = make();
      line.style.cssText =
        "position:fixed;right:16px;top:56px;max-width:280px;z-index:2147483647;padding:8px 12px;border-radius:6px;" +
        "background:#7a1f12;color:#fff;font:13px/1.5 'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',system-ui,sans-serif;pointer-events:none";
      line.setAttribute("role", "status");
      root.append(line);
      line.host = host;
    }
    line.textContent = text;
    ofNode(document, "documentElement").append(line.host);
  }

  // Two short tones; only after the agent turned them on, and browsers play nothing in a page nobody has touched.
  function chime() {
    const audio = new AudioContext();
    const gain = audio.createGain();
    gain.gain.value = 0.08;
    gain.connect(audio.destination);
    [880, 660].forEach((hertz, at) => {
      const tone = audio.createOscillator();
      tone.frequency.value = hertz;
      tone.connect(gain);
      tone.start(audio.currentTime + at * 0.16);
      tone.stop(audio.currentTime + at * 0.16 + 0.12);
      tone.onended = () => at && audio.close();
    });
  }

  function decode(base64) {
    if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
    const raw = atob(base64);
    const bytes = new Uint8Array(raw.length);
    for (let i = 0; i < raw.length; i++) bytes[i] = raw.charCodeAt(i);
    return bytes;
  }

  function swap(base64, id = "") {
    if (!core || (id && id === held)) return;
    const before = held;
    const placed = guarded(() => core.placed());
    held = id;
    const ok = guarded(() => core.swap(decode(base64))) === true;
    if (ok) {
      api.swapped = now();
      ask({ kind: "tried", pack: id, ok });
      if (!placed && core.placed()) hello(); // only these rules know this page: what was said before nobody heard
    } else if (!failed) {
      held = before; // refused: the pack that was in force still is
      ask({ kind: "tried", pack: id, ok });
    }
  }

  function ready(bindgen, pack, divisions) {
    if (retired) return;
    bindgen.boot(bytesOf(pack), () => bytesOf(divisions));
    core = bindgen;
    api.ready = now();
    line?.host.remove();
    if (told) obey(); // the background was quicker
  }

  // engine.js carries bytes in hexadecimal, which newer browsers read by themselves.
  function bytesOf(hex) {
    if (Uint8Array.fromHex) return Uint8Array.fromHex(hex);
    const bytes = new Uint8Array(hex.length / 2);
    const digit = (at) => ((hex.charCodeAt(at) & 15) + (hex.charCodeAt(at) > 64 ? 9 : 0));
    for (let i = 0; i < bytes.length; i++) bytes[i] = (digit(2 * i) << 4) | digit(2 * i + 1);
    return bytes;
  }

  // Called by pkg/page/engine.js with the wasm-bindgen glue, the module, the pack to begin with, and the table that
  // addresses are read with.
  function begin(bindgen, module, pack, divisions) {
    api.begun = true;
    hello();
    try {
      const bytes = bytesOf(module);
      let compiled;
      try {
        compiled = new WebAssembly.Module(bytes);
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        // Chromium below 114 compiles only small modules at once; until the other way is done, we are arming.
        bindgen({ module_or_path: bytes }).then(() => guarded(() => ready(bindgen, pack, divisions)), fail);
        return;
      }
      bindgen.initSync({ module: compiled });
      ready(bindgen, pack, divisions);
    } catch {
      if (forbidden()) fetchTwin(pack, divisions);
      else fail();
    }
  }

  // Whether this page's policy lets no wasm be compiled (Chromium): the smallest module there is fails, too.
  function forbidden() {
    try {
      new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
      return false;
    } catch {
      return true;
    }
  }

  // The engine as plain JavaScript (pkg/page/twin.js) instead; until it is here, we are arming. Not listed with the engine:
  // every page would have to read its megabytes.
  async function fetchTwin(pack, divisions) {
    asked = now();
    api.twin = (bindgen, make) => {
      api.twin = null;
      api.plain = true;
      try {
        bindgen.initTwin(make);
        ready(bindgen, pack, divisions);
        if (!bindgen.proven()) fail();
      } catch {
        fail();
      }
    };
    await ask({ kind: "twin" });
    if (!core && !retired) fail();
  }

  // After an update the old copy lives on without an extension. It keeps guarding until the new one calls.
  let retired = false;
  function retire() {
    if (!runtime?.id) leave(); // the page can send this event too; only an orphan obeys it
  }

  function leave() {
    retired = true;
    for (const type of EVENTS) window.removeEventListener(type, on, true);
    window.removeEventListener("xiaoqi-hand-over", retire);
    line?.host.remove();
    if (core) guarded(() => core.retire());
    core = null;
    if (globalThis.__xiaoqi === api) delete globalThis.__xiaoqi; // the next one begins anew
  }

  const api = { born, ready: -1, begun: false, begin, twin: null, plain: false, answered: -1, swapped: -1, taught: false };
  if (location.protocol.endsWith("-extension:")) api.seen = () => core && guarded(() => core.tell({ kind: "ask" })); // the practice page's
  globalThis.__xiaoqi = api;
  for (const type of EVENTS) window.addEventListener(type, on, { capture: true, passive: false });
  window.dispatchEvent(new Event("xiaoqi-hand-over"));
  window.addEventListener("xiaoqi-hand-over", retire);
  const again = () => core && ofNode(document, "visibilityState") === "visible" && hello();
  window.addEventListener("pageshow", (event) => event.persisted && again());
  document.addEventListener("visibilitychange", again);
  document.addEventListener("resume", again);
  globalThis.chrome?.storage?.onChanged?.addListener((changed, area) => {
    if (area === "local" && (changed.settings || changed.duty || changed.read || changed.own || changed.language || changed.taught) && core && !retired && runtime?.id) hello();
  });
  runtime?.onMessage?.addListener((message, sender, reply) => {
    if (sender.id !== runtime.id || message.tab !== undefined) return; // what names a tab is for the background
    if (failed && message.kind === "ask") {
      reply({ site: location.hostname, state: "unprotected", pack: "", account: "", shop: "", stopped: 0 });
    }
    if (!core) return;
    if (message.kind === "pack") return swap(message.pack, message.id);
    if (message.kind === "chime") return chime();
    const answer = guarded(() => core.tell(message));
    if (answer !== undefined) reply(answer);
  });
})();
