//! What one clause promises.

use super::due::due;
use super::{Promise, Promised};
use crate::pack::RemarkKind;
use crate::remark::address::{self, Divisions};
use crate::remark::day::{self, Said};
use crate::remark::fields::Fields;
use crate::remark::fill;
use crate::remark::{courier, product, tidy};
use crate::text::Span;
use crate::text::calendar::Moment;

/// Says that somebody does it, for the customer.
const FOR_YOU: [&str; 17] = [
    "给您",
    "给你",
    "帮您",
    "帮你",
    "为您",
    "替您",
    "给亲",
    "帮亲",
    "我们会",
    "我这边",
    "这边给",
    "这边帮",
    "安排",
    "已备注",
    "备注",
    "送您",
    "送你",
];

/// Says that the customer does it, or sends something back.
const BY_YOU: [&str; 20] = [
    "您可以",
    "您申请",
    "您自己",
    "麻烦您",
    "请您",
    "建议您",
    "您再",
    "您先",
    "您需要",
    "您补",
    "您这边补",
    "您寄",
    "寄回",
    "退回来",
    "您点",
    "您去",
    "您联系",
    "您提供",
    "您付",
    "您出",
];

/// Says that it is done and over.
const DONE: [&str; 7] = ["已经发出", "已发出", "已发货", "已经发货", "已寄出", "已经寄出", "昨天"];

/// Says nothing at the end of a clause.
const TAIL: [&str; 14] = ["哦", "呢", "哈", "啦", "了", "的", "吧", "呀", "啊", "噢", "喔", "哟", "亲", "一下"];

/// The promises of the clause at `span`.
pub(super) fn promises(text: &str, span: Span, now: Moment, table: Option<&Divisions>) -> Vec<Promise> {
    let said = span.of(text);
    let has = |words: &[&str]| words.iter().any(|word| said.contains(word));
    let yours = has(&FOR_YOU);
    let mut found = Vec::new();
    let mut promise = |what, kind, fields, due| found.push(Promise { what, kind, fields, said: span, due });
    let bare = said.replace("给您", "").replace("帮您", "").replace("为您", "");
    if BY_YOU.iter().any(|word| bare.contains(word)) {
        return found;
    }
    if calls_back(said, yours) {
        promise(Promised::Callback, None, Fields::new(), due(said, now));
        return found;
    }
    let words = |text: String| Fields::from([("text", text)]);
    // What is written down for somebody, and every other thing in the same words.
    let noted = said.split_once("备注").map(|(_, after)| plain(after));
    let money = money(said)
        .filter(|_| has(&["元", "块", "钱", "款", "券", "红包", "差价", "费"]) || gift(said, yours).is_none());
    let again = from(said, &["补发", "重新发", "重新寄", "重发", "补寄", "再发一", "再寄一"]);
    let courier =
        if sends(said) && (yours || said.starts_with(['发', '走']) || has(&["给您", "给你"])) || noted.is_some() {
            let read = courier::read(&format!("{said}{}", beside(text, span)));
            Some(read.said).filter(|_| !courier::read(said).said.courier.is_empty())
        } else {
            None
        };
    let mut any = false;
    if let Some(read) = courier {
        promise(Promised::Courier, Some(RemarkKind::Courier), fill::kept(fill::of_courier(read)), None);
        any = true;
    }
    if let Some((what, text)) = money.filter(|_| yours || has(&["退您", "赔您", "补您", "返您", "补偿您"])) {
        let kind = if what == Promised::Refund { RemarkKind::Return } else { RemarkKind::Compensation };
        promise(what, Some(kind), words(text), None);
        return found;
    }
    if let Some(again) = again.filter(|text| yours && !text.contains("单号")) {
        promise(Promised::Reship, Some(RemarkKind::Reship), words(again), None);
        return found;
    }
    if let Some(text) = gift(said, yours) {
        promise(Promised::Gift, Some(RemarkKind::Other), words(text), None);
        return found;
    }
    if let Some(date) = ship_date(said, yours, now) {
        promise(Promised::ShipDate, Some(RemarkKind::ShipDate), Fields::from([("date", date)]), None);
        return found;
    }
    if any {
        return found;
    }
    if let Some((kind, fields)) = change(said, yours, table) {
        promise(Promised::Change, Some(kind), fields, None);
    } else if let Some(noted) = noted.filter(|text| yours && text.chars().count() > 1 && !text.starts_with("好")) {
        promise(Promised::Note, Some(RemarkKind::Other), words(noted), None);
    }
    found
}

/// `text` without what is only polite: 送您一瓶玻璃水哦 as 送一瓶玻璃水.
pub(super) fn plain(text: &str) -> String {
    let mut rest = text.trim_matches(|c: char| c.is_whitespace() || !c.is_alphanumeric());
    while let Some(shorter) = TAIL.iter().find_map(|word| rest.strip_suffix(word)) {
        rest = shorter.trim_end();
    }
    for word in ["一下", "过", "好", "了"] {
        rest = rest.strip_prefix(word).filter(|after| !after.is_empty() || word != "好").unwrap_or(rest);
    }
    let mut out = tidy::line(rest);
    for word in ["给您", "给你", "帮您", "为您", "您", "你"] {
        out = out.replace(word, "");
    }
    out
}

/// What `said` says from the first of `words` on.
fn from(said: &str, words: &[&str]) -> Option<String> {
    let at = words.iter().filter_map(|word| said.find(word)).min()?;
    Some(plain(said.get(at..)?)).filter(|text| !text.is_empty())
}

/// The clause right behind in the same sentence, if it says who pays.
fn beside(text: &str, span: Span) -> String {
    let rest = text.get(span.end..).unwrap_or("").trim_start_matches(['，', ',', ' ', '、']);
    let clause = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let pays = !courier::read(clause).said.payment.is_empty() && courier::read(clause).said.courier.is_empty();
    if pays { format!("，{clause}") } else { String::new() }
}

fn sends(said: &str) -> bool {
    // 给您发的是中通 tells what was done.
    let told = ["发的是", "走的是", "用的是", "寄的是"].iter().any(|word| said.contains(word));
    !told && (said.contains(['发', '寄', '走', '换', '改', '用']) || said.contains("安排") || said.contains("备注"))
}

/// 给您回电, 稍后回复您.
fn calls_back(said: &str, yours: bool) -> bool {
    let has = |words: &[&str]| words.iter().any(|word| said.contains(word));
    let answer = has(&[
        "回电",
        "回复",
        "答复",
        "联系您",
        "联系你",
        "打电话",
        "通知您",
        "通知你",
        "回您",
        "告诉您",
        "回话",
        "跟您说",
        "回个电话",
    ]);
    let to_you = yours || has(&["您", "你"]);
    let later = has(&[
        "稍后",
        "一会",
        "等下",
        "晚点",
        "有结果",
        "核实后",
        "查到",
        "小时",
        "分钟",
        "点",
        ":",
        "：",
        "今天",
        "明天",
        "后天",
        "周",
        "号",
        "有消息",
        "处理完",
        "到货后",
        "第一时间通知",
        "查清",
        "下班前",
    ]);
    answer && to_you && later && !has(&["联系快递", "联系仓库"]) || answer && yours && has(&["回电", "打电话"])
}

/// 补偿5元, 退差价12元, 全额退款.
fn money(said: &str) -> Option<(Promised, String)> {
    const TOP: [&str; 17] = [
        "补偿",
        "赔付",
        "赔偿",
        "赔",
        "返现",
        "返您",
        "红包",
        "优惠券",
        "退差价",
        "补差价",
        "退运费",
        "打款",
        "补您",
        "小额",
        "退邮费",
        "补贴",
        "报销",
    ];
    const BACK: [&str; 9] = ["全额退", "退货退款", "仅退款", "退款", "退钱", "退给", "退您", "退回", "退"];
    let amount = said.char_indices().find(|(_, c)| c.is_ascii_digit() || "一二三五十百".contains(*c));
    let coupon = ["优惠券", "红包"].iter().find(|word| said.contains(**word));
    let paid = said.contains('退') && ["差价", "运费", "邮费"].iter().any(|word| said.contains(word));
    if paid || TOP.iter().any(|word| said.contains(word)) {
        let text = match (amount, coupon) {
            (Some((at, _)), Some(_)) => plain(said.get(at..)?),
            _ if paid => from(said, &["退"])?,
            _ => from(said, &TOP)?,
        };
        return Some((Promised::Compensation, text));
    }
    let money = said.contains("款") || said.contains("钱") || said.contains('元') || said.contains('块');
    (money && said.contains('退')).then(|| Some((Promised::Refund, from(said, &BACK)?)))?
}

/// 送一瓶玻璃水, 多放两片胶条.
fn gift(said: &str, yours: bool) -> Option<String> {
    const GIVES: [&str; 14] = [
        "赠送",
        "附赠",
        "多送",
        "多放",
        "多给",
        "送您",
        "送你",
        "送一",
        "送两",
        "送个",
        "赠一",
        "赠您",
        "放一个赠品",
        "放赠品",
    ];
    const OTHER: [&str; 8] = ["送货", "送达", "送到", "派送", "配送", "发送", "寄送", "送上门"];
    if OTHER.iter().any(|word| said.contains(word)) || !(yours || said.contains("您")) {
        return None;
    }
    from(said, &GIVES).filter(|text| text.chars().count() > 2)
}

/// 25号给您发出. What goes only if something is paid in time is no promise to this customer.
fn ship_date(said: &str, yours: bool, now: Moment) -> Option<String> {
    let has = |words: &[&str]| words.iter().any(|word| said.contains(word));
    let sent = has(&[
        "发货",
        "发出",
        "寄出",
        "发走",
        "给您发",
        "给你发",
        "帮您发",
        "安排发",
        "出库",
        "再发",
        "发顺丰",
        "发出去",
    ]) || said.ends_with('发');
    let gone = !yours && (said.ends_with("发货了") || said.ends_with("发出了"));
    if !sent || gone || has(&DONE) || has(&["付款", "下单", "拍下", "截单"]) && !yours {
        return None;
    }
    let plain = yours || has(&["会", "肯定", "一定", "保证"]) || said.starts_with(['今', '明', '后', '大']);
    match day::read(said, now.date) {
        Said::Day(day) if plain && day.date >= now.date => Some(day::write(day.date, day.bound, now.date)),
        _ => None,
    }
}

/// 帮您换成黑色, 地址已经改好了.
fn change(said: &str, yours: bool, table: Option<&Divisions>) -> Option<(RemarkKind, Fields)> {
    let has = |words: &[&str]| words.iter().any(|word| said.contains(word));
    if !yours || !has(&["改", "换", "更正"]) {
        return None;
    }
    let named = address::looks_like(said, table);
    if named || has(&["地址", "收件人", "收货人", "电话", "手机号"]) {
        let fields = if named {
            fill::from_text(RemarkKind::Address, said, crate::text::calendar::Date::new(2024, 1, 1)?, table).0
        } else {
            Fields::new()
        };
        return Some((RemarkKind::Address, fields));
    }
    let at = ["换成", "改成", "换为", "改为", "更换", "修改", "换", "改"].iter().find_map(|word| said.find(word))?;
    let text = plain(said.get(at..)?);
    let thing = ["换成", "改成", "换为", "改为"].iter().find_map(|word| text.strip_prefix(word)).unwrap_or(&text);
    let goods = product::read(thing);
    if !goods.quantity.is_empty() || !goods.code.is_empty() || product::looks_like(thing) {
        return Some((RemarkKind::Product, fill::kept(fill::of_product(goods))));
    }
    (text.chars().count() > 2).then(|| (RemarkKind::Change, Fields::from([("text", text)])))
}
