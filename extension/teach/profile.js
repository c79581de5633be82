// 教小旗认识 · profile: what was picked as the profile that is kept, and as the TOML of packs/default/sites/.
//
// Must never hold anything but names of the page's code, its host and path, and the name the agent gave it.
(() => {
  "use strict";
  const teach = (globalThis.__xiaoqiTeach ??= {});

  /** The part of a path that is the page's: until what may be a chat's or a person's, at most two steps. */
  function pathOf(pathname) {
    const steps = pathname.split("/").slice(1);
    const kept = [];
    for (const [at, step] of steps.entries()) {
      const file = at === steps.length - 1;
      if (kept.length === 2 || !/^[A-Za-z][A-Za-z_-]*\d?$/.test(step)) return `/${kept.map((one) => `${one}/`).join("")}`;
      if (file) return `/${[...kept, step].join("/")}`;
      kept.push(step);
    }
    return `/${kept.join("/")}`;
  }

  const quoted = (text) => `"${text.replace(/[\\"]/g, "\\$&").replace(/[\u0000-\u001f\u007f]/g, " ")}"`;
  const listed = (texts) => `[${texts.map(quoted).join(", ")}]`;

  /** The profile as a file of a pack. */
  function toml(profile) {
    const lines = [
      `# ${profile.host}：在浏览器里教的（docs/add-a-site.md）。选择器没有和平台核对过。`,
      "[[site]]",
      `id = ${quoted(`own.${profile.host.replaceAll(".", "-")}`)}`,
      'platform = "own"',
      `name = ${quoted(profile.name)}`,
      `hosts = ${listed([profile.host])}`,
      `paths = ${listed([profile.path])}`,
      "",
      "[site.editor]",
      `selectors = ${listed(profile.editor)}`,
      "",
      "[site.send]",
      'keys = ["Enter", "Ctrl+Enter"]',
      `buttons = ${listed(profile.buttons)}`,
      "",
      "[site.messages]",
      `list = ${listed(profile.list)}`,
      ...["item", "customer", "agent"].map((key) => `${key} = ${quoted(profile[key])}`),
      'bot = ""',
      `text = ${quoted(profile.text)}`,
    ];
    if (profile.number.length > 0) lines.push("", "[site.order]", `number = ${listed(profile.number)}`);
    return `${lines.join("\n")}\n`;
  }

  Object.assign(teach, { pathOf, toml });
})();
