// The filter area: the search by order number works; the rest is there because it is there on the real page.

import { useSearch } from '../../shared/orders/app/search.js';
import { Button, StillSelect, TextField, beast } from './beast.js';

export function Filters({ find: search }) {
  const { field, find, clear } = useSearch(search);
  return (
    <div className={beast('FORM', 'filters')}>
      <TextField label="订单编号" placeholder="请输入完整订单编号" {...field} />
      <StillSelect label="订单时间">近6个月内订单</StillSelect>
      <StillSelect label="备注标记">全部</StillSelect>
      <StillSelect label="排序方式">最近成团订单在上</StillSelect>
      <div className={beast('FORM', 'actions')}>
        <Button look="primary" onClick={find}>查询</Button>
        <Button onClick={clear}>重置</Button>
      </div>
    </div>
  );
}
