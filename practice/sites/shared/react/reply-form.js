// The reply box of pages drawn by React: faces, editor, send button.

import { useState } from 'react';
import { FACES, KEYS } from '../app/faces.js';
import { BOXES } from './boxes.js';
import { useReplyBox } from './reply-box.js';

const ICONS = {
  表情: 'M8 1.8a6.2 6.2 0 1 0 .1 0zM5.2 9.6c1.2 2 4.4 2 5.6 0M6 6.2v.6M10 6.2v.6',
  图片: 'M1.8 2.8h12.4v10.4H1.8zM2 11.2l3.6-3.4 2.6 2.4 2.6-3 3.2 3.4',
  发送设置: 'M2 4.5h12M2 8h12M2 11.5h12M5 3.2v2.6M10.5 6.7v2.6M6.5 10.2v2.6',
};

/**
 * @param names the editor's attributes
 * @param kind  which of BOXES it is
 * @param lines the command that begins a new line in it
 * @param button (what makes it a send button) → the page's own
 */
export function ReplyForm({ store, names, kind, lines, hint, button }) {
  const { box, form, Form, send, insert, keys, pressed } = useReplyBox(store, lines);
  const Box = BOXES[kind];
  return (
    <div className="reply-box">
      <Tools store={store} insert={insert} />
      <Form className="reply-form" ref={form} onSubmit={send}>
        <div className="reply-area">
          <Box box={box} store={store} keys={keys} hint={hint} names={names} />
        </div>
        <div className="reply-foot" onMouseDown={(event) => event.preventDefault()}>
          <span className="reply-tip">{store.tip}</span>
          <span className="reply-hint">{store.sendKey === 'enter' ? 'Shift+Enter 换行' : 'Enter 换行'}</span>
          {button(pressed)}
        </div>
      </Form>
    </div>
  );
}

function Tools({ store, insert }) {
  const [open, setOpen] = useState('');
  const done = (act) => {
    setOpen('');
    act();
  };
  return (
    <div className="reply-tools" onMouseDown={(event) => event.preventDefault()}>
      {Object.entries(ICONS).map(([name, path]) => (
        <span key={name} className="tool" title={name} onClick={() => setOpen(open === name ? '' : name)}>
          <svg viewBox="0 0 16 16">
            <path d={path} />
          </svg>
        </span>
      ))}
      {open === '表情' && (
        <div className="pop faces">
          {FACES.map((face) => (
            <span key={face} onClick={() => done(() => insert(face))}>{face}</span>
          ))}
        </div>
      )}
      {open === '发送设置' && (
        <ul className="pop send-keys">
          {Object.entries(KEYS).map(([key, words]) => (
            <li key={key} className={key === store.sendKey ? 'current' : ''} onClick={() => done(() => store.set({ sendKey: key }))}>
              {words}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
