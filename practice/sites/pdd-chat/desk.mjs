// One shop's counter as the server sees it: conversations, their messages, whose turn it is, and the scripted
// customers who answer back. Must never touch a message's text.

const REPLY_LIMIT = 180_000; // 3分钟人工回复率

/**
 * @param shop     from practice/shops
 * @param note     (conversation, text) → the ledger
 * @param push     event → every open page of this shop
 * @param pace     scripted lines come after their own seconds × pace
 * @param customers whether scripted customers speak at all
 */
export function desk(shop, { note, push, pace, customers }) {
  const timers = new Set();
  let conversations;
  let goodsById;
  let version = 0; // grows with every change, so that a page knows whether it missed one

  function reset() {
    for (const timer of timers) clearTimeout(timer);
    timers.clear();
    const now = Date.now();
    goodsById = new Map(shop.goods.map((goods) => [goods.id, goods]));
    conversations = new Map(shop.customers.map((customer) => [customer.id, seat(customer, now)]));
  }

  function seat(customer, now) {
    const { group, title = '', seconds } = customer.waiting;
    const order = (o) => ({ ...o, goods: goodsById.get(o.goods) });
    return {
      id: customer.id,
      nickname: customer.nickname,
      group,
      title,
      deadline: group === 'waiting' ? now + seconds * 1000 : 0,
      messages: customer.history.map((m, index) => message(index, m)),
      orders: customer.orders.map(order),
      lines: customer.lines.slice(),
    };
  }

  const message = (index, { side, text = '', goods, rid = '' }) => ({
    index,
    side,
    text,
    goods: goods ? goodsById.get(goods) : null,
    rid,
  });

  function add(conversation, what) {
    const one = message(conversation.messages.length, what);
    conversation.messages.push(one);
    const { id, group, title, deadline } = conversation;
    version += 1;
    push({ type: 'message', conversation: id, message: one, group, title, deadline });
    return one;
  }

  function customerSays(conversation, text) {
    if (conversation.group !== 'waiting') conversation.deadline = Date.now() + REPLY_LIMIT;
    conversation.group = 'waiting';
    add(conversation, { side: 'buyer', text });
  }

  function nextLine(conversation) {
    const line = customers ? conversation.lines.shift() : undefined;
    if (!line) return;
    if (pace === 0) return customerSays(conversation, line.text);
    const timer = setTimeout(() => {
      timers.delete(timer);
      customerSays(conversation, line.text);
    }, line.after * 1000 * pace);
    timers.add(timer);
  }

  function agentAnswers(conversation, what) {
    conversation.group = 'replied';
    conversation.deadline = 0;
    return add(conversation, { side: 'seller', ...what });
  }

  reset();
  return {
    reset() {
      reset();
      version += 1;
      push({ type: 'reset' });
    },
    close() {
      for (const timer of timers) clearTimeout(timer);
    },
    version: () => version,
    has: (id) => conversations.has(id),
    say(id, text) {
      if (!conversations.has(id)) return false;
      customerSays(conversations.get(id), String(text));
      return true;
    },
    /** The agent's message: noted first, so the ledger holds it whatever happens next. */
    send(id, text, rid) {
      const conversation = conversations.get(id);
      note(id, text);
      const one = agentAnswers(conversation, { text, rid });
      nextLine(conversation);
      return one;
    },
    sendGoods: (id, goods) => agentAnswers(conversations.get(id), { goods }),
    move: (id, to) => add(conversations.get(id), { side: 'system', text: `会话已转移给 ${to}` }),
    orderOwner: (sn) => [...conversations.values()].find((c) => c.orders.some((o) => o.sn === sn))?.id,
    /** What a page needs to draw itself. */
    view: () => ({
      version,
      shop: { name: shop.name, account: shop.account, goods: shop.goods, phrases: shop.phrases, colleagues: shop.colleagues },
      conversations: [...conversations.values()].map(({ lines, ...rest }) => rest),
    }),
    names: () => [...conversations.values()].map(({ id, nickname }) => ({ conversation: id, nickname, shop: shop.id })),
  };
}
