// The seller back-office hosts we know of, one a line: the names on our certificate and the only names the practice
// server answers to. A host listed here without a site under sites/ answers 404.
// Must never be used to reach the real hosts: nothing in practice/ opens an outgoing connection.

export const HOSTS = [
  // 拼多多
  'mms.pinduoduo.com',
  // 抖店 / 飞鸽
  'im.jinritemai.com',
  'pigeon.jinritemai.com',
  'fxg.jinritemai.com',
  'buyin.jinritemai.com',
  // 淘宝 / 天猫 / 淘工厂
  'myseller.taobao.com',
  'qn.taobao.com',
  'trade.taobao.com',
  'iseiya.taobao.com',
  'c2mbc.api.xixikf.cn',
  // 京东
  'dongdong.jd.com',
  'shop.jd.com',
  'porder.shop.jd.com',
  'sff.jd.com',
  // 快手
  'im.kwaixiaodian.com',
  's.kwaixiaodian.com',
  'login.kwaixiaodian.com',
  // 小红书
  'walle.xiaohongshu.com',
  'eva.xiaohongshu.com',
  'edith.xiaohongshu.com',
  'ark.xiaohongshu.com',
  // 微信小店
  'store.weixin.qq.com',
  // 聚水潭
  'www.erp321.com',
  'apiweb.erp321.com',
  // A shop's own page: in nobody's list, to be taught
  'kf.xiaoqi-demo.example',
];

const known = new Set(HOSTS);

/** Whether a Host header (port allowed) names one of ours. */
export function isKnownHost(host) {
  return known.has(hostName(host));
}

export function hostName(host) {
  return String(host ?? '').toLowerCase().replace(/:\d+$/, '');
}
