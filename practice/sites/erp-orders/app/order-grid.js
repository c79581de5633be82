// The grid: a row an order, with the platform's number beside the ERP's own, and the state in either.
// Must never change a remark's text.

import { memo } from 'react';

const COLUMNS = [
  ['', 26], ['内部单号', 70], ['线上订单号', 166], ['店铺', 96], ['状态', 54], ['平台状态', 86], ['付款时间', 128], ['商品', 128],
  ['数量', 40], ['应付', 50], ['收件人', 86], ['卖家备注', 176], ['操作', 54],
];

export function OrderGrid({ orders, openRemark }) {
  return (
    <div className="erp-grid">
      <table className="_grid" style={{ width: COLUMNS.reduce((sum, [, width]) => sum + width, 0) }}>
        <colgroup>{COLUMNS.map(([name, width]) => <col key={name} style={{ width }} />)}</colgroup>
        <thead>
          <tr>{COLUMNS.map(([name]) => <th key={name}>{name}</th>)}</tr>
        </thead>
        <tbody>{orders.map((order) => <Row key={order.sn} order={order} openRemark={openRemark} />)}</tbody>
      </table>
    </div>
  );
}

// The ERP numbers orders by itself, shorter than any platform does.
const innerNumber = (sn) => 10_000_000 + Number(sn.replace(/\D/g, '').slice(-7));

const Row = memo(function Row({ order, openRemark }) {
  const { sn, shopName, state, erp, paidTime, goods, count, paid, receiver, remark, flag } = order;
  return (
    <tr className="_row">
      <td><input type="checkbox" tabIndex={-1} /></td>
      <td className="o_id">{innerNumber(sn)}</td>
      <td className="so_id">{sn}</td>
      <td>{shopName}</td>
      <td className={`erp_status erp-${erp === '待客核' ? 'open' : 'closed'}`}>{erp || '待付款'}</td>
      <td className="shop_status">{state}</td>
      <td className="pay_date">{paidTime}</td>
      <td title={goods.name}>{goods.name}</td>
      <td>{count}</td>
      <td>{paid}</td>
      <td title={receiver}>{receiver}</td>
      <td>
        {flag && <i className={`seller_flag flag-${flag}`} />}
        <span className="seller_remark">{remark}</span>
      </td>
      <td><a className="edit_remark" onClick={() => openRemark(sn)}>改备注</a></td>
    </tr>
  );
});
