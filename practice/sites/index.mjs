// The sites that can be practised on: adding one is one folder and one line here.
// A site is { id, host (or `hosts`, if it stands under several), create({ note, pace, customers, now, save, orders }) }. It is given
//   note(conversation, text)   notes a message of the agent's, exactly as it came,
//   pace, customers            how scripted customers speak (server.mjs),
//   now()                      the clock: every time a site shows or compares is this one's,
//   save({ order, remark, flag, site, shop, account })  notes a saved remark exactly as it came (`flag` a colour's word
//                              or null), puts it on the order and tells every site,
//   orders                     all shops' orders (../orders.mjs): of(shop, platform), get(sn),
//                              add(shop, more), subscribe(fn);
// and gives
//   { handle(req, res, url) → false when the path is not its own,
//     say(conversation, text) → false when the conversation is not its own,
//     conversations(), reset(), close() }.
// Must never hold anything of one site.

import erpOrders from './erp-orders/site.mjs';
import feige from './feige/site.mjs';
import fxgOrders from './fxg-orders/site.mjs';
import jdDongdong from './jd-dongdong/site.mjs';
import jdOrders from './jd-orders/site.mjs';
import kuaishou from './kuaishou/site.mjs';
import ownDesk from './own-desk/site.mjs';
import pddAftersales from './pdd-aftersales/site.mjs';
import pddChat from './pdd-chat/site.mjs';
import pddOrders from './pdd-orders/site.mjs';
import taobaoOrders from './taobao-orders/site.mjs';
import weixinKf from './weixin-kf/site.mjs';
import xiaohongshu from './xiaohongshu/site.mjs';

const CHATS = [pddChat, feige, weixinKf, xiaohongshu, kuaishou, jdDongdong];
export const SITES = [...CHATS, pddOrders, pddAftersales, taobaoOrders, erpOrders, fxgOrders, jdOrders, ownDesk];
