// One shop's counter as the server of a chat site sees it: conversations, their messages and orders, whose turn it
// is, and the scripted customers who answer back. Must never touch a message's text.

const REPLY_LIMIT = 180_000; // 3分钟人工回复率

/**
 * @param shop     from practice/shops
 * @param note     (conversation, text) → the ledger
 * @param push     event → every open page of this shop
 * @param pace     scripted lines come after their own seconds × pace
 * @param customers whether scripted customers speak at all
 * @param now       the back-office's clock
 * @param orders    the book of all orders
 */
export function desk(shop, { note, push, pace, customers, now, orders }) {
  const timers = new Set();
  let conversations;
  let goodsById;
  let version = 0; // grows with every change, so that a page knows whether it missed one

  function reset() {
    for (const timer of timers) clearTimeout(timer);
    timers.clear();
    const start = now();
    goodsById = new Map(shop.goods.map((goods) => [goods.id, goods]));
    conversations = new Map(shop.customers.map((customer) => [customer.id, seat(customer, start)]));
  }

  function seat(customer, start) {
    const { group, title = '', seconds } = customer.waiting;
    return {
      id: customer.id,
      nickname: customer.nickname,
      group,
      title,
      deadline: group === 'waiting' ? start + seconds * 1000 : 0,
      messages: customer.history.map((m, index) => message(index, m)),
      lines: customer.lines.slice(),
    };
  }

  const message = (index, { side, kind = '', text = '', goods, rid = '' }) => ({
    index,
    side,
    kind, // of a system's message: 'transfer', or nothing
    text,
    goods: goods ? goodsById.get(goods) : null,
    rid,
  });

  function tell(event) {
    version += 1;
    push({ ...event, now: now() });
  }

  function add(conversation, what) {
    const one = message(conversation.messages.length, what);
    conversation.messages.push(one);
    const { id, group, title, deadline } = conversation;
    tell({ type: 'message', conversation: id, message: one, group, title, deadline });
    return one;
  }

  function customerSays(conversation, text) {
    if (conversation.group !== 'waiting') conversation.deadline = now() + REPLY_LIMIT;
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

  const mine = (order) => order.shop === shop.id && order.platform === shop.platform;
  const deaf = orders.subscribe((order) => mine(order) && tell({ type: 'order', order }));

  reset();
  return {
    shop,
    reset() {
      reset();
      tell({ type: 'reset' });
    },
    close() {
      deaf();
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
    move: (id, to) => add(conversations.get(id), { side: 'system', kind: 'transfer', text: `会话已转移给 ${to}` }),
    /** The order of that number, if it is of this counter. */
    order: (sn) => [orders.get(sn)].find((order) => order && mine(order)),
    /** What a page needs to draw itself. */
    view() {
      const { name, accounts, goods, phrases, colleagues } = shop;
      const all = orders.of(shop.id, shop.platform);
      return {
        version,
        now: now(),
        shop: { name, accounts, goods, phrases, colleagues },
        conversations: [...conversations.values()].map(({ lines, ...rest }) => ({
          ...rest,
          orders: all.filter((order) => order.conversation === rest.id),
        })),
      };
    },
    names: () => [...conversations.values()].map(({ id, nickname }) => ({ conversation: id, nickname, shop: shop.id })),
  };
}
