// The demo with a window: the 拼多多 practice chat, customers who answer at their own pace, the extension loaded.
// Runs until the browser is closed or the command is interrupted.

import { CHATS } from '../../tests/e2e/support/pages.mjs';
import { launch } from '../browser.mjs';
import { start } from '../server.mjs';

const TRY = `
The practice back-office is open in a browser window. Nothing leaves this machine. Shops and customers are invented.
Type into the reply box and press Enter:

  亲，这个颜色没有货，不能换，也不支持退     提示      shown, and sent
  亲，大概明天能到                        提醒      shown with weight, and sent
  我们家质量最好的                       二次确认  stopped once; the same text again after a moment is sent
  亲，加我微信详聊哦                      禁发      stopped; Alt+G puts the rewrite in place
  亲，收到后五星好评返您5元红包哦          禁发      stopped; Alt+W 误报, Alt+S 主管同意, Alt+Y 引用客户原话, then Enter

Alt+X folds and unfolds the panel, Esc folds it, the bar can be dragged. The popup is behind the extension's icon.
Other builds of the page: add ?editor=rich, ?send=ctrl, ?frame=1 or ?shop=snacks to the address.
Close the window to end.
`;

export async function visit(extension, { headless = false } = {}) {
  const practice = await start({ pace: 1 });
  const { browser, close } = await launch({ practice, extension, headless }).catch(async (error) => {
    await practice.close();
    throw error;
  });
  const closed = new Promise((done) => browser.once('disconnected', done));
  const [page] = await browser.pages();
  await page.goto(CHATS.pdd.url);
  await page.bringToFront();
  console.log(TRY);
  await closed;
  await practice.close();
}
