// The demo with a window: the practice pages, customers who answer at their own pace, the extension loaded.
// Runs until the browser is closed or the command is interrupted.

import { settle } from '../../tests/e2e/support/extension.mjs';
import { CHATS, ORDER_PAGES } from '../../tests/e2e/support/pages.mjs';
import { launch } from '../browser.mjs';
import { start } from '../server.mjs';

/** Two share each account, so that the panel asks who is on duty. */
const AGENTS = {
  ...Object.fromEntries(Object.values(ORDER_PAGES).map(({ shop }) => [`${shop}:客服07`, ['A07', 'A12']])),
  '小旗零食铺:客服02': ['B31'],
};

const TRY = `
The practice back-office is open in a browser window: the chats of 拼多多 and 飞鸽, and a tab for every list of orders. Nothing
leaves this machine. Shops and customers are invented. Alt+I or Alt+O says who you are. Type into the reply box and press Enter:

  亲，这个颜色没有货，不能换，也不支持退     提示      shown, and sent
  亲，大概明天能到                        提醒      shown with weight, and sent
  我们家质量最好的                       二次确认  stopped once; the same text again after a moment is sent
  亲，加我微信详聊哦                      禁发      stopped; Alt+G puts the rewrite in place
  亲，收到后五星好评返您5元红包哦          禁发      stopped; Alt+W 误报, Alt+S 主管同意, Alt+Y 引用客户原话, then Enter

Phrases: type cj, fhsj or 催件, then Alt+1. Clocks: Alt+J opens the most urgent chat. Remarks: open an order's 备注, paste

  收件人:张三 电话:13800138000 广东省深圳市南山区科技园南区R2-B栋3楼

and press Alt+Enter to write it, Alt+Enter again to save it; Alt+1 to Alt+8 choose another kind.
Alt+X folds and unfolds the panel, the bar can be dragged. Popup and options are behind the extension's icon.
Other builds of the chats: add &editor=rich, &send=ctrl, &frame=1 or &shop=snacks to the address.
Close the window to end.
`;

export async function visit(extension, { headless = false } = {}) {
  const practice = await start({ pace: 1 });
  const shop = await launch({ practice, extension, headless }).catch(async (error) => {
    await practice.close();
    throw error;
  });
  const { browser } = shop;
  const closed = new Promise((done) => browser.once('disconnected', done));
  await settle({ browser: shop, practice }, { agents: AGENTS });
  const [page] = await browser.pages();
  for (const url of [...Object.values(ORDER_PAGES), CHATS.feige].map((page) => page.url)) await shop.page(url);
  await page.goto(CHATS.pdd.url);
  await page.bringToFront();
  console.log(TRY);
  await closed;
  await practice.close();
}
