// What a list shows of its orders. Must never reorder when a remark is saved.

const stateOf = (order) => order.state;

/** The orders of the open tab that the search left. `tabs`: [{ name, shows(state) }], of the state that `of` names. */
export const shownOf = ({ orders, tab, search }, tabs, of = stateOf) =>
  orders.filter((order) => tabs[tab].shows(of(order)) && (search === '' || order.sn === search));

/** How many orders each tab holds; what the search left out counts too. */
export const countsOf = ({ orders }, tabs, of = stateOf) =>
  tabs.map(({ shows }) => orders.filter((order) => shows(of(order))).length);
