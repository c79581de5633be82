//! What a cell says in one word: stage, platform, yes or no, how often, the moment. And how it is written for people.

use crate::pack::Occasion;
use crate::text::calendar::Date;

const STAGES: [(&str, &str); 3] = [("presale", "售前"), ("insale", "售中"), ("aftersale", "售后")];

const PLATFORMS: [(&str, &[&str]); 8] = [
    ("pdd", &["拼多多", "多多"]),
    ("douyin", &["抖音", "抖店", "飞鸽", "抖音小店"]),
    ("taobao", &["淘宝", "天猫", "千牛"]),
    ("jd", &["京东", "咚咚"]),
    ("kuaishou", &["快手", "快手小店"]),
    ("xiaohongshu", &["小红书"]),
    ("weixin", &["微信", "微信小店", "视频号"]),
    ("erp321", &["聚水潭"]),
];

const OCCASIONS: [(Occasion, &[&str]); 3] = [
    (Occasion::Welcome, &["欢迎", "开场", "welcome"]),
    (Occasion::Close, &["结束", "收尾", "close"]),
    (Occasion::Transfer, &["转接", "transfer"]),
];

/// What means every stage or platform.
const ALL: [&str; 5] = ["全部", "所有", "不限", "通用", "all"];

/// Whether a word limits nothing.
pub(super) fn is_all(word: &str) -> bool {
    ALL.contains(&word.to_ascii_lowercase().as_str())
}

/// The stage that a word means: 售前, 售前咨询, presale.
pub(super) fn stage(word: &str) -> Option<&'static str> {
    let word = word.to_ascii_lowercase();
    STAGES.iter().find(|(id, name)| *id == word || word.starts_with(name)).map(|(id, _)| *id)
}

/// The platform that a word means.
pub(super) fn platform(word: &str) -> Option<&'static str> {
    let word = word.to_ascii_lowercase();
    PLATFORMS.iter().find(|(id, names)| *id == word || names.contains(&word.as_str())).map(|(id, _)| *id)
}

/// The moment that a word means.
pub(super) fn occasion(word: &str) -> Option<Occasion> {
    let word = word.to_ascii_lowercase();
    OCCASIONS.iter().find(|(_, names)| names.contains(&word.as_str())).map(|(occasion, _)| *occasion)
}

pub(super) fn occasion_name(occasion: Occasion) -> &'static str {
    let names = OCCASIONS.iter().find(|(one, _)| *one == occasion).and_then(|(_, names)| names.first());
    names.copied().unwrap_or_default()
}

/// Yes or no; nothing where it is neither.
pub(super) fn yes(word: &str) -> Option<bool> {
    match word.to_ascii_lowercase().as_str() {
        "是" | "对" | "√" | "✓" | "1" | "y" | "yes" | "true" | "锁定" | "标准" | "标准话术" => Some(true),
        "" | "否" | "不是" | "×" | "x" | "0" | "n" | "no" | "false" | "-" | "未锁定" => Some(false),
        _ => None,
    }
}

/// How often: 12, 1,200, 12次. What is more than can be counted is the most.
pub(super) fn uses(word: &str) -> Option<u32> {
    let digits: String = word.chars().filter(|c| !matches!(c, ',' | '，')).collect();
    let digits = digits.strip_suffix('次').unwrap_or(&digits).trim();
    let digits = digits.strip_suffix(".0").unwrap_or(digits);
    match digits {
        "" => Some(0),
        _ if digits.bytes().all(|b| b.is_ascii_digit()) => Some(digits.parse().unwrap_or(u32::MAX)),
        _ => None,
    }
}

/// A day: 2026-11-23, 2026/11/3, 2026.11.3, 2026年11月3日.
pub(super) fn date(word: &str) -> Option<Date> {
    let mut parts = word.trim_end_matches('日').split(['-', '/', '.', '年', '月']);
    let mut next = || parts.next().filter(|part| part.bytes().all(|b| b.is_ascii_digit()));
    let (year, month, day) = (next()?.parse().ok()?, next()?.parse().ok()?, next()?.parse().ok()?);
    if parts.next().is_some() { None } else { Date::new(year, month, day) }
}

/// A stage for people: 售前. As it is where nobody knows it.
pub(super) fn stage_name(stage: &str) -> &str {
    STAGES.iter().find(|(id, _)| *id == stage).map_or(stage, |(_, name)| name)
}

/// A platform for people: 拼多多. As it is where nobody knows it.
pub(super) fn platform_name(platform: &str) -> &str {
    let names = PLATFORMS.iter().find(|(id, _)| *id == platform).and_then(|(_, names)| names.first());
    names.copied().unwrap_or(platform)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_leads_back() {
        assert!(STAGES.iter().all(|(id, _)| stage(stage_name(id)) == Some(id) && stage(id) == Some(id)));
        assert!(PLATFORMS.iter().all(|(id, _)| platform(platform_name(id)) == Some(id) && platform(id) == Some(id)));
        assert!(OCCASIONS.iter().all(|(one, _)| occasion(occasion_name(*one)) == Some(*one)));
        assert_eq!((stage_name("x"), platform_name("x"), stage("x"), platform("x")), ("x", "x", None, None));
        assert!(is_all("通用") && is_all("ALL") && !is_all("售前"));
    }

    #[test]
    fn days_are_read() {
        for day in ["2026-11-03", "2026/11/3", "2026.11.3", "2026年11月3日"] {
            assert_eq!(date(day), Date::new(2026, 11, 3), "{day}");
        }
        assert_eq!(["2026-11", "2026-11-31", "明天", "2026-11-03-1", ""].map(date), [None; 5]);
    }

    #[test]
    fn numbers_and_answers() {
        assert_eq!(["12", "1,200", "12次", "12.0", "", "99999999999"].map(uses), {
            [Some(12), Some(1200), Some(12), Some(12), Some(0), Some(u32::MAX)]
        });
        assert_eq!(["很多", "1.5", "-1"].map(uses), [None; 3]);
        assert_eq!(["是", "否", "", "TRUE", "也许"].map(yes), [Some(true), Some(false), Some(false), Some(true), None]);
    }
}
