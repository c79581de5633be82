// Every page with a profile, once: a chat with a forbidden message held back, a list of orders with a remark about to be
// written; each with the panel, in light and in dark.

import { DrawerDesk, OrderDesk } from '../../tests/e2e/support/orders.mjs';
import { CHATS, ORDER_PAGES } from '../../tests/e2e/support/pages.mjs';
import { BLOCKED } from '../../tests/e2e/support/words.mjs';
import { SHOPS } from '../shops/index.mjs';
import { picture } from './stage.mjs';

const ADDRESS = '收件人:张三 电话:13800138000 广东省深圳市南山区科技园南区R2-B栋3楼';
const agents = Object.fromEntries(SHOPS.flatMap((shop) => shop.accounts).map((account) => [account, 'A07']));

export async function sites(open) {
  for (const [key, site] of Object.entries(CHATS)) {
    const desk = await open('', { at: (page, practice) => [new DrawerDesk(page, practice, site), site.url], agents });
    await desk.type(BLOCKED);
    await desk.enter();
    await desk.panelSays('没有发出');
    await picture(desk.page, `site-${key}-chat`, site.name, { looks: ['dark'] });
  }
  for (const [key, site] of Object.entries(ORDER_PAGES)) {
    const desk = await open('', { at: (page, practice) => [new OrderDesk(page, practice, site), ''], agents });
    await desk.remark(site.orders.fresh, '');
    await desk.paste_(ADDRESS);
    await desk.panelSays('修改地址为');
    await picture(desk.page, `site-${key}-orders`, site.name, { looks: ['dark'] });
  }
}
