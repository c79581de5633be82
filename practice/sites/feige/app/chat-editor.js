// The reply box: tools, editor, send button.

import { BOXES } from '../../shared/react/boxes.js';
import { useReplyBox } from '../../shared/react/reply-box.js';
import { EditorTools } from './editor-tools.js';
import { hintOf } from './hint.js';

const NAMES = { className: 'textArea-k8 scroll-z1', 'data-qa-id': 'qa-send-message-textarea' };

export function ChatEditor({ store }) {
  const { variants, active, sendKey } = store;
  const { box, form, Form, send, insert, keys, pressed } = useReplyBox(store);
  const Box = BOXES[variants.editor];
  return (
    <div className="editor-ba1">
      <EditorTools store={store} insert={insert} />
      <Form className="form-bb3" ref={form} onSubmit={send}>
        <div className="editorArea-m3">
          <Box box={box} store={store} keys={keys} hint={hintOf(active.nickname, sendKey)} names={NAMES} />
        </div>
        <div className="editorFoot-bc5" onMouseDown={(event) => event.preventDefault()}>
          <span className="sendTip-bd7">{store.tip}</span>
          <span className="sendHint-be9">{sendKey === 'enter' ? 'Shift+Enter 换行' : 'Enter 换行'}</span>
          <div className="sendButton-bf2" data-qa-id="qa-send-message-button" role="button" tabIndex={0} {...pressed}>
            发送
          </div>
        </div>
      </Form>
    </div>
  );
}
