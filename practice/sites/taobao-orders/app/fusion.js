// The few widgets of the platform's component library this page needs. Must never know what they are used for.

export function Button({ look = 'normal', className = '', children, ...rest }) {
  return (
    <button type="button" className={`next-btn next-medium next-btn-${look} ${className}`} {...rest}>
      <span className="next-btn-helper">{children}</span>
    </button>
  );
}

export function TextField({ label, ...rest }) {
  return (
    <label className="next-form-item">
      <span className="next-form-item-label">{label}</span>
      <span className="next-input next-medium">
        <input type="text" autoComplete="off" {...rest} />
      </span>
    </label>
  );
}

/** Looks like a select and opens nothing. */
export function StillSelect({ label, children }) {
  return (
    <div className="next-form-item">
      <span className="next-form-item-label">{label}</span>
      <span className="next-select next-medium">
        {children}
        <i className="next-icon-arrow-down" />
      </span>
    </div>
  );
}

export function Tabs({ names, counts, active, open }) {
  return (
    <ul className="next-tabs-nav" role="tablist">
      {names.map((name, at) => (
        <li key={name} role="tab" className={`next-tabs-tab${at === active ? ' active' : ''}`} onClick={() => open(at)}>
          {name}
          <b>{counts[at]}</b>
        </li>
      ))}
    </ul>
  );
}
