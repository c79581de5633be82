// Above the messages: who the customer is, and handing him to a colleague.

import { render, staticRenderFns } from './buyer-bar.render.js';

export const BuyerBar = {
  name: 'BuyerBar',
  props: ['store', 'tag', 'name'],
  data: () => ({ open: false }),
  methods: {
    move(colleague) {
      this.open = false;
      this.store.move(colleague);
    },
  },
  render,
  staticRenderFns,
};
