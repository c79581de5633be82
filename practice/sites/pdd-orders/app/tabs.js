// The tabs above the list, with how many orders each one holds. Must never count what the search left out.

import { countsOf } from '../../shared/orders/app/shown.js';
import { TABS } from '../tabs.mjs';
import { beast } from './beast.js';

export function Tabs({ store, state }) {
  const counts = countsOf(state, TABS);
  return (
    <div className={beast('TAB', 'line')} data-testid="beast-core-tab">
      {TABS.map(({ name }, at) => (
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
