// The dialog where an order's remark and flag are written. A remark may be typed longer than allowed: the server says no.
// Must never save by itself, and never change the remark.

import { orderOf, saveRemark } from '../app/remark-draft.js';
import { render, staticRenderFns } from './remark-dialog.render.js';

/**
 * @param names  { dialog, button, primary, sn } classes of the page's own, and how it calls an order's number
 * @param remark { limit, flags: [{ flag, code, name }] }
 */
export const remarkDialog = ({ posts, names, remark: { limit, flags } }) => ({
  name: 'RemarkDialog',
  props: ['store'],
  data() {
    const { remark, flag } = orderOf(this.store, this.store.remarking);
    return { names, limit, flags, remark, flag, error: '', saving: false };
  },
  mounted() {
    this.$refs.area.focus();
  },
  methods: {
    close() {
      this.store.remarking = '';
    },
    async save() {
      this.saving = true;
      const { store, remark, flag } = this;
      try {
        await saveRemark({ store, posts, flags, sn: store.remarking, remark, flag });
        this.close();
      } catch (problem) {
        this.error = problem.message;
        this.saving = false;
      }
    },
  },
  render,
  staticRenderFns,
});
