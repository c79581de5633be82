// What the back-office's server was sent, exactly as it came, in order: the truth that browser tests compare with.
// Must never trim, normalise or merge a message.

export function ledger() {
  const entries = [];
  return {
    note(conversation, text) {
      const entry = { conversation, text, at: Date.now(), seq: entries.length };
      entries.push(entry);
      return entry;
    },
    received: () => entries.map((entry) => ({ ...entry })),
    reset() {
      entries.length = 0;
    },
  };
}
