// One order in the right panel. Must show a remark as it is, lines and all.

export function OrderCard({ store, order }) {
  const { sn, state, goods, count, paid, time, paidTime, receiver, remark, flag } = order;
  const { shippedTime, movedTime, signedTime, askedTime } = order;
  return (
    <div className="orderCard-da1" data-testid="order-card">
      <div className="orderTop-db3">
        <span className="order-id">订单号 {sn}</span>
        <span className="order-state">{state}</span>
      </div>
      <div className="orderGoods-dc5">
        <img src={`/pc_seller_v2/main/static/goods/${goods.icon}-${goods.id}.svg`} alt="" />
        <div>
          <p className="twoLines-cg4">{goods.name}</p>
          <p className="orderCount-dd7">¥{goods.price} × {count}</p>
        </div>
      </div>
      <div className="orderFacts-de9">
        <p>{paidTime ? '实付' : '应付'} <b className="money-ch6">¥{paid}</b></p>
        <p>下单时间 {time}</p>
        {paidTime && <p className="order-pay-time">付款时间 {paidTime}</p>}
        {shippedTime && <p className="order-shipped">发货时间 {shippedTime}</p>}
        {movedTime && <p className="order-moved">物流更新 {movedTime}</p>}
        {signedTime && <p className="order-signed">签收时间 {signedTime}</p>}
        {askedTime && <p className="order-asked">申请售后 {askedTime}</p>}
        <p className="order-receiver">收货信息 {receiver}</p>
      </div>
      <div className={`orderNote-df2${remark || flag ? ' filled' : ''}`}>
        {flag && <i className="order-flag" data-flag-color={flag} title="订单标记" />}
        <div className="order-remark">{remark}</div>
      </div>
      <div className="orderTools-dg4">
        <button type="button" data-qa-id="qa-order-remark" onClick={() => store.set({ remarking: sn })}>
          {remark || flag ? '修改备注' : '添加备注'}
        </button>
        <button type="button">改地址</button>
        <button type="button">查看物流</button>
        <button type="button">小额打款</button>
      </div>
    </div>
  );
}
