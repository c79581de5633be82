// The 订单备注 dialog. The textarea is React's: what is not in its state is not saved.

import { createPortal } from 'react-dom';
import { useRemark } from '../../shared/orders/app/use-remark.js';
import { Button, beast } from './beast.js';
import { ColourTags } from './colour-tags.js';

const LONGEST = 300;

export function RemarkDialog({ orderSn, store }) {
  const { remark, flag, error, saving, write, choose, save, close } = useRemark(store, orderSn);
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
            <ColourTags flag={flag} choose={choose} />
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
                onChange={(event) => write(event.target.value)}
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
