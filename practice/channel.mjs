// What the server pushes to open pages: server-sent events, no heartbeat, so an idle page stays idle.
// Must never keep what it sent: a page that was away asks for the whole state again.

export function channel() {
  const open = new Set();
  return {
    /** @param {object|null} greeting  an event for this page alone */
    join(res, greeting = null) {
      res.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      res.write(greeting ? frame(greeting) : ':here\n\n');
      open.add(res);
      res.on('close', () => open.delete(res));
    },
    push(event) {
      for (const res of open) res.write(frame(event));
    },
    close() {
      for (const res of open) res.end();
    },
  };
}

const frame = (event) => `data: ${JSON.stringify(event)}\n\n`;
