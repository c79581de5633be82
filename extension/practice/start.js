// Begins the practice page, which is checked as any seller's: the same loader, engine and panel.

import { Practice } from "./practice.js";

const by = (id) => document.getElementById(id);
const scenario = await (await fetch(chrome.runtime.getURL("extension/practice/first.json"))).json();
const practice = new Practice(scenario);
by("send").addEventListener("click", () => practice.send());
by("draft").addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  practice.send();
});
by("fill").addEventListener("click", () => practice.fill());
by("again").addEventListener("click", () => location.reload());
window.addEventListener("practice-pressed", () => practice.pressed());
document.documentElement.dataset.ready = "";
globalThis.xiaoqiSpeaks.then(() => by("draft").focus());
