//! Couriers, their products and who pays, by every name that is said for them. Sources: the code and name lists of
//! 快递100 and 快递鸟, the WeChat express table, 丰桥's product numbers (facts, §4).

/// Short name, and what else is said; small letters. ASCII names count only as words of their own.
pub(super) const COURIERS: [(&str, &[&str]); 17] = [
    ("顺丰", &["顺丰", "顺风", "顺峰", "顺锋", "順豐", "sf", "shunfeng"]),
    ("中通", &["中通", "中同快递", "zto", "zhongtong"]),
    ("圆通", &["圆通", "园通", "元通", "圓通", "yto", "yuantong"]),
    ("申通", &["申通", "伸通", "sto", "shentong"]),
    ("韵达", &["韵达", "韻達", "韵答", "云达快递", "运达快递", "yunda"]),
    // 百世 was taken over by 极兔 in 2021.
    ("极兔", &["极兔", "急兔", "及兔", "極兔", "百世汇通", "百世", "汇通快递", "j&t", "jt", "jtexpress"]),
    ("EMS", &["邮政ems", "ems"]),
    ("邮政", &["中国邮政", "邮政小包", "邮政包裹", "邮政", "郵政", "邮局", "e邮宝"]),
    ("京东", &["京东", "京東", "jdl", "jd"]),
    ("德邦", &["德邦", "德帮", "dbl", "deppon"]),
    ("菜鸟", &["菜鸟"]),
    ("丹鸟", &["丹鸟"]),
    ("天天", &["天天快递"]),
    ("优速", &["优速"]),
    ("宅急送", &["宅急送"]),
    ("众邮", &["众邮"]),
    ("跨越", &["跨越速运", "跨越快递"]),
];

/// Names that are other things as well: couriers only behind 发, 走 or by themselves.
pub(super) const SHY: [(&str, &str); 3] = [("兔子", "极兔"), ("小兔子", "极兔"), ("汇通", "极兔")];

/// What is said behind a courier's name and adds nothing.
pub(super) const BEHIND: [&str; 6] = ["快递", "速递", "速运", "物流", "快运", "快递包裹"];

/// What follows a name when no courier is meant: 菜鸟驿站, 邮政编码.
pub(super) const NOT_BEHIND: [&str; 3] = ["驿站", "编码", "储蓄"];

/// Products, and what else is said for them. They belong to the courier named with them: 京东 and 中通 have a 标快, too.
pub(super) const SERVICES: [(&str, &str); 23] = [
    ("电商标快", "电商标快"),
    ("冷运标快", "冷运标快"),
    ("电商微小件", "电商微小件"),
    ("微小件", "微小件"),
    ("重货包裹", "重货包裹"),
    ("标准零担", "标准零担"),
    ("标快", "标快"),
    ("标块", "标快"),
    ("标准快递", "标快"),
    ("陆运", "标快"),
    ("特快", "特快"),
    ("特块", "特快"),
    ("空运", "特快"),
    ("航空件", "特快"),
    ("即日达", "即日"),
    ("即日", "即日"),
    ("次日达", "次日"),
    ("次日", "次日"),
    ("隔日达", "隔日"),
    ("隔日", "隔日"),
    ("次晨", "次晨"),
    ("特惠送", "特惠送"),
    ("同城急送", "同城急送"),
];

/// Behind a product that is a day as well, when the day is meant: 次日发货.
pub(super) const THAT_DAY: [&str; 6] = ["发", "寄", "出", "再", "送", "之"];

/// Who pays for the parcel.
pub(super) const PAYMENTS: [(&str, &str); 40] = [
    ("寄付月结", "寄付"),
    ("寄付现结", "寄付"),
    ("寄方付", "寄付"),
    ("寄件方付", "寄付"),
    ("寄件人付", "寄付"),
    ("寄付", "寄付"),
    ("月结", "寄付"),
    ("现付", "寄付"),
    ("包邮", "寄付"),
    ("免邮", "寄付"),
    ("免运费", "寄付"),
    ("我们付", "寄付"),
    ("我们出", "寄付"),
    ("我们承担", "寄付"),
    ("我方付", "寄付"),
    ("店铺付", "寄付"),
    ("店铺承担", "寄付"),
    ("店里付", "寄付"),
    ("商家付", "寄付"),
    ("商家承担", "寄付"),
    ("卖家付", "寄付"),
    ("卖家承担", "寄付"),
    ("到付", "到付"),
    ("收方付", "到付"),
    ("收件方付", "到付"),
    ("收件人付", "到付"),
    ("自己付", "到付"),
    ("自己出", "到付"),
    ("自付", "到付"),
    ("自理", "到付"),
    ("我来付", "到付"),
    ("我付", "到付"),
    ("我出", "到付"),
    ("客户付", "到付"),
    ("客户出", "到付"),
    ("客户承担", "到付"),
    ("顾客付", "到付"),
    ("买家付", "到付"),
    ("买家承担", "到付"),
    ("货到付运费", "到付"),
];

/// Before a name: it is not wanted.
pub(super) const NOT: [&str; 16] = [
    "不要", "不发", "别发", "别用", "别走", "别给", "不用", "不走", "不能", "不想", "不是", "除了", "拒收", "把", "将",
    "别",
];

/// Says nothing about the parcel; longest first where one begins another.
pub(super) const FILLER: [&str; 38] = [
    "客户要求",
    "客户指定",
    "指定",
    "要求",
    "客户",
    "麻烦",
    "帮我",
    "可以吗",
    "可以",
    "谢谢",
    "改成",
    "改为",
    "换成",
    "换为",
    "改发",
    "快递费",
    "快递",
    "速运",
    "物流",
    "运费",
    "邮费",
    "安排",
    "我要",
    "想要",
    "或者",
    "或",
    "发",
    "寄",
    "走",
    "用",
    "请",
    "要",
    "改",
    "换",
    "的",
    "吧",
    "哦",
    "了",
];
