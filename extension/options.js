// Starts the options over the office (wasm).
"use strict";

const account = decodeURIComponent(/[#&]account=([^&]*)/.exec(location.hash)?.[1] ?? "");
wasm_bindgen({ module_or_path: chrome.runtime.getURL("pkg/office/office.wasm") }).then(() => wasm_bindgen.options(account));

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
