// The left list, virtualised: only rows in view are in the page, and the elements of those that scroll away are used for
// those that come. What a row shows is all of its customer, so that an element taken over has nothing of the last one.

import { useLayoutEffect, useRef, useState } from 'react';
import { groupsOf, preview, waiting } from '../../shared/app/groups.js';
import { rowsOf, windowOf } from '../../shared/app/virtual.js';
import { HEIGHTS, TITLES } from './manner.js';

export function AllUsers({ store, drawn }) {
  const [filter, setFilter] = useState('');
  const [view, setView] = useState({ top: 0, height: 600 });
  const scroller = useRef(null);
  const look = () => setView({ top: scroller.current.scrollTop, height: scroller.current.clientHeight });
  useLayoutEffect(() => {
    const measure = new ResizeObserver(look);
    measure.observe(scroller.current);
    return () => measure.disconnect();
  }, []);
  const { total, drawn: rows } = windowOf(rowsOf(groupsOf(store, filter, TITLES), HEIGHTS), view);
  return (
    <aside className="list-column" id="t-alluser-wrap">
      <div className="c_tabs-nav-container">
        <span className="c_tabs-tab c_tabs-tab_check" title="正在咨询">正在咨询 {waiting(store)}</span>
        <span className="c_tabs-tab" title="最近联系">最近联系</span>
      </div>
      <div className="left-top">
        <input className="left-search" placeholder="搜索顾客" value={filter} onChange={(event) => setFilter(event.target.value)} />
      </div>
      <div className="c_tabs-tabpane scrolls" ref={scroller} onScroll={look}>
        <div className="alluser-rows" style={{ height: total }}>
          {rows.map(({ row, top, slot }) => (
            <div key={slot} className="alluser-row" style={{ transform: `translateY(${top}px)` }}>
              {row.one ? <User store={store} one={row.one} group={row.group.name} drawn={drawn} /> : <Head group={row.group} />}
            </div>
          ))}
        </div>
      </div>
    </aside>
  );
}

const Head = ({ group: { name, title, items } }) => (
  <div className={`c_cas-head group-title ${name}`}>
    {title}（{items.length}）
  </div>
);

function User({ store, one, group, drawn }) {
  const open = one.id === store.activeId;
  return (
    <div className={`alluser-item row ${group}${open ? ' alluser-item_active open' : ''}`} data-id={one.id} onClick={() => store.open(one.id)}>
      <div className="face">
        <img src={drawn('avatar', one.id)} alt="" />
        {one.unread > 0 && <span className="badge">{one.unread}</span>}
      </div>
      <div className="row-text">
        <p className="alluser-item-name row-name">{one.nickname}</p>
        <p className="alluser-item-breifdesc row-said">{preview(one)}</p>
      </div>
      <Corner store={store} one={one} open={open} />
    </div>
  );
}

// This page counts up: how long a customer has waited of his three minutes, and beyond.
function Corner({ store: { now }, one, open }) {
  if (one.group === 'waiting') {
    const waited = 180 - Math.ceil((one.deadline - now) / 1000);
    return <span className={`alluser-item-wait row-corner${waited >= 180 ? ' over' : ''}`}>已等待{Math.max(0, waited)}秒</span>;
  }
  return one.draft && !open ? <span className="row-corner draft">草稿</span> : null;
}
