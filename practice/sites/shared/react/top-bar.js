// The bar at the top: the shop, the day's figures, and who is logged in, with a menu of the shop's other accounts.
// Must never load the page anew when the account changes: real pages do not either.

import { useState } from 'react';
import { NEXT, STATUS } from '../app/status.js';

export function TopBar({ store, brand, figures }) {
  const [open, setOpen] = useState(false);
  const take = (name) => {
    setOpen(false);
    store.switchAccount(name);
  };
  return (
    <header className="top-bar">
      <b className="brand">{brand}</b>
      <span className="shop-name">{store.shop.name}</span>
      <ul className="figures">
        {Object.entries(figures).map(([name, value]) => (
          <li key={name}>
            {name} <b>{value}</b>
          </li>
        ))}
      </ul>
      {store.variants.clock === '1' && <time className="head-clock" />}
      <span className="account">
        <i className={`status ${store.status}`} title="切换状态" onClick={() => store.set({ status: NEXT[store.status] })}>
          {STATUS[store.status]}
        </i>
        <span className="account-name" title="切换账号" onClick={() => setOpen(!open)}>
          {store.account}
        </span>
        {open && (
          <ul className="pop account-menu">
            {store.shop.accounts.map((name) => (
              <li key={name} className={name === store.account ? 'current' : ''} onClick={() => take(name)}>
                {name}
              </li>
            ))}
          </ul>
        )}
      </span>
    </header>
  );
}
