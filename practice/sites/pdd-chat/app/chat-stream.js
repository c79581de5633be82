// The middle: who the customer is, and the message stream. Must show text as text: the template has no v-html.

import { render, staticRenderFns } from './chat-stream.render.js';

export const ChatStream = {
  name: 'ChatStream',
  props: ['store'],
  computed: {
    chat() {
      return this.store.active;
    },
  },
  watch: {
    'chat.messages.length': 'toEnd',
    'store.activeId': 'toEnd',
  },
  mounted() {
    this.toEnd();
  },
  methods: {
    toEnd() {
      this.$nextTick(() => {
        const stream = this.$el.querySelector('.message-scroll');
        stream.scrollTop = stream.scrollHeight;
      });
    },
    sideClass: (side) => ({ system: 'system-msg-31' })[side] ?? `${side}-item`,
    sideName(side) {
      return { seller: this.store.account, robot: '机器人', buyer: this.chat.nickname }[side];
    },
  },
  render,
  staticRenderFns,
};
