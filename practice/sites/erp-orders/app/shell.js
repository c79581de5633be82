// Starts the shell: whose company this is, who is at the desk, and the list in its frame. Who takes the desk, takes it in
// the frame too.

import { Account } from '../../shared/orders/app/account.js';
import { start } from '../../shared/orders/app/start.js';

const MENU = ['首页', '商品', '订单', '采购', '仓储', '售后', '财务', '报表', '设置'];

function Shell({ store, state }) {
  const { shop, variants, account } = state;
  return (
    <div className="epaas">
      <header className="epaas-head">
        <b>聚水潭</b>
        <span className="practice-note">练习</span>
        <nav>{MENU.map((name) => <span key={name} className={name === '订单' ? 'active' : undefined}>{name}</span>)}</nav>
        {variants.clock === '1' && <time className="head-clock" />}
        <span className="epaas-company">{shop.name}</span>
        <Account store={store} state={state} name="epaas-user-name" />
      </header>
      <div className="epaas-tabs">
        <span>首页</span>
        <span className="active">订单管理 ×</span>
      </div>
      <iframe title="订单管理" src={`/app/order/order/list.aspx?${new URLSearchParams(variants)}`} data-account={account} />
    </div>
  );
}

const store = start(Shell, null);
store.subscribe(() => document.querySelector('iframe').contentWindow.__switchAccount?.(store.get().account));
