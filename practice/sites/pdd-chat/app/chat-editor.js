// The reply box: a controlled editor whose truth is the store's draft, with the key and press that send as the
// variants say. Must never send while an input method is composing.

import { render, staticRenderFns } from './chat-editor.render.js';
import { readRich, writeRich } from './rich-text.js';

const EMOJI = ['😊', '😂', '👌', '🙏', '❤️', '🎉', '😭', '👍🏻', '[微笑]', '[玫瑰]', '[握手]', '[谢谢]', '[发货]', '[好评]', '[爱心]', '[再见]'];

export const ChatEditor = {
  name: 'ChatEditor',
  props: ['store'],
  data: () => ({ EMOJI, emojiOpen: false, settingOpen: false }),
  computed: {
    rich() {
      return this.store.variants.editor === 'rich';
    },
    press() {
      return this.store.variants.press;
    },
    draft: {
      get() {
        return this.store.active.draft;
      },
      set(text) {
        this.store.active.draft = text;
        this.store.tip = '';
      },
    },
  },
  watch: {
    draft: 'show',
    'store.activeId': 'show',
  },
  mounted() {
    this.show();
    this.store.insert = this.insert;
  },
  methods: {
    box() {
      return document.getElementById('replyTextarea');
    },
    // The textarea is Vue's to keep; the rich editor is brought in line here.
    show() {
      if (this.rich && readRich(this.box()) !== this.draft) writeRich(this.box(), this.draft);
    },
    onRichInput(event) {
      if (event.isComposing) return;
      this.draft = readRich(this.box());
    },
    onRichPaste(event) {
      document.execCommand('insertText', false, event.clipboardData.getData('text/plain'));
    },

    // keydown, keypress and keyup all come here; `on` says which of them sends.
    onKey(event) {
      if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229) return;
      const { on } = this.store.variants;
      const control = event.ctrlKey || event.metaKey;
      const byEnter = this.store.sendKey === 'enter';
      const sends = byEnter ? !control && !event.shiftKey && !event.altKey : control;
      if (sends) {
        // A line break must not slip in before a send that comes on the key's way up.
        if (event.type === on || (event.type === 'keydown' && on === 'keyup')) event.preventDefault();
        if (event.type === on) this.submit();
      } else if (byEnter && control && event.type === 'keydown') {
        event.preventDefault();
        this.insert('\n');
      }
    },
    onPress(event) {
      if (event.button === 0) this.submit();
    },
    submit() {
      if (this.store.variants.form === '1') this.$el.querySelector('.reply-form').requestSubmit();
      else this.send();
    },
    send() {
      this.store.send();
      this.$nextTick(() => this.box().focus());
    },

    focusAtEnd() {
      this.box().focus();
      if (!this.rich) return;
      window.getSelection().selectAllChildren(this.box());
      window.getSelection().collapseToEnd();
    },

    /** Puts text at the caret, through the state. */
    insert(text) {
      const box = this.box();
      this.emojiOpen = false;
      if (document.activeElement !== box) this.focusAtEnd();
      if (this.rich) {
        document.execCommand(text === '\n' ? 'insertLineBreak' : 'insertText', false, text);
        return;
      }
      const { selectionStart: from, selectionEnd: to } = box;
      this.draft = this.draft.slice(0, from) + text + this.draft.slice(to);
      this.$nextTick(() => box.setSelectionRange(from + text.length, from + text.length));
    },
  },
  render,
  staticRenderFns,
};
