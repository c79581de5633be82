// The middle: who the customer is, and the message stream. Must show text as text: the template has no v-html.

import { drawnAt } from '../../shared/app/facts.js';
import { stream } from '../../shared/vue/stream.js';
import { render, staticRenderFns } from './chat-stream.render.js';

export const ChatStream = {
  name: 'ChatStream',
  mixins: [stream({ drawn: drawnAt('/chat-merchant'), robot: '机器人' })],
  methods: {
    sideClass: (side) => ({ system: 'system-msg-31' })[side] ?? `${side}-item`,
  },
  render,
  staticRenderFns,
};
