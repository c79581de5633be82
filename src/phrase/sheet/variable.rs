//! Other tools' variables in a text, made into ours: {买家昵称} is {买家}. One that nobody knows is named, never dropped.

use super::Why;
use super::note::cut;
use crate::pack::VARIABLES;

/// What other tools call them, in small letters.
const OTHERS: [(&str, &[&str]); 5] = [
    (
        "买家",
        &[
            "客户名",
            "客户名称",
            "客户姓名",
            "客户昵称",
            "客户",
            "买家昵称",
            "买家名称",
            "买家名",
            "买家旺旺",
            "旺旺",
            "buyer",
            "buyernick",
            "customer",
        ],
    ),
    ("订单", &["订单号", "订单编号", "order", "orderid", "ordersn"]),
    ("接待ID", &["客服", "客服昵称", "客服名", "客服名称", "客服姓名", "接待id", "agent"]),
    ("店铺", &["店铺名", "店铺名称", "店名", "shop", "shopname"]),
    ("称呼", &["客户称呼", "买家称呼"]),
];

/// Our variable by any of its names.
fn ours(name: &str) -> Option<&'static str> {
    let name = name.trim();
    if let Some(same) = VARIABLES.iter().find(|ours| **ours == name) {
        return Some(same);
    }
    let small: String = name.chars().filter(|c| *c != '_').map(|c| c.to_ascii_lowercase()).collect();
    OTHERS.iter().find(|(_, names)| names.contains(&small.as_str())).map(|(ours, _)| *ours)
}

/// Variables that were called otherwise: what stood there, and ours.
pub(super) type Renamed = Vec<(String, &'static str)>;

/// `text` with our variables, and which were called otherwise.
///
/// # Errors
/// A variable that is not known; a brace that stands alone.
pub(super) fn translate(text: &str) -> Result<(String, Renamed), Why> {
    let mut said = String::with_capacity(text.len());
    let mut changed = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}', '｛']) {
        said.push_str(&rest[..at]);
        rest = &rest[at..];
        let Some((name, after)) = inside(rest) else {
            let Some(after) = rest.strip_prefix('｛') else { return Err(Why::LoneBrace) };
            said.push('｛');
            rest = after;
            continue;
        };
        let written = &rest[..rest.len() - after.len()];
        match ours(name) {
            Some(ours) => {
                let ready = format!("{{{ours}}}");
                if written != ready {
                    changed.push((cut(written), ours));
                }
                said.push_str(&ready);
            }
            // Wide braces may be no more than punctuation.
            None if written.starts_with('｛') => said.push_str(written),
            None => return Err(Why::UnknownVariable(cut(name))),
        }
        rest = after;
    }
    Ok((said + rest, changed))
}

/// What stands in the braces that `text` begins with, and what comes after them.
fn inside(text: &str) -> Option<(&str, &str)> {
    let (name, after) = match text.strip_prefix("{{") {
        Some(rest) => rest.split_once("}}")?,
        None => match text.strip_prefix('｛') {
            Some(rest) => rest.split_once('｝')?,
            None => text.strip_prefix('{')?.split_once('}')?,
        },
    };
    (!name.contains(['{', '}', '｛', '\n'])).then_some((name, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> String {
        translate(text).map_or_else(|why| format!("{why:?}"), |(said, _)| said)
    }

    #[test]
    fn other_names_are_known() {
        assert_eq!(said("{客户名}{买家昵称}{buyer}{ Buyer_Nick }{{买家}}"), "{买家}".repeat(5));
        assert_eq!(said("{订单号}{客服}{客服昵称}{店铺名}{店铺名称}"), "{订单}{接待ID}{接待ID}{店铺}{店铺}");
        assert_eq!(said("｛买家昵称｝，｛见图｝，｛"), "{买家}，｛见图｝，｛");
        assert_eq!(translate("{称呼}{买家}"), Ok(("{称呼}{买家}".into(), Vec::new())));
    }

    #[test]
    fn what_is_not_known_is_named() {
        assert_eq!(translate("到{快递公司}"), Err(Why::UnknownVariable("快递公司".into())));
        for alone in ["{", "}", "a{b", "a}b", "{{买家}", "{a{买家}}"] {
            assert!(translate(alone).is_err(), "{alone}");
        }
        assert_eq!(translate(":-{"), Err(Why::LoneBrace));
        let long = format!("{{{}}}", "长\u{1b}".repeat(1_000));
        assert_eq!(translate(&long), Err(Why::UnknownVariable("长 ".repeat(8) + "…")));
    }
}
