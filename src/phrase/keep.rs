//! From a sentence an agent has sent to a phrase of his own: what was about one customer becomes a variable again.

use super::fill::{Variables, is_hidden};
use crate::text::detect::Detector;

/// Every phrase of an agent's own has an id that begins so.
pub const OWN: &str = "own.";
/// How many phrases of his own an agent may have.
pub const MOST_OWN: usize = 1_000;
/// Fewer characters are no phrase.
const LEAST: usize = 4;
/// More are none either.
const MOST: usize = 500;
/// So many digits in a row are somebody's number.
const DIGITS: usize = 5;

/// Why a sentence cannot be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotKept {
    /// It is too short or too long to be a phrase.
    Length,
    /// A number, an account or a link is in it that is one customer's.
    Personal,
    /// A brace that is no variable is in it.
    Brace,
}

impl NotKept {
    /// In words, for the agent.
    pub fn said(self) -> &'static str {
        match self {
            Self::Length => "4 到 500 字的才能存成短语",
            Self::Personal => "里面有号码、账号或链接，不能存成短语",
            Self::Brace => "里面有大括号，不能存成短语",
        }
    }
}

/// The text of a phrase that says what `sent` said, with what `variables` stand for put back in braces.
///
/// # Errors
/// If it is no phrase, or something personal would be kept.
pub fn keep(sent: &str, variables: &Variables<'_>) -> Result<String, NotKept> {
    if sent.contains(['{', '}', '｛', '｝']) {
        return Err(NotKept::Brace);
    }
    let mut text: String = sent.trim().chars().filter(|c| *c == '\n' || !is_hidden(*c)).collect();
    let known = [
        (variables.order, "{订单}"),
        (variables.shop, "{店铺}"),
        (variables.buyer, "{买家}"),
        (variables.agent, "{接待ID}"),
    ];
    for (value, variable) in known {
        // A name of one character is a part of other words.
        if value.chars().nth(1).is_some() {
            text = replaced(&text, value, variable);
        }
    }
    text = address(&text, variables.call);
    let count = text.chars().count();
    if !(LEAST..=MOST).contains(&count) {
        return Err(NotKept::Length);
    }
    let mut digits = 0;
    let number = text.chars().any(|c| {
        digits = if c.is_numeric() { digits + 1 } else { 0 };
        digits >= DIGITS
    });
    if number || Detector::ALL.iter().any(|detector| !detector.find(&text).is_empty()) {
        return Err(NotKept::Personal);
    }
    Ok(text)
}

/// `text` with `value` replaced outside of the braces that stand already.
fn replaced(text: &str, value: &str, variable: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, part) in text.split('{').enumerate() {
        let (name, rest) = if at == 0 { ("", part) } else { part.split_at(part.find('}').map_or(0, |end| end + 1)) };
        if at > 0 {
            out.push('{');
        }
        out.push_str(name);
        out.push_str(&rest.replace(value, variable));
    }
    out
}

/// `{称呼}` where a clause begins with the form of address and goes on with a mark or with 您.
fn address(text: &str, call: &str) -> String {
    if call.is_empty() {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(call) {
        let (before, after) = (&rest[..at], &rest[at + call.len()..]);
        out.push_str(before);
        let begins = out.chars().next_back().is_none_or(|c| !c.is_alphanumeric());
        let stands = after.chars().next().is_none_or(|c| !c.is_alphanumeric() || "您你这".contains(c));
        out.push_str(if begins && stands { "{称呼}" } else { call });
        rest = after;
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: Variables<'_> =
        Variables {
            buyer: "王小明", agent: "A07", order: "240613-482913370251846", call: "亲", shop: "小旗汽配"
        };

    #[test]
    fn what_was_about_one_customer_is_a_variable() {
        assert_eq!(
            keep("亲，王小明您好，订单240613-482913370251846由A07跟进，亲自送到，亲您放心~", &HERE).as_deref(),
            Ok("{称呼}，{买家}您好，订单{订单}由{接待ID}跟进，亲自送到，{称呼}您放心~")
        );
        let none = Variables::default();
        assert_eq!(keep(" 这款是棉的，可以机洗 ", &none).as_deref(), Ok("这款是棉的，可以机洗"));
        let odd = Variables { buyer: "订单", order: "订单", ..none };
        assert_eq!(keep("您的订单在路上", &odd).as_deref(), Ok("您的{订单}在路上"), "a variable is not filled again");
    }

    #[test]
    fn what_is_personal_is_not_kept() {
        for text in ["电话13800001111打给您", "单号773210已经发出", "看这个 https://a.cn/x", "微信号abc12345加一下"]
        {
            assert_eq!(keep(text, &HERE), Err(NotKept::Personal), "{text}");
        }
        assert_eq!(keep("好的", &HERE), Err(NotKept::Length));
        assert_eq!(keep(&"好".repeat(501), &HERE), Err(NotKept::Length));
        assert_eq!(keep("{买家}您好呀", &HERE), Err(NotKept::Brace));
    }
}
