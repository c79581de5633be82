// 微信小店, 小红书, 快手, 京东: each page comes with its editor first, messages and remarks are noted exactly, and what is no
// request, too long or of another shop is refused.

import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import * as jd from './sites/jd-dongdong/app/manner.js';
import * as kuaishou from './sites/kuaishou/app/manner.js';
import * as weixin from './sites/weixin-kf/app/manner.js';
import * as xiaohongshu from './sites/xiaohongshu/app/manner.js';
import { start } from './server.mjs';
import { ask } from './testing.mjs';

const SITES = [
  { id: 'weixin-kf', platform: 'weixin', host: 'store.weixin.qq.com', page: '/shop/kf', files: ['vue.js', 'main.js'], number: /^\d{19}$/, editor: /<textarea id="input-textarea"[^>]*>/, manner: weixin },
  { id: 'xiaohongshu', platform: 'xiaohongshu', host: 'walle.xiaohongshu.com', page: '/cstools/chat', files: ['vue.js', 'main.js'], number: /^P\d{16}$/, editor: /<textarea id="jarvis-reply-textarea"[^>]*>/, manner: xiaohongshu },
  { id: 'kuaishou', platform: 'kuaishou', host: 'im.kwaixiaodian.com', page: '/workbench', files: ['page-18.js', 'page-19.js'], number: /^\d{16}$/, editor: /<div class="ql-editor" contenteditable="true"[^>]*>/, manner: kuaishou },
  { id: 'jd-dongdong', platform: 'jd', host: 'dongdong.jd.com', page: '/', files: ['page-18.js', 'page-19.js'], number: /^\d{12}$/, editor: /<div class="EditorContent" contenteditable="true"[^>]*>/, manner: jd },
];

let practice;
before(async () => {
  practice = await start({ customers: false });
});
beforeEach(() => practice.reset());
after(() => practice.close());

for (const { id, platform, host, page, files, number, editor, manner } of SITES) {
  const { BASE, PATHS, REMARK } = manner;
  const orders = (shop = 'wipers') => practice.orders().filter((order) => order.platform === platform && order.shop === shop);
  const people = (shop) => practice.conversations().filter((one) => one.site === id && one.shop === shop);
  const tell = (path, body) => ask(practice, host, path, { method: 'POST', body: JSON.stringify(body) });
  const remark = async (order, text, code, who = {}) => {
    const answer = await tell(`${PATHS.remark}?${new URLSearchParams({ shop: 'wipers', account: '', ...who })}`, { order, remark: text, code });
    return { status: answer.status, ...JSON.parse(answer.text) };
  };

  describe(id, () => {
    test('the page comes with its editor in the first chunk, and its own scripts, style and pictures', async () => {
      const { text } = await ask(practice, host, `${page}?draft=%3Cb%3E`);
      assert.match(text, editor);
      assert.match(text, / autofocus>\n?&lt;b&gt;</);
      for (const file of [...files, 'style.css', 'goods/wiper-1.svg']) {
        assert.equal((await ask(practice, host, `${BASE}/static/${file}`)).status, 200, file);
      }
      assert.equal((await ask(practice, host, `${BASE}/static/manner.mjs`)).status, 404);
    });

    test('a mistyped variant, an unknown account or an editor the page has not is refused', async () => {
      for (const query of ['sned=ctrl', 'account=客服99', 'orderSn=1', 'shop=snacks&account=客服07', 'editor=word']) {
        assert.equal((await ask(practice, host, encodeURI(`${page}?${query}`))).status, 400, query);
      }
    });

    test('messages are received as they were sent', async () => {
      const [{ conversation }] = people('wipers');
      const texts = ['亲,可以的', ' 第一行\r\n第二行\n', '👍🏻 \u200b', '<script>'];
      for (const content of texts) assert.equal((await tell(PATHS.send, { conversation, content })).status, 200);
      assert.equal((await tell(PATHS.send, { conversation: 'nobody', content: 'x' })).status, 400);
      assert.equal((await tell(PATHS.send, { conversation, content: 7 })).status, 400);
      assert.deepEqual(practice.received().map((m) => m.text), texts);
    });

    test('remarks are saved as they came; what is too long or of another shop is not', async () => {
      const [{ sn }] = orders();
      const [{ sn: foreign }] = orders('snacks');
      const text = '  放门口 A03\n2026-11-21 👍🏻 ';
      const [{ flag, code } = { flag: null, code: null }] = REMARK.flags;
      assert.equal((await remark(sn, text, code)).code, 0);
      assert.deepEqual([practice.order(sn).remark, practice.order(sn).flag], [text, flag]);
      assert.equal((await remark(sn, '字'.repeat(REMARK.limit + 1), null)).code, 20001);
      assert.equal((await remark(foreign, '好', null)).code, 20001);
      assert.equal((await remark(sn, 7, null)).status, 400);
      assert.equal((await remark(sn, '好', 99)).status, 400);
      assert.equal(practice.saved().length, 1);
    });

    test('there is enough to practise on', () => {
      assert.ok(people('wipers').length >= 6);
      assert.ok(people('snacks').length >= 3);
      for (const order of [...orders(), ...orders('snacks')]) assert.match(order.sn, number);
    });
  });
}
