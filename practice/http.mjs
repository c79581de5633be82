// Small HTTP helpers shared by the control endpoints and the sites: read a body, answer, escape.
// Must never decide anything about a site.

const LARGEST_BODY = 1 << 20;

export async function readJson(req) {
  const chunks = [];
  let size = 0;
  for await (const chunk of req) {
    size += chunk.length;
    if (size > LARGEST_BODY) throw new Error('the body is larger than 1 MiB');
    chunks.push(chunk);
  }
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

export function answer(res, status, type, body) {
  res.writeHead(status, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' });
  res.end(body);
}

export function answerJson(res, value, status = 200) {
  answer(res, status, 'application/json', JSON.stringify(value));
}

export function notFound(res, why = 'no such page here') {
  answer(res, 404, 'text/plain', `${why}\n`);
}

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text for an HTML text node or a quoted attribute. */
export function escapeHtml(text) {
  return String(text).replace(/[&<>"']/g, (c) => ENTITIES[c]);
}

/** JSON for a <script type="application/json"> block: it must not be able to close the block. */
export function jsonBlock(value) {
  return JSON.stringify(value).replace(/</g, '\\u003c');
}
