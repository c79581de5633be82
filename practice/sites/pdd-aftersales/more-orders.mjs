// Orders that came back with a request after the sale. Older than the day's orders, so that the list of orders begins with
// those. Written as in customers/*: times are seconds ago. All invented.
// Must never hold a real person's name, number or address.

import { DAY, HOUR, at, scripted } from '../shared/orders/script.mjs';

const order = scripted([]);

export const MORE = {
  wipers: [
    order('261117-915308264471830', '退款中', '580213347115', 1, '68.00', 4.4 * DAY, at('邹', '河北省 保定市 竞秀区'), {
      aftersale: '仅退款，待商家处理',
      askedAgo: 45 * HOUR,
    }),
    order('261117-240671953386215', '售后处理中', '580213347091', 2, '79.80', 4.6 * DAY, at('汤', '福建省 泉州市 丰泽区'), {
      remark: '左片刮不净\n已要视频',
      flag: 'yellow',
      aftersale: '换货，待商家处理',
      askedAgo: 20 * HOUR,
    }),
    order('261116-582094417730652', '退款中', '580213351764', 2, '59.80', 5.2 * DAY, at('白', '辽宁省 大连市 甘井子区'), {
      aftersale: '退货退款，待买家退货',
      askedAgo: 30 * HOUR,
    }),
    order('261115-137750982064439', '已退款', '580213350208', 1, '12.80', 6.5 * DAY, at('孔', '湖北省 宜昌市 西陵区'), {
      remark: '已退款，无需退货',
      aftersale: '退款成功',
      askedAgo: 4 * DAY,
    }),
  ],
  snacks: [
    order('261116-804426159937021', '退款中', '612840075310', 1, '59.90', 5.1 * DAY, at('庄', '江苏省 无锡市 滨湖区'), {
      aftersale: '仅退款，待商家处理',
      askedAgo: 6 * HOUR,
    }),
  ],
};
