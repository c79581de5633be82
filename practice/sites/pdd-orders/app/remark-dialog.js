// The 订单备注 dialog. It opens at once, empty, and asks the server for the order's remark; what arrives replaces what
// is there, as on the real page. The textarea is React's: what is not in its state is not saved.
// Must never trim or shorten a remark: that is the server's to refuse.

import { useCallback, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { ofTag } from '../tags.mjs';
import { Button, beast } from './beast.js';
import { ColourTags } from './colour-tags.js';
import { queryNote, updateNote } from './wire.js';

const LONGEST = 300;
const OFFLINE = { success: false, errorMsg: '网络异常，请稍后重试' };

export function RemarkDialog({ orderSn, store }) {
  const [remark, setRemark] = useState('');
  const [tag, setTag] = useState(null);
  const [error, setError] = useState('');
  const [saving, setSaving] = useState(false);
  const close = useCallback(() => store.closeRemark(orderSn), [orderSn, store]);

  useEffect(() => {
    let gone = false;
    queryNote(store.get(), orderSn)
      .catch(() => OFFLINE)
      .then(({ success, result, errorMsg }) => {
        if (gone) return;
        if (!success) return setError(errorMsg);
        setRemark(result.remark);
        setTag(result.remarkTag);
      });
    return () => {
      gone = true;
    };
  }, [orderSn, store]);

  useEffect(() => {
    const onKey = (event) => event.key === 'Escape' && !event.isComposing && close();
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [close]);

  async function save() {
    setSaving(true);
    setError('');
    const remarkTagName = ofTag(tag)?.name ?? null;
    const body = { orderSn, source: 1, remark, remarkTag: tag, remarkTagName };
    const { success, errorMsg } = await updateNote(store.get(), body).catch(() => OFFLINE);
    if (success) {
      store.saved(body);
      return close();
    }
    setError(errorMsg);
    setSaving(false);
  }

  return createPortal(
    <div className={beast('MDL', 'mask')}>
      <div data-testid="beast-core-modal" className={beast('MDL', 'modal')} role="dialog" aria-modal="true" aria-label="订单备注">
        <div className={beast('MDL', 'header')}>
          订单备注
          <i data-testid="beast-core-modal-icon-close" className={beast('MDL', 'close')} role="button" aria-label="关闭" onClick={close}>×</i>
        </div>
        <div className={beast('MDL', 'body')}>
          <div className="remark_line__1Pw2b">
            <label>订单编号</label>
            <span className="remark_order_sn__3Vd7k">{orderSn}</span>
          </div>
          <div className="remark_line__1Pw2b">
            <label>备注标记</label>
            <ColourTags tag={tag} choose={setTag} />
          </div>
          <div className="remark_line__1Pw2b">
            <label>备注内容</label>
            <div className={beast('IPT', 'textAreaBox')}>
              <textarea
                data-testid="beast-core-textArea-htmlInput"
                className={beast('IPT', 'textArea')}
                maxLength={LONGEST}
                placeholder="订单备注由商家添加，仅平台客服和商家可见"
                autoFocus
                value={remark}
                onChange={(event) => {
                  setRemark(event.target.value);
                  setError('');
                }}
              />
              <span className={beast('IPT', 'counter')}>{`${remark.length}/${LONGEST}`}</span>
            </div>
          </div>
          {error && <p className="remark_error__2Bn5x" role="alert">{error}</p>}
        </div>
        <div className={beast('MDL', 'footer')}>
          <Button onClick={close}>取消</Button>
          <Button look="primary" data-tracking="85986" disabled={saving} onClick={save}>保存</Button>
        </div>
      </div>
    </div>,
    document.body,
  );
}
