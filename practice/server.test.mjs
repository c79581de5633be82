// received() is exact and in order; customers answer; reset and the control endpoints do what they say.

import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { start } from './server.mjs';
import { ask, sendAs } from './testing.mjs';

const WAITS = '2061834470015';
const QUIET = '2061834475533';
const HOST = 'mms.pinduoduo.com';

let practice;
before(async () => {
  practice = await start();
});
beforeEach(() => practice.reset());
after(() => practice.close());

const talk = async (uid) => {
  const state = JSON.parse((await ask(practice, HOST, '/chat-merchant/state')).text);
  return state.conversations.find((c) => c.id === uid);
};

test('every text is received as it was sent, in order', async () => {
  const texts = [
    '亲,可以的',
    '  前后有空格 \t',
    '第一行\r\n第二行\n\n',
    '👍🏻 👨‍👩‍👧 e\u0301 \u200b微\u200b信',
    '\uff36\uff38\uff1aabc\uff0c\u3299\ufe0f',
    'lone \ud83d surrogate \u0000 nul',
    '<script>alert("1")</script>&amp;',
    'x'.repeat(5000),
  ];
  for (const text of texts) assert.equal((await sendAs(practice, WAITS, text)).status, 200);
  const got = practice.received();
  assert.deepEqual(got.map((entry) => entry.text), texts);
  assert.deepEqual(got.map((entry) => entry.seq), texts.map((_, i) => i));
  assert.deepEqual(Object.keys(got[0]), ['conversation', 'text', 'at', 'seq']);
});

test('what is no message is refused and not noted', async () => {
  assert.equal((await sendAs(practice, 'nobody', '在吗')).status, 400);
  assert.equal((await sendAs(practice, WAITS, 7)).status, 400);
  const path = '/plateau/chat/send_message';
  assert.equal((await ask(practice, HOST, path, { method: 'POST', body: '{' })).status, 400);
  assert.deepEqual(practice.received(), []);
});

test('a scripted customer answers the agent, and waits again', async () => {
  const before = (await talk(WAITS)).messages.length;
  await sendAs(practice, WAITS, '可以用的');
  const after = await talk(WAITS);
  assert.deepEqual(after.messages.slice(before).map((m) => m.side), ['seller', 'buyer']);
  assert.equal(after.group, 'waiting');
});

test('customers can be told to keep still', async () => {
  const quiet = await start({ customers: false });
  await sendAs(quiet, WAITS, '可以用的');
  const state = JSON.parse((await ask(quiet, HOST, '/chat-merchant/state')).text);
  assert.equal(state.conversations.find((c) => c.id === WAITS).group, 'replied');
  await quiet.close();
});

test('say() and POST /practice/customer make a customer speak', async () => {
  assert.equal(practice.say('nobody', 'x'), false);
  assert.equal(practice.say(QUIET, '在吗'), true);
  const body = JSON.stringify({ conversation: QUIET, text: '<b>还在吗</b>' });
  const answer = await fetch(`${practice.controlUrl}/customer`, { method: 'POST', body });
  assert.deepEqual(await answer.json(), { ok: true });
  assert.deepEqual((await talk(QUIET)).messages.slice(-2).map((m) => m.text), ['在吗', '<b>还在吗</b>']);
});

test('the control endpoints read and reset from outside', async () => {
  await sendAs(practice, WAITS, '好的');
  assert.deepEqual(await (await fetch(`${practice.controlUrl}/received`)).json(), practice.received());
  await fetch(`${practice.controlUrl}/reset`, { method: 'POST' });
  assert.deepEqual(practice.received(), []);
  assert.equal((await talk(WAITS)).messages.length, 5);
});

test('a draft is escaped, and a mistyped variant is refused', async () => {
  const draft = encodeURIComponent('</textarea><script>x</script>');
  const page = await ask(practice, HOST, `/chat-merchant/index.html?draft=${draft}`);
  assert.match(page.text, /&lt;\/textarea&gt;&lt;script&gt;/);
  assert.equal((await ask(practice, HOST, '/chat-merchant/index.html?sned=ctrl')).status, 400);
  assert.equal((await ask(practice, HOST, '/chat-merchant/index.html?send=alt')).status, 400);
});

test('there is enough to practise on', () => {
  const people = practice.conversations();
  assert.ok(people.filter((one) => one.shop === 'wipers').length >= 6);
  assert.equal(new Set(people.map((one) => one.conversation)).size, people.length);
});
