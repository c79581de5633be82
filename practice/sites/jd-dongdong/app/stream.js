// The middle: who the customer is, and the messages. Must show text as text.

import { BuyerBar } from '../../shared/react/buyer-bar.js';
import { GoodsCard } from '../../shared/react/goods-card.js';
import { useStreamEnd } from '../../shared/react/stream-end.js';

const SIDES = { buyer: 'message_left', seller: 'message_right', robot: 'message_right message_robot' };

export function Stream({ store, drawn }) {
  const chat = store.active;
  const scroll = useStreamEnd(chat);
  return (
    <div className="chat-stream">
      <BuyerBar store={store} tag="京东顾客">
        <div className="chat-head-name buyer-name">
          <span>{chat.nickname}</span>
        </div>
      </BuyerBar>
      <div className="stream scrolls" ref={scroll}>
        <p className="history">查看更多消息</p>
        <div id="t-chat-scroll">
          {chat.messages.map((message, at) => (
            <Message key={`${chat.id}-${at}`} id={`${chat.id}-${at}`} store={store} chat={chat} message={message} drawn={drawn} />
          ))}
        </div>
      </div>
    </div>
  );
}

function Message({ id, store, chat, message: { side, text, goods }, drawn }) {
  if (side === 'system') return <div className="message_system note">{text}</div>;
  const name = { seller: store.account, robot: '智能客服', buyer: chat.nickname }[side];
  return (
    <div className={`message ${SIDES[side]}`} id={id}>
      <img className="msg-face" src={drawn('avatar', side === 'buyer' ? chat.id : side)} alt="" />
      <div className="message__body">
        <div className="message__sender">{name}</div>
        {goods ? <GoodsCard goods={goods} drawn={drawn} className="message__card" /> : <div className="message__content">{text}</div>}
      </div>
    </div>
  );
}
