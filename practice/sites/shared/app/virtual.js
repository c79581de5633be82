// A virtualised list: only rows in view are drawn, and the elements of rows that scroll away are taken for those that come.
// Must never draw a row twice.

const MARGIN = 40; // how far beyond its edges the list is drawn, in px

/**
 * @param rows     all rows, of which row.height is known
 * @param view     { top, height } of what is seen
 * @returns { total, drawn } the whole height, and [{ row, top, slot }]: `slot` is the element that shows the row
 */
export function windowOf(rows, view) {
  const least = Math.min(...rows.map((row) => row.height));
  // Rows in view follow one another: as many elements as can be seen at once never meet.
  const slots = Math.ceil((view.height + 2 * MARGIN) / least) + 2;
  let total = 0;
  const placed = rows.map((row, index) => {
    const top = total;
    total += row.height;
    return { row, top, slot: index % slots };
  });
  const drawn = placed.filter(({ row, top }) => top + row.height > view.top - MARGIN && top < view.top + view.height + MARGIN);
  return { total, drawn };
}

/** Groups with their titles as rows of one list: { key, height, group } or { key, height, group, one }. */
export function rowsOf(groups, heights) {
  return groups.flatMap((group) => [
    { key: group.name, height: heights.title, group },
    ...group.items.map((one) => ({ key: one.id, height: heights.chat, group, one })),
  ]);
}
