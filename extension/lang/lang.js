// Which language our own screens and the panel speak: the one set in the options, else the browser's. Chinese is what is
// written in the code; the others are catalogues beside this file, read only where they are spoken.
"use strict";

globalThis.xiaoqiLang = (() => {
  const KEY = "language"; // in local storage; nothing there follows the browser
  const FILES = {
    "zh-TW": () => chrome.runtime.getURL("extension/lang/zh-TW.json"),
    en: () => chrome.runtime.getURL("extension/lang/en.json"),
  };

  /** The language to speak, where `set` is what the agent chose: `zh-CN`, or one that has a catalogue. Whose browser speaks
   *  Chinese, or asks pages for it beside its own language, reads the Chinese he asked for first; everybody else English. */
  function choose(set, browser = [chrome.i18n.getUILanguage(), ...navigator.languages]) {
    if (set === "zh-CN" || Object.hasOwn(FILES, set ?? "")) return set;
    const chinese = browser.find((tag) => /^zh\b/i.test(tag));
    if (!chinese) return "en";
    return /hant|tw|hk|mo/i.test(chinese) ? "zh-TW" : "zh-CN";
  }

  const chosen = async () => choose((await chrome.storage.local.get(KEY))[KEY]);

  /** A language's catalogue; nothing for the language of the code. */
  async function words(language) {
    return Object.hasOwn(FILES, language) ? (await fetch(FILES[language]())).json() : null;
  }

  return { KEY, choose, chosen, words };
})();
