// More orders for the list of 抖店, of customers who are not at the counter of 飞鸽. Written as in customers/*: times are
// seconds ago. All invented. Must never hold a real person's name, number or address.

import { DAY, HOUR, at, scripted } from '../shared/orders/script.mjs';

const order = scripted(['待支付']);

export const MORE = {
  wipers: [
    order('6921478206635194410', '待发货', '580213351764', 1, '29.90', 0.8 * HOUR, at('秦', '河北省 唐山市 路南区'), {
      remark: '要两桶连包\n别拆开发',
      flag: 'orange',
    }),
    order('6921471950027468832', '待支付', '580213347091', 2, '79.80', 1.3 * HOUR, at('江', '湖南省 株洲市 天元区')),
    order('6921470311846290577', '待发货', '580213350208', 1, '12.80', 2.9 * HOUR, at('史', '山西省 大同市 平城区'), { erp: '已审核' }),
    order('6921240068317952046', '已发货', '580213347115', 1, '68.00', 1.4 * DAY, at('顾', '浙江省 温州市 鹿城区'), { shippedAgo: 20 * HOUR }),
    order('6920703315984620179', '已完成', '580213352230', 1, '15.90', 6.6 * DAY, at('侯', '贵州省 遵义市 红花岗区')),
  ],
  snacks: [
    order('6921476680153927404', '待发货', '612840076048', 2, '49.80', 0.7 * HOUR, at('邵', '江苏省 徐州市 云龙区')),
    order('6921469027715380046', '待支付', '612840075310', 1, '59.90', 1.9 * HOUR, at('孟', '云南省 昆明市 五华区')),
    order('6921236917402855136', '已发货', '612840075522', 1, '16.80', 1.6 * DAY, at('龙', '广东省 佛山市 禅城区'), {
      remark: '易碎\n加气泡膜',
      flag: 'purple',
    }),
  ],
};
