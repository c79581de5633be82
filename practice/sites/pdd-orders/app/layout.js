// The back-office around a page: the head, which says whose shop this is, the left menu, and where one is in it.

import { Menu } from '../../shared/orders/app/menu.js';
import { Head } from './head.js';

const MENU = [
  ['发货管理', ['订单查询', '发货中心', '物流工具', '电子面单']],
  ['售后管理', ['退款/售后', '售后工作台', '小额打款', '极速退款']],
  ['商品管理', ['商品列表', '发布新商品', '评价管理']],
  ['多多客服', ['客服工具', '客服数据']],
  ['数据中心', ['经营总览', '服务数据']],
];

/** @param at  [menu, item] */
export function Layout({ store, state, at: [menu, item], children }) {
  return (
    <div className="mms-layout">
      <Head store={store} state={state} />
      <div className="mms-columns">
        <Menu className="mms-menu" items={MENU} active={item} />
        <main className="mms-main">
          <nav className="mms-crumbs">
            {menu}<i>/</i>
            <b>{item}</b>
          </nav>
          {children}
        </main>
      </div>
    </div>
  );
}
