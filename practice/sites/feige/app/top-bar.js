// The bar at the top: the shop, the day's figures, and who is logged in, with a menu of the shop's other accounts.
// Must never load the page anew when the account changes: the real page does not either.

import { useState } from 'react';

const STATUS = { online: '在线', busy: '小休', offline: '离线' };
const NEXT = { online: 'busy', busy: 'offline', offline: 'online' };

export function TopBar({ store }) {
  const [open, setOpen] = useState(false);
  const take = (name) => {
    setOpen(false);
    store.switchAccount(name);
  };
  return (
    <header className="topBar-a7">
      <b className="brand-c2">飞鸽</b>
      <span className="shopName-q4" data-qa-id="qa-shop-name">{store.shop.name}</span>
      <ul className="figures-d6">
        <li>今日接待 <b>{store.conversations.length + 96}</b></li>
        <li>3分钟人工回复率 <b>97.8%</b></li>
        <li>平均响应时长 <b>26秒</b></li>
        <li>不满意率 <b>0.6%</b></li>
      </ul>
      {store.variants.clock === '1' && <time className="head-clock" />}
      <div className="account-g9">
        <i className={`status-p3 ${store.status}`} title="切换状态" onClick={() => store.set({ status: NEXT[store.status] })}>
          {STATUS[store.status]}
        </i>
        <span className="accountName-r5" data-qa-id="qa-account-name" title="切换账号" onClick={() => setOpen(!open)}>
          {store.account}
        </span>
        {open && (
          <ul className="auxo-dropdown-menu">
            {store.shop.accounts.map((name) => (
              <li
                key={name}
                className={`auxo-dropdown-menu-item${name === store.account ? ' auxo-dropdown-menu-item-selected' : ''}`}
                data-qa-id="qa-account-option"
                onClick={() => take(name)}
              >
                {name}
              </li>
            ))}
          </ul>
        )}
      </div>
    </header>
  );
}
