//! Which courier, which of its products, who pays (R3).

use super::Problem;
use super::couriers::{BEHIND, COURIERS, FILLER, NOT, NOT_BEHIND, PAYMENTS, SERVICES, SHY, THAT_DAY};
use super::tidy::{self, is_gap};

/// What a text says of the parcel's way; empty where it says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Courier {
    pub(super) courier: String,
    pub(super) service: String,
    pub(super) payment: String,
}

/// A reading of a text.
#[derive(Clone, Debug, Default)]
pub(super) struct Read {
    pub(super) said: Courier,
    /// More than one was named.
    pub(super) problems: Vec<Problem>,
    /// Nothing else was said.
    pub(super) pure: bool,
}

/// What is said of one courier.
#[derive(Default)]
struct Group {
    courier: &'static str,
    services: Vec<&'static str>,
    payments: Vec<&'static str>,
}

/// Reads what a customer or an agent wrote. Products and payment belong to the courier they stand with: in
/// 不要京东标快，发顺丰 nothing is said of 顺丰's product.
pub(super) fn read(text: &str) -> Read {
    let small = tidy::narrow(text).to_ascii_lowercase();
    // What is said before any courier is of the first.
    let mut groups: Vec<Group> = vec![Group::default()];
    let (mut pure, mut dropped) = (true, false);
    let mut at = 0;
    while let Some(c) = small[at..].chars().next() {
        if let Some((field, name, length)) = named_at(&small, at) {
            let refused = refused(&small[..at]) || field == 2 && small[..at].ends_with('不');
            match field {
                0 => {
                    dropped = refused;
                    if !refused && !groups.iter().any(|group| group.courier == name) {
                        groups.push(Group { courier: name, ..Group::default() });
                    }
                }
                _ if refused || dropped => {}
                _ => {
                    if let Some(group) = groups.last_mut() {
                        let list = if field == 1 { &mut group.services } else { &mut group.payments };
                        if !list.contains(&name) {
                            list.push(name);
                        }
                    }
                }
            }
            pure &= !refused;
            at += length;
        } else if let Some(word) = FILLER.iter().find(|word| small[at..].starts_with(**word)) {
            dropped = false;
            at += word.len();
        } else {
            let gap = is_gap(c) && c != ' ' || matches!(c, '。' | '!' | '！');
            dropped &= !gap;
            pure &= is_gap(c) || tidy::is_colon(c) || matches!(c, '/' | '。' | '!' | '！' | '?' | '？' | '-' | '+');
            at += c.len_utf8();
        }
    }
    let couriers: Vec<&str> = groups.iter().skip(1).map(|group| group.courier).collect();
    let joined = |of: fn(&Group) -> &Vec<&'static str>| -> Vec<&str> {
        let mut all: Vec<&str> = Vec::new();
        for name in groups.iter().take(2).flat_map(of) {
            if !all.contains(name) {
                all.push(name);
            }
        }
        all
    };
    let (services, mut payments) = (joined(|group| &group.services), joined(|group| &group.payments));
    // Who pays may be said at the end, behind all couriers.
    if payments.is_empty() {
        payments = groups.last().map_or_else(Vec::new, |group| group.payments.clone());
    }
    let mut problems = Vec::new();
    let mut one = |list: &[&str], code, field, what: &str| {
        if list.len() > 1 {
            let message = format!("说了不止一个{what}（{}），请确认", list.join("、"));
            problems.push(Problem::new(code, message).of(field));
        }
        list.first().map_or_else(String::new, |name| (*name).to_owned())
    };
    let mut said = Courier {
        courier: one(&couriers, "two-couriers", "courier", "快递"),
        service: one(&services, "two-services", "service", "快递产品"),
        payment: one(&payments, "two-payments", "payment", "付款方式"),
    };
    if said.courier.is_empty() {
        said.courier = unlisted(text).unwrap_or_default();
    }
    Read { pure: pure && !couriers.is_empty(), said, problems }
}

/// The short name of the courier that all of `text` names.
pub(super) fn canonical(text: &str) -> Option<&'static str> {
    let small = tidy::narrow(text).to_ascii_lowercase();
    let shy = || SHY.iter().find(|(word, _)| *word == small).map(|(_, name)| *name);
    courier_at(&small, 0).filter(|(_, length)| *length == small.len()).map(|(name, _)| name).or_else(shy)
}

/// 标快 for 标块, whatever is said for a product; nothing for what is no product.
pub(super) fn product(text: &str) -> Option<&'static str> {
    SERVICES.iter().find(|(word, _)| *word == text).map(|(_, name)| *name)
}

/// 寄付 or 到付, whatever is said for it.
pub(super) fn payer(text: &str) -> Option<&'static str> {
    PAYMENTS.iter().find(|(word, _)| *word == text).map(|(_, name)| *name)
}

/// Reads a line that a form made: every word of it in one of the fields, in the line's order.
pub(super) fn of_line(text: &str) -> (Courier, bool) {
    let mut said = Courier::default();
    let mut strange = false;
    for token in text.split(is_gap).filter(|token| !token.is_empty()) {
        let field = if payer(token).is_some() {
            &mut said.payment
        } else if product(token).is_some() {
            &mut said.service
        } else {
            strange |= canonical(token).is_none() || !said.courier.is_empty();
            &mut said.courier
        };
        if !field.is_empty() {
            field.push(' ');
        }
        field.push_str(token);
    }
    let known = !strange && !said.courier.is_empty();
    (said, known)
}

/// What is named at `at`: courier, product or payment as 0, 1 or 2, its name, and its length as said.
fn named_at(small: &str, at: usize) -> Option<(usize, &'static str, usize)> {
    let rest = &small[at..];
    let courier = || courier_at(small, at).map(|(name, length)| (0, name, length));
    let that_day = |word: &str, name: &str| {
        matches!(name, "即日" | "次日" | "隔日") && THAT_DAY.iter().any(|day| rest[word.len()..].starts_with(day))
    };
    let service = SERVICES.iter().find(|(word, name)| rest.starts_with(word) && !that_day(word, name));
    let service = || service.map(|(word, name)| (1, *name, word.len()));
    let payment =
        || PAYMENTS.iter().find(|(word, _)| rest.starts_with(word)).map(|(word, name)| (2, *name, word.len()));
    courier().or_else(service).or_else(payment)
}

/// The courier whose name begins at `at`, and how long it is with what is said behind it.
fn courier_at(small: &str, at: usize) -> Option<(&'static str, usize)> {
    let rest = small.get(at..)?;
    let open = |c: Option<char>| c.is_none_or(|c| !c.is_ascii_alphanumeric());
    let fits = |alias: &&'static str| {
        let after = rest.strip_prefix(*alias)?;
        let word = !alias.is_ascii() || open(small[..at].chars().next_back()) && open(after.chars().next());
        (word && !NOT_BEHIND.iter().any(|no| after.starts_with(no))).then_some(after)
    };
    let named = |(name, aliases): &'static (&str, &[&str])| Some((*name, aliases.iter().find_map(fits)?));
    let shy = || {
        let (word, name) = SHY.iter().find(|(word, _)| rest.starts_with(word))?;
        let before = small[..at].chars().next_back();
        let sent = before.is_none_or(|c| is_gap(c) || "发走用寄成为".contains(c));
        let after = rest.strip_prefix(word)?;
        let apart = after.chars().next().is_none_or(|c| is_gap(c) || "快吧哦呢。!！".contains(c));
        (sent && apart && small.len() > word.len()).then_some((*name, after))
    };
    let (name, after) = COURIERS.iter().find_map(named).or_else(shy)?;
    let behind = BEHIND.iter().filter(|word| after.starts_with(**word)).map(|word| word.len()).max();
    Some((name, rest.len() - after.len() + behind.unwrap_or(0)))
}

/// Whether what comes next is not wanted: 不要顺丰, 把中通换成顺丰; but 能不能发顺丰 asks for it.
fn refused(before: &str) -> bool {
    let before = before.trim_end();
    let said = before.strip_suffix(['发', '用', '走', '寄']).unwrap_or(before);
    let asks = ["能不能", "要不要", "可不可以", "是不是"].iter().any(|word| said.ends_with(word));
    !asks && (NOT.iter().any(|word| before.ends_with(word) || word.starts_with('不') && said.ends_with(word)))
}

/// A courier that is not in the list: the characters before 快递, if there are two to four.
fn unlisted(text: &str) -> Option<String> {
    text.split(is_gap).find_map(|token| {
        let word = FILLER.iter().find_map(|filler| token.strip_prefix(filler)).unwrap_or(token);
        let name = ["快递", "速递", "速运", "快运"].iter().find_map(|end| word.strip_suffix(end))?;
        ((2..=4).contains(&name.chars().count()) && name.chars().all(tidy::is_han)).then(|| name.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn say(text: &str) -> [String; 3] {
        let said = read(text).said;
        [said.courier, said.service, said.payment]
    }

    #[test]
    fn names_products_and_payment() {
        for (text, parts) in [
            ("发顺丰标快到付", ["顺丰", "标快", "到付"]),
            ("麻烦发顺风特快，运费自己付", ["顺丰", "特快", "到付"]),
            ("SF 电商标快 寄付月结", ["顺丰", "电商标快", "寄付"]),
            ("中通快递", ["中通", "", ""]),
            ("不要顺丰，发中通", ["中通", "", ""]),
            ("不要发邮政，发圆通吧", ["圆通", "", ""]),
            ("能不能发顺丰？运费我自己出", ["顺丰", "", "到付"]),
            ("把中通换成京东 包邮", ["京东", "", "寄付"]),
            ("发如风达快递", ["如风达", "", ""]),
            ("放菜鸟驿站", ["", "", ""]),
            ("不要京东标快，发顺丰特快 寄付", ["顺丰", "特快", "寄付"]),
            ("不要京东标快，发顺丰", ["顺丰", "", ""]),
            ("京东标快", ["京东", "标快", ""]),
            ("百世也行", ["极兔", "", ""]),
            ("J&T快递", ["极兔", "", ""]),
            ("帮我发兔子", ["极兔", "", ""]),
            ("兔子玩偶一个", ["", "", ""]),
            ("顺峰标块，收方付", ["顺丰", "标快", "到付"]),
            ("顺丰次日达，运费我出", ["顺丰", "次日", "到付"]),
            ("顺丰，次日发货", ["顺丰", "", ""]),
            ("顺丰标快不包邮", ["顺丰", "标快", ""]),
            ("顺丰电商标快 月结", ["顺丰", "电商标快", "寄付"]),
            ("transfer", ["", "", ""]),
            ("", ["", "", ""]),
        ] {
            assert_eq!(say(text), parts, "{text}");
        }
    }

    #[test]
    fn two_of_a_kind_are_told() {
        let codes = |text: &str| read(text).problems.iter().map(|p| p.code).collect::<Vec<_>>();
        assert_eq!(codes("顺丰或者中通"), ["two-couriers"]);
        assert_eq!(codes("顺丰 标快/特快 寄付/到付"), ["two-services", "two-payments"]);
        assert!(codes("顺丰 标快 寄付").is_empty());
    }

    #[test]
    fn nothing_but_a_courier() {
        for (text, pure) in [("发顺丰快递 到付", true), ("顺丰,标快", true), ("顺丰送到门口", false), ("到付", false)]
        {
            assert_eq!(read(text).pure, pure, "{text}");
        }
    }

    #[test]
    fn lines_keep_their_words() {
        let (said, known) = of_line("顺丰 标快 到付");
        assert_eq!((said.courier.as_str(), said.service.as_str(), said.payment.as_str()), ("顺丰", "标快", "到付"));
        assert!(known && !of_line("某某 标快").1);
        assert_eq!((canonical("中通快递"), canonical("中通的"), payer("包邮")), (Some("中通"), None, Some("寄付")));
    }
}
