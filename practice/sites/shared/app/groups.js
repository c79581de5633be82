// The left list's groups and what a row says: who has waited too long, who waits, whom only the robot answered, and who is
// answered. Must never reorder within a group: scripts and people both find a customer where he was.

/** `titles`: { overtime, waiting, auto, replied } as the page words them. Groups without anybody are left out. */
export function groupsOf({ conversations, now }, filter, titles) {
  const open = conversations.filter((one) => one.nickname.includes(filter));
  const waits = (one) => one.group === 'waiting';
  const items = {
    overtime: open.filter((one) => waits(one) && one.deadline <= now),
    waiting: open.filter((one) => waits(one) && one.deadline > now),
    auto: open.filter((one) => one.group === 'auto'),
    replied: open.filter((one) => one.group === 'replied'),
  };
  return Object.entries(titles)
    .map(([name, title]) => ({ name, title, items: items[name] }))
    .filter((group) => group.items.length > 0);
}

export const waiting = ({ conversations }) => conversations.filter((one) => one.group === 'waiting').length;

/** Seconds until a customer has waited too long, and minutes since. */
export const left = ({ deadline }, now) => Math.min(180, Math.ceil((deadline - now) / 1000));
export const late = ({ deadline }, now) => Math.max(1, Math.floor((now - deadline) / 60000));

/** The last thing said, in a row. */
export function preview({ messages }) {
  const last = messages[messages.length - 1];
  return last ? last.text || `[商品] ${last.goods.name}` : '';
}
