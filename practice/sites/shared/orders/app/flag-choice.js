// A radio button for every flag that a dialog has. Must never choose one by itself.

/** @param flags  as app/posts.js has them, named @param item, on  classes of a button, and of the chosen one besides
 *  @param icon  (flag) → classes of its little flag */
export function FlagChoice({ flags, flag, choose, item, on, icon }) {
  return flags.map((one) => (
    <label key={one.code} className={one.flag === flag ? `${item} ${on}` : item}>
      <input type="radio" name="flag" value={one.code} checked={one.flag === flag} onChange={() => choose(one.flag)} />
      <i className={icon(one.flag)} />
      {one.name}
    </label>
  ));
}
