// 授权: whether the browser lets us into the sellers' pages, and the button that asks it to. Firefox leaves that to the agent; in
// Chromium a user may have taken it back. Shared by popup and options: both have a section #grant with a button #allow.
"use strict";

(() => {
  const origins = chrome.runtime.getManifest().content_scripts[1].matches;
  const section = document.getElementById("grant");
  const look = async () => (section.hidden = await chrome.permissions.contains({ origins }).catch(() => true));
  // A permission can only be asked for while the click is fresh: nothing may be awaited before.
  document.getElementById("allow").addEventListener("click", () => {
    chrome.permissions.request({ origins }).then(look, look);
  });
  chrome.permissions.onAdded?.addListener(look);
  chrome.permissions.onRemoved?.addListener(look);
  look();
})();
