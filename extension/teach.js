// 教小旗认识, in the popup: the button that begins it on a page we do not know, and what is tried in this browser, with a button
// that ends it.
"use strict";

(() => {
  const byId = (id) => document.getElementById(id);
  const ask = (message) => chrome.runtime.sendMessage({ kind: "teach", ...message }).catch(() => null);
  const known = chrome.runtime.getManifest().content_scripts[1].matches;
  let here = null; // { tab, host }

  async function look() {
    const named = Number(new URLSearchParams(location.search).get("tab") ?? -1);
    const find = () => (named >= 0 ? chrome.tabs.get(named) : chrome.tabs.query({ active: true, currentWindow: true }).then(([tab]) => tab));
    const tab = await find().catch(() => null);
    const url = tab?.url?.startsWith("https://") ? new URL(tab.url) : null; // the browser says it to whom the popup was opened over
    if (!url) return;
    const origin = `https://${url.hostname}/*`;
    // A page of ours into which we are not let: what is to be done there, #grant says.
    if (known.includes(origin) && !(await chrome.permissions.contains({ origins: [origin] }))) return;
    here = { tab: tab.id, host: url.hostname };
    byId("teach-host").textContent = url.hostname;
    byId("teach").hidden = false;
  }

  // A permission can only be asked for while the click is fresh: nothing may be awaited before.
  const press = (id, pack, done) => byId(id).addEventListener("click", () => {
    if (!here) return;
    ask({ act: "ask", ...here, pack });
    const refused = () => (byId("teach-fault").textContent = "浏览器没有允许小旗进入这个网站");
    chrome.permissions.request({ origins: [`https://${here.host}/*`] }).then(async (allowed) => {
      if (!allowed || (await ask({ act: "begin" }))?.ok !== true) return refused();
      done();
    }, refused);
  });
  press("teach-begin", false, () => new URLSearchParams(location.search).has("tab") || window.close()); // the page is what is looked at now
  press("teach-known", true, () => location.reload());

  function draw(profiles) {
    const make = (tag, text = "") => {
      const el = document.createElement(tag);
      el.textContent = text;
      return el;
    };
    const rows = profiles.map(({ host, name, open, pack }, at) => {
      const row = make("div");
      const said = make("span");
      const named = make("b", name);
      named.id = `taught-${at}`;
      named.translate = false; // the agent's own, or a host
      said.append(named);
      if (pack && open) {
        said.append(make("small", "按团队规则检查"));
        const missing = make("small", "团队规则里还没有这个页面，请问主管");
        missing.className = "help none-only";
        if (host === here?.host) said.append(missing);
      }
      if (!pack && name !== host || !open) said.append(make("small", open ? host : `${host}：浏览器收回了许可，没有在检查`));
      const stop = make("button", "停用");
      stop.type = "button";
      stop.id = `stop-${at}`;
      stop.setAttribute("aria-labelledby", `${stop.id} ${named.id}`);
      stop.addEventListener("click", async () => draw((await ask({ act: "stop", host }))?.profiles ?? []));
      row.append(said, stop);
      return row;
    });
    byId("taught").replaceChildren(make("h2", "试用中的页面规则"), ...rows);
    byId("taught").hidden = rows.length === 0;
  }

  look().then(() => ask({ act: "list" })).then((answer) => draw(answer?.profiles ?? []));
})();
