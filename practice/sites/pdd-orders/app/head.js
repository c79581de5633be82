// The head: whose shop this is and who is at the desk.

import { Account } from '../../shared/orders/app/account.js';

export function Head({ store, state }) {
  const { shop, variants } = state;
  return (
    <header className="mms-head">
      <b className="brand">商家后台</b>
      <span className="practice-note">练习</span>
      <ul className="head-links">
        <li>规则中心</li>
        <li>商家社区</li>
        <li>消息 <em>3</em></li>
      </ul>
      {variants.clock === '1' && <time className="head-clock" />}
      <span className="mall-name">{shop.name}</span>
      <Account store={store} state={state} />
    </header>
  );
}
