// The team's rules, as the background gets and hands them on: what the office (wasm) decides is fetched, kept, compiled and
// told to open tabs here. Must never decide what may be in force: every byte goes through the office's verification first.
//
// One thing at a time (`alone`), so that two writers never meet; one alarm, no timers.
"use strict";

globalThis.xiaoqiPush = (() => {
  const store = globalThis.xiaoqiStore;
  const ALARM = "push";
  const BUSY = 1; // minutes between two looks while a seller's page is in front
  const IDLE = 5; // and while none is
  const PATIENCE = 25_000; // ms for one file; a worker whose fetch takes 30 s is ended
  const MOST_WAIT = 3_600; // s that a server may ask us to stay away

  /** What the pages get: `pack` in base64, or null for the rules that came with the extension. */
  let current = null;
  let ready = false;
  let starting = null;

  // ---- what the office asks of us -------------------------------------------------------------------------------

  async function body(answer, limit) {
    const reader = answer.body.getReader();
    const parts = [];
    let length = 0;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      length += value.length;
      if (length > limit) {
        reader.cancel().catch(() => {}); // not one byte more than is signed for
        return null;
      }
      parts.push(value);
    }
    const bytes = new Uint8Array(length);
    let at = 0;
    for (const part of parts) {
      bytes.set(part, at);
      at += part.length;
    }
    return bytes;
  }

  async function get(url, limit) {
    try {
      const answer = await fetch(url, {
        credentials: "omit",
        redirect: "error",
        referrerPolicy: "no-referrer",
        cache: "no-store", // what was wrong once must not come again out of a cache
        signal: AbortSignal.timeout(PATIENCE),
      });
      const asked = Number(answer.headers.get("backoff") ?? answer.headers.get("retry-after"));
      const wait = asked > 0 ? Math.min(asked, MOST_WAIT) : 0;
      if ([403, 404, 410].includes(answer.status)) return { kind: "missing", wait }; // S3 says 403 where nothing is
      if (!answer.ok) return { kind: "unreachable", wait };
      const bytes = await body(answer, limit);
      return bytes ? { kind: "bytes", bytes, wait } : { kind: "too-long", wait };
    } catch {
      return { kind: "unreachable", wait: 0 };
    }
  }

  // A wasm memory never shrinks: the compiler lives for one pack and is thrown away.
  async function compile(names, parts) {
    const compiler = globalThis.xiaoqiBuild();
    await compiler({ module_or_path: chrome.runtime.getURL("pkg/build/build.wasm") });
    return compiler.build(names, parts);
  }

  const host = {
    ...store,
    get,
    compile,
    sha256: async (bytes) => new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)),
    now: () => Date.now() / 1000,
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
    app: () => chrome.runtime.getManifest().version,
  };

  let last = Promise.resolve();
  function alone(act) {
    const done = last.then(act);
    last = done.catch(() => {});
    return done;
  }

  // ---- the pack in force ----------------------------------------------------------------------------------------

  function base64(bytes) {
    if (bytes.toBase64) return bytes.toBase64();
    let raw = "";
    for (let at = 0; at < bytes.length; at += 0x8000) raw += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
    return btoa(raw);
  }

  /** Takes over what the office found; true if it is another pack than before. */
  function take(found) {
    const before = current;
    const pack = () => (before?.id === found.id ? before.pack : base64(found.compiled));
    current = found.id ? { id: found.id, pack: pack(), stale: found.stale } : null;
    ready = true;
    return current?.id !== before?.id;
  }

  /** The host over what is kept, read all at once: a start asks a dozen times, and a page waits for it. */
  function ahead(all) {
    const kept = new Map(all);
    return {
      ...host,
      read: async (name) => kept.get(name),
      all: async (prefix) => [...kept].filter(([name]) => name.startsWith(prefix)),
      write: (name, bytes) => store.write(name, bytes).then(() => void kept.set(name, bytes)),
      remove: (name) => (kept.delete(name), store.remove(name)),
    };
  }

  /** Verifies once a worker's life what is stored. Where nothing ever was, the office is not begun. */
  function start() {
    starting ??= alone(async () => {
      const known = (await store.read("joined")) ?? globalThis.XIAOQI_ENROLMENT;
      if (!known) {
        ready = true;
        return;
      }
      const [office, kept] = await Promise.all([globalThis.xiaoqiAwake(), store.all("")]);
      take(await office.push_start(ahead(kept), globalThis.XIAOQI_ENROLMENT));
      arm(false);
    });
    starting.catch(() => (starting = null));
    return starting;
  }

  const pages = async () => [...chrome.runtime.getManifest().content_scripts[0].matches, ...(await globalThis.xiaoqiTaught.origins())];

  let offered = "";
  /** A page gets the pack. Once a worker's life this is noted: a pack that is handed out and never works is given up. */
  function handed() {
    if (!current || offered === current.id) return;
    const id = (offered = current.id);
    alone(async () => (await globalThis.xiaoqiAwake()).push_offered(host, id)).catch(() => {});
  }

  /** Every open page hears what holds now. */
  async function tell() {
    handed();
    for (const tab of await chrome.tabs.query({ url: await pages() })) {
      const send = (message) => chrome.tabs.sendMessage(tab.id, message).catch(() => {}); // a tab without us
      if (current) send({ kind: "pack", pack: current.pack, id: current.id });
      send({ kind: "stale", on: current?.stale === true });
    }
  }

  /** What a page that says hello is told of the pack; never waits. */
  function hello(held, { tab, frameId }) {
    const later = () => {
      if (current && current.id !== held) {
        const { id, pack, stale } = current;
        handed();
        chrome.tabs.sendMessage(tab.id, { kind: "pack", pack, id }, { frameId }).catch(() => {});
        if (stale) chrome.tabs.sendMessage(tab.id, { kind: "stale", on: true }, { frameId }).catch(() => {});
      }
      nearer();
    };
    if (!ready) start().then(later, () => {});
    else nearer();
    const stale = current?.stale === true;
    if (!current || current.id === held) return { pack: null, stale };
    handed();
    return { ...current, stale };
  }

  let worked = "";
  /** A page took the pack, or failed over it. */
  async function tried({ pack, ok }) {
    if (ok === true && worked === pack) return; // said before
    worked = ok === true ? pack : "";
    return alone(async () => {
      const office = await globalThis.xiaoqiAwake();
      const found = await office.push_tried(host, String(pack), ok === true);
      if (found && take(found)) await tell();
    });
  }

  // ---- when to look ---------------------------------------------------------------------------------------------

  async function active() {
    return (await chrome.tabs.query({ url: await pages(), active: true })).length > 0;
  }

  /** Sets the alarm, if there is none or `anew`. It repeats by itself, should the worker be ended before it is set again. */
  async function arm(anew) {
    if (!anew && (await chrome.alarms.get(ALARM))) return;
    const minutes = ((await active()) ? BUSY : IDLE) * (1 + Math.random() / 5);
    chrome.alarms.create(ALARM, { delayInMinutes: minutes, periodInMinutes: minutes });
  }

  /** A seller's page was shown: an alarm set for idle hours comes nearer. */
  async function nearer() {
    const alarm = await chrome.alarms.get(ALARM);
    if (alarm && alarm.scheduledTime - Date.now() > BUSY * 80_000) arm(true);
  }

  let running = null;
  /** One look at the repository; whoever asks meanwhile gets the same one. `person`: a person asked, and does not wait. */
  function look(person) {
    running ??= alone(async () => {
      if (!(await store.read("joined"))) return; // no team, nothing to ask anybody
      const office = await globalThis.xiaoqiAwake();
      const found = await office.push_look(host, person);
      if (!found) return;
      const stale = current?.stale;
      if (take(found) || stale !== current?.stale) await tell();
    }).finally(() => (running = null));
    return running;
  }

  // A managed browser says which team this is. Its first read takes two seconds: never before a page has its answer.
  let policed = null;
  function policy(anew) {
    if (anew) policed = null;
    policed ??= (async () => {
      const managed = await chrome.storage.managed.get(null).catch(() => ({}));
      await alone(async () => {
        if (Object.keys(managed).length === 0 && !(await store.read("joined"))) return;
        const office = await globalThis.xiaoqiAwake();
        const found = await office.push_policy(host, managed, globalThis.XIAOQI_ENROLMENT);
        if (found && take(found)) await tell();
      });
    })();
    return policed;
  }

  // ---- what the screens ask -------------------------------------------------------------------------------------

  const status = async () => {
    await start();
    return (await globalThis.xiaoqiAwake()).push_status(host);
  };

  const SCREENS = {
    status,
    async check() {
      await start();
      await look(true);
      return status();
    },
    async join({ code }) {
      await start();
      const fault = await alone(async () => (await globalThis.xiaoqiAwake()).push_join(host, String(code)));
      if (fault) return { fault };
      await arm(true);
      return SCREENS.check();
    },
    async leave() {
      await start();
      const fault = await alone(async () => (await globalThis.xiaoqiAwake()).push_leave(host));
      if (fault) return { fault };
      take({});
      await chrome.alarms.clear(ALARM);
      return status();
    },
    async import({ file }) {
      await start();
      await alone(async () => {
        const found = await (await globalThis.xiaoqiAwake()).push_import(host, String(file));
        if (found && take(found)) await tell();
      });
      return status();
    },
  };

  chrome.alarms.onAlarm.addListener(async ({ name }) => {
    if (name !== ALARM) return;
    await start();
    await policy();
    if (!(await store.read("joined"))) return chrome.alarms.clear(ALARM);
    await arm(true);
    await look(false);
  });
  const first = async () => {
    await start();
    await policy(true);
    if (!(await store.read("joined"))) return;
    await arm(false);
    await look(false);
  };
  chrome.runtime.onInstalled.addListener(first);
  chrome.runtime.onStartup.addListener(first);
  chrome.storage.managed?.onChanged?.addListener(first);

  return { start, hello, tried, screens: SCREENS };
})();
