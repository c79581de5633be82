// The filter area: the search by order number works; the rest is there because it is there on the real page.
// Must never search before 查询 or Enter: half a number finds nothing.

import { useState } from 'react';
import { Button, StillSelect, TextField, beast } from './beast.js';

export function Filters({ find }) {
  const [sn, setSn] = useState('');
  const reset = () => {
    setSn('');
    find('');
  };
  return (
    <div className={beast('FORM', 'filters')}>
      <TextField
        label="订单编号"
        placeholder="请输入完整订单编号"
        value={sn}
        onChange={(event) => setSn(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && !event.nativeEvent.isComposing && find(sn)}
      />
      <StillSelect label="订单时间">近6个月内订单</StillSelect>
      <StillSelect label="备注标记">全部</StillSelect>
      <StillSelect label="排序方式">最近成团订单在上</StillSelect>
      <div className={beast('FORM', 'actions')}>
        <Button look="primary" onClick={() => find(sn)}>查询</Button>
        <Button onClick={reset}>重置</Button>
      </div>
    </div>
  );
}
