// The page's state, which is the truth: drafts, the open conversation, messages. Components show it and call its verbs.
// Must never read the document.

import { post } from './wire.js';

export function createStore(Vue, boot) {
  let serial = 0;
  const store = Vue.observable({
    shop: boot.shop,
    variants: boot.variants,
    conversations: boot.conversations.map(withDraft),
    activeId: boot.active,
    version: boot.version,
    sendKey: boot.variants.send,
    status: 'online',
    dialog: '',
    tip: '',
    now: Date.now(),
    get active() {
      return store.conversations.find((c) => c.id === store.activeId);
    },
  });

  const verbs = {
    open(id) {
      store.activeId = id;
      store.active.unread = 0;
      store.tip = '';
    },

    /** Sends the open conversation's draft, as it is. */
    send() {
      const conversation = store.active;
      const text = conversation.draft;
      if (text.trim() === '') {
        store.tip = '不能发送空白消息';
        return;
      }
      conversation.draft = '';
      store.tip = '';
      verbs.sendText(text);
    },

    /** Sends a text past the editor, as ready phrases do. */
    sendText(text) {
      const conversation = store.active;
      const rid = `${Date.now().toString(36)}-${++serial}`;
      conversation.messages.push({ index: -1, side: 'seller', text, goods: null, rid });
      conversation.group = 'replied';
      post('/plateau/chat/send_message', {
        data: {
          cmd: 'send_message',
          to: { uid: conversation.id },
          message: { content: text, type: 0, manual_reply: 1, request_id: rid },
        },
      });
    },

    sendGoods: (id) => post('/plateau/message/send/mallGoodsCard', { data: { uid: store.activeId, goods_id: id } }),

    move(csid) {
      store.dialog = '';
      post('/plateau/chat/move_conversation', { data: { uid: store.activeId, csid } });
    },

    /** What the server pushed. Our own messages come back too: the request id tells. */
    arrived({ conversation, message, group, title, deadline }) {
      const one = store.conversations.find((c) => c.id === conversation);
      if (!one) return;
      if (store.variants.countdown === '1') store.now = Date.now();
      Object.assign(one, { group, title, deadline });
      const mine = message.rid && one.messages.find((m) => m.rid === message.rid);
      if (mine) mine.index = message.index;
      else if (one.messages.some((m) => m.index === message.index)) return;
      else one.messages.push(message);
      if (message.side === 'buyer' && one.id !== store.activeId) one.unread += 1;
    },

    /** The whole state anew, after a reset or a time away; drafts are the page's own and stay. */
    replace({ version, shop, conversations }) {
      const drafts = new Map(store.conversations.map((c) => [c.id, c.draft]));
      store.version = version;
      store.shop = shop;
      store.conversations = conversations.map((c) => ({ ...withDraft(c), draft: drafts.get(c.id) ?? '' }));
    },
  };
  return Object.assign(store, verbs);
}

const withDraft = (conversation) => ({ ...conversation, draft: '', unread: 0 });
