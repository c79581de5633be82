// Above the messages: who the customer is, and handing him to a colleague.

import { useState } from 'react';

/** `children` is the customer's name in the page's own element. */
export function BuyerBar({ store, tag, children }) {
  const [open, setOpen] = useState(false);
  const move = (colleague) => {
    setOpen(false);
    store.move(colleague);
  };
  return (
    <div className="buyer-bar">
      {children}
      <em className="buyer-tag">{tag}</em>
      <span className="buyer-tools">
        <a onClick={() => setOpen(!open)}>转接</a>
        <a>结束会话</a>
      </span>
      {open && (
        <ul className="pop">
          {store.shop.colleagues.map((one) => (
            <li key={one} onClick={() => move(one)}>
              {one}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
