// The strings behind the stage: /practice/* on any known host, and on the proxy's own port for scripts outside.
// Must never be used by the pages themselves: a real back-office has no such thing.

import { answerJson, notFound, readJson } from './http.mjs';

/** @param practice  what server.mjs's start() returns */
export function control(practice) {
  const routes = {
    'GET /practice/received': () => practice.received(),
    'GET /practice/saved': () => practice.saved(),
    'GET /practice/order': (req) => practice.order(new URL(req.url, 'http://practice').searchParams.get('sn')),
    'GET /practice/asked': () => practice.asked(),
    'GET /practice/conversations': () => practice.conversations(),
    'POST /practice/reset': () => {
      practice.reset();
      return { ok: true };
    },
    'POST /practice/customer': async (req) => {
      const { conversation, text } = await readJson(req);
      return { ok: practice.say(conversation, text) };
    },
  };

  return async (req, res) => {
    const route = routes[`${req.method} ${req.url.split('?')[0]}`];
    if (!route) return notFound(res);
    try {
      answerJson(res, await route(req));
    } catch (error) {
      answerJson(res, { ok: false, error: String(error.message) }, 400);
    }
  };
}
