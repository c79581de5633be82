// 快手 customer service at https://im.kwaixiaodian.com/workbench: its paths and what they do.
// Our own endpoints. Must never contain a page's look (page.mjs, app/).

import { actionsAt, answers } from '../shared/chat-actions.mjs';
import { chatSite } from '../shared/chat-site.mjs';
import { reactAssets, reactVariants } from '../shared/react.mjs';
import { BASE, PATHS, REMARK } from './app/manner.js';
import { look } from './page.mjs';

export default chatSite({
  id: 'kuaishou',
  host: 'im.kwaixiaodian.com',
  platform: 'kuaishou',
  base: BASE,
  pages: ['/workbench'],
  variantsOf: (query) => reactVariants(query, ['quill', 'rich', 'plain']),
  wanted: (desk, { chat }) => chat,
  look,
  asset: reactAssets(new URL('./app/', import.meta.url)),
  actions: actionsAt('kuaishou', PATHS, REMARK),
  ...answers,
});
