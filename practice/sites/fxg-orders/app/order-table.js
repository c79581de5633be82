// The list: a row an order, its number above its facts, its remark below them.
// Must never change a remark's text: the line breaks are shown by style alone.

import { memo } from 'react';

const COLUMNS = ['商品', '单价/数量', '应付金额', '收货信息', '订单状态', '操作'];

export function OrderTable({ orders, openRemark }) {
  return (
    <>
      <table className="auxo-table">
        <thead className="auxo-table-thead">
          <tr>{COLUMNS.map((name) => <th key={name}>{name}</th>)}</tr>
        </thead>
        <tbody className="auxo-table-tbody">{orders.map((order) => <Row key={order.sn} order={order} openRemark={openRemark} />)}</tbody>
      </table>
      {orders.length === 0 && <p className="auxo-empty">暂无数据</p>}
    </>
  );
}

const Row = memo(function Row({ order, openRemark }) {
  const { sn, state, time, paidTime, goods, count, paid, receiver, remark, flag } = order;
  const { shippedTime, movedTime, signedTime, askedTime } = order;
  const marked = remark !== '' || flag !== null;
  return (
    <tr className="auxo-table-row auxo-table-row-level-0">
      <td className="orderHead-a2f">
        <span className="orderId-h8w">订单编号 {sn}</span>
        <span>下单时间 {time}</span>
        {paidTime && <span className="payTime-j4n">支付时间 {paidTime}</span>}
        <span className="orderTools-e9p">
          <a className="remarkBtn-x5v" data-qa-id="qa-order-remark" onClick={() => openRemark(sn)}>{marked ? '修改备注' : '添加备注'}</a>
          <a>订单详情</a>
        </span>
      </td>
      <td className="goodsCell-d1m">
        <img src={`/ffa/morder/order/static/goods/${goods.icon}-${goods.id}.svg`} alt="" />
        <span>{goods.name}</span>
      </td>
      <td>¥{goods.price}<small>×{count}</small></td>
      <td className="payAmount-g6t">¥{paid}</td>
      <td className="receiver-l0z">{receiver}</td>
      <td>
        <span className="orderStatus-s3y">{state}</span>
        {shippedTime && <small className="shipTime-t1a">发货 {shippedTime}</small>}
        {movedTime && <small className="moveTime-t2b">物流更新 {movedTime}</small>}
        {signedTime && <small className="signTime-t3c">签收 {signedTime}</small>}
        {askedTime && <small className="aftersaleTime-t4d">申请售后 {askedTime}</small>}
      </td>
      <td><a>联系买家</a></td>
      {marked && (
        <td className="remarkLine-q7u">
          {flag && <i className="order-flag" data-flag-color={flag} title="订单标记" />}
          <span className="remarkText-n2r">{remark}</span>
        </td>
      )}
    </tr>
  );
});
