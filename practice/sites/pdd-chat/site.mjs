// 拼多多 chat at https://mms.pinduoduo.com/chat-merchant/index.html: its paths and what they do.
// Our own endpoints, shaped like the real ones. Must never contain a page's look (page.mjs, app/).

import { chatSite } from '../shared/chat-site.mjs';
import { readVariants } from '../shared/variants.mjs';
import { vueAssets } from '../shared/vue.mjs';
import { look } from './page.mjs';

export default chatSite({
  id: 'pdd-chat',
  host: 'mms.pinduoduo.com',
  platform: 'pdd',
  base: '/chat-merchant',
  pages: ['/chat-merchant/', '/chat-merchant/index.html'],
  variantsOf: (query) => readVariants(query, { orderSn: '' }), // opens the conversation whose order it is
  wanted: (desk, { chat, orderSn }) => chat || desk.order(orderSn)?.conversation,
  look,
  asset: vueAssets(new URL('./app/', import.meta.url)),
  actions: ({ deskOf }) => ({
    '/plateau/chat/send_message': ({ data }) => {
      const { content, request_id = '' } = data.message;
      if (typeof content !== 'string') throw new Error('content is a string');
      return { msg_index: deskOf(data.to.uid).send(data.to.uid, content, String(request_id)).index };
    },
    '/plateau/message/send/mallGoodsCard': ({ data }) => {
      return { msg_index: deskOf(data.uid).sendGoods(data.uid, data.goods_id).index };
    },
    '/plateau/chat/move_conversation': ({ data }) => {
      return { msg_index: deskOf(data.uid).move(data.uid, String(data.csid)).index };
    },
  }),
  good: (result) => ({ success: true, result }),
  bad: (error) => ({ success: false, error_code: 40001, error_msg: error.message }),
});
