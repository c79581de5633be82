//! Couriers, their products and who pays, by every name that is said for them. Sources: the code and name lists of
//! 快递100 and 快递鸟, the WeChat express table, 丰桥's product numbers (facts, §4).

/// Short name, and what else is said; small letters. ASCII names count only as words of their own.
pub(super) const COURIERS: [(&str, &[&str]); 18] = [
    ("顺丰", &["顺丰", "顺风", "sf", "shunfeng"]),
    ("中通", &["中通", "zto", "zhongtong"]),
    ("圆通", &["圆通", "yto", "yuantong"]),
    ("申通", &["申通", "sto", "shentong"]),
    ("韵达", &["韵达", "yunda"]),
    ("极兔", &["极兔", "j&t", "jt"]),
    ("EMS", &["邮政ems", "ems"]),
    ("邮政", &["中国邮政", "邮政", "邮局", "e邮宝"]),
    ("京东", &["京东", "jd", "jdl"]),
    ("德邦", &["德邦", "dbl"]),
    ("菜鸟", &["菜鸟"]),
    ("丹鸟", &["丹鸟"]),
    ("百世", &["百世"]),
    ("天天", &["天天快递"]),
    ("优速", &["优速"]),
    ("宅急送", &["宅急送"]),
    ("众邮", &["众邮"]),
    ("跨越", &["跨越速运"]),
];

/// What is said behind a courier's name and adds nothing.
pub(super) const BEHIND: [&str; 6] = ["快递", "速递", "速运", "物流", "快运", "快递包裹"];

/// What follows a name when no courier is meant: 菜鸟驿站, 邮政编码.
pub(super) const NOT_BEHIND: [&str; 3] = ["驿站", "编码", "储蓄"];

/// Products. They belong to the courier named with them: 京东 and 中通 have a 标快, too.
pub(super) const SERVICES: [&str; 10] =
    ["电商标快", "冷运标快", "电商微小件", "微小件", "重货包裹", "标准零担", "标快", "特快", "即日", "特惠送"];

/// Who pays for the parcel.
pub(super) const PAYMENTS: [(&str, &str); 19] = [
    ("寄付月结", "寄付"),
    ("寄付现结", "寄付"),
    ("寄方付", "寄付"),
    ("寄付", "寄付"),
    ("月结", "寄付"),
    ("包邮", "寄付"),
    ("免运费", "寄付"),
    ("我们付", "寄付"),
    ("我方付", "寄付"),
    ("店铺付", "寄付"),
    ("商家付", "寄付"),
    ("卖家付", "寄付"),
    ("到付", "到付"),
    ("收方付", "到付"),
    ("收件人付", "到付"),
    ("自己付", "到付"),
    ("自己出", "到付"),
    ("客户付", "到付"),
    ("买家付", "到付"),
];

/// Before a name: it is not wanted.
pub(super) const NOT: [&str; 10] = ["不要", "不发", "别发", "别用", "不用", "不走", "不能", "不想", "把", "将"];

/// Says nothing about the parcel; longest first where one begins another.
pub(super) const FILLER: [&str; 36] = [
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
