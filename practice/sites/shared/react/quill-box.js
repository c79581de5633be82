// The editor as pages build it with Quill: Quill owns what stands in it, and tells the store. Its own element carries the
// names that the page's scripts look for.

import { useLayoutEffect, useRef } from 'react';
import Quill from 'quill/core';
import { isSendKey } from '../app/keys.js';

export function QuillBox({ box, store, keys, hint, names }) {
  const holder = useRef(null);
  const quill = useRef(null);
  const latest = useRef(null);
  latest.current = keys;
  const { id, draft } = store.active;
  useLayoutEffect(() => {
    // Every change is a step of its own to undo: by default Quill makes one of what comes within a second.
    const made = new Quill(holder.current, { formats: [], placeholder: hint, modules: { history: { delay: 0 } } });
    const editor = holder.current.querySelector('.ql-editor');
    const { className, ...more } = names;
    editor.classList.add(...className.split(' '));
    for (const [name, value] of Object.entries(more)) editor.setAttribute(name, value);
    // The page's own keys, before Quill makes a line of Enter, which it would also of one that sends on its way up.
    const onKey = (nativeEvent) => {
      latest.current.onKeyDown({ nativeEvent });
      if (nativeEvent.defaultPrevented || isSendKey(nativeEvent, store)) nativeEvent.stopImmediatePropagation();
    };
    for (const name of ['keydown', 'keypress', 'keyup']) holder.current.addEventListener(name, onKey, true);
    made.on('text-change', () => store.write(textOf(made)));
    quill.current = made;
    box.current = editor;
  }, []);
  useLayoutEffect(() => {
    if (textOf(quill.current) !== draft) {
      quill.current.setText(draft ? `${draft}\n` : '\n', 'silent');
      quill.current.setSelection(draft.length, 0, 'silent');
    }
  }, [id, draft]);
  return <div ref={holder} className="quill-holder" />;
}

/** Quill's text ends with a line break that nobody typed. */
const textOf = (quill) => quill.getText().replace(/\n$/, '');
