// Starts the options over the office (wasm).
"use strict";

const account = decodeURIComponent(/[#&]account=([^&]*)/.exec(location.hash)?.[1] ?? "");
wasm_bindgen({ module_or_path: chrome.runtime.getURL("pkg/office/office.wasm") }).then(() => wasm_bindgen.options(account));
