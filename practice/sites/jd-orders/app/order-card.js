// One order. Must never change a remark's text: the line breaks are shown by style alone.

import { memo } from 'react';

export const OrderCard = memo(function OrderCard({ order, openRemark }) {
  const { sn, state, time, paidTime, goods, count, paid, receiver, remark, flag } = order;
  const { shippedTime, movedTime, signedTime, askedTime } = order;
  const marked = remark !== '' || flag !== null;
  const times = [['ship', '出库', shippedTime], ['move', '物流', movedTime], ['sign', '签收', signedTime], ['ask', '申请售后', askedTime]];
  return (
    <div className="order-item">
      <div className="order-item-head">
        <span className="order-item-id">订单编号：{sn}</span>
        <span>下单时间：{time}</span>
        {paidTime && <span className="order-item-pay">付款时间：{paidTime}</span>}
      </div>
      <div className="order-item-body">
        <img src={`/jdm/trade/orders/static/goods/${goods.icon}-${goods.id}.svg`} alt="" />
        <p>{goods.name}<small>商品编号 {goods.id}　×{count}</small></p>
        <p className="order-item-paid">¥{paid}<small>在线支付</small></p>
        <p>{receiver}</p>
        <p>
          <b className="order-item-status">{state}</b>
          {times.map(([what, said, at]) => at && <small key={what} className={`order-item-${what}`}>{said} {at}</small>)}
        </p>
        <p className="order-item-tools">
          <a className="order-item-remark-link" onClick={() => openRemark(sn)}>{marked ? '修改备注' : '添加备注'}</a>
          <a>订单详情</a>
          <a>联系客户</a>
        </p>
      </div>
      {marked && (
        <div className="order-item-note">
          <i className={`vender-flag vender-flag-${flag ?? 'grey'}`} />
          <span className="order-item-remark">{remark}</span>
        </div>
      )}
    </div>
  );
});
