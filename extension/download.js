// Hands a file to the agent: made here, from what is kept here.

const TYPES = { csv: "text/csv", xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" };
let offered = "";

/** Offers `parts` as `<about>-<today>.<ending>`; says what the file is called. */
export function download(about, parts, ending) {
  const now = new Date();
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  const link = document.createElement("a");
  URL.revokeObjectURL(offered); // not this one: some browsers fetch it after the click
  offered = URL.createObjectURL(new Blob(parts, { type: TYPES[ending] }));
  link.href = offered;
  link.download = `${about}-${day}.${ending}`;
  link.click();
  return link.download;
}
