// What every reply box drawn by React does: a controlled editor whose truth is the store's draft, with the key and press
// that send as the variants say. Must never change a text on its way to the store.

import { useLayoutEffect, useRef } from 'react';
import { flushSync } from 'react-dom';
import { meaningOf } from '../app/keys.js';
import { putCaret } from '../app/rich-text.js';

const PRESS = { click: 'onClick', mousedown: 'onMouseDown', pointerdown: 'onPointerDown' };

/** @param lines  the command that begins a new line in an editable element */
export function useReplyBox(store, lines = 'insertLineBreak') {
  const { variants } = store;
  const rich = variants.editor !== 'plain';
  const box = useRef(null);
  const form = useRef(null);

  const send = (event) => {
    event?.preventDefault();
    store.send();
    box.current.focus();
  };
  const submit = () => (variants.form === '1' ? form.current.requestSubmit() : send());

  // Puts text at the caret, through the state.
  const insert = (text) => {
    const at = box.current;
    if (document.activeElement !== at) rich ? putCaret(at) : at.focus();
    if (rich) return document.execCommand(text === '\n' ? lines : 'insertText', false, text);
    const { selectionStart: from, selectionEnd: to, value } = at;
    flushSync(() => store.write(value.slice(0, from) + text + value.slice(to)));
    at.setSelectionRange(from + text.length, from + text.length);
  };
  useLayoutEffect(() => {
    store.insert = insert;
  });

  // keydown, keypress and keyup all come here; `on` says which of them sends.
  const onKey = ({ nativeEvent }) => {
    const meaning = meaningOf(nativeEvent, store);
    if (meaning === 'send') submit();
    if (meaning === 'break') insert('\n');
    const newLine = nativeEvent.type === 'keydown' && nativeEvent.key === 'Enter' && nativeEvent.shiftKey && !nativeEvent.isComposing;
    if (newLine && rich && lines === 'insertParagraph') {
      nativeEvent.preventDefault();
      insert('\n');
    }
  };
  const onButtonKey = (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    submit();
  };

  return {
    box,
    form,
    Form: variants.form === '1' ? 'form' : 'div',
    send,
    insert,
    keys: { onKeyDown: onKey, onKeyPress: onKey, onKeyUp: onKey },
    pressed: { [PRESS[variants.press]]: (event) => event.button === 0 && submit(), onKeyDown: onButtonKey },
  };
}
