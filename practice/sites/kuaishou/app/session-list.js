// The left list, in groups whose titles alone tell who waits.

import { useState } from 'react';
import { groupsOf, late, left, preview, waiting } from '../../shared/app/groups.js';
import { TITLES } from './manner.js';

export function SessionList({ store, drawn }) {
  const [filter, setFilter] = useState('');
  return (
    <aside className="list-column">
      <div className="left-top">
        <b>会话</b>
        <span className="left-count">待回复 {waiting(store)}</span>
        <input className="left-search" placeholder="搜索买家" value={filter} onChange={(event) => setFilter(event.target.value)} />
      </div>
      <div className="SessionList scrolls">
        {groupsOf(store, filter, TITLES).map(({ name, title, items }) => (
          <div key={name} className="SessionListGroupItem">
            <div className={`group-title ${name}`}>
              <span className="SessionListGroupItem-groupName">{title}</span>
              <span className="SessionListGroupItem-count">({items.length})</span>
            </div>
            {items.map((one) => (
              <Card key={one.id} store={store} one={one} drawn={drawn} />
            ))}
          </div>
        ))}
      </div>
    </aside>
  );
}

function Card({ store, one, drawn }) {
  const open = one.id === store.activeId;
  return (
    <div className={`SessionBaseCard row${open ? ' SessionBaseCard-active open' : ''}`} data-session-id={one.id} onClick={() => store.open(one.id)}>
      <div className="face">
        <img src={drawn('avatar', one.id)} alt="" />
        {one.unread > 0 && <span className="badge">{one.unread}</span>}
      </div>
      <div className="row-text">
        <p className="SessionBaseCard-topHeadName row-name">{one.nickname}</p>
        <p className="row-said">{preview(one)}</p>
      </div>
      <Corner store={store} one={one} open={open} />
    </div>
  );
}

function Corner({ store: { now }, one, open }) {
  if (one.group === 'waiting') {
    const over = one.deadline <= now;
    return <span className={`SessionBaseCard-timer row-corner${over ? ' over' : ''}`}>{over ? `已超时${late(one, now)}分钟` : `剩余${left(one, now)}秒`}</span>;
  }
  return one.draft && !open ? <span className="row-corner draft">草稿</span> : null;
}
