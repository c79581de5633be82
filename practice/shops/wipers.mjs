// 小旗汽配: wipers and other small car parts. Invented; must never name a real shop or brand.

export const wipers = {
  id: 'wipers',
  on: {
    pdd: { name: '小旗汽配旗舰店', accounts: ['小旗汽配旗舰店:客服07', '小旗汽配旗舰店:客服12'] },
    douyin: { name: '小旗汽配抖音店', accounts: ['小旗汽配抖音店:客服07', '小旗汽配抖音店:客服12'] },
    taobao: { name: '小旗汽配专营店', accounts: ['小旗汽配专营店:客服07', '小旗汽配专营店:客服12'] },
    jd: { name: '小旗汽配京东店', accounts: ['小旗汽配京东店:客服07', '小旗汽配京东店:客服12'] },
    // The company, as the ERP knows it: all its shops' orders are there.
    erp321: { name: '小旗商贸', accounts: ['小旗商贸:客服07', '小旗商贸:客服12'] },
    weixin: { name: '小旗汽配微信小店', accounts: ['小旗汽配微信小店:客服07', '小旗汽配微信小店:客服12'] },
    xiaohongshu: { name: '小旗汽配的店', accounts: ['小旗汽配的店:客服07', '小旗汽配的店:客服12'] },
    kuaishou: { name: '小旗汽配快手小店', accounts: ['小旗汽配快手小店:客服07', '小旗汽配快手小店:客服12'] },
  },
  colleagues: ['客服01 · 小葵', '客服03 · 阿禾', '客服05 · 木木', '主管 · 青山'],
  goods: [
    { id: '580213347091', icon: 'wiper', name: '无骨雨刷器 三段式静音胶条 通用接头 一对装', price: '39.90', sold: '8.2万件' },
    { id: '580213347115', icon: 'wiper', name: '专车专用雨刷片 带原厂接口 前后三支套装', price: '68.00', sold: '2.6万件' },
    { id: '580213350208', icon: 'wiper', name: '雨刷胶条替换装 8mm 可裁剪 2条', price: '12.80', sold: '1.1万件' },
    { id: '580213351764', icon: 'bottle', name: '玻璃水防冻 -25℃ 2L*4桶 去油膜', price: '29.90', sold: '5.7万件' },
    { id: '580213352230', icon: 'bottle', name: '车窗玻璃油膜去除剂 120ml 送海绵', price: '15.90', sold: '9836件' },
  ],
  phrases: [
    { title: '问车型', text: '亲，麻烦发一下车型和年份，我给您核对接口和尺寸哦。' },
    { title: '发货时间', text: '亲，现货商品付款后48小时内发出，节假日不休。' },
    { title: '安装视频', text: '亲，商品详情页第三屏有安装视频，对着换两分钟就好。' },
    { title: '异响处理', text: '亲，新胶条前两天有轻微声音是正常的，先用玻璃水洗一下前挡，还有响声给您换新。' },
    { title: '七天无理由', text: '亲，未安装不影响二次销售，支持七天无理由退货。' },
    { title: '结束语', text: '好的亲，有问题随时找我，祝您用车愉快~' },
  ],
};
