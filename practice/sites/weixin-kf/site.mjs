// 微信小店 customer service at https://store.weixin.qq.com/shop/kf: its paths and what they do.
// Our own endpoints. Must never contain a page's look (page.mjs, app/).

import { actionsAt, answers } from '../shared/chat-actions.mjs';
import { chatSite } from '../shared/chat-site.mjs';
import { readVariants } from '../shared/variants.mjs';
import { vueAssets } from '../shared/vue.mjs';
import { BASE, PATHS, REMARK } from './app/manner.js';
import { look } from './page.mjs';

export default chatSite({
  id: 'weixin-kf',
  host: 'store.weixin.qq.com',
  platform: 'weixin',
  base: BASE,
  pages: ['/shop/kf'],
  variantsOf: (query) => readVariants(query),
  wanted: (desk, { chat }) => chat,
  look,
  asset: vueAssets(new URL('./app/', import.meta.url), { shared: true }),
  actions: actionsAt('weixin-kf', PATHS, REMARK),
  ...answers,
});
