// The clocks while no page looks: what runs is kept, one alarm is set for what is next, and whoever turned them on is told
// by sound and notification. Texts come from the page and hold no name; ids, places and times are all that is kept.
//
// Must never decide what is due: the page does, and here an alarm only wakes it.
"use strict";

globalThis.xiaoqiClocks = (() => {
  const KEY = "clocks";
  const ALARM = "clocks";
  const LOCK = "xiaoqi-clocks";
  const MOST = 40; // places
  const LONGEST = 200_000; // characters a place
  const DAYS = 8 * 86_400_000; // ms after which nothing of the documents' limits can still run

  const kept = async () => (await chrome.storage.local.get(KEY))[KEY] ?? {};
  const alone = (act) => navigator.locks.request(LOCK, act);

  /** Sets the one alarm for the earliest of all. */
  async function arm(all) {
    const next = Math.min(...Object.values(all).map((one) => one.next || Infinity));
    if (next === Infinity) return chrome.alarms.clear(ALARM);
    await chrome.alarms.create(ALARM, { when: Math.max(next, Date.now() + 1_000) });
  }

  async function change(act) {
    const all = await kept();
    act(all);
    const old = Object.entries(all).sort(([, a], [, b]) => b.at - a.at);
    const fit = old.filter(([, one], place) => place < MOST && one.at > Date.now() - DAYS);
    const left = Object.fromEntries(fit);
    // Nothing runs: nothing is kept, not even an empty entry.
    await (fit.length ? chrome.storage.local.set({ [KEY]: left }) : chrome.storage.local.remove(KEY));
    await arm(left);
  }

  /** A page tells what runs in its shop. */
  function keep({ place, next, kept: text }, sender) {
    const one = { next: Number(next) || 0, kept: String(text).slice(0, LONGEST), tab: sender.tab?.id ?? -1, at: Date.now() };
    return alone(() =>
      change((all) => {
        if (one.kept) all[String(place)] = one;
        else delete all[String(place)];
      }),
    );
  }

  /** The alarm: wakes the pages it is of; where there is none any more, the agent is told here. */
  function ring() {
    return alone(async () => {
      const due = Object.entries(await kept()).filter(([, one]) => one.next && one.next <= Date.now() + 1_000);
      const gone = [];
      for (const [place, { tab }] of due) {
        const reached = await chrome.tabs.sendMessage(tab, { kind: "tick" }).then(() => true, () => false);
        if (!reached) gone.push(place);
      }
      for (const place of gone) {
        const shop = place.split(" ").slice(1).join(" ");
        await notify(`closed ${place}`, `${shop}：有时限到了，聊天页面没有打开`, shop);
      }
      // What is said is said once: a page that was woken tells anew when it is next.
      await change((all) => due.forEach(([place]) => all[place] && (all[place].next = 0)));
    });
  }

  async function settled() {
    return (await chrome.storage.local.get("settings")).settings ?? {};
  }

  async function notify(id, message, shop) {
    if (!(await settled()).notify || !chrome.notifications) return;
    listen();
    await xiaoqiSpeaks();
    const iconUrl = chrome.runtime.getURL("extension/icons/flag-128.png");
    await chrome.notifications.create(id, { type: "basic", iconUrl, title: xiaoqiSaid(shop ? `小旗 · ${shop}` : "小旗 · 时限"), message: xiaoqiSaid(message) });
  }

  /** A page's clocks have passed a mark. */
  async function alert({ text, shop, away }, sender) {
    const { sound } = await settled();
    if (sound) await chrome.tabs.sendMessage(sender.tab.id, { kind: "chime" }, { frameId: sender.frameId }).catch(() => {});
    if (away) await notify(`tab ${sender.tab.id}`, String(text), String(shop));
  }

  // There only once the permission is given.
  let listening = false;
  function listen() {
    if (listening || !chrome.notifications) return;
    listening = true;
    chrome.notifications.onClicked.addListener(async (id) => {
      chrome.notifications.clear(id);
      const tab = /^tab (\d+)$/.exec(id)?.[1];
      if (!tab) return;
      const { windowId } = await chrome.tabs.update(Number(tab), { active: true });
      await chrome.windows.update(windowId, { focused: true });
    });
  }

  listen();
  chrome.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === ALARM) ring().catch(() => {});
  });
  // Alarms need not outlive the browser: they are set anew from what was kept.
  chrome.runtime.onStartup.addListener(() => alone(async () => arm(await kept())).catch(() => {}));

  return { keep, alert, texts: (all = {}) => Object.fromEntries(Object.entries(all).map(([place, one]) => [place, one.kept])) };
})();
