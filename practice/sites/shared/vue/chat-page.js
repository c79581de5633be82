// A whole chat page drawn by Vue: bar, list, messages, editor, right panel, and the remark dialog when one is open.
// Must never be drawn twice in one document.

import { remarkDialog } from './remark-dialog.js';
import { render, staticRenderFns } from './chat-page.render.js';
import { replyForm } from './reply-form.js';
import { sidePanel } from './side-panel.js';
import { startVue } from './start.js';
import { TopBar } from './top-bar.js';

/**
 * @param manner  { BASE, EDITOR, REMARK, posts } of the site's app/manner.js
 * @param brand   in the bar; `figures` (store) → beside it
 * @param sn      how the page calls an order's number
 * @param send    class of its send button, `dialog` of its remark dialog; `hint` the words in the empty editor
 * @param ChatList, ChatStream the page's own
 */
export function startChat({ manner, brand, figures, sn, send, dialog, hint, ChatList, ChatStream }) {
  const { BASE, EDITOR, REMARK, posts } = manner;
  const names = { dialog, button: 'button', primary: 'button primary', sn };
  const root = (store) => ({
    components: {
      TopBar,
      ChatList,
      ChatStream,
      ReplyForm: replyForm({ box: EDITOR, send: `reply-send ${send}` }, () => hint),
      SidePanel: sidePanel({ base: BASE, sn }),
      RemarkDialog: remarkDialog({ posts, names, remark: REMARK }),
    },
    data: { store, brand },
    computed: { figures: () => figures(store) },
    render,
    staticRenderFns,
  });
  startVue({ base: BASE, editor: `#${EDITOR.id}`, mount: '#app > .page', posts, root });
}
