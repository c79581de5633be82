// The left list, virtualised: only rows in view are in the page, and the elements of those that scroll away are used for
// those that come. What a row shows is all of its customer, so that an element taken over has nothing of the last one.

import { drawnAt } from '../../shared/app/facts.js';
import { groupsOf, late, left, preview, waiting } from '../../shared/app/groups.js';
import { rowsOf, windowOf } from '../../shared/app/virtual.js';
import { render, staticRenderFns } from './chat-list.render.js';
import { BASE, HEIGHTS, TITLES } from './manner.js';

export const ChatList = {
  name: 'ChatList',
  props: ['store'],
  data: () => ({ filter: '', view: { top: 0, height: 600 } }),
  computed: {
    list() {
      return windowOf(rowsOf(groupsOf(this.store, this.filter, TITLES), HEIGHTS), this.view);
    },
    count() {
      return waiting(this.store);
    },
  },
  mounted() {
    this.measure = new ResizeObserver(() => this.look());
    this.measure.observe(this.$refs.scroller);
  },
  methods: {
    late,
    left,
    preview,
    drawn: drawnAt(BASE),
    look() {
      const { scrollTop: top, clientHeight: height } = this.$refs.scroller;
      this.view = { top, height };
    },
  },
  render,
  staticRenderFns,
};
