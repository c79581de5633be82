// The bar at the top: the shop, the day's figures, and who is logged in, with a menu of the shop's other accounts.
// Must never load the page anew when the account changes: real pages do not either.

import { NEXT, STATUS } from '../app/status.js';
import { render, staticRenderFns } from './top-bar.render.js';

export const TopBar = {
  name: 'TopBar',
  props: ['store', 'brand', 'figures'],
  data: () => ({ STATUS, open: false }),
  methods: {
    next() {
      this.store.status = NEXT[this.store.status];
    },
    take(name) {
      this.open = false;
      this.store.switchAccount(name);
    },
  },
  render,
  staticRenderFns,
};
