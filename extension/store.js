// What the background keeps of the team's rules: bytes by name, in the extension's own IndexedDB, where no page and no
// content script can reach. Knows nothing of what the bytes mean: the office (wasm) does, and verifies them at every start.
//
// A read that fails is nothing; a write that fails (a full disk) says so, and what stood there stays.
"use strict";

globalThis.xiaoqiStore = (() => {
  const TABLE = "kept";
  let opening = null;

  function opened() {
    opening ??= new Promise((done, failed) => {
      const asked = indexedDB.open("xiaoqi", 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore(TABLE);
      asked.onerror = () => failed(asked.error);
      asked.onsuccess = () => {
        const gone = () => (opening = null);
        asked.result.onclose = gone;
        asked.result.onversionchange = () => (asked.result.close(), gone());
        done(asked.result);
      };
    });
    opening.catch(() => (opening = null)); // tried again at the next use
    return opening;
  }

  /** Does `act` in a transaction of its own; done when it is on the disk. */
  async function within(mode, act) {
    const transaction = (await opened()).transaction(TABLE, mode);
    const asked = act(transaction.objectStore(TABLE));
    await new Promise((done, failed) => {
      transaction.oncomplete = done;
      transaction.onabort = () => failed(transaction.error);
    });
    return asked.result;
  }

  return {
    read: (name) => within("readonly", (table) => table.get(name)).catch(() => undefined),
    /** Pairs of name and bytes, for names that begin so. */
    all: (prefix) =>
      within("readonly", (table) => {
        const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
        const [names, all] = [table.getAllKeys(range), table.getAll(range)];
        return { get result() { return names.result.map((name, at) => [name, all.result[at]]); } };
      }).catch(() => []),
    write: (name, bytes) => within("readwrite", (table) => table.put(bytes, name)),
    remove: (name) => within("readwrite", (table) => table.delete(name)).catch(() => undefined),
  };
})();
