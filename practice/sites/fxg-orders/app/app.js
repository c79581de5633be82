// The page's frame: head, left menu, filters, the list and, while a remark is written, its drawer at the side.
// Must never hold a state of its own.

import { RemarkDrawer } from '../../shared/auxo/remark-drawer.js';
import { Account } from '../../shared/orders/app/account.js';
import { Menu } from '../../shared/orders/app/menu.js';
import { useSearch } from '../../shared/orders/app/search.js';
import { countsOf, shownOf } from '../../shared/orders/app/shown.js';
import { useRemark } from '../../shared/orders/app/use-remark.js';
import { TABS } from '../tabs.mjs';
import { RULES } from '../wire.mjs';
import { OrderTable } from './order-table.js';

const MENU = [
  ['订单', ['订单管理', '批量发货', '包裹中心', '评价管理']],
  ['售后', ['售后工作台', '小额打款', '极速退款']],
  ['商品', ['商品管理', '商品创建', '库存管理']],
  ['店铺', ['店铺设置', '子账号管理', '奖惩中心']],
];

export function App({ store, state }) {
  const { shop, variants, remarking } = state;
  return (
    <div className="ffa-layout">
      <header className="ffa-head">
        <b>抖店</b>
        <span className="practice-note">练习</span>
        <span className="ffa-head-space" />
        {variants.clock === '1' && <time className="head-clock" />}
        <span className="headerShopName-b3k">{shop.name}</span>
        <Account store={store} state={state} name="userName-c7q" />
      </header>
      <div className="ffa-columns">
        <Menu className="ffa-menu" items={MENU} active="订单管理" />
        <main className="ffa-main">
          <section className="ffa-card">
            <Filters find={store.find} />
          </section>
          <section className="ffa-card">
            <Tabs state={state} open={store.openTab} />
            <OrderTable orders={shownOf(state, TABS)} openRemark={store.openRemark} />
          </section>
        </main>
      </div>
      {remarking && <Remark key={remarking} sn={remarking} store={store} />}
    </div>
  );
}

function Remark({ store, sn }) {
  return <RemarkDrawer sn={sn} note={useRemark(store, sn)} limit={RULES.longest} />;
}

function Tabs({ state, open }) {
  const counts = countsOf(state, TABS);
  return (
    <div className="auxo-tabs-nav" role="tablist">
      {TABS.map(({ name }, at) => (
        <div key={name} role="tab" className={at === state.tab ? 'auxo-tabs-tab auxo-tabs-tab-active' : 'auxo-tabs-tab'} onClick={() => open(at)}>
          {name} {counts[at]}
        </div>
      ))}
    </div>
  );
}

function Filters({ find: search }) {
  const { field, find, clear } = useSearch(search);
  return (
    <div className="auxo-form">
      <label>订单编号 <input type="text" className="auxo-text" placeholder="请输入订单编号" {...field} /></label>
      <span>下单时间 <i>近6个月</i></span>
      <span>商家备注 <i>全部</i></span>
      <span className="ffa-buttons">
        <button type="button" className="auxo-btn auxo-btn-primary" onClick={find}>查询</button>
        <button type="button" className="auxo-btn" onClick={clear}>重置</button>
      </span>
    </div>
  );
}
