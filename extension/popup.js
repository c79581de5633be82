// Opens the popup on the tab in front. `?tab=` names another, for looking at the popup in a tab of its own.
"use strict";
wasm_bindgen({ module_or_path: chrome.runtime.getURL("pkg/office/office.wasm") }).then(() => {
  wasm_bindgen.popup(Number(new URLSearchParams(location.search).get("tab") ?? -1));
});
document.getElementById("options").addEventListener("click", () => chrome.runtime.openOptionsPage());
document.getElementById("practice").addEventListener("click", () => chrome.tabs.create({ url: chrome.runtime.getURL("extension/practice.html") }));
