// The middle: who the customer is, and the message stream. Must show text as text.

import { useState } from 'react';
import { useStreamEnd } from '../../shared/react/stream-end.js';

export function ChatStream({ store }) {
  const chat = store.active;
  const scroll = useStreamEnd(chat);
  return (
    <div className="stream-aa1">
      <BuyerBar store={store} chat={chat} />
      <div className="streamScroll-ab3 scroll-z1" ref={scroll}>
        <div className="history-ac5">查看更多历史消息</div>
        <div className="messageList" data-uid={chat.id}>
          {chat.messages.map((message, at) => (
            <Message key={`${chat.id}-${at}`} store={store} chat={chat} message={message} at={at} />
          ))}
        </div>
      </div>
    </div>
  );
}

function BuyerBar({ store, chat }) {
  const [open, setOpen] = useState(false);
  const move = (colleague) => {
    setOpen(false);
    store.move(colleague);
  };
  return (
    <div className="buyerBar-ad7">
      <div id="topbar-left-info">
        <span>{chat.nickname}</span>
        <em className="buyerTag-ae9">抖音用户</em>
        <em className="buyerNote-af2">添加备注</em>
      </div>
      <div className="buyerTools-ag4">
        <a data-qa-id="qa-transfer-conversation" onClick={() => setOpen(!open)}>转移会话</a>
        <a>结束会话</a>
      </div>
      {open && (
        <ul className="auxo-dropdown-menu">
          {store.shop.colleagues.map((one) => (
            <li key={one} className="auxo-dropdown-menu-item" data-qa-id="qa-transfer-customer" onClick={() => move(one)}>
              {one}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const BUBBLES = {
  buyer: 'leaveMessage messageNotMe',
  seller: 'leaveMessage messageIsMe',
  robot: 'leaveMessage messageIsMe messageIsRobot',
};

function Message({ store, chat, message, at }) {
  const { side, kind, text, goods } = message;
  if (side === 'system') {
    return (
      <div className="msgItemWrap" data-qa-id="qa-message-warpper" data-id={`${kind === 'transfer' ? 'transfer_staff' : 'system'}_${at}`}>
        <div className="systemTip">{text}</div>
      </div>
    );
  }
  const mine = side !== 'buyer';
  const name = { seller: store.account, robot: '机器人', buyer: chat.nickname }[side];
  return (
    <div
      className="msgItemWrap"
      data-qa-id="qa-message-warpper"
      data-id={`${chat.id}_${at}`}
      data-qa-message-id={`${chat.id}_${at}`}
      style={{ flexDirection: mine ? 'row-reverse' : 'row' }}
    >
      <img className="msgAvatar-ah6" src={`/pc_seller_v2/main/static/avatar/${mine ? side : chat.id}.svg`} alt="" />
      <div className="msgBody-ai8">
        <div className="msgFrom-aj1">{name}</div>
        <div className={BUBBLES[side]}>{goods ? <Card goods={goods} /> : <pre>{text}</pre>}</div>
      </div>
    </div>
  );
}

function Card({ goods }) {
  const [whole, cents] = goods.price.split('.');
  return (
    <div className="chatd-card">
      <img src={`/pc_seller_v2/main/static/goods/${goods.icon}-${goods.id}.svg`} alt="" />
      <div className="chatd-card-body">
        <div className="content max-line">
          <span>{goods.name}</span>
        </div>
        <div className="chatd-price">
          ¥<b className="chatd-price-price-inter">{whole}</b>
          <span className="chatd-price-price-decimal">.{cents}</span>
        </div>
        <div className="chatd-id">商品ID {goods.id}</div>
      </div>
    </div>
  );
}
