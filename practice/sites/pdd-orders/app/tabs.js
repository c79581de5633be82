// Tabs above a list, with how many orders each one holds. Must never count what the search left out.

import { countsOf } from '../../shared/orders/app/shown.js';
import { beast } from './beast.js';

/** `tabs` and `of` as app/shown.js has them. */
export function Tabs({ store, state, tabs, of }) {
  const counts = countsOf(state, tabs, of);
  return (
    <div className={beast('TAB', 'line')} data-testid="beast-core-tab">
      {tabs.map(({ name }, at) => (
        <div
          key={name}
          data-testid="beast-core-tab-itemLabel"
          className={at === state.tab ? `${beast('TAB', 'item')} ${beast('TAB', 'active')}` : beast('TAB', 'item')}
          onClick={() => store.openTab(at)}
        >
          {name}
          <span className={beast('TAB', 'count')}>{counts[at]}</span>
        </div>
      ))}
    </div>
  );
}
