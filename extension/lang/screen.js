// A screen of our own in the agent's language: what stands in its HTML, and every text of ours that is set later. What is
// marked `translate="no"` is data, and stays.
//
// Loaded in the head: nothing is shown in the wrong language first.
"use strict";

(() => {
  const SAID = ["aria-label", "placeholder", "title"];
  const root = document.documentElement;
  let say = (text) => text;
  /** For what is no part of the document: questions of the browser's, marks of inputs. */
  globalThis.xiaoqiSaid = (text) => say(text);

  const isOurs = (element) => element !== null && !element.closest("[translate=no], script, style");

  function text(node) {
    if (!isOurs(node.parentElement)) return;
    const said = say(node.data);
    if (said !== node.data) node.data = said;
  }

  function attributes(element) {
    if (!isOurs(element)) return;
    for (const name of SAID) {
      const said = say(element.getAttribute(name) ?? "");
      if (said !== (element.getAttribute(name) ?? "")) element.setAttribute(name, said);
    }
  }

  function all(node) {
    if (node.nodeType === Node.TEXT_NODE) return text(node);
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    const walk = document.createTreeWalker(node, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let at = node; at; at = walk.nextNode()) at.nodeType === Node.TEXT_NODE ? text(at) : attributes(at);
  }

  const parsed = () =>
    document.readyState === "loading"
      ? new Promise((done) => document.addEventListener("DOMContentLoaded", done, { once: true }))
      : Promise.resolve();

  async function start() {
    const language = await xiaoqiLang.chosen();
    if (language === root.lang) return;
    const words = await xiaoqiLang.words(language);
    say = xiaoqiSay(words);
    root.lang = language;
    await parsed();
    all(root);
    // Before the browser draws: a change is told at the end of the task that made it.
    new MutationObserver((changes) => {
      for (const { type, target, addedNodes } of changes) {
        if (type === "characterData") text(target);
        else if (type === "attributes") attributes(target);
        else addedNodes.forEach(all);
      }
    }).observe(root, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: SAID });
  }

  root.style.visibility = "hidden";
  globalThis.xiaoqiSpeaks = start().catch(() => {}); // without its words a screen speaks Chinese
  globalThis.xiaoqiSpeaks.then(() => (root.style.visibility = ""));
  chrome.storage.onChanged.addListener((changes, area) => {
    if (area === "local" && changes[xiaoqiLang.KEY]) location.reload();
  });
})();
