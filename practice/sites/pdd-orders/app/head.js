// The head: whose shop this is and who is at the desk, with the menu that lets another account take it.
// Must never reload the page: the real one does not either.

export function Head({ store, state }) {
  const { shop, account, accounts, menuOpen, variants } = state;
  return (
    <header className="mms-head">
      <b className="brand">商家后台</b>
      <span className="brand-note">练习</span>
      <ul className="head-links">
        <li>规则中心</li>
        <li>商家社区</li>
        <li>消息 <em>3</em></li>
      </ul>
      {variants.clock === '1' && <time className="head-clock" />}
      <span className="mall-name">{shop.name}</span>
      <div className="account">
        <span className="account-switch" onClick={store.toggleMenu}>
          <span className="account-name">{account}</span>
          <i className="account-arrow" />
        </span>
        {menuOpen && (
          <ul className="account-menu">
            {accounts.map((name) => (
              <li
                key={name}
                className={name === account ? 'account-menu-item current' : 'account-menu-item'}
                onClick={() => store.switchAccount(name)}
              >
                {name}
              </li>
            ))}
          </ul>
        )}
      </div>
    </header>
  );
}
