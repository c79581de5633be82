// The whole page, and its start.

import { drawnAt } from '../../shared/app/facts.js';
import { RemarkDialog } from '../../shared/react/remark-dialog.js';
import { ReplyForm } from '../../shared/react/reply-form.js';
import { SidePanel } from '../../shared/react/side-panel.js';
import { startReact } from '../../shared/react/start.js';
import { useStore } from '../../shared/react/state.js';
import { TopBar } from '../../shared/react/top-bar.js';
import { BASE, EDITOR, REMARK, posts } from './manner.js';
import { SessionList } from './session-list.js';
import { Stream } from './stream.js';

const NAMES = { dialog: 'ant-modal', button: 'ant-btn', primary: 'ant-btn ant-btn-primary', sn: '订单编号' };
const drawn = drawnAt(BASE);
const sendButton = (pressed) => (
  <button type="button" className="ant-btn ant-btn-primary" {...pressed}>
    <span>发送</span>
  </button>
);

function Page({ store }) {
  useStore(store);
  const figures = { 今日接待: store.conversations.length + 203, '3分钟回复率': '88.2%', 好评率: '91.5%', 平均回复: '44秒' };
  return (
    <div className="page" id="main_root">
      <TopBar store={store} brand="客服工作台" figures={figures} />
      <main className="columns">
        <SessionList store={store} drawn={drawn} />
        <section className="middle">
          <Stream store={store} drawn={drawn} />
          <ReplyForm store={store} names={{ className: `${EDITOR} scrolls` }} kind={store.variants.editor} hint="请输入回复内容" button={sendButton} />
        </section>
        <SidePanel store={store} base={BASE} sn="订单编号" />
      </main>
      {store.remarking && <RemarkDialog key={store.remarking} store={store} posts={posts} names={NAMES} {...REMARK} />}
    </div>
  );
}

startReact({ base: BASE, editor: `.${EDITOR}`, posts, Page });
