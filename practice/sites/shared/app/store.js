// A chat page's state, which is the truth: drafts, the open conversation, messages, orders. Components show it and
// call its verbs. Must never read the document.

import { post } from './wire.js';

/**
 * @param boot       what the server wrote into the page
 * @param posts      { messagePost, goodsPost, movePost } → { path, body }: how the site's server is told
 * @param observable makes a plain object one that the page's framework watches
 */
export function createStore({ boot, posts, observable = (state) => state }) {
  let serial = 0;
  const store = observable({
    shop: boot.shop,
    account: boot.account,
    variants: boot.variants,
    conversations: boot.conversations.map(withDraft),
    activeId: boot.active,
    version: boot.version,
    sendKey: boot.variants.send,
    status: 'online',
    dialog: '',
    remarking: '', // the order whose remark is being written
    tip: '',
    now: boot.now,
    ahead: boot.now - Date.now(), // of this machine's clock, the server's
    get active() {
      return store.conversations.find((c) => c.id === store.activeId);
    },
  });
  const tell = ({ path, body }) => post(path, body);
  const hear = (now) => {
    store.ahead = now - Date.now();
    if (store.variants.countdown === '1') store.now = now;
  };

  const verbs = {
    open(id) {
      store.activeId = id;
      store.active.unread = 0;
      store.tip = '';
    },

    /** The open conversation's draft is now this. */
    write(text) {
      store.active.draft = text;
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
      tell(posts.messagePost(conversation.id, text, rid));
    },

    sendGoods: (id) => tell(posts.goodsPost(store.activeId, id)),

    move(colleague) {
      store.dialog = '';
      tell(posts.movePost(store.activeId, colleague));
    },

    /** Another account of the shop takes the seat; the page stays. */
    switchAccount(name) {
      if (!store.shop.accounts.includes(name)) throw new Error(`no account ${name} in ${store.shop.name}`);
      store.account = name;
    },

    tick() {
      store.now = Date.now() + store.ahead;
    },

    /** What the server pushed. */
    arrived(event) {
      hear(event.now);
      if (event.type === 'order') ordered(event.order);
      else said(event);
    },

    /** The whole state anew, after a reset or a time away; drafts are the page's own and stay. */
    replace({ version, now, shop, conversations }) {
      const drafts = new Map(store.conversations.map((c) => [c.id, c.draft]));
      hear(now);
      store.version = version;
      store.shop = shop;
      store.conversations = conversations.map((c) => ({ ...withDraft(c), draft: drafts.get(c.id) ?? '' }));
    },
  };

  // Our own messages come back too: the request id tells.
  function said({ conversation, message, group, title, deadline }) {
    const one = store.conversations.find((c) => c.id === conversation);
    if (!one) return;
    Object.assign(one, { group, title, deadline });
    const mine = message.rid && one.messages.find((m) => m.rid === message.rid);
    if (mine) mine.index = message.index;
    else if (one.messages.some((m) => m.index === message.index)) return;
    else one.messages.push(message);
    if (message.side === 'buyer' && one.id !== store.activeId) one.unread += 1;
  }

  function ordered(order) {
    for (const one of store.conversations) {
      const at = one.orders.findIndex((o) => o.sn === order.sn);
      if (at >= 0) one.orders.splice(at, 1, order);
    }
  }

  return Object.assign(store, verbs);
}

const withDraft = (conversation) => ({ ...conversation, draft: '', unread: 0 });
