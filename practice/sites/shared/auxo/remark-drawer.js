// The drawer where an order's remark and flag are written, as 飞鸽 and the list of orders have it alike. A remark may be
// typed longer than allowed: the server says no. Must never save by itself, and never change the remark.

import { createPortal } from 'react-dom';
import { FLAGS, lengthOf } from './remarks.js';

/** @param note  { remark, flag, error, saving, write, choose, save, close } @param area  a ref of the text area, if wanted */
export function RemarkDrawer({ sn, note, limit, area }) {
  const { remark, flag, error, saving, write, choose, save, close } = note;
  const length = lengthOf(remark);
  return createPortal(
    <div className="auxo-drawer-root" onKeyDown={(event) => event.key === 'Escape' && close()}>
      <div className="auxo-drawer-mask" onClick={close} />
      <div className="auxo-drawer" role="dialog" aria-label="订单备注">
        <div className="auxo-drawer-header">
          <span className="auxo-drawer-title">订单备注</span>
          <span className="auxo-drawer-close" aria-label="关闭" onClick={close}>×</span>
        </div>
        <div className="auxo-drawer-body">
          <p className="drawer-order-id">订单号 {sn}</p>
          <div className={`remarkArea-ea1${length > limit ? ' over' : ''}`}>
            <textarea
              className="auxo-input scroll-z1"
              placeholder="请输入备注信息，仅商家和平台客服可见"
              value={remark}
              ref={area}
              autoFocus
              onChange={(event) => write(event.target.value)}
            />
            <span className="remarkCount-eb3">{length}/{limit}</span>
          </div>
          {error && <p className="remarkError-ec5" role="alert">{error}</p>}
          <p className="flagTitle-ed7">订单标记</p>
          <div className="flags-ee9" role="radiogroup" aria-label="订单标记">
            {FLAGS.map((one) => (
              <button
                key={one.flag}
                type="button"
                role="radio"
                className="flag-ef2"
                data-flag-color={one.flag}
                aria-label={`${one.name}旗帜`}
                aria-checked={one.flag === flag ? 'true' : 'false'}
                onClick={() => choose(one.flag)}
              >
                <i />
                {one.name}
              </button>
            ))}
          </div>
        </div>
        <div className="auxo-drawer-footer">
          <button type="button" className="auxo-btn" data-qa-id="qa-remark-cancel" onClick={close}>取消</button>
          <button type="button" className="auxo-btn auxo-btn-primary" data-qa-id="qa-remark-save" disabled={saving} onClick={save}>保存</button>
        </div>
      </div>
    </div>,
    document.body,
  );
}
