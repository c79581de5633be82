// 本机保存了什么: how many pages are tried here that were taught (extension/taught.js). Shown by the options.
"use strict";

(() => {
  const show = async () => {
    const { taught = [] } = await chrome.storage.local.get("taught");
    document.getElementById("kept-taught").textContent = taught.length > 0 ? `${taught.length} 个` : "没有";
  };
  chrome.storage.onChanged.addListener((changed, area) => area === "local" && changed.taught && show());
  show();
})();
