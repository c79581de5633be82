// The reply box: a controlled editor whose truth is the store's draft, with the key and press that send as the
// variants say. Must never change a text on its way to the store.

import { useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { meaningOf } from '../../shared/app/keys.js';
import { putCaret, readRich, writeRich } from '../../shared/app/rich-text.js';
import { EditorTools } from './editor-tools.js';
import { hintOf } from './hint.js';
import { QuillBox } from './quill-box.js';

const PRESS = { click: 'onClick', mousedown: 'onMouseDown', pointerdown: 'onPointerDown' };

export function ChatEditor({ store }) {
  const { variants, active, sendKey } = store;
  const rich = variants.editor !== 'plain';
  const Form = variants.form === '1' ? 'form' : 'div';
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
    if (rich) return document.execCommand(text === '\n' ? 'insertLineBreak' : 'insertText', false, text);
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
  };
  const keys = { onKeyDown: onKey, onKeyPress: onKey, onKeyUp: onKey };
  const pressed = { [PRESS[variants.press]]: (event) => event.button === 0 && submit() };
  const onButtonKey = (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    submit();
  };

  const Box = { plain: PlainBox, rich: RichBox, quill: QuillBox }[variants.editor];
  return (
    <div className="editor-ba1">
      <EditorTools store={store} insert={insert} />
      <Form className="form-bb3" ref={form} onSubmit={send}>
        <div className="editorArea-m3">
          <Box box={box} store={store} keys={keys} hint={hintOf(active.nickname, sendKey)} />
        </div>
        <div className="editorFoot-bc5" onMouseDown={(event) => event.preventDefault()}>
          <span className="sendTip-bd7">{store.tip}</span>
          <span className="sendHint-be9">{sendKey === 'enter' ? 'Shift+Enter 换行' : 'Enter 换行'}</span>
          <div className="sendButton-bf2" data-qa-id="qa-send-message-button" role="button" tabIndex={0} {...pressed} onKeyDown={onButtonKey}>
            发送
          </div>
        </div>
      </Form>
    </div>
  );
}

function PlainBox({ box, store, keys, hint }) {
  return (
    <textarea
      ref={box}
      className="textArea-k8 scroll-z1"
      data-qa-id="qa-send-message-textarea"
      placeholder={hint}
      value={store.active.draft}
      onChange={(event) => store.write(event.target.value)}
      {...keys}
    />
  );
}

// The browser owns what is in it; it is brought in line when the store says otherwise.
function RichBox({ box, store, keys, hint }) {
  const { id, draft } = store.active;
  useLayoutEffect(() => {
    if (readRich(box.current) !== draft) writeRich(box.current, draft);
  }, [box, id, draft]);
  const read = () => store.write(readRich(box.current));
  return (
    <div
      ref={box}
      className="textArea-k8 scroll-z1"
      data-qa-id="qa-send-message-textarea"
      data-placeholder={hint}
      contentEditable
      onInput={({ nativeEvent }) => nativeEvent.isComposing || read()}
      onCompositionEnd={read}
      onPaste={(event) => {
        event.preventDefault();
        document.execCommand('insertText', false, event.clipboardData.getData('text/plain'));
      }}
      {...keys}
    />
  );
}
