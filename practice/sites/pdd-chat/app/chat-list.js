// The left list: who waits, who has waited too long, whom only the robot answered, and who is answered.
// Must never reorder within a group: scripts and people both find a customer where he was.

import { late, left, preview } from '../../shared/app/groups.js';
import { render, staticRenderFns } from './chat-list.render.js';

export const ChatList = {
  name: 'ChatList',
  props: ['store'],
  data: () => ({ filter: '' }),
  computed: {
    groups() {
      const { conversations, now } = this.store;
      const open = conversations.filter((c) => c.nickname.includes(this.filter));
      const waits = (c) => c.group === 'waiting';
      const auto = open.filter((c) => c.group === 'auto');
      return [
        { name: 'timeout-unreply', title: '已超时', items: open.filter((c) => waits(c) && c.deadline <= now) },
        { name: 'five-minute', title: '即将超时', items: open.filter((c) => waits(c) && c.deadline > now) },
        ...[...new Set(auto.map((c) => c.title))].map((title) => ({
          name: 'already-unreply',
          title,
          items: auto.filter((c) => c.title === title),
        })),
        { name: 'already-reply', title: '已回复', items: open.filter((c) => c.group === 'replied') },
      ].filter((group) => group.items.length > 0);
    },
    waiting() {
      return this.store.conversations.filter((c) => c.group === 'waiting').length;
    },
  },
  methods: {
    // The real attribute: uid first, and "-reply" once answered.
    random: (c) => `${c.id}-${c.group === 'replied' ? 'reply' : 'wait'}-${c.messages.length}`,
    preview,
    left,
    over: late,
  },
  render,
  staticRenderFns,
};
