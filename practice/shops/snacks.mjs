// 小旗零食铺: nuts, cakes and dried fruit. Invented; must never name a real shop or brand.

export const snacks = {
  id: 'snacks',
  on: {
    pdd: { name: '小旗零食铺', accounts: ['小旗零食铺:客服02', '小旗零食铺:客服05'] },
    douyin: { name: '小旗零食抖音店', accounts: ['小旗零食抖音店:客服02', '小旗零食抖音店:客服05'] },
    taobao: { name: '小旗零食专营店', accounts: ['小旗零食专营店:客服02', '小旗零食专营店:客服05'] },
    jd: { name: '小旗零食京东店', accounts: ['小旗零食京东店:客服02', '小旗零食京东店:客服05'] },
    // The company, as the ERP knows it: all its shops' orders are there.
    erp321: { name: '小旗食品', accounts: ['小旗食品:客服02', '小旗食品:客服05'] },
    weixin: { name: '小旗零食微信小店', accounts: ['小旗零食微信小店:客服02', '小旗零食微信小店:客服05'] },
    xiaohongshu: { name: '小旗零食的店', accounts: ['小旗零食的店:客服02', '小旗零食的店:客服05'] },
    kuaishou: { name: '小旗零食快手小店', accounts: ['小旗零食快手小店:客服02', '小旗零食快手小店:客服05'] },
  },
  colleagues: ['客服01 · 豆豆', '客服04 · 阿盐'],
  goods: [
    { id: '612840075310', icon: 'box', name: '每日坚果混合果仁 30小包 750g', price: '59.90', sold: '12.4万件' },
    { id: '612840075522', icon: 'box', name: '手工绿豆糕 传统糕点 400g/盒', price: '16.80', sold: '3.3万件' },
    { id: '612840076048', icon: 'box', name: '冻干草莓脆 无添加蔗糖 50g*3袋', price: '24.90', sold: '7.9万件' },
  ],
  phrases: [
    { title: '保质期', text: '亲，发出的都是近30天内生产的，保质期见包装喷码。' },
    { title: '发货时间', text: '亲，下午4点前付款当天发出。' },
    { title: '坏单包赔', text: '亲，签收48小时内有破损请拍照，我们给您补发。' },
  ],
};
