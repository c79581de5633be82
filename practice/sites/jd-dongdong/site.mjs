// 京东 咚咚 at https://dongdong.jd.com/: its paths and what they do.
// Our own endpoints. Must never contain a page's look (page.mjs, app/).

import { actionsAt, answers } from '../shared/chat-actions.mjs';
import { chatSite } from '../shared/chat-site.mjs';
import { reactAssets, reactVariants } from '../shared/react.mjs';
import { BASE, PATHS, REMARK } from './app/manner.js';
import { look } from './page.mjs';

export default chatSite({
  id: 'jd-dongdong',
  host: 'dongdong.jd.com',
  platform: 'jd',
  base: BASE,
  pages: ['/'],
  variantsOf: (query) => reactVariants(query, ['rich', 'plain']),
  wanted: (desk, { chat }) => chat,
  look,
  asset: reactAssets(new URL('./app/', import.meta.url)),
  actions: actionsAt('jd-dongdong', PATHS, REMARK),
  ...answers,
});
