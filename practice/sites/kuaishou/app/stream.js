// The middle: who the customer is, and the messages. Must show text as text.

import { BuyerBar } from '../../shared/react/buyer-bar.js';
import { GoodsCard } from '../../shared/react/goods-card.js';
import { useStreamEnd } from '../../shared/react/stream-end.js';

const NAME = 'kwaishop-cs-LayoutDefaultWrapper';
const SIDES = { buyer: `${NAME}_left`, seller: `${NAME}_right`, robot: `${NAME}_right ${NAME}_robot` };

export function Stream({ store, drawn }) {
  const chat = store.active;
  const scroll = useStreamEnd(chat);
  return (
    <div className="chat-stream">
      <BuyerBar store={store} tag="快手用户">
        <span className="buyer-name session-nickname">{chat.nickname}</span>
      </BuyerBar>
      <div className="stream scrolls" ref={scroll}>
        <p className="history">查看更多历史消息</p>
        <div className="MessageList">
          {chat.messages.map((message, at) => (
            <Message key={`${chat.id}-${at}`} store={store} chat={chat} message={message} drawn={drawn} />
          ))}
        </div>
      </div>
    </div>
  );
}

function Message({ store, chat, message, drawn }) {
  const { side, text, goods } = message;
  if (side === 'system') {
    return (
      <div className="kwaishop-cs-LayoutMiddleWrapper_msgMain note">
        <div className="kwaishop-cs-LayoutMiddleWrapper_msgBody">[系统消息] {text}</div>
      </div>
    );
  }
  const name = { seller: store.account, robot: '机器人', buyer: chat.nickname }[side];
  return (
    <div className={`${NAME}_msgMain ${SIDES[side]}`}>
      <img className="msg-face" src={drawn('avatar', side === 'buyer' ? chat.id : side)} alt="" />
      <div className={`${NAME}_content`}>
        <div className={`${NAME}_beforeMsgBody`}>{name}</div>
        <div className={`${NAME}_msgBody`}>{goods ? <GoodsCard goods={goods} drawn={drawn} /> : text}</div>
      </div>
    </div>
  );
}
