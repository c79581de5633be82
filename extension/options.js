// Starts the options over the office (wasm).
"use strict";

const account = decodeURIComponent(/[#&]account=([^&]*)/.exec(location.hash)?.[1] ?? "");
const office = wasm_bindgen({ module_or_path: chrome.runtime.getURL("pkg/office/office.wasm") });
// A page that is not shown yet takes no cursor.
Promise.all([office, xiaoqiSpeaks]).then(() => wasm_bindgen.options(account));

// 界面语言: every screen hears of it and begins anew, and open pages' panels are drawn anew.
const language = document.getElementById("language");
chrome.storage.local.get(xiaoqiLang.KEY).then((kept) => (language.value = kept[xiaoqiLang.KEY] ?? ""));
language.addEventListener("change", (event) => {
  event.stopPropagation(); // none of the settings that the office keeps
  if (language.value) chrome.storage.local.set({ [xiaoqiLang.KEY]: language.value });
  else chrome.storage.local.remove(xiaoqiLang.KEY);
});
document.getElementById("practice").addEventListener("click", () => location.assign("practice.html"));

// A permission can only be asked for while the agent's click is fresh. Refused: the tick goes again, and is saved so.
const notify = document.getElementById("notify");
notify.addEventListener("change", async () => {
  const said = document.getElementById("notify-said");
  said.textContent = "";
  if (!notify.checked || (await chrome.permissions.request({ permissions: ["notifications"] }).catch(() => false))) return;
  notify.checked = false;
  said.textContent = "浏览器没有允许通知";
  notify.dispatchEvent(new Event("change", { bubbles: true }));
});
