// The page's frame around the list and, while a remark is written, its dialog over everything.
// Must never hold a state of its own.

import { TABS } from '../tabs.mjs';
import { Filters } from './filters.js';
import { Layout } from './layout.js';
import { OrderTable } from './order-table.js';
import { RemarkDialog } from './remark-dialog.js';
import { Tabs } from './tabs.js';

export function App({ store, state }) {
  const { remarking } = state;
  return (
    <Layout store={store} state={state} at={['发货管理', '订单查询']}>
      <section className="mms-card">
        <Filters find={store.find} />
      </section>
      <section className="mms-card">
        <Tabs store={store} state={state} tabs={TABS} />
        <OrderTable store={store} state={state} />
      </section>
      {remarking && <RemarkDialog key={remarking} orderSn={remarking} store={store} />}
    </Layout>
  );
}
