// What the back-office's server was sent, exactly as it came, in order: the truth that browser tests compare with.
// Messages to customers, and remarks saved on orders. Must never trim, normalise or merge anything.

export function ledger(now) {
  const messages = [];
  const remarks = [];
  const copies = (entries) => entries.map((entry) => ({ ...entry }));
  const add = (entries, what) => {
    const entry = { ...what, at: now(), seq: entries.length };
    entries.push(entry);
    return entry;
  };
  return {
    note: (conversation, text) => add(messages, { conversation, text }),
    /** `flag` is the colour's word or null, however the platform codes it. */
    noteRemark: ({ order, remark, flag, site, shop, account }) => add(remarks, { order, remark, flag, site, shop, account }),
    received: () => copies(messages),
    saved: () => copies(remarks),
    reset() {
      messages.length = 0;
      remarks.length = 0;
    },
  };
}
