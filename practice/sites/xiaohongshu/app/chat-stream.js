// The middle: who the customer is, and the messages. Must show text as text: the template has no v-html.

import { drawnAt } from '../../shared/app/facts.js';
import { BuyerBar } from '../../shared/vue/buyer-bar.js';
import { stream } from '../../shared/vue/stream.js';
import { render, staticRenderFns } from './chat-stream.render.js';
import { BASE } from './manner.js';

export const ChatStream = {
  name: 'ChatStream',
  components: { BuyerBar },
  mixins: [stream({ drawn: drawnAt(BASE) })],
  render,
  staticRenderFns,
};
