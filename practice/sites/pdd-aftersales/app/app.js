// The back-office of the order list around a list of requests. Must never change a remark's text: the line breaks are shown
// by style alone.

import { memo } from 'react';
import { beast } from '../../pdd-orders/app/beast.js';
import { Filters } from '../../pdd-orders/app/filters.js';
import { Layout } from '../../pdd-orders/app/layout.js';
import { RemarkDialog } from '../../pdd-orders/app/remark-dialog.js';
import { Tabs } from '../../pdd-orders/app/tabs.js';
import { ofWord } from '../../pdd-orders/tags.mjs';
import { shownOf } from '../../shared/orders/app/shown.js';
import { TABS } from '../tabs.mjs';

const requestOf = (order) => order.aftersale;

export function App({ store, state }) {
  const { remarking } = state;
  const shown = shownOf(state, TABS, requestOf);
  return (
    <Layout store={store} state={state} at={['售后管理', '退款/售后']}>
      <section className="mms-card">
        <Filters find={store.find} />
      </section>
      <section className="mms-card">
        <Tabs store={store} state={state} tabs={TABS} of={requestOf} />
        <div className="aftersale_list__1Jr8d">
          {shown.map((order) => <Request key={order.sn} order={order} openRemark={store.openRemark} />)}
          {shown.length === 0 && <p className={beast('TB', 'empty')}>暂无售后单</p>}
        </div>
      </section>
      {remarking && <RemarkDialog key={remarking} orderSn={remarking} store={store} />}
    </Layout>
  );
}

const Request = memo(function Request({ order, openRemark }) {
  const { sn, aftersale, askedTime, goods, count, paid, receiver, remark, flag } = order;
  const marked = remark !== '' || flag !== null;
  return (
    <div className="order_item__3Wd0q">
      <p className="aftersale_head__2Hc5v">
        <span className="aftersale_sn__1Ld7x">订单编号：{sn}</span>
        <span className="aftersale_apply__0Mf2k">申请时间 {askedTime}</span>
        <a className="aftersale_remark__2Bp4s" onClick={() => openRemark(sn)}><span>{marked ? '修改备注' : '添加备注'}</span></a>
      </p>
      <div className="aftersale_body__3Ya6t">
        <img src={`/aftersales/static/goods/${goods.icon}-${goods.id}.svg`} alt="" />
        <p className="aftersale_goods__1Qz9e">{goods.name}<small>×{count}</small></p>
        <b>退款金额 ¥{paid}</b>
        <span className="aftersale_state__0Tn3j">{aftersale}</span>
        <span className="aftersale_receiver__2Vu8h">{receiver}</span>
      </div>
      {marked && (
        <p className="aftersale_note__3Kx1w">
          {flag && <i className="order_flag__1mT7e" data-flag={ofWord(flag).tag} title={ofWord(flag).name} />}
          <span className="order_remark_text__2uHc6">{remark}</span>
        </p>
      )}
    </div>
  );
});
