// The list: one <tr> an order, in the order the server gave. Must never reorder when a remark is saved.

import { shownOf } from '../../shared/orders/app/shown.js';
import { TABS } from '../tabs.mjs';
import { beast } from './beast.js';
import { OrderRow } from './order-row.js';

const COLUMNS = ['商品信息', '数量', '商家实收', '订单状态', '收货信息', '操作'];

export function OrderTable({ store, state }) {
  const shown = shownOf(state, TABS);
  return (
    <>
      <table className={beast('TB', 'table')} data-testid="beast-core-table">
        <thead>
          <tr data-testid="beast-core-table-header-tr" className={beast('TB', 'headRow')}>
            {COLUMNS.map((name) => (
              <th key={name}>{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((order) => (
            <OrderRow key={order.sn} order={order} openRemark={store.openRemark} showErp={state.variants.erp === '1'} />
          ))}
        </tbody>
      </table>
      {shown.length === 0 && <p className={beast('TB', 'empty')}>暂无符合条件的订单</p>}
      <div className={beast('PGT', 'pager')}>
        共有 {shown.length} 条<span>20 条/页</span>
        <b>1</b>
      </div>
    </>
  );
}
