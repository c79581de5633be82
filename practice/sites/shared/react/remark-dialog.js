// The dialog where an order's remark and flag are written. A remark may be typed longer than allowed: the server says no.
// Must never save by itself, and never change the remark.

import { useState } from 'react';
import { createPortal } from 'react-dom';
import { orderOf, saveRemark } from '../app/remark-draft.js';

/**
 * @param names { dialog, button, primary, sn } classes of the page's own, and how it calls an order's number
 * @param limit, flags  how long a remark may be, and [{ flag, code, name }]
 */
export function RemarkDialog({ store, posts, names, limit, flags }) {
  const sn = store.remarking;
  const order = orderOf(store, sn);
  const [remark, setRemark] = useState(order.remark);
  const [flag, setFlag] = useState(order.flag);
  const [error, setError] = useState('');
  const [saving, setSaving] = useState(false);
  const close = () => store.set({ remarking: '' });
  const save = async () => {
    setSaving(true);
    try {
      await saveRemark({ store, posts, flags, sn, remark, flag });
      close();
    } catch (problem) {
      setError(problem.message);
      setSaving(false);
    }
  };
  return createPortal(
    <div className="dialog-root" onKeyDown={(event) => event.key === 'Escape' && close()}>
      <div className="dialog-mask" onClick={close} />
      <div className={`remark-dialog ${names.dialog}`} role="dialog" aria-label="订单备注">
        <div className="dialog-head">
          <span>订单备注</span>
          <span className="dialog-close" aria-label="关闭" onClick={close}>×</span>
        </div>
        <div className="dialog-body">
          <p className="remark-order">
            {names.sn} {sn}
          </p>
          <div className="remark-area">
            <textarea className="remark-text" placeholder="请输入备注，仅商家可见" value={remark} autoFocus onChange={(event) => setRemark(event.target.value)} />
            <span className="remark-count">
              {[...remark].length}/{limit}
            </span>
          </div>
          {error && <p className="remark-error" role="alert">{error}</p>}
          <div className="remark-flags" role="radiogroup" aria-label="标记">
            {flags.map((one) => (
              <button
                key={one.flag}
                type="button"
                role="radio"
                className="remark-flag"
                data-flag={one.flag}
                aria-checked={one.flag === flag ? 'true' : 'false'}
                onClick={() => setFlag(one.flag === flag ? null : one.flag)}
              >
                <i className="flag" />
                {one.name}
              </button>
            ))}
          </div>
        </div>
        <div className="dialog-foot">
          <button type="button" className={`remark-cancel ${names.button}`} onClick={close}>取消</button>
          <button type="button" className={`remark-save ${names.primary}`} disabled={saving} onClick={save}>保存</button>
        </div>
      </div>
    </div>,
    document.body,
  );
}
