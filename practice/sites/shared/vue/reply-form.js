// The reply box of pages drawn by Vue, under the names of the page's own: faces, editor, send button.

import { FACES, KEYS } from '../app/faces.js';
import { replyBox } from './reply-box.js';
import { render, staticRenderFns } from './reply-form.render.js';

/**
 * @param names { box: { id, class } the editor's attributes, send: the send button's class }
 * @param hint  (store) → the words in the empty editor
 */
export const replyForm = (names, hint) => ({
  name: 'ReplyForm',
  mixins: [replyBox({ editor: `#${names.box.id}`, form: '.reply-form' })],
  props: ['store'],
  data: () => ({ FACES, KEYS, names, open: '' }),
  computed: {
    hint() {
      return hint(this.store);
    },
  },
  methods: {
    put(face) {
      this.open = '';
      this.insert(face);
    },
    choose(key) {
      this.open = '';
      this.store.sendKey = key;
    },
  },
  render,
  staticRenderFns,
});
