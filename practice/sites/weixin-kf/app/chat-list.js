// The left list, in groups. A conversation is opened by its card, as on the real page; the item around it has the room's id.

import { drawnAt } from '../../shared/app/facts.js';
import { groupsOf, late, left, preview, waiting } from '../../shared/app/groups.js';
import { render, staticRenderFns } from './chat-list.render.js';
import { BASE, TITLES } from './manner.js';

export const ChatList = {
  name: 'ChatList',
  props: ['store'],
  data: () => ({ filter: '' }),
  computed: {
    groups() {
      return groupsOf(this.store, this.filter, TITLES);
    },
    count() {
      return waiting(this.store);
    },
  },
  methods: { late, left, preview, drawn: drawnAt(BASE) },
  render,
  staticRenderFns,
};
