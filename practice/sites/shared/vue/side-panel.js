// The right panel: the buyer's orders, goods to send, ready phrases.
// Must never show a receiver that the server did not mask.

import { TABS, drawnAt, facts } from '../app/facts.js';
import { render, staticRenderFns } from './side-panel.render.js';

/** @param sn  how the page calls an order's number */
export const sidePanel = ({ base, sn }) => ({
  name: 'SidePanel',
  props: ['store'],
  data: () => ({ TABS, tab: '订单', sn }),
  methods: { facts, drawn: drawnAt(base) },
  render,
  staticRenderFns,
});
