// The background: wakes at a message, answers the ones that cannot wait, hands the rest to the office (wasm).
//
// Listeners stand at the top level, so that a worker which was asleep hears what woke it. `hello` is answered without
// waiting for wasm or network: pages hold messages back until then.
"use strict";

// Compiled aside while the scripts are read: every page's first word needs it.
async function compile() {
  const wasm = () => fetch(chrome.runtime.getURL("pkg/office/office.wasm"));
  try {
    return await WebAssembly.compileStreaming(wasm());
  } catch {
    return WebAssembly.compile(await (await wasm()).arrayBuffer()); // a browser that gives the file no type
  }
}
let compiling = compile();
compiling.catch(() => {});
function compiled() {
  const module = compiling ?? compile();
  compiling = null; // what failed, or was used, is not used again
  return module;
}

if (typeof importScripts === "function") {
  importScripts(
    "/pkg/office/office.js",
    "/pkg/build/build.js",
    "/extension/lang/say.js",
    "/extension/lang/lang.js",
    "/extension/enrolment.js",
    "/extension/store.js",
    "/extension/taught.js",
    "/extension/push.js",
    "/extension/clocks.js",
  );
}

let office = null;
function awake() {
  office ??= compiled().then((module) => wasm_bindgen({ module_or_path: module })).then(() => wasm_bindgen);
  office.catch(() => (office = null)); // a failed start is tried again at the next message
  return office;
}
globalThis.xiaoqiAwake = awake;
xiaoqiPush.start().catch(() => {}); // by the time a page asks, the team's rules may be verified

// Badge and notifications in the agent's language; the words are read once, and only where it is not the code's own.
let say = (text) => text;
globalThis.xiaoqiSaid = (text) => say(text);
let speaking = null;
async function learn() {
  const words = await xiaoqiLang.words(await xiaoqiLang.chosen());
  say = words ? xiaoqiSay(words) : (text) => text;
  return words;
}
function speaks() {
  speaking ??= learn();
  speaking.catch(() => (speaking = null));
  return speaking;
}
globalThis.xiaoqiSpeaks = () => speaks().catch(() => null);
chrome.storage.onChanged.addListener((changes, area) => {
  if (area === "local" && changes[xiaoqiLang.KEY]) speaking = null;
});

// The practice page is a page of ours: nothing that happens there is counted, kept or rung for.
const PRACTICE = chrome.runtime.getURL("extension/practice.html");
const HEARD_OF_PRACTICE = ["hello", "words", "state", "options"];
const isPractice = (sender) => String(sender.url).startsWith(PRACTICE);

async function paused(tab) {
  const key = `pause:${tab}`;
  return (await chrome.storage.session.get(key))[key] === true;
}

// The hashes of the IDs an agent typed: a pushed roster holds no others. As `xiaoqi pack roster` makes them.
async function hashes(agents, salt) {
  const hash = async (id) => {
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(`${salt}\0${id}`));
    const bytes = [...new Uint8Array(digest, 0, 16)];
    return [id, `#${bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("")}`];
  };
  const ids = salt ? Object.values(agents ?? {}).flat() : [];
  return Object.fromEntries(await Promise.all(ids.map(hash)));
}

const ANSWERS = {
  async hello({ pack }, sender) {
    const kept = chrome.storage.local.get(["settings", "duty", "read", "salt", "own", "learned", "clocks", "taught", xiaoqiLang.KEY]);
    const [isPaused, { settings, duty = {}, read = [], salt, own = [], learned = {}, clocks, taught, language }] =
      await Promise.all([paused(sender.tab.id), kept]);
    const known = { duty, read, hashes: await hashes(settings?.agents, salt) };
    const rules = xiaoqiPush.hello(String(pack ?? ""), sender);
    const told = { settings: { ...settings, ...known }, phrases: { own, learned }, language: xiaoqiLang.choose(language) };
    const of = { clocks: isPractice(sender) ? {} : xiaoqiClocks.texts(clocks), taught: xiaoqiTaught.forPage(taught, sender) };
    return { paused: isPaused, ...rules, ...told, ...of };
  },
  // Another language than the code's own: what says it comes into the frame, and the words with the answer.
  async words(_message, sender) {
    const [language, words] = await Promise.all([xiaoqiLang.chosen(), speaks()]);
    const target = { tabId: sender.tab.id, frameIds: [sender.frameId] };
    const files = ["extension/lang/say.js"];
    if (words && !isPractice(sender)) await chrome.scripting.executeScript({ target, files, injectImmediately: true });
    return { language, words };
  },
  tried: (message) => xiaoqiPush.tried(message),
  // The team's rules: only our own screens ask for it, and only for what there is.
  async push(message, sender) {
    if (new URL(sender.url).origin !== location.origin || !Object.hasOwn(xiaoqiPush.screens, message.act)) return {};
    return xiaoqiPush.screens[message.act](message);
  },
  async options({ account }) {
    const page = chrome.runtime.getURL("extension/options.html");
    await chrome.tabs.create({ url: `${page}#account=${encodeURIComponent(String(account))}` });
    return {};
  },
  clocks: (message, sender) => xiaoqiClocks.keep(message, sender),
  alert: (message, sender) => xiaoqiClocks.alert(message, sender),
  async knock({ host }) {
    return { editors: [...(await awake()).editors(String(host)), ...(await xiaoqiTaught.editors(String(host)))] };
  },
  async fetch(_message, { tab, frameId }) {
    const [listed] = chrome.runtime.getManifest().content_scripts;
    const target = { tabId: tab.id, frameIds: [frameId] };
    await chrome.scripting.insertCSS({ target, files: listed.css });
    await chrome.scripting.executeScript({ target, files: listed.js, injectImmediately: true });
    return {};
  },
  // A page whose policy lets no wasm be compiled: the engine as plain JavaScript.
  async twin(_message, { tab, frameId }) {
    const target = { tabId: tab.id, frameIds: [frameId] };
    await chrome.scripting.executeScript({ target, files: ["pkg/page/twin.js"], injectImmediately: true });
    return {};
  },
  // A page taught by pointing at it: our own screens begin and end it, the picker in the page hands in what was picked.
  teach: (message, sender) => xiaoqiTaught.answer(message, sender),
  async pause({ tab, on }, sender) {
    if (new URL(sender.url).origin !== location.origin) return {}; // only our own screens pause a tab
    await (await awake()).pause(tab, on === true);
    return {};
  },
};

// What is read, changed and written again: one at a time, also beside the options.
const LOCKS = { keep: "xiaoqi-own", sent: "xiaoqi-learned" };

async function route(message, sender) {
  const [office] = await Promise.all([awake(), xiaoqiSpeaks()]);
  const act = () => office.route(message, sender.tab?.id ?? -1, Date.now());
  return Object.hasOwn(LOCKS, message.kind) ? navigator.locks.request(LOCKS[message.kind], act) : act();
}

chrome.runtime.onMessage.addListener((message, sender, reply) => {
  if (sender.id !== chrome.runtime.id) return false;
  if (isPractice(sender) && !HEARD_OF_PRACTICE.includes(message.kind)) return false;
  const answer = Object.hasOwn(ANSWERS, message.kind) ? ANSWERS[message.kind](message, sender) : route(message, sender);
  answer.then((value) => reply(value ?? {}), () => reply({}));
  return true;
});

// After an install or update, tabs that are open already get the new copy; the old one hands over.
chrome.runtime.onInstalled.addListener(async ({ reason, temporary = false }) => {
  const [listed, others] = chrome.runtime.getManifest().content_scripts;
  // What it does, a place to try it, and 授权 where the browser leaves that to the agent. Not for a developer's copy (Firefox).
  if (reason === "install" && !temporary) await chrome.tabs.create({ url: chrome.runtime.getURL("extension/start.html") });
  const inject = async (scripts, frames) => {
    for (const tab of await chrome.tabs.query({ url: scripts.matches })) {
      const target = { tabId: tab.id, ...frames };
      // A tab that is closing, or a page that is being left, is no fault.
      if (scripts.css) await chrome.scripting.insertCSS({ target, files: scripts.css }).catch(() => {});
      await chrome.scripting.executeScript({ target, files: scripts.js, injectImmediately: true }).catch(() => {});
    }
  };
  await inject(listed, { frameIds: [0] });
  await inject(others, { allFrames: true });
});
