// The left list: who waits, who has waited too long, whom only the robot answered, and who is answered.
// Must never reorder within a group: scripts and people both find a customer where he was.

import { useState } from 'react';
import { groupsOf, late, left, preview, waiting } from '../../shared/app/groups.js';

const TITLES = { overtime: '已超时', waiting: '待回复', auto: '机器人接待', replied: '已回复' };
/** What the page's own names are where they differ. */
const nameOf = (name) => (name === 'waiting' ? 'waitReply' : name);

export function ChatList({ store }) {
  const [filter, setFilter] = useState('');
  return (
    <aside className="left-n4">
      <div className="leftTop-s6">
        <b>会话</b>
        <span className="leftCount-t2">待回复 {waiting(store)}</span>
        <input className="search-u8" placeholder="搜索买家昵称" value={filter} onChange={(e) => setFilter(e.target.value)} />
      </div>
      <div className="scroller scroll-z1">
        <div className="scroller_content">
          <div className="list_items">
            {groupsOf(store, filter, TITLES).map(({ name, title, items }) => (
              <div key={name} className="group-v3" data-btm={`message_group_name_${nameOf(name)}`}>
                <div className={`groupTitle-w5 ${nameOf(name)}`}>
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
    return <div className={`timerParticular-l2${over ? ' over' : ''}`}>{over ? `已超时${late(one, now)}分钟` : `${left(one, now)}秒`}</div>;
  }
  return one.draft && !open ? <div className="draftMark-o8">草稿</div> : null;
}
