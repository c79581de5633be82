// The few widgets of the platform's component library this page needs, with their test ids and build suffix.
// Must never know what they are used for.

/** A library class name: beast('BTN', 'primary') is BTN_primary_5-188-0. */
export const beast = (kind, part) => `${kind}_${part}_5-188-0`;

export function Button({ look = 'gray', children, ...rest }) {
  return (
    <button type="button" data-testid="beast-core-button" className={`${beast('BTN', 'outerWrapper')} ${beast('BTN', look)}`} {...rest}>
      <span>{children}</span>
    </button>
  );
}

export function TextField({ label, ...rest }) {
  return (
    <label className={beast('IPT', 'field')}>
      <span className={beast('IPT', 'label')}>{label}</span>
      <input type="text" data-testid="beast-core-input-htmlInput" className={beast('IPT', 'input')} autoComplete="off" {...rest} />
    </label>
  );
}

/** Looks like a select and opens nothing: this page has no other filters. */
export function StillSelect({ label, children }) {
  return (
    <div className={beast('IPT', 'field')}>
      <span className={beast('IPT', 'label')}>{label}</span>
      <span className={`${beast('IPT', 'input')} ${beast('ST', 'still')}`}>{children}</span>
    </div>
  );
}
