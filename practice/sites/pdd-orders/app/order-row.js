// One order: its head line, its facts, its remark, and the link that opens the remark's dialog.
// Must never change a remark's text: the line breaks are shown by style alone.

import { memo } from 'react';
import { ofWord } from '../tags.mjs';
import { beast } from './beast.js';

export const OrderRow = memo(function OrderRow({ order, openRemark, showErp }) {
  const { sn, state, erp, paidTime, goods, count, paid, receiver, remark, flag } = order;
  const { shippedTime, movedTime, signedTime, askedTime } = order;
  const marked = remark !== '' || flag !== null;
  return (
    <tr data-testid="beast-core-table-body-tr" className={`${beast('TB', 'tr')} ${beast('order', 'item')}`}>
      <td className="table-item-header_line__1kQx9">
        <span className="table-item-header_sn__2gbGk">订单编号：{sn}</span>
        {paidTime && <span className="order_pay_time__3Zb1a">付款时间 {paidTime}</span>}
        <span className="table-item-header_tools__2Wm0c">查看详情</span>
      </td>
      <td className="goods_cell__1Jd3s">
        <img src={`/orders/static/goods/${goods.icon}-${goods.id}.svg`} alt="" />
        <div>
          <p className="goods_name__2c0Lr">{goods.name}</p>
          <p className="goods_meta__1xTt7">商品ID：{goods.id}</p>
        </div>
      </td>
      <td className="goods_count__3pQe2">×{count}</td>
      <td className="goods_paid__1vB6y">
        ¥{paid}
        <i>包邮</i>
      </td>
      <td>
        <span className={`order_state__2Rk8d ${looks(state)}`}>{state}</span>
        {shippedTime && <p className="order_time__1sQ4x order_shipped__3fJ2c">{shippedTime} 发货</p>}
        {movedTime && <p className="order_time__1sQ4x order_moved__0vT8n">{movedTime} 物流更新</p>}
        {signedTime && <p className="order_time__1sQ4x order_signed__2yD5e">{signedTime} 签收</p>}
        {askedTime && <p className="order_time__1sQ4x order_asked__1bW7k">{askedTime} 申请售后</p>}
        {showErp && erp && <p className="erp_line__2hY7c">聚水潭 <span className="erp_state__0bN4r">{erp}</span></p>}
      </td>
      <td className="receiver_cell__0dYw5">{receiver}</td>
      <td className="action_cell__2hV1n">
        <a onClick={() => openRemark(sn)}><span>{marked ? '修改备注' : '添加备注'}</span></a>
        <a><span>联系买家</span></a>
        {looks(state) !== 'todo' && <a><span>查看物流</span></a>}
      </td>
      <td className={marked ? 'note_cell__3sFq4' : 'note_cell__3sFq4 note_none__1aPz0'}>
        {flag && <i className="order_flag__1mT7e" data-flag={ofWord(flag).tag} title={ofWord(flag).name} />}
        <span className="order_remark_text__2uHc6">{remark}</span>
      </td>
    </tr>
  );
});

function looks(state) {
  if (/待发货|待付款|待支付/.test(state)) return 'todo';
  return /退款|售后|关闭|取消/.test(state) ? 'quiet' : 'done';
}
