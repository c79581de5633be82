// For tests only: asks the practice server something as a browser would, through the proxy and over TLS.
// Must never connect to anything but the given proxy.

import http from 'node:http';
import tls from 'node:tls';

export function ask({ proxyPort }, host, path, { method = 'GET', body } = {}) {
  return new Promise((resolve, reject) => {
    const connect = http.request({ host: '127.0.0.1', port: proxyPort, method: 'CONNECT', path: `${host}:443`, agent: false });
    connect.on('error', reject);
    connect.on('connect', (answer, socket) => {
      const secure = tls.connect({ socket, servername: host, rejectUnauthorized: false });
      const request = http.request({
        method,
        path,
        headers: { host, connection: 'close', 'content-type': 'application/json' },
        createConnection: () => secure,
      });
      request.on('error', reject);
      request.on('response', async (response) => {
        const chunks = await response.toArray();
        resolve({ status: response.statusCode, headers: response.headers, text: Buffer.concat(chunks).toString() });
      });
      request.end(body);
    });
    connect.end();
  });
}

/** Sends a message as the 拼多多 chat page does. */
export function sendAs(practice, uid, content) {
  const body = JSON.stringify({ data: { to: { uid }, message: { content, type: 0, manual_reply: 1 } } });
  return ask(practice, 'mms.pinduoduo.com', '/plateau/chat/send_message', { method: 'POST', body });
}

/** Saves an order's remark as the 飞鸽 page does; `who` is the page's query: shop, account, remarkmax. */
export function remarkAs(practice, sn, remark, star, who = {}) {
  const path = `/order/remark/save?${new URLSearchParams({ shop: 'wipers', account: '', ...who })}`;
  const body = JSON.stringify({ order_id: sn, remark, star });
  return ask(practice, 'im.jinritemai.com', path, { method: 'POST', body });
}
