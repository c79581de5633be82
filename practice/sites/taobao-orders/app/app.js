// The page's frame: head, left menu, filters, the list and, while a remark is written, its dialog over everything.
// Must never hold a state of its own.

import { Account } from '../../shared/orders/app/account.js';
import { Menu } from '../../shared/orders/app/menu.js';
import { useSearch } from '../../shared/orders/app/search.js';
import { countsOf, shownOf } from '../../shared/orders/app/shown.js';
import { TABS } from '../tabs.mjs';
import { Button, StillSelect, Tabs, TextField } from './fusion.js';
import { OrderTable } from './order-table.js';
import { RemarkDialog } from './remark-dialog.js';

const MENU = [
  ['交易', ['已卖出的宝贝', '评价管理', '物流管理', '退款管理']],
  ['商品', ['发布宝贝', '我的宝贝', '体检中心']],
  ['店铺', ['店铺装修', '子账号管理']],
  ['客服', ['接待中心', '客户运营']],
];

export function App({ store, state }) {
  const { remarking } = state;
  return (
    <div className="seller-layout">
      <Head store={store} state={state} />
      <div className="seller-columns">
        <Menu className="seller-menu" items={MENU} active="已卖出的宝贝" />
        <main className="seller-main">
          <section className="seller-card">
            <Filters find={store.find} />
          </section>
          <section className="seller-card">
            <Tabs names={TABS.map(({ name }) => name)} counts={countsOf(state, TABS)} active={state.tab} open={store.openTab} />
            <OrderTable orders={shownOf(state, TABS)} openRemark={store.openRemark} />
          </section>
        </main>
      </div>
      {remarking && <RemarkDialog key={remarking} sn={remarking} store={store} />}
    </div>
  );
}

function Head({ store, state }) {
  const { shop, variants } = state;
  return (
    <header className="seller-head">
      <b className="seller-brand">卖家中心</b>
      <span className="practice-note">练习</span>
      <nav>
        <span>首页</span>
        <span className="active">交易</span>
        <span>商品</span>
        <span>店铺</span>
        <span>推广</span>
      </nav>
      {variants.clock === '1' && <time className="head-clock" />}
      <span className="shop-name--Bq2mJ">{shop.name}</span>
      <Account store={store} state={state} name="user-nick--Kd81x" />
    </header>
  );
}

function Filters({ find: search }) {
  const { field, find, clear } = useSearch(search);
  return (
    <div className="next-form">
      <TextField label="订单编号" placeholder="请输入订单编号" {...field} />
      <StillSelect label="订单状态">全部</StillSelect>
      <StillSelect label="卖家备注">全部旗帜</StillSelect>
      <div className="filter-buttons">
        <Button look="primary" onClick={find}>搜索订单</Button>
        <Button onClick={clear}>重置</Button>
      </div>
    </div>
  );
}
