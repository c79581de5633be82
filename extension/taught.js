// 教小旗认识, the background's part: brings the picker into a tab, keeps the profiles that are tried in this
// browser, and sees that their pages get our scripts from then on, as the manifest's own pages do.
//
// Must never keep or run anything for a host the browser has not let us into, nor take a profile from a page where no picker was
// asked for. A profile is names of a page's code: nothing anybody wrote there.
"use strict";

globalThis.xiaoqiTaught = (() => {
  const KEY = "taught";
  const SESSION = "teach"; // { tab, host, pack }: where a picker may work, or the team's rules
  const LOCK = "xiaoqi-taught";
  const MOST = 10;
  const PICKER = "pkg/teach/picker.js"; // of extension/teach/, by xtask
  const TEXTS = ["item", "customer", "agent", "text"];
  const LISTS = ["editor", "buttons", "list", "number"];

  const origin = (host) => `https://${host}/*`;
  const mayEnter = (host) => chrome.permissions.contains({ origins: [origin(host)] }).catch(() => false);
  const selector = (text) => typeof text === "string" && text.length > 0 && text.length <= 400;

  /** The profile with nothing else in it, or null if it is none. */
  function read(given) {
    const { host, path, name } = given ?? {};
    if (!/^[a-z0-9.-]{1,253}$/.test(host) || !/^\/[A-Za-z0-9_/.-]{0,100}$/.test(path) || typeof name !== "string") return null;
    const profile = { host, path, name: name.slice(0, 40) };
    if (given.pack === true) return { ...profile, pack: true }; // only the host: the team's rules have the profile
    for (const key of TEXTS) {
      if (!selector(given[key])) return null;
      profile[key] = given[key];
    }
    for (const key of LISTS) {
      if (!Array.isArray(given[key]) || given[key].length > 3 || !given[key].every(selector)) return null;
      profile[key] = [...given[key]];
    }
    return profile.editor.length > 0 && profile.list.length > 0 ? profile : null;
  }

  const all = (value) => (Array.isArray(value) ? value.map(read).filter(Boolean) : []);
  const kept = async () => all((await chrome.storage.local.get(KEY))[KEY]);

  /** The profile that a page which says hello is told of. */
  function forPage(value, { url, origin }) {
    const host = [url, origin].map(parsed).find((at) => at?.protocol === "https:")?.hostname;
    return all(value).find((one) => one.host === host && !one.pack) ?? null;
  }
  function parsed(text) {
    try {
      return new URL(text);
    } catch {
      return null;
    }
  }

  /** Two entries a host, as in the manifest: the engine where the profile is, the loader elsewhere. */
  function scripts({ host, path }) {
    const [listed, others] = chrome.runtime.getManifest().content_scripts;
    const always = { runAt: "document_start", allFrames: true };
    return [
      { id: `taught-${host}-page`, matches: [`https://${host}${path}*`], js: listed.js, css: listed.css, ...always },
      { id: `taught-${host}-rest`, matches: [origin(host)], js: others.js, ...always },
    ];
  }

  /** Registers what is kept, and nothing else of ours. An update of the extension forgets what was registered. */
  async function register() {
    const before = (await chrome.scripting.getRegisteredContentScripts()).map(({ id }) => id).filter((id) => id.startsWith("taught-"));
    if (before.length > 0) await chrome.scripting.unregisterContentScripts({ ids: before });
    for (const profile of await kept()) {
      if (await mayEnter(profile.host)) await chrome.scripting.registerContentScripts(scripts(profile)).catch(() => {});
    }
  }

  /** Brings our scripts into what is open of a host; frames of the profile's path get the engine, too. */
  async function enter({ host, path }) {
    const [listed, others] = chrome.runtime.getManifest().content_scripts;
    for (const { id } of await chrome.tabs.query({ url: origin(host) })) {
      const into = (target, files) => chrome.scripting.executeScript({ target: { tabId: id, ...target }, files, injectImmediately: true });
      try {
        await into({ allFrames: true }, others.js);
        const where = await chrome.scripting.executeScript({ target: { tabId: id, allFrames: true }, func: () => location.pathname });
        const frameIds = where.filter(({ result }) => String(result).startsWith(path)).map(({ frameId }) => frameId);
        if (frameIds.length === 0) continue;
        await chrome.scripting.insertCSS({ target: { tabId: id, frameIds }, files: listed.css });
        await into({ frameIds }, listed.js);
      } catch {} // a tab that is closing, or a page that is being left
    }
  }

  const alone = (act) => navigator.locks.request(LOCK, act);

  /** Keeps a profile in place of its host's, and brings our scripts to its pages. */
  async function put(profile) {
    await alone(async () => {
      const others = (await kept()).filter((one) => one.host !== profile.host).slice(0, MOST - 1);
      await chrome.storage.local.set({ [KEY]: [profile, ...others] });
      await register();
    });
    await enter(profile);
  }

  /** The browser takes back what let us into hosts that are tried no more; a host of the manifest's stays. */
  async function leave(hosts) {
    for (const host of hosts) await chrome.permissions.remove({ origins: [origin(host)] }).catch(() => {});
  }

  const ACTS = {
    /** A screen: the agent is about to be asked for the permission. Its popup may be gone when he has answered. */
    async ask({ tab, host, pack }) {
      await chrome.storage.session.set({ [SESSION]: { tab: Number(tab), host: String(host), pack: pack === true } });
      return {};
    },
    /** A screen: the picker is wanted in the tab that was asked for, or the team's rules are. */
    async begin() {
      const { [SESSION]: wanted } = await chrome.storage.session.get(SESSION);
      if (!wanted || !(await mayEnter(wanted.host))) return { ok: false };
      if (wanted.pack) {
        const { host } = wanted;
        await put({ host, path: "/", name: host, pack: true });
        return { ok: true };
      }
      await chrome.scripting.executeScript({ target: { tabId: wanted.tab, frameIds: [0] }, files: [PICKER], injectImmediately: true });
      return { ok: true };
    },
    /** A screen: what is tried, and whether the browser still lets us in. */
    async list() {
      const found = (await kept()).map(async ({ host, name, pack = false }) => ({ host, name, pack, open: await mayEnter(host) }));
      return { profiles: await Promise.all(found) };
    },
    /** A screen: a profile is tried no more. Its pages hear of it at once. */
    async stop({ host }) {
      await alone(async () => {
        await chrome.storage.local.set({ [KEY]: (await kept()).filter((one) => one.host !== host) });
        await register();
      });
      await leave([String(host)]);
      return ACTS.list();
    },
  };

  /** The picker hands in a profile to be tried. */
  async function keep({ profile }, { tab, url }) {
    const { [SESSION]: wanted } = await chrome.storage.session.get(SESSION);
    const read_ = read(profile);
    const host = parsed(url)?.hostname;
    if (!read_ || !tab || wanted?.tab !== tab.id || wanted.host !== host || read_.host !== host || !(await mayEnter(host))) return { ok: false };
    await put(read_);
    return { ok: true };
  }

  function answer(message, sender) {
    if (message.act === "keep") return keep(message, sender);
    const ours = parsed(sender.url)?.origin === location.origin;
    return ours && Object.hasOwn(ACTS, message.act) ? ACTS[message.act](message) : Promise.resolve({});
  }

  // The popup may have been closed by the browser's own question.
  chrome.permissions.onAdded?.addListener(async ({ origins }) => {
    const { [SESSION]: wanted } = await chrome.storage.session.get(SESSION);
    if (wanted && origins?.includes(origin(wanted.host))) await ACTS.begin().catch(() => {});
    await alone(register);
  });
  // 全部清除 in the options: what is not kept is not run either.
  chrome.storage.onChanged.addListener(async ({ [KEY]: changed }, area) => {
    if (area !== "local" || !changed || changed.newValue) return;
    await alone(register);
    await leave(all(changed.oldValue).map(({ host }) => host));
  });
  const anew = async () => {
    if ((await kept()).length === 0) return;
    await alone(register);
    for (const profile of await kept()) if (await mayEnter(profile.host)) await enter(profile);
  };
  chrome.runtime.onInstalled.addListener(anew);
  chrome.runtime.onStartup.addListener(anew);

  return {
    answer,
    forPage,
    editors: async (host) => (await kept()).filter((one) => one.host === host).flatMap((one) => one.editor ?? []),
    origins: async () => (await kept()).map((one) => origin(one.host)),
  };
})();
