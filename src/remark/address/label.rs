//! Labels: 收货人, 电话, 详细地址 and their like, with or without a colon. Each is marked in the text, so that what follows is
//! known by it.

use super::text::{CALLED, GONE, NAMED, OTHER, PHONE, PLACED, Text, digit, han, one_of, parts};
use super::units::{List, Set, list, set, u};

/// What labels announce, longest first where one begins another.
const LABELS: [(u16, &List); 6] = [
    (
        NAMED,
        list!(
            "收货人姓名 收件人姓名 联系人姓名 客户姓名 收货人 收件人 收件姓名 收货姓名 联系人 收货方 收件方 姓名 名字"
        ),
    ),
    (
        CALLED,
        list!(
            "收货人手机号 收件人手机号 收货人电话 收件人电话 收货人手机 收件人手机 联系人电话 联系电话 收货电话 收件电话 联系方式 联系手机 手机号码 电话号码 \
         手机号 手机 电话 座机 固话 tel phone mobile"
        ),
    ),
    (
        PLACED,
        list!(
            "收货人地址 收件人地址 收货地址 收件地址 详细地址 具体地址 联系地址 家庭地址 街道地址 地址信息 所在地区 所在区域 所在省市 新地址 省市区 所在地 地址"
        ),
    ),
    (OTHER, list!("邮政编码 邮编 身份证号码 身份证号 身份证 订单编号 订单号 旺旺号 旺旺")),
    // From here on only with a colon.
    (PLACED, list!("地区 区域 省份 城市 区县 街道 门牌号 门牌 小区 省 市 区")),
    (OTHER, list!("备注 留言 快递 昵称 单号 编号 商品 数量")),
];

/// What labels begin with, in order.
const FIRST: &Set = set!("mpt具名固地姓客家座所手收新旺电省联街订详身邮");

/// And those that need a colon.
const LATER: &Set = set!("区单商地城备小市快数昵留省编街门");

/// Marks the labels.
pub(super) fn mark(text: &mut Text<'_>) {
    let mut at = 0;
    while at < text.work.len() {
        match label(text, at) {
            Some((start, end, mark)) => {
                text.mark(start, end, mark);
                at = end;
            }
            None => at += 1,
        }
    }
}

fn label(text: &Text<'_>, at: usize) -> Option<(usize, usize, u16)> {
    let begins = parts(text.before(at)) || one_of(text.before(at), u!(")]、."));
    let c = text.get(at);
    // Few characters begin a label at all.
    let first = FIRST.has(c);
    if !(first || begins && LATER.has(c)) {
        return None;
    }
    for (n, (mark, words)) in LABELS.iter().enumerate().skip(if first { 0 } else { 4 }) {
        for word in words.begin(c) {
            let Some(end) = spelled(text, at, word) else { continue };
            let colon = (end..end + 2)
                .find(|at| text.get(*at) != u16::from(b' '))
                .filter(|at| text.get(*at) == u16::from(b':'));
            let next = text.get(end);
            let fits = match (*mark, n) {
                _ if colon.is_some() => begins || n < 3,
                (_, 4..) => false,
                (NAMED, _) => begins && (han(next) || parts(next)),
                (CALLED, _) => next == PHONE || parts(next) || digit(next) || one_of(next, u!("是为(+")),
                (PLACED, _) => {
                    begins
                        || one_of(next, u!("是为"))
                        || word.ends_with(u!("货地址"))
                        || word == u!("地址") && han(next)
                }
                _ => begins,
            };
            // Where spaces part its characters, only a colon tells that it is one.
            if fits && (colon.is_some() || end == at + word.len()) {
                let end = colon.map_or(end, |colon| colon + 1);
                let is = usize::from(one_of(text.get(end), u!("是为")) && *mark != NAMED);
                return Some((at, end + is, *mark));
            }
        }
    }
    None
}

/// Where a word ends, its characters perhaps apart: 收 货 人.
fn spelled(text: &Text<'_>, at: usize, word: &[u16]) -> Option<usize> {
    let mut place = at;
    for (n, c) in word.iter().enumerate() {
        while n > 0 && place < at + 12 && text.get(place) == u16::from(b' ') {
            place += 1;
        }
        if text.get(place) != *c {
            return None;
        }
        place += 1;
    }
    Some(place)
}

/// Marks numbers that are neither a phone nor part of a place: postcodes, identity numbers, orders' numbers.
pub(super) fn drop_numbers(text: &mut Text<'_>) {
    for (start, end) in super::phone::runs(text) {
        let (before, after) = (text.before(start), text.get(end));
        let x = usize::from(after == u16::from(b'x'));
        let tail = (start.saturating_sub(7)..start).find(|at| digit(text.get(*at)));
        let goes = match end - start {
            6 => (parts(before) || han(before) && !one_of(before, u!("第号码"))) && parts(after),
            11 | 12 if before == u16::from(b'-') => tail.is_some(),
            12.. => !one_of(before, u!("第")),
            _ => false,
        };
        let order = before == u16::from(b'-') && end - start >= 11;
        let from = if order { tail.unwrap_or(start) } else { start };
        if goes {
            text.mark(from, end + if end - start == 17 { x } else { 0 }, GONE);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str) -> String {
        let mut text = Text::new(text);
        super::super::phone::find(&mut text);
        mark(&mut text);
        drop_numbers(&mut text);
        let shown = |c: &u16| match *c {
            mark @ 1..=6 => char::from(b"_PNCAO"[usize::from(mark)]),
            c => char::from_u32(u32::from(c)).unwrap_or('?'),
        };
        let mut shown: Vec<char> = text.work.iter().map(shown).collect();
        shown.dedup_by(|a, b| a == b && a.is_ascii_uppercase());
        shown.into_iter().collect()
    }

    #[test]
    fn labels_in_every_writing() {
        for (text, wanted) in [
            ("收货人：张三\n电话：13800138000", "N张三\nCP"),
            ("收 货 人: 张三 电 话: 13800138000 地 址：北京市", "N 张三 C P A北京市"),
            ("收件人张三电话13800138000地址北京市", "N张三CPA北京市"),
            ("我家的地址是北京市", "我家的A北京市"),
            ("所在地区:广东 详细地址 科技园", "A广东 A 科技园"),
            ("邮编518000", "O,"),
            ("省：广东 市：深圳", "A广东 A深圳"),
        ] {
            assert_eq!(marked(text).replace(",,,,,,", ","), wanted, "{text}");
        }
    }

    #[test]
    fn what_labels_begin_with() {
        for (n, (_, words)) in LABELS.iter().enumerate() {
            let set = if n < 4 { FIRST } else { LATER };
            assert!(words.each().all(|word| set.has(word[0])), "{n}");
        }
    }

    #[test]
    fn places_are_no_labels() {
        for text in ["手机城3楼", "电话亭旁", "市中区", "小区门口", "城市花园3栋", "省府路", "街道口"]
        {
            assert_eq!(marked(text), text);
        }
    }

    #[test]
    fn numbers_of_other_things_go() {
        for (text, left) in [
            ("科技园 518000", "科技园"),
            ("花园302室518000 张三", "花园302室 张三"),
            ("240613-528105689823 张三", " 张三"),
            ("11010119900307123X", ""),
            ("科技园1980号", "科技园1980号"),
        ] {
            let marked = marked(text).replace(',', "");
            assert_eq!(marked.trim(), left.trim(), "{text}");
        }
    }
}
