// The window in which the 卖家备注 of an order is changed. Its markup is a guess. It may be saved as long as one likes.

import { FlagChoice } from '../../shared/orders/app/flag-choice.js';
import { useRemark } from '../../shared/orders/app/use-remark.js';
import { WIRE } from '../wire.mjs';

export function RemarkDialog({ sn, store }) {
  const { remark, flag, error, saving, write, choose, save, close } = useRemark(store, sn);
  return (
    <div className="_mask">
      <div className="_dialog remark_dialog">
        <div className="_dialog_title">
          修改卖家备注
          <a className="_dialog_close" onClick={close}>×</a>
        </div>
        <table className="_form">
          <tbody>
            <tr>
              <th>线上订单号</th>
              <td className="remark_so_id">{sn}</td>
            </tr>
            <tr>
              <th>旗帜</th>
              <td className="flag_list">
                <FlagChoice flags={WIRE.flags} flag={flag} choose={choose} item="flag_item" on="on" icon={(one) => `seller_flag flag-${one}`} />
              </td>
            </tr>
            <tr>
              <th>卖家备注</th>
              <td><textarea className="remark_text" autoFocus value={remark} onChange={(event) => write(event.target.value)} /></td>
            </tr>
          </tbody>
        </table>
        {error && <p className="_error" role="alert">{error}</p>}
        <div className="_dialog_buttons">
          <button type="button" className="_ok" disabled={saving} onClick={save}>保存</button>
          <button type="button" onClick={close}>取消</button>
        </div>
      </div>
    </div>
  );
}
