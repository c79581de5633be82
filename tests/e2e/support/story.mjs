// Half an hour of an agent's work on three pages, as a script: who says what when, what the agent does about it. Read by
// shift.test.mjs. `phrase` names a short code; `by` says how it is found: typed (the code), asked (by what the customer
// said), word (by Chinese words).

const pdd = (id) => ({ page: 'pdd', id });
const feige = (id) => ({ page: 'feige', id });

export const WIPERS = {
  pdd: { shop: '小旗汽配旗舰店', account: '小旗汽配旗舰店:客服07' },
  feige: { shop: '小旗汽配抖音店', account: '小旗汽配抖音店:客服07' },
};

/** One step each: seconds that go by before it, and what happens. */
export const STORY = [
  // A remark ten seconds before its five minutes are over (T6): the order was paid 140 s before the shift began.
  { after: 145, remark: '261121-482913370251846', kind: 1, near: '付款后备注', left: 15,
    said: '收件人:张三 电话:13800138000 广东省深圳市南山区科技园南区R2-B栋3楼',
    line: '修改地址为:广东省深圳市南山区科技园南区R2-B栋3楼 张三 13800138000,A07,{日期}', old: '', flag: 'red' },

  { after: 20, chat: pdd('2061834470015'), customer: '什么时候发货' },
  { after: 4, phrase: 'fhsj', by: 'asked' },
  // Two seconds before T1's fifteen are over.
  { after: 60, chat: pdd('2061834486604'), customer: '在吗' },
  { after: 13, near: '售前响应', left: 2, phrase: 'hy', by: 'typed' },

  { after: 90, chat: pdd('2061834475533'), customer: '能不能再便宜一点' },
  { after: 5, phrase: 'yj', by: 'typed' },
  { after: 30, forbidden: '加我微信详聊', rewrite: '亲，有什么问题在这里直接跟我说就可以哦~' },

  { after: 100, chat: pdd('2061834471182'), customer: '才用两天就坏了' },
  { after: 6, forbidden: '爱买不买' },
  { after: 4, phrase: 'zlwt', by: 'typed' },

  { after: 120, chat: pdd('2061834472940'), customer: '帮我催一下快递' },
  { after: 8, phrase: 'cj', by: 'typed' },
  { after: 10, remark: '261118-905527714038162', kind: 6, said: '', line: '已催件 A07 {日期}', old: '', flag: null },
  { after: 15, chat: pdd('2061834472940'), phrase: 'cjjt', by: 'typed' },

  { after: 80, chat: pdd('2061834478806'), customer: '我要100个什么价' },
  { after: 7, phrase: 'plcg', by: 'typed' },

  { after: 90, remark: '261121-208847163305914', kind: 3, said: '客户要求发顺风 标快 运费到付',
    line: '顺丰 标快 到付 A07,{日期}', old: '发圆通，不要放驿站\n电话打不通就发短信', flag: 'yellow' },
  { after: 40, remark: '261121-640318275590127', kind: 4, said: '12月28日之后再发货', line: '12月28日后发货 A07,{日期}', old: '', flag: 'purple' },

  { after: 100, chat: feige('708811203344551'), customer: '我换成26寸的吧' },
  { after: 16, phrase: 'ggg', by: 'typed' },
  { after: 20, drawer: '6921480733016284551', kind: 2, asks: true, said: '雨刷 26寸 直插 一对', line: '雨刷 26寸 直插,1对,A07,{日期}', old: '', flag: 'red' },

  { after: 110, chat: feige('708811203351207'), customer: '今天能送到吗' },
  { after: 6, phrase: 'wlzc', by: 'typed' },

  { after: 120, chat: feige('708811203358846'), customer: '气死我了，又少发' },
  { after: 5, phrase: 'af', by: 'asked' },
  { after: 30, forbidden: '质量问题赔您50元' },
  { after: 6, phrase: 'bc', by: 'typed' },
  { after: 25, drawer: '6921102964385517203', kind: 5, asks: true, said: '周一补发一支', line: '周一补发一支 A07 {日期}',
    old: '少发一支 待补 A07 2026-11-21\n补发不要催', flag: 'red' },

  { after: 100, chat: feige('708811203362990'), customer: '有优惠券吗' },
  { after: 5, phrase: 'yhq', by: 'asked' },

  { after: 120, chat: feige('708811203377628'), customer: '我的车能装吗' },
  { after: 6, phrase: 'spxh', by: 'typed' },

  // Two seconds before T3's eighteen are over.
  { after: 130, chat: feige('708811203384033'), customer: '发货了没' },
  { after: 16, near: '单后响应', left: 2, phrase: 'fhtz', by: 'typed' },
  { after: 20, customer: '好的谢谢' },
  { after: 3, forbidden: '好评返现5元' },
  { after: 6, phrase: 'jsy', by: 'typed' },
  { after: 150, says: '亲，路上辛苦了，注意安全哦' },
];
