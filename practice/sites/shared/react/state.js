// Makes the shared store one that React can watch: every verb ends with a word to whoever subscribed.
// Must never hold state of its own.

import { useSyncExternalStore } from 'react';

export function watched(store) {
  const listeners = new Set();
  let changes = 0;
  const changed = () => {
    changes += 1;
    for (const listener of listeners) listener();
  };
  for (const [name, verb] of Object.entries(store)) {
    if (typeof verb !== 'function') continue;
    store[name] = (...given) => {
      const answer = verb(...given);
      changed();
      return answer;
    };
  }
  return Object.assign(store, {
    set(part) {
      Object.assign(store, part);
      changed();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    changes: () => changes,
  });
}

/** Draws the component again with every change of the store. */
export const useStore = (store) => useSyncExternalStore(store.subscribe, store.changes);
