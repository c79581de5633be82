// What a list shows of its orders. Must never reorder when a remark is saved.

/** The orders of the open tab that the search left. `tabs`: [{ name, shows(state) }]. */
export const shownOf = ({ orders, tab, search }, tabs) =>
  orders.filter((order) => tabs[tab].shows(order.state) && (search === '' || order.sn === search));

/** How many orders each tab holds; what the search left out counts too. */
export const countsOf = ({ orders }, tabs) => tabs.map(({ shows }) => orders.filter((order) => shows(order.state)).length);
