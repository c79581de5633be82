// The reply box with its faces and the setting of the key that sends.

import { replyBox } from '../../shared/vue/reply-box.js';
import { render, staticRenderFns } from './chat-editor.render.js';

const EMOJI = ['😊', '😂', '👌', '🙏', '❤️', '🎉', '😭', '👍🏻', '[微笑]', '[玫瑰]', '[握手]', '[谢谢]', '[发货]', '[好评]', '[爱心]', '[再见]'];

export const ChatEditor = {
  name: 'ChatEditor',
  mixins: [replyBox({ editor: '#replyTextarea', form: '.reply-form' })],
  props: ['store'],
  data: () => ({ EMOJI, emojiOpen: false, settingOpen: false }),
  methods: {
    put(face) {
      this.emojiOpen = false;
      this.insert(face);
    },
  },
  render,
  staticRenderFns,
};
