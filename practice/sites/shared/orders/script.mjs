// Orders of people who are not at the counter, in a line each, so that a list looks like a day's list. All invented.
// Must never hold a real person's name, number or address.

export const HOUR = 3600;
export const DAY = 24 * HOUR;

/** Who receives it, as back-offices show it: most of it hidden. */
export const at = (name, place) => `${name}**  1**********  ${place} ****`;

/** An order as customers/ has them; `unpaid` are the states in which nobody has paid yet. */
export const scripted = (unpaid) => (sn, state, goods, count, paid, placedAgo, receiver, more = {}) => ({
  sn,
  state,
  goods,
  count,
  paid,
  placedAgo,
  ...(unpaid.includes(state) ? {} : { paidAgo: placedAgo - 40 }),
  receiver,
  ...more,
});
