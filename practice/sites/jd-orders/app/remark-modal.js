// The window of a 商家备注. Its markup is a guess at what an antd of the platform's own gives. It may be as long as one likes.

import { FlagChoice } from '../../shared/orders/app/flag-choice.js';
import { useRemark } from '../../shared/orders/app/use-remark.js';
import { WIRE } from '../wire.mjs';

export function RemarkModal({ sn, store }) {
  const { remark, flag, error, saving, write, choose, save, close } = useRemark(store, sn);
  return (
    <div className="ant-modal-root">
      <div className="ant-modal-mask" />
      <div className="ant-modal vender-remark-modal" role="dialog" aria-label="商家备注">
        <div className="ant-modal-header">商家备注</div>
        <button type="button" className="ant-modal-close" aria-label="关闭" onClick={close}>×</button>
        <div className="ant-modal-body">
          <p className="vender-remark-order">订单编号：{sn}</p>
          <div className="ant-radio-group">
            <FlagChoice
              flags={WIRE.flags}
              flag={flag}
              choose={choose}
              item="ant-radio-wrapper"
              on="ant-radio-wrapper-checked"
              icon={(one) => `vender-flag vender-flag-${one ?? 'grey'}`}
            />
          </div>
          <textarea
            className="ant-input"
            placeholder="请输入商家备注，客户不可见"
            autoFocus
            value={remark}
            onChange={(event) => write(event.target.value)}
          />
          {error && <p className="ant-form-explain" role="alert">{error}</p>}
        </div>
        <div className="ant-modal-footer">
          <button type="button" className="ant-btn" onClick={close}>取消</button>
          <button type="button" className="ant-btn ant-btn-primary" disabled={saving} onClick={save}>确定</button>
        </div>
      </div>
    </div>
  );
}
