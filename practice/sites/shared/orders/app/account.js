// Who is at the desk, with the menu that lets another account take it. Must never reload the page: the real ones do not
// either.

export function Account({ store, state, name = 'account-name' }) {
  const { account, accounts, menuOpen } = state;
  return (
    <div className="account">
      <span className="account-switch" onClick={store.toggleMenu}>
        <span className={name}>{account}</span>
        <i className="account-arrow" />
      </span>
      {menuOpen && (
        <ul className="account-menu">
          {accounts.map((one) => (
            <li
              key={one}
              className={one === account ? 'account-menu-item current' : 'account-menu-item'}
              onClick={() => store.switchAccount(one)}
            >
              {one}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
