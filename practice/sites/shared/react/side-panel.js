// The right panel: the buyer's orders, goods to send, ready phrases.
// Must never show a receiver that the server did not mask.

import { useState } from 'react';
import { TABS, drawnAt, facts } from '../app/facts.js';

/** @param base where the site's pictures are; @param sn how the page calls an order's number */
export function SidePanel({ store, base, sn }) {
  const [tab, setTab] = useState(TABS[0]);
  const drawn = drawnAt(base);
  return (
    <aside className="side">
      <div className="side-tabs">
        {TABS.map((one) => (
          <span key={one} className={one === tab ? 'current' : ''} onClick={() => setTab(one)}>
            {one}
          </span>
        ))}
      </div>
      <div className="side-body scrolls">
        {tab === '订单' && <Orders store={store} drawn={drawn} sn={sn} />}
        {tab === '商品' && store.shop.goods.map((goods) => <Goods key={goods.id} store={store} goods={goods} drawn={drawn} />)}
        {tab === '快捷短语' && store.shop.phrases.map((phrase) => <Phrase key={phrase.title} store={store} {...phrase} />)}
      </div>
    </aside>
  );
}

function Orders({ store, drawn, sn }) {
  const { orders } = store.active;
  if (orders.length === 0) return <p className="side-empty">暂无订单</p>;
  return orders.map((order) => <OrderCard key={order.sn} store={store} order={order} drawn={drawn} sn={sn} />);
}

function OrderCard({ store, order, drawn, sn }) {
  const { goods, remark, flag } = order;
  return (
    <div className="order-card">
      <div className="order-top">
        <span className="order-card-title-id">
          {sn} {order.sn}
        </span>
        <span className="order-state">{order.state}</span>
      </div>
      <div className="order-goods">
        <img src={drawn('goods', `${goods.icon}-${goods.id}`)} alt="" />
        <div>
          <p className="goods-name">{goods.name}</p>
          <p className="order-count">
            ¥{goods.price} × {order.count}
          </p>
        </div>
      </div>
      <div className="order-facts">
        <p>
          {order.paidTime ? '实付' : '应付'} <b className="order-paid">¥{order.paid}</b>
        </p>
        {facts(order).map(({ name, title, at }) => (
          <p key={name} className={`order-${name}`}>
            {title} {at}
          </p>
        ))}
        <p className="order-receiver">收货信息 {order.receiver}</p>
      </div>
      {(remark || flag) && (
        <div className="order-note">
          {flag && <i className="flag" data-flag={flag} />}
          <span className="order-remark">{remark}</span>
        </div>
      )}
      <div className="order-tools">
        <button type="button" className="order-remark-open" onClick={() => store.set({ remarking: order.sn })}>
          {remark || flag ? '修改备注' : '添加备注'}
        </button>
        <button type="button">改地址</button>
        <button type="button">查物流</button>
      </div>
    </div>
  );
}

function Goods({ store, goods, drawn }) {
  return (
    <div className="goods-row">
      <img src={drawn('goods', `${goods.icon}-${goods.id}`)} alt="" />
      <div>
        <p className="goods-name">{goods.name}</p>
        <p>
          <b className="price">¥{goods.price}</b> <small>已售{goods.sold}</small>
        </p>
      </div>
      <button type="button" className="small-button" onClick={() => store.sendGoods(goods.id)}>发送</button>
    </div>
  );
}

function Phrase({ store, title, text }) {
  return (
    <div className="phrase" onMouseDown={(event) => event.preventDefault()}>
      <p title="填入输入框" onClick={() => store.insert(text)}>
        <b>{title}</b>
        {text}
      </p>
      <button type="button" className="small-button" title="不经输入框，直接发送" onClick={() => store.sendText(text)}>直接发送</button>
    </div>
  );
}
