// What every reply box drawn by Vue does: a controlled editor whose truth is the store's draft, with the key and press that
// send as the variants say. Must never change a text on its way to the store.

import { meaningOf } from '../app/keys.js';
import { putCaret, readRich, writeRich } from '../app/rich-text.js';

/** @param ids  { editor, form } selectors of the page's own elements */
export const replyBox = (ids) => ({
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
        this.store.write(text);
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
    box: () => document.querySelector(ids.editor),
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
      const meaning = meaningOf(event, this.store);
      if (meaning === 'send') this.submit();
      if (meaning === 'break') this.insert('\n');
    },
    onPress(event) {
      if (event.button === 0) this.submit();
    },
    submit() {
      if (this.store.variants.form === '1') this.$el.querySelector(ids.form).requestSubmit();
      else this.send();
    },
    send() {
      this.store.send();
      this.$nextTick(() => this.box().focus());
    },

    /** Puts text at the caret, through the state. */
    insert(text) {
      const box = this.box();
      if (document.activeElement !== box) this.rich ? putCaret(box) : box.focus();
      if (this.rich) {
        document.execCommand(text === '\n' ? 'insertLineBreak' : 'insertText', false, text);
        return;
      }
      const { selectionStart: from, selectionEnd: to } = box;
      this.draft = this.draft.slice(0, from) + text + this.draft.slice(to);
      this.$nextTick(() => box.setSelectionRange(from + text.length, from + text.length));
    },
  },
});
