// The page's frame: head, left menu, the list and, while a remark is written, its dialog over everything.
// Must never hold a state of its own.

import { Filters } from './filters.js';
import { Head } from './head.js';
import { OrderTable } from './order-table.js';
import { RemarkDialog } from './remark-dialog.js';
import { SideMenu } from './side-menu.js';
import { useStore } from './store.js';
import { Tabs } from './tabs.js';

export function App({ store }) {
  const state = useStore(store);
  const { remarking } = state;
  return (
    <div className="mms-layout">
      <Head store={store} state={state} />
      <div className="mms-columns">
        <SideMenu />
        <main className="mms-main">
          <nav className="mms-crumbs">
            发货管理<i>/</i>
            <b>订单查询</b>
          </nav>
          <section className="mms-card">
            <Filters find={store.find} />
          </section>
          <section className="mms-card">
            <Tabs store={store} state={state} />
            <OrderTable store={store} state={state} />
          </section>
        </main>
      </div>
      {remarking && <RemarkDialog key={remarking} orderSn={remarking} store={store} />}
    </div>
  );
}
