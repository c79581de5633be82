// The right panel: the buyer's orders, goods to send, ready phrases.
// Must never show a receiver that the server did not mask.

import { useState } from 'react';
import { OrderCard } from './order-card.js';

const TABS = { 订单: Orders, 商品: Goods, 快捷短语: Phrases };

export function WorkStation({ store }) {
  const [tab, setTab] = useState('订单');
  const Body = TABS[tab];
  return (
    <aside className="right-ca1" id="workStation">
      <div className="tabs-cb3">
        {Object.keys(TABS).map((name) => (
          <div key={name} className={`tabItem-cc5${name === tab ? ' tabItemActive-cc5' : ''}`} onClick={() => setTab(name)}>
            {name}
          </div>
        ))}
      </div>
      <div className="tabBody-cd7 scroll-z1">
        <Body store={store} />
      </div>
    </aside>
  );
}

function Orders({ store }) {
  const { orders } = store.active;
  if (orders.length === 0) return <p className="empty-ce9">暂无订单</p>;
  return orders.map((order) => <OrderCard key={order.sn} store={store} order={order} />);
}

function Goods({ store }) {
  return store.shop.goods.map((goods) => (
    <div key={goods.id} className="goodsRow-cf2">
      <img src={`/pc_seller_v2/main/static/goods/${goods.icon}-${goods.id}.svg`} alt="" />
      <div>
        <p className="twoLines-cg4">{goods.name}</p>
        <p><b className="money-ch6">¥{goods.price}</b> <small>已售{goods.sold}</small></p>
      </div>
      <button type="button" className="auxo-btn" onClick={() => store.sendGoods(goods.id)}>发送</button>
    </div>
  ));
}

function Phrases({ store }) {
  return store.shop.phrases.map(({ title, text }) => (
    <div key={title} className="phrase-ci8" onMouseDown={(event) => event.preventDefault()}>
      <p title="填入输入框" onClick={() => store.insert(text)}><b>{title}</b>{text}</p>
      <button type="button" className="auxo-btn" title="不经输入框，直接发送" onClick={() => store.sendText(text)}>直接发送</button>
    </div>
  ));
}
