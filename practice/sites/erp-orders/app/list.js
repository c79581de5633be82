// The list: states on the left, a grid of orders, and, while a remark is written, its dialog over them.
// Must never show who is at the desk: the shell does.

import { useSearch } from '../../shared/orders/app/search.js';
import { countsOf, shownOf } from '../../shared/orders/app/shown.js';
import { TABS } from '../tabs.mjs';
import { OrderGrid } from './order-grid.js';
import { RemarkDialog } from './remark-dialog.js';

const TOOLS = ['审核', '修改备注', '打标签', '拆分', '合并', '转异常', '导出'];

const erpOf = (order) => order.erp;

export function List({ store, state }) {
  const { tab, remarking } = state;
  const shown = shownOf(state, TABS, erpOf);
  const counts = countsOf(state, TABS, erpOf);
  return (
    <div className="erp-page">
      <Filters find={store.find} />
      <div className="erp-columns">
        <ul className="erp-states">
          {TABS.map(({ name }, at) => (
            <li key={name} className={at === tab ? 'erp-state-item active' : 'erp-state-item'} onClick={() => store.openTab(at)}>
              {name}
              <b>{counts[at]}</b>
            </li>
          ))}
        </ul>
        <div className="erp-list">
          <div className="erp-tools">
            {TOOLS.map((name) => <button key={name} type="button">{name}</button>)}
          </div>
          <OrderGrid orders={shown} openRemark={store.openRemark} />
          <div className="erp-pager">共 {shown.length} 条　每页 100 条　第 1 页</div>
        </div>
      </div>
      {remarking && <RemarkDialog key={remarking} sn={remarking} store={store} />}
    </div>
  );
}

function Filters({ find: search }) {
  const { field, find, clear } = useSearch(search);
  return (
    <div className="erp-filters">
      <label>线上订单号 <input type="text" {...field} /></label>
      <span>店铺 <i>全部</i></span>
      <span>快递公司 <i>全部</i></span>
      <span>卖家备注 <i>不限</i></span>
      <button type="button" onClick={find}>查询</button>
      <button type="button" onClick={clear}>清空</button>
    </div>
  );
}
