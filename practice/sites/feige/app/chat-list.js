// The left list: who waits, who has waited too long, whom only the robot answered, and who is answered.
// Must never reorder within a group: scripts and people both find a customer where he was.

import { useState } from 'react';

function groupsOf({ conversations, now }, filter) {
  const open = conversations.filter((one) => one.nickname.includes(filter));
  const waits = (one) => one.group === 'waiting';
  return [
    { name: 'overtime', title: '已超时', items: open.filter((one) => waits(one) && one.deadline <= now) },
    { name: 'waitReply', title: '待回复', items: open.filter((one) => waits(one) && one.deadline > now) },
    { name: 'auto', title: '机器人接待', items: open.filter((one) => one.group === 'auto') },
    { name: 'replied', title: '已回复', items: open.filter((one) => one.group === 'replied') },
  ].filter((group) => group.items.length > 0);
}

export function ChatList({ store }) {
  const [filter, setFilter] = useState('');
  const waiting = store.conversations.filter((one) => one.group === 'waiting').length;
  return (
    <aside className="left-n4">
      <div className="leftTop-s6">
        <b>会话</b>
        <span className="leftCount-t2">待回复 {waiting}</span>
        <input className="search-u8" placeholder="搜索买家昵称" value={filter} onChange={(e) => setFilter(e.target.value)} />
      </div>
      <div className="scroller scroll-z1">
        <div className="scroller_content">
          <div className="list_items">
            {groupsOf(store, filter).map(({ name, title, items }) => (
              <div key={name} className="group-v3" data-btm={`message_group_name_${name}`}>
                <div className={`groupTitle-w5 ${name}`}>
                  {title}
                  <em>{items.length}</em>
                </div>
                {items.map((one) => (
                  <Row key={one.id} store={store} one={one} />
                ))}
              </div>
            ))}
          </div>
        </div>
      </div>
    </aside>
  );
}

function Row({ store, one }) {
  const open = one.id === store.activeId;
  return (
    <div
      className={`chatItem-x7${open ? ' chatItemActive-x7' : ''}`}
      data-kora="conversation"
      data-qa-id="qa-conversation-chat-item"
      data-conversation-id={one.id}
      aria-selected={open ? 'true' : undefined}
      onClick={() => store.open(one.id)}
    >
      <div className="avatar-y9">
        <img src={`/pc_seller_v2/main/static/avatar/${one.id}.svg`} alt="" />
        {one.unread > 0 && <sup className="auxo-badge-count">{one.unread}</sup>}
      </div>
      <div className="chatText-e4">
        <div className="nameLine-x1" title={one.nickname}>{one.nickname}</div>
        <div className="msgContent-j6">{preview(one)}</div>
      </div>
      <Corner store={store} one={one} open={open} />
    </div>
  );
}

function Corner({ store: { now }, one, open }) {
  if (one.group === 'waiting') {
    const over = one.deadline <= now;
    return <div className={`timerParticular-l2${over ? ' over' : ''}`}>{over ? late(one, now) : left(one, now)}</div>;
  }
  return one.draft && !open ? <div className="draftMark-o8">草稿</div> : null;
}

const left = ({ deadline }, now) => `${Math.min(180, Math.ceil((deadline - now) / 1000))}秒`;
const late = ({ deadline }, now) => `已超时${Math.max(1, Math.floor((now - deadline) / 60000))}分钟`;

function preview({ messages }) {
  const last = messages[messages.length - 1];
  return last ? last.text || `[商品] ${last.goods.name}` : '';
}
