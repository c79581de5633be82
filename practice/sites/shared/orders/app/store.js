// An order list's state, which is the truth: the orders, the open tab, who is at the desk, whose remark is being written.
// Components read it with useStore and call its verbs. Must never read the document; the dialog's draft is the dialog's own.

import { useSyncExternalStore } from 'react';

/** @param boot  what the server wrote into the page @param posts  how its server is told (wire.js) */
export function createStore(boot, posts) {
  let state = { ...boot, tab: Number(boot.variants.tab ?? 0), search: '', menuOpen: false, remarking: null };
  const listeners = new Set();
  const set = (part) => {
    state = { ...state, ...part };
    for (const listener of listeners) listener();
  };

  return {
    posts,
    get: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    openTab(tab) {
      set({ tab });
      const url = new URL(window.location.href);
      url.searchParams.set('tab', tab);
      window.history.replaceState(null, '', url);
    },
    find: (search) => set({ search: search.trim() }),
    toggleMenu: () => set({ menuOpen: !state.menuOpen }),
    /** By the whole name, or by what stands after the colon. */
    switchAccount(name) {
      const account = state.accounts.find((one) => one === name || one.endsWith(`:${name}`));
      if (!account) throw new Error(`no account ${name}; known: ${state.accounts.join(' ')}`);
      set({ account, menuOpen: false });
    },
    openRemark: (sn) => set({ remarking: sn }),
    /** Closes the dialog if it is still this order's: an answer may come after another was opened. */
    closeRemark: (sn) => state.remarking === sn && set({ remarking: null }),

    /** The server took this remark: the row shows it at once, before the push comes round. */
    saved(sn, { remark, flag }) {
      set({ orders: state.orders.map((one) => (one.sn === sn ? { ...one, remark, flag } : one)) });
    },

    /** One order as the server has it now. */
    arrived({ order, version }) {
      set({ version, orders: state.orders.map((one) => (one.sn === order.sn ? order : one)) });
    },

    /** Everything anew, after a reset or a time away; what the visitor has open stays. */
    replace: ({ version, orders }) => set({ version, orders }),
  };
}

export const useStore = (store) => useSyncExternalStore(store.subscribe, store.get);
