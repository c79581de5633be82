// The list: a table of its own for every order, as on the real page, under one table of headings.
// Must never change a remark's text: the line breaks are shown by style alone.

import { memo } from 'react';

const COLUMNS = [['宝贝', 33], ['单价', 8], ['数量', 6], ['买家', 18], ['交易状态', 17], ['实收款', 9], ['操作', 9]];

// Tables that stand below each other get their columns' widths here.
const Widths = () => (
  <colgroup>
    {COLUMNS.map(([name, width]) => <col key={name} style={{ width: `${width}%` }} />)}
  </colgroup>
);

export function OrderTable({ orders, openRemark }) {
  return (
    <div className="next-table next-table-medium">
      <div className="next-table-header">
        <table>
          <Widths />
          <thead>
            <tr>{COLUMNS.map(([name]) => <th key={name}>{name}</th>)}</tr>
          </thead>
        </table>
      </div>
      <div className="next-table-body">
        {orders.map((order) => <Order key={order.sn} order={order} openRemark={openRemark} />)}
        {orders.length === 0 && <p className="next-table-empty">没有符合条件的宝贝，请尝试其他搜索条件。</p>}
      </div>
    </div>
  );
}

const Order = memo(function Order({ order, openRemark }) {
  const { sn, state, time, paidTime, goods, count, paid, receiver, remark, flag } = order;
  const { shippedTime, movedTime, signedTime, askedTime } = order;
  const marked = remark !== '' || flag !== null;
  return (
    <table className="next-table-order">
      <Widths />
      <tbody>
        <tr className="order-head--uP3xa">
          <td colSpan={COLUMNS.length}>
            <span className="order-number--Zx41b">订单号：{sn}</span>
            <span>创建时间：{time}</span>
            {paidTime && <span className="pay-time--Lm07c">付款时间：{paidTime}</span>}
            <i className={`memo-flag memo-flag-${flag ?? 'grey'}`} title="卖家备注" />
          </td>
        </tr>
        <tr className="order-body--Wq92d">
          <td>
            <div className="order-goods">
              <img src={`/home.htm/trade-platform/tp/static/goods/${goods.icon}-${goods.id}.svg`} alt="" />
              <span>
                <span className="goods-title--Ra55k">{goods.name}</span>
                <small>商品编码 {goods.id}</small>
              </span>
            </div>
          </td>
          <td>¥{goods.price}</td>
          <td>{count}</td>
          <td className="order-buyer">{receiver}</td>
          <td>
            <span className="trade-status--Hy67f">{state}</span>
            {shippedTime && <small className="ship-time--Ty30g">发货 {shippedTime}</small>}
            {movedTime && <small className="move-time--Ty31g">物流 {movedTime}</small>}
            {signedTime && <small className="sign-time--Ty32g">签收 {signedTime}</small>}
            {askedTime && <small className="refund-time--Ty33g">申请退款 {askedTime}</small>}
          </td>
          <td className="order-paid">¥{paid}</td>
          <td className="order-tools">
            <a className="memo-link--Vn18h" onClick={() => openRemark(sn)}>{marked ? '修改备注' : '添加备注'}</a>
            <a>订单详情</a>
            <a>联系买家</a>
          </td>
        </tr>
        {marked && (
          <tr className="order-memo--Jc44e">
            <td colSpan={COLUMNS.length}>
              <span className="memo-label">卖家备注</span>
              <span className="memo-text--Dw26p">{remark}</span>
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
});
