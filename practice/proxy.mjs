// The only door: an HTTP proxy on 127.0.0.1 that hands every CONNECT, whatever host and port it names, to our own TLS
// server, and refuses everything else a browser may ask. Must never open a connection of its own: there is no code
// here that could.

import http from 'node:http';

/**
 * @param {import('node:https').Server} tls  never listens itself; it is fed the tunnels
 * @param {(req, res) => void} control       answers plain requests made to the proxy's own port (scripts outside)
 * @param {number} port                      0 for any
 */
export async function openProxy(tls, control, port) {
  const sockets = new Set();
  const asked = [];

  const proxy = http.createServer((req, res) => {
    // A proxied plain request carries the whole URL; one meant for us carries a path.
    if (req.url.startsWith('/')) return control(req, res);
    asked.push({ target: req.url, answered: false });
    res.writeHead(403, { 'content-type': 'text/plain; charset=utf-8' });
    res.end('The practice proxy answers only CONNECT: nothing leaves this machine.\n');
  });

  proxy.on('connect', (req, socket, head) => {
    asked.push({ target: req.url, answered: true });
    socket.on('error', () => socket.destroy());
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    if (head.length > 0) socket.unshift(head);
    tls.emit('connection', socket);
  });

  proxy.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });

  await new Promise((resolve, reject) => {
    proxy.once('error', reject);
    proxy.listen(port, '127.0.0.1', resolve);
  });

  return {
    port: proxy.address().port,
    /** Every host a browser wanted, in order: what "nothing leaves the machine" is checked against. */
    asked: () => asked.slice(),
    close: () =>
      new Promise((resolve) => {
        proxy.close(resolve);
        for (const socket of sockets) socket.destroy();
      }),
  };
}
