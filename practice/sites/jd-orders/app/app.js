// The shop's back-office and, in its <micro-app>, the list of orders. Must never hold a state of its own.

import { Account } from '../../shared/orders/app/account.js';
import { Menu } from '../../shared/orders/app/menu.js';
import { useSearch } from '../../shared/orders/app/search.js';
import { countsOf, shownOf } from '../../shared/orders/app/shown.js';
import { TABS } from '../tabs.mjs';
import { OrderCard } from './order-card.js';
import { RemarkModal } from './remark-modal.js';

const MENU = [
  ['订单', ['订单查询与跟踪', '批量出库', '发票管理', '订单导出']],
  ['售后', ['服务单管理', '退款管理', '赔付管理']],
  ['商品', ['在售商品', '库存管理', '价格管理']],
  ['店铺', ['店铺设置', '账号管理']],
];

export function App({ store, state }) {
  const { shop, variants, remarking } = state;
  return (
    <div className="jdm-layout">
      <header className="jdm-head">
        <b>京麦商家中心</b>
        <span className="practice-note">练习</span>
        <span className="jdm-space" />
        {variants.clock === '1' && <time className="head-clock" />}
        <span className="jdm-shop-name">{shop.name}</span>
        <Account store={store} state={state} name="jdm-user-pin" />
      </header>
      <div className="jdm-columns">
        <Menu className="jdm-menu" items={MENU} active="订单查询与跟踪" />
        <micro-app name="trade" class="jdm-main">
          <micro-app-body>
            <List store={store} state={state} />
            {remarking && <RemarkModal key={remarking} sn={remarking} store={store} />}
          </micro-app-body>
        </micro-app>
      </div>
    </div>
  );
}

function List({ store, state }) {
  const { field, find, clear } = useSearch(store.find);
  const counts = countsOf(state, TABS);
  const shown = shownOf(state, TABS);
  return (
    <div className="order-list-page">
      <div className="order-search">
        <label>订单编号 <input type="text" placeholder="请输入订单编号" {...field} /></label>
        <span>下单时间 <i>近三个月</i></span>
        <span>商家备注 <i>全部</i></span>
        <button type="button" className="ant-btn ant-btn-primary" onClick={find}>查询</button>
        <button type="button" className="ant-btn" onClick={clear}>重置</button>
      </div>
      <div className="ant-tabs-nav">
        {TABS.map(({ name }, at) => (
          <div key={name} role="tab" className={at === state.tab ? 'ant-tabs-tab ant-tabs-tab-active' : 'ant-tabs-tab'} onClick={() => store.openTab(at)}>
            {name}({counts[at]})
          </div>
        ))}
      </div>
      <div className="batch-operate-buttons">
        {['批量出库', '批量备注', '批量打印', '导出'].map((name) => <button key={name} type="button" className="ant-btn">{name}</button>)}
      </div>
      {shown.map((order) => <OrderCard key={order.sn} order={order} openRemark={store.openRemark} />)}
      {shown.length === 0 && <p className="order-none">暂无订单</p>}
    </div>
  );
}
