// The whole page: bar, list, messages, editor, right panel, and the remark drawer when one is open.
// Must never be drawn twice in one document.

import { ChatEditor } from './chat-editor.js';
import { ChatList } from './chat-list.js';
import { ChatStream } from './chat-stream.js';
import { RemarkDrawer } from './remark-drawer.js';
import { useStore } from '../../shared/react/state.js';
import { TopBar } from './top-bar.js';
import { WorkStation } from './work-station.js';

export function Workspace({ store }) {
  useStore(store);
  return (
    <div className="workspace-b1">
      <TopBar store={store} />
      <main className="columns-f5" id="workspace-chat">
        <ChatList store={store} />
        <section className="middle-h2">
          <ChatStream store={store} />
          <ChatEditor store={store} />
        </section>
        <WorkStation store={store} />
      </main>
      {store.remarking && <RemarkDrawer key={store.remarking} store={store} sn={store.remarking} />}
    </div>
  );
}
