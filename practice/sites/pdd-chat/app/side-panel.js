// The right panel: the buyer's orders, goods to recommend, ready phrases.
// Must never show a receiver that the server did not mask.

import { render, staticRenderFns } from './side-panel.render.js';

const TABS = ['商品推荐', '最新订单', '快捷短语'];

export const SidePanel = {
  name: 'SidePanel',
  props: ['store'],
  data: () => ({ TABS, tab: '最新订单', second: '个人订单' }),
  computed: {
    orders() {
      const { active, conversations } = this.store;
      if (this.second === '个人订单') return active.orders;
      return conversations.flatMap((c) => c.orders).filter((o) => o.state === '待付款');
    },
  },
  render,
  staticRenderFns,
};
