//! A pasted address: who, which number, where (R1). First form: divisions by their suffixes; a full table of divisions
//! is to come behind the same functions.

mod name;
mod phone;
mod regions;
mod split;

pub(super) use split::{Place, full_province, split};

use super::tidy::{self, is_gap};
use super::{Problem, asked};
use phone::Phone;

/// Who, which number, where; empty where it was not said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Address {
    pub(super) place: Place,
    pub(super) name: String,
    pub(super) phone: String,
}

/// What a token is announced by.
const NAME_LABELS: [&str; 9] =
    ["收货人姓名", "收件人姓名", "收货人", "收件人", "收件姓名", "收货姓名", "联系人", "姓名", "名字"];
const OTHER_LABELS: [&str; 17] = [
    "收货地址",
    "收件地址",
    "详细地址",
    "所在地区",
    "所在地",
    "新地址",
    "地址",
    "地区",
    "联系电话",
    "收货电话",
    "联系方式",
    "手机号码",
    "手机号",
    "手机",
    "电话",
    "号码",
    "tel",
];

/// A part of a text between separators, or a telephone number.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Token<'t> {
    Phone,
    Words(&'t str),
}

/// Reads a pasted text, and tells if two numbers stand in it.
pub(super) fn read(text: &str) -> (Address, Vec<Problem>) {
    let text = tidy::narrow(text);
    let phones = phone::find(&text);
    let mut problems = Vec::new();
    let mut numbers: Vec<&str> = phones.iter().map(|p| p.text.as_str()).collect();
    numbers.dedup();
    if numbers.len() > 1 {
        let message = format!("有{}个电话，先用了第一个，请确认", numbers.len());
        problems.push(Problem::new("two-phones", message).of("phone"));
    }
    let (mut tokens, labelled) = tokens(&text, &phones);
    let name = labelled.map(str::to_owned).or_else(|| take_name(&mut tokens)).unwrap_or_default();
    let words = tokens.iter().filter_map(|token| match token {
        Token::Words(words) => Some(asked::strip(words)),
        Token::Phone => None,
    });
    let mut place = split(&words.filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" "), true);
    place.detail = close_up(&place.detail);
    let phone = phones.iter().find(|p| p.right).or(phones.first()).map(|p| p.text.clone()).unwrap_or_default();
    (Address { place, name, phone }, problems)
}

/// Reads what a form made, `divisions and detail, name, number`, keeping every character.
pub(super) fn of_line(text: &str, spaced: bool) -> Address {
    let mut rest = text.trim_matches(is_gap);
    let last = |text: &str| text.trim_end_matches(|c| !is_gap(c)).len();
    let mut said = Address::default();
    let at = last(rest);
    if is_phone(&rest[at..]) || phone::find(&rest[at..]).first().is_some_and(|p| p.span.of(&rest[at..]) == &rest[at..])
    {
        said.phone = rest[at..].to_owned();
        rest = rest[..at].trim_end_matches(is_gap);
    }
    let at = last(rest);
    let word = &rest[at..];
    if name::name(word).is_some() || !said.phone.is_empty() && name::latin(word).is_some() {
        said.name = word.to_owned();
        rest = rest[..at].trim_end_matches(is_gap);
    }
    said.place = split(rest, spaced);
    said
}

/// Whether all of `text` is one number of the right length.
pub(super) fn is_phone(text: &str) -> bool {
    number(text).is_some()
}

/// The one number of the right length that all of `text` is, as a remark has it.
pub(super) fn number(text: &str) -> Option<String> {
    let text = tidy::narrow(text);
    match phone::find(&text).as_slice() {
        [one] if one.right && one.span.of(&text) == text => Some(one.text.clone()),
        _ => None,
    }
}

/// Whether a text most likely is an address: a number to call, or two divisions.
pub(super) fn looks_like(text: &str) -> bool {
    let (said, _) = read(text);
    is_phone(&said.phone) || divisions(&said.place) >= 2
}

/// Whether a text has all the looks of an address: a number to call and two divisions.
pub(super) fn looks_whole(text: &str) -> bool {
    let (said, _) = read(text);
    is_phone(&said.phone) && divisions(&said.place) >= 2
}

fn divisions(place: &Place) -> usize {
    [&place.province, &place.city, &place.district].iter().filter(|part| !part.is_empty()).count()
}

/// Whether a place has no district to be missed.
pub(super) fn without_district(city: &str) -> bool {
    regions::WITHOUT_DISTRICT.contains(&city)
}

/// The tokens of `text`, without labels; and the name, if one is announced.
fn tokens<'t>(text: &'t str, phones: &[Phone]) -> (Vec<Token<'t>>, Option<&'t str>) {
    let mut tokens = Vec::new();
    let (mut named, mut announced) = (None, false);
    let mut add = |piece: &'t str, tokens: &mut Vec<Token<'t>>| {
        for word in piece.split(|c| is_gap(c) && c != '、' || tidy::is_colon(c) || matches!(c, '。' | '！' | '!' | '|'))
        {
            let label = NAME_LABELS.iter().find_map(|label| word.strip_prefix(label));
            let other =
                || OTHER_LABELS.iter().find_map(|label| word.strip_suffix(label).filter(|rest| rest.is_empty()));
            match label {
                _ if word.is_empty() => {}
                Some("") => announced = true,
                _ if std::mem::take(&mut announced) && named.is_none() => {
                    named = Some(asked::strip(word).trim_end_matches('收'))
                }
                Some(after) if named.is_none() && name::name(asked::strip(after)).is_some() => {
                    named = name::name(asked::strip(after));
                }
                _ => match other().or_else(|| OTHER_LABELS[..7].iter().find_map(|label| word.strip_prefix(label))) {
                    Some("") => {}
                    Some(after) => tokens.push(Token::Words(after)),
                    None => tokens.push(Token::Words(word)),
                },
            }
        }
    };
    let mut at = 0;
    for phone in phones {
        add(text.get(at..phone.span.start).unwrap_or(""), &mut tokens);
        tokens.push(Token::Phone);
        at = phone.span.end;
    }
    add(text.get(at..).unwrap_or(""), &mut tokens);
    (tokens, named.filter(|name| !name.is_empty()))
}

/// Takes the name out of `tokens`: beside the number, or at either end.
fn take_name(tokens: &mut Vec<Token<'_>>) -> Option<String> {
    let word = |at: usize| match tokens.get(at) {
        Some(Token::Words(words)) => Some(*words),
        _ => None,
    };
    let phone = tokens.iter().position(|token| *token == Token::Phone);
    let beside = phone.into_iter().flat_map(|at| [at.checked_sub(1), Some(at + 1)]).flatten();
    let by_phone = beside.clone().find_map(|at| Some((at, name::name(word(at)?)?)));
    let latin = || beside.clone().find_map(|at| Some((at, name::latin(word(at)?)?)));
    let end = || {
        let places = [Some(0), tokens.len().checked_sub(1)].into_iter().flatten();
        places
            .filter(|_| tokens.len() > 1)
            .find_map(|at| Some((at, name::name(word(at)?).filter(|name| name::has_surname(name))?)))
    };
    if let Some((at, name)) = by_phone.or_else(latin).or_else(end).filter(|(_, name)| !asked::strip(name).is_empty()) {
        let name = name.to_owned();
        tokens.remove(at);
        return Some(name);
    }
    let at = phone?.checked_sub(1)?;
    let words = word(at)?;
    let start = name::close_behind(words)?;
    if let Some(token) = tokens.get_mut(at) {
        *token = Token::Words(&words[..start]);
    }
    Some(words[start..].trim_end_matches('收').to_owned())
}

/// Takes the spaces out of a detail where they part no two Latin words.
fn close_up(detail: &str) -> String {
    let mut out = String::with_capacity(detail.len());
    let mut rest = detail.chars().peekable();
    while let Some(c) = rest.next() {
        let between = |next: Option<&char>| {
            out.ends_with(|c: char| c.is_ascii_alphanumeric()) && next.is_some_and(char::is_ascii_alphanumeric)
        };
        if c != ' ' || between(rest.peek()) {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn say(text: &str) -> String {
        let (said, problems) = read(text);
        let place = said.place;
        let mut parts = vec![place.province, place.city, place.district, place.detail, said.name, said.phone];
        parts.extend(problems.iter().map(|p| p.code.to_owned()));
        parts.join("|")
    }

    #[test]
    fn pasted_addresses() {
        for (text, parts) in [
            (
                "广东省深圳市南山区科技园南区R2-B栋3楼 张三 13800138000",
                "广东省|深圳市|南山区|科技园南区R2-B栋3楼|张三|13800138000",
            ),
            (
                "张三 13800138000 广东省深圳市南山区科技园南区R2-B栋3楼",
                "广东省|深圳市|南山区|科技园南区R2-B栋3楼|张三|13800138000",
            ),
            (
                "帮我改成广东省 深圳市 南山区 科技园南区 R2-B栋3楼，张三，138 0013 8000，谢谢",
                "广东省|深圳市|南山区|科技园南区R2-B栋3楼|张三|13800138000",
            ),
            (
                "姓名：马云\n联系电话：800-8585222\n所在地区：河北省石家庄市新华区\n详细地址:中华北大街68号",
                "河北省|石家庄市|新华区|中华北大街68号|马云|800-8585222",
            ),
            (
                "收货地址改到北京市朝阳区富康路姚家园3楼马云15000000000",
                "北京市|北京市|朝阳区|富康路姚家园3楼|马云|15000000000",
            ),
            (
                "收货姓名：李二\n收货电话：18473461913-7804\n收货地址：湖北省 荆门市 掇刀区",
                "湖北省|荆门市|掇刀区||李二|18473461913-7804",
            ),
            ("Mary，13688888888，河南省济源市沁园街道888号", "河南省|济源市||沁园街道888号|Mary|13688888888"),
            (
                "收件人张三 电话13800138000 地址广东省深圳市南山区深南大道1号",
                "广东省|深圳市|南山区|深南大道1号|张三|13800138000",
            ),
        ] {
            assert_eq!(say(text), parts, "{text}");
        }
    }

    #[test]
    fn what_is_missing_stays_empty() {
        for (text, parts) in [
            ("广东省深圳市科技园 13800138000", "广东省|深圳市||科技园||13800138000"),
            ("改到南山区科技园R2", "||南山区|科技园R2||"),
            ("亲，地址写错了，麻烦改成广东省深圳市", "广东省|深圳市||||"),
            ("姓名换成赵六", "||||赵六|"),
            ("13800138000 13900139000 张三", "||||张三|13800138000|two-phones"),
            ("", "|||||"),
        ] {
            assert_eq!(say(text), parts, "{text}");
        }
    }

    #[test]
    fn numbers_and_looks() {
        assert_eq!(number("138-0013-8000").as_deref(), Some("13800138000"));
        assert!(!is_phone("1380013800") && !is_phone("13800138000 13900139000") && !is_phone(""));
        assert!(
            looks_like("13800138000") && looks_like("广东省深圳市") && !looks_like("发中通") && !looks_like("雨刷24寸")
        );
    }

    #[test]
    fn a_line_keeps_its_characters() {
        let said = of_line("广东省深圳市南山区科技园 南区R2 张三 13800138000", false);
        assert_eq!((said.place.detail.as_str(), said.name.as_str()), ("科技园 南区R2", "张三"));
    }
}
