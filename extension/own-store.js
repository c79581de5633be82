// The agent's own phrases (我的短语) in the extension's storage, and the compiler (wasm) that says what may stand there: a
// phrase that a pack would not take is never saved. The compiler is loaded when it is first needed.

const KEY = "own";
export const MOST = 1_000; // as src/phrase/sheet/own.rs has it

/** What is kept: others write there, too, so that nothing of it is believed. */
export async function stored() {
  const all = (await chrome.storage.local.get(KEY))[KEY];
  return Array.isArray(all) ? all : [];
}

/** The phrases of what is kept. */
export function usable(all) {
  const text = (phrase) => ["id", "group", "code", "text"].every((key) => typeof phrase?.[key] === "string");
  return (Array.isArray(all) ? all : []).filter(text);
}

/** What `act` makes of what is kept takes its place; nothing, if it makes nothing. One after the other over all tabs. */
export function alter(act) {
  return navigator.locks.request("xiaoqi-own", async () => {
    const next = await act(await stored());
    if (next) await chrome.storage.local.set({ [KEY]: next });
  });
}

/** Tells `hear` what is kept whenever that changes; nothing, if all was erased. */
export function listen(hear) {
  chrome.storage.onChanged.addListener((changes, area) => {
    if (area === "local" && Object.hasOwn(changes, KEY)) hear(changes[KEY].newValue);
  });
}

// The compiler's glue is a classic script that declares `xiaoqiBuild`.
function script() {
  return new Promise((resolve, reject) => {
    const element = document.createElement("script");
    element.src = chrome.runtime.getURL("pkg/build/build.js");
    element.addEventListener("load", resolve);
    element.addEventListener("error", () => reject(new Error("build.js")));
    document.head.append(element);
  });
}

async function load() {
  const wasm = () => fetch(chrome.runtime.getURL("pkg/build/build.wasm"));
  const compile = WebAssembly.compileStreaming(wasm()).catch(async () => WebAssembly.compile(await (await wasm()).arrayBuffer()));
  const [module] = await Promise.all([compile, script()]);
  return module;
}

let loading = null;
/** Loads the compiler, before it is asked for. */
export function prepare() {
  loading ??= load();
  loading.catch(() => (loading = null)); // what failed is tried again
  return loading;
}

/** A compiler of one's own, to be thrown away: a wasm memory never shrinks. */
export async function compiler() {
  const module = await prepare();
  const glue = globalThis.xiaoqiBuild();
  await glue({ module_or_path: module });
  return glue;
}

/** As the compiler is given what is kept: each as JSON, for what cannot be read must not keep out the others. */
export const texts = (all) => all.map((one) => JSON.stringify(one));

let checking = null;
/** One phrase as it may be kept beside `all`: `{ phrase, notes }`, or `{ cell, fault }`. */
export async function check(phrase, all) {
  checking ??= compiler();
  checking.catch(() => (checking = null));
  const found = (await checking).check_phrase(JSON.stringify(phrase), texts(all));
  return { ...found, phrase: found.phrase && JSON.parse(found.phrase) };
}
