// 话术回顾: what the weekly meeting wants of this machine (S6): which standard phrases were sent in other words, why, and what
// instead; and which phrases are used. As a workbook, on a key; nothing is sent anywhere.

import { download } from "./download.js";

const PREFIX = "altered:"; // as browser/office/src/background/notes.rs has it
const WHY = { special: "客户情况特殊", outdated: "活动规则有变", awkward: "话术不好用" };
const HEAD = ["类别", "时间", "改成（号码和客户的话已遮掉）", "话术编号", "次数", "原因", "写明理由", "规则包"];

/** The rows of `all` that is kept, the header first; the first of two notes of one message says only that it was altered. */
export function rows(all) {
  const notes = Object.entries(all).filter(([key]) => key.startsWith(PREFIX)).sort(([a], [b]) => (a < b ? -1 : 1));
  const when = (at) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 16).replace("T", " ");
  const altered = notes.map(([, note]) => [
    note.why ? "改动原因" : "话术改动", when(Number(note.at)), String(note.instead ?? ""), String(note.phrase), "",
    WHY[note.why] ?? "", note.ground ? "是" : "否", String(note.pack ?? ""),
  ]);
  const uses = Array.isArray(all.learned?.uses) ? all.learned.uses : [];
  const used = uses.map(([id, uses]) => ["使用", "", "", String(id), Number(uses).toFixed(1), "", "", ""]);
  return [HEAD, ...altered, ...used];
}

async function show() {
  const found = rows(await chrome.storage.local.get(null));
  const altered = found.filter(([kind]) => kind === "话术改动").length;
  const used = found.filter(([kind]) => kind === "使用").length;
  document.getElementById("review-count").textContent = `话术改动 ${altered} 次，用过的短语 ${used} 句`;
  document.getElementById("review").disabled = found.length < 2;
}

document.getElementById("review").addEventListener("click", async () => {
  const { writeWorkbook } = await import("./own-workbook.js");
  const found = rows(await chrome.storage.local.get(null));
  download("话术回顾", [writeWorkbook(found, "话术回顾")], "xlsx");
});
chrome.storage.onChanged.addListener((_, area) => area === "local" && show());
show();
