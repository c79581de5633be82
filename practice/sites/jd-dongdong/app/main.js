// The whole page, and its start.

import { drawnAt } from '../../shared/app/facts.js';
import { RemarkDialog } from '../../shared/react/remark-dialog.js';
import { ReplyForm } from '../../shared/react/reply-form.js';
import { SidePanel } from '../../shared/react/side-panel.js';
import { startReact } from '../../shared/react/start.js';
import { useStore } from '../../shared/react/state.js';
import { TopBar } from '../../shared/react/top-bar.js';
import { AllUsers } from './all-users.js';
import { BASE, EDITOR, REMARK, posts } from './manner.js';
import { Stream } from './stream.js';

const NAMES = { dialog: 'jd-dialog', button: 'button', primary: 'button primary', sn: '订单编号' };
const drawn = drawnAt(BASE);
const sendButton = (pressed) => (
  <div className="SendButtonGroup">
    <div className="send-button reply-send" role="button" tabIndex={0} {...pressed}>
      发送
    </div>
  </div>
);

function Page({ store }) {
  useStore(store);
  const figures = { 今日接待: store.conversations.length + 88, '首次30秒应答率': '92.7%', 平均响应: '19秒', 满意率: '96.0%' };
  // Lines are blocks in it, as on the real page.
  const kind = store.variants.editor === 'rich' ? 'blocks' : 'plain';
  return (
    <div className="page">
      <TopBar store={store} brand="咚咚工作台" figures={figures} />
      <main className="columns">
        <AllUsers store={store} drawn={drawn} />
        <section className="middle">
          <Stream store={store} drawn={drawn} />
          <ReplyForm store={store} names={{ className: `${EDITOR} scrolls` }} kind={kind} lines="insertParagraph" hint="请输入消息，Enter 发送" button={sendButton} />
        </section>
        <SidePanel store={store} base={BASE} sn="订单编号" />
      </main>
      {store.remarking && <RemarkDialog key={store.remarking} store={store} posts={posts} names={NAMES} {...REMARK} />}
    </div>
  );
}

startReact({ base: BASE, editor: `.${EDITOR}`, posts, Page });
