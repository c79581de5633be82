//! The engine as a whole over a small library: what customers ask, what agents type, what nothing is offered for.

mod hostile;
mod initials;
mod library;
mod own;
mod typed;

use super::*;
use crate::pack::{Occasion, Phrase, Turn, Who};

/// `id`, group, code, text, questions.
type Row = (&'static str, &'static str, &'static str, &'static str, &'static [&'static str]);

const ROWS: [Row; 20] = [
    (
        "welcome",
        "开场",
        "hy",
        "{称呼}您好，欢迎光临{店铺}，我是{接待ID}号客服，有什么可以帮您的呢~",
        &["在吗", "有人吗", "你好"],
    ),
    (
        "ship",
        "发货时间",
        "fhsj",
        "现货48小时内发出哦，一般当天16点前付款当天就发~",
        &["什么时候发货", "今天能发货吗", "多久发货", "怎么还不发货"],
    ),
    (
        "courier",
        "快递",
        "kd",
        "默认发中通和韵达，需要指定快递请您备注一下呢",
        &["发什么快递", "可以发顺丰吗", "能指定快递吗"],
    ),
    (
        "arrive",
        "快递",
        "jtd",
        "江浙沪一般1-2天到，偏远地区3-5天，请您耐心等待~",
        &["几天能到", "多久到货", "什么时候能收到"],
    ),
    (
        "urge",
        "物流",
        "cj",
        "{称呼}，这边已经给您联系快递催件，麻烦您再关注下物流",
        &["物流不更新了", "快递怎么一直不动", "帮我催一下快递"],
    ),
    (
        "coupon",
        "优惠",
        "yhq",
        "店铺首页可以领优惠券，满99减10，下单自动抵扣哦",
        &["有优惠吗", "有没有优惠券", "能便宜点吗", "怎么领券"],
    ),
    ("gift", "优惠", "zp", "现在下单送小礼品一份，随单发出的呢", &["有赠品吗", "送什么东西"]),
    (
        "size",
        "尺码",
        "cm",
        "您报一下身高体重，我给您推荐合适的尺码",
        &["穿多大码", "我160斤穿什么码", "尺码准吗", "偏大还是偏小"],
    ),
    ("material", "材质", "cz", "这款是纯棉面料，柔软透气不起球，可以放心穿", &["是什么材质", "是纯棉的吗", "会起球吗"]),
    (
        "return",
        "退换",
        "qtwl",
        "支持七天无理由退换，不影响二次销售就可以的",
        &["可以退货吗", "不喜欢能退吗", "不合适怎么办", "怎么申请退货"],
    ),
    ("freight", "退换", "yfx", "这款送运费险的，退货运费由保险赔付给您", &["退货运费谁出", "有运费险吗"]),
    ("refund", "退款", "tk", "退款原路返回，一般1-3个工作日到账", &["退款什么时候到账", "钱怎么还没退", "退款多久到"]),
    (
        "address",
        "改地址",
        "gdz",
        "新地址已经备注给仓库了，会按新地址安排发货",
        &["地址填错了", "帮我改一下地址", "收货地址能换吗"],
    ),
    ("photo", "售后", "pz", "麻烦您拍一下包裹的6个面和实际收到的产品照片", &["收到是坏的", "东西破了", "少发了一件"]),
    ("wrong", "售后", "fc", "非常抱歉给您发错了，这边马上给您安排补发", &["发错颜色了", "跟我买的不一样"]),
    ("invoice", "发票", "fp", "电子发票确认收货后开具，请您提供抬头和税号", &["能开发票吗", "发票怎么开"]),
    ("real", "正品", "zpbz", "我们是品牌授权店铺，支持专柜验货，假一赔十", &["是正品吗", "是不是假货"]),
    (
        "stock",
        "库存",
        "kc",
        "能拍下的都是有货的，缺货的颜色要重新等厂家补货",
        &["还有货吗", "什么时候补货", "这个颜色有吗"],
    ),
    ("thanks", "结束", "jsy", "感谢您的支持，满意的话麻烦点个好评，祝您生活愉快", &[]),
    ("bank", "付款", "yhk", "银行卡、花呗都可以付款的，重复付款会自动退回", &["怎么付款", "可以用花呗吗"]),
];

/// The small library.
fn phrases() -> Vec<Phrase> {
    let phrase = |(id, group, code, text, ask): &Row| Phrase {
        id: (*id).into(),
        group: (*group).into(),
        code: (*code).into(),
        text: (*text).into(),
        ask: ask.iter().map(|q| (*q).into()).collect(),
        occasion: match *id {
            "welcome" => Some(Occasion::Welcome),
            "thanks" => Some(Occasion::Close),
            _ => None,
        },
        stage: match *id {
            "photo" | "wrong" | "refund" => vec!["aftersale".into()],
            "address" => vec!["insale".into()],
            _ => Vec::new(),
        },
        ..Phrase::default()
    };
    ROWS.iter().map(phrase).collect()
}

/// Phrases as a page loads them.
fn load(phrases: &[Phrase]) -> Library {
    let bytes = postcard::to_allocvec(&build(phrases, &[])).unwrap();
    Library::new(postcard::from_bytes(&bytes).unwrap()).unwrap()
}

/// Turns of a talk: `客:` before what the customer says, `服:` before the agent, `机:` before a robot.
fn turns(said: &[&str]) -> Vec<Turn> {
    let turn = |said: &&str| {
        let (who, text) = said.split_once(':').unwrap_or(("客", said));
        let who = match who {
            "服" => Who::Agent,
            "机" => Who::Bot,
            _ => Who::Customer,
        };
        Turn { who, text: text.into() }
    };
    said.iter().map(turn).collect()
}

/// Names and reasons of what is offered.
fn offered<'l>(library: &'l Library, query: &Query<'_>) -> Vec<(&'l str, Because)> {
    let suggestions = library.suggest(query, 5);
    suggestions.iter().map(|s| (library.phrases()[s.phrase].id.as_str(), s.because)).collect()
}
