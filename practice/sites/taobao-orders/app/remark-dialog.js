// The dialog of an order's 卖家备注. Its markup is a guess at what the library would give: nothing is known of the real one.
// Must never shorten a remark: it may be typed longer than allowed, and the server says no.

import { createPortal } from 'react-dom';
import { FlagChoice } from '../../shared/orders/app/flag-choice.js';
import { useRemark } from '../../shared/orders/app/use-remark.js';
import { RULES, WIRE } from '../wire.mjs';
import { Button } from './fusion.js';

export function RemarkDialog({ sn, store }) {
  const { remark, flag, error, saving, write, choose, save, close } = useRemark(store, sn);
  const used = RULES.lengthOf(remark);
  return createPortal(
    <div className="next-overlay-wrapper opened">
      <div className="next-overlay-backdrop" />
      <div className="next-dialog next-closeable next-overlay-inner" role="dialog" aria-modal="true" aria-label="修改备注">
        <div className="next-dialog-header">修改备注</div>
        <div className="next-dialog-body">
          <p className="memo-order--Xe73r">订单号：{sn}</p>
          <div className="next-radio-group" role="radiogroup" aria-label="标记">
            <FlagChoice
              flags={WIRE.flags}
              flag={flag}
              choose={choose}
              item="next-radio-wrapper"
              on="checked"
              icon={(one) => `memo-flag memo-flag-${one ?? 'grey'}`}
            />
          </div>
          <span className={`next-input next-input-textarea${used > RULES.longest ? ' next-error' : ''}`}>
            <textarea placeholder="请输入备注，仅自己和客服可见" autoFocus value={remark} onChange={(event) => write(event.target.value)} />
            <span className="next-input-len">{used}/{RULES.longest} 字节</span>
          </span>
          {error && <p className="next-form-item-help" role="alert">{error}</p>}
        </div>
        <div className="next-dialog-footer">
          <Button look="primary" className="next-dialog-btn" disabled={saving} onClick={save}>确定</Button>
          <Button className="next-dialog-btn" onClick={close}>取消</Button>
        </div>
        <a role="button" aria-label="关闭" className="next-dialog-close" onClick={close}>×</a>
      </div>
    </div>,
    document.body,
  );
}
