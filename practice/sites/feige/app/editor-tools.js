// The row above the reply box: faces, and the key that sends. Must never take the focus from the reply box.

import { useState } from 'react';

const FACES = ['😊', '😂', '👌', '🙏', '❤️', '🎉', '😭', '👍🏻', '[微笑]', '[玫瑰]', '[比心]', '[谢谢]', '[握手]', '[发货]', '[好评]', '[再见]'];
const ICONS = {
  表情: 'M8 1.8a6.2 6.2 0 1 0 .1 0zM5.2 9.6c1.2 2 4.4 2 5.6 0M6 6.2v.6M10 6.2v.6',
  图片: 'M1.8 2.8h12.4v10.4H1.8zM2 11.2l3.6-3.4 2.6 2.4 2.6-3 3.2 3.4',
  打款: 'M8 1.8a6.2 6.2 0 1 0 .1 0zM5.6 4.8L8 7.6l2.4-2.8M8 7.6v4M5.8 8.4h4.4M5.8 10.2h4.4',
  发送设置: 'M2 4.5h12M2 8h12M2 11.5h12M5 3.2v2.6M10.5 6.7v2.6M6.5 10.2v2.6',
};

export function EditorTools({ store, insert }) {
  const [open, setOpen] = useState('');
  const toggle = (name) => setOpen(open === name ? '' : name);
  const put = (face) => {
    setOpen('');
    insert(face);
  };
  const choose = (sendKey) => {
    setOpen('');
    store.set({ sendKey });
  };
  return (
    <div className="tools-bg4" onMouseDown={(event) => event.preventDefault()}>
      {Object.entries(ICONS).map(([name, path]) => (
        <span key={name} className="tool-bh6" title={name} onClick={() => toggle(name)}>
          <svg viewBox="0 0 16 16">
            <path d={path} />
          </svg>
        </span>
      ))}
      {open === '表情' && (
        <div className="faces-bi8">
          {FACES.map((face) => (
            <span key={face} onClick={() => put(face)}>{face}</span>
          ))}
        </div>
      )}
      {open === '发送设置' && (
        <ul className="auxo-dropdown-menu sendKeys-bj1">
          {[['enter', 'Enter 发送'], ['ctrl', 'Ctrl+Enter 发送']].map(([key, name]) => (
            <li
              key={key}
              className={`auxo-dropdown-menu-item${key === store.sendKey ? ' auxo-dropdown-menu-item-selected' : ''}`}
              onClick={() => choose(key)}
            >
              {name}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
