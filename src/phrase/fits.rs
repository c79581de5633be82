//! Whether a phrase may be offered here at all, and what the stage of the talk says of it.

use super::query::Query;
use crate::pack::Phrase;
use crate::text::calendar::Date;
use crate::text::fold_char;

/// What the stage of the talk says of a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    /// It belongs to this stage.
    For,
    /// It belongs to all stages, or the stage is not known.
    Neutral,
    /// It belongs to other stages.
    Against,
}

/// Whether the phrase may be sent here and today: of this platform, this shop, these days.
pub(super) fn here(phrase: &Phrase, query: &Query<'_>) -> bool {
    let among = |list: &[String], one: &str| list.is_empty() || list.iter().any(|other| other == one);
    let holds = |day: Date| phrase.from.is_none_or(|from| from <= day) && phrase.to.is_none_or(|to| day <= to);
    among(&phrase.platform, query.platform) && among(&phrase.shop, query.shop) && query.today.is_none_or(holds)
}

/// Whether the chat is about goods that the phrase speaks of; none where it speaks of no goods, or the chat's are not known.
pub(super) fn goods(phrase: &Phrase, goods: &str) -> Option<bool> {
    if phrase.goods.is_empty() || goods.is_empty() {
        return None;
    }
    let folded = |text: &str| text.chars().filter_map(fold_char).collect::<String>();
    let about = folded(goods);
    Some(phrase.goods.iter().map(|one| folded(one)).any(|one| !one.is_empty() && about.contains(&one)))
}

/// What `stage` says of the phrase.
pub(super) fn stage(phrase: &Phrase, stage: &str) -> Stage {
    if stage.is_empty() || phrase.stage.is_empty() {
        Stage::Neutral
    } else if phrase.stage.iter().any(|s| s == stage) {
        Stage::For
    } else {
        Stage::Against
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn platform_shop_and_days_are_hard_and_stage_has_three_answers() {
        let any = Phrase::default();
        let some = Phrase { platform: vec!["pdd".into()], stage: vec!["insale".into()], ..Phrase::default() };
        let on = |platform| Query { platform, ..Query::default() };
        assert!(here(&any, &on("")) && here(&some, &on("pdd")) && !here(&some, &on("douyin")) && !here(&some, &on("")));
        let some_shop = Phrase { shop: vec!["甲".into()], ..Phrase::default() };
        let of = |shop| Query { shop, ..Query::default() };
        assert!(here(&some_shop, &of("甲")) && !here(&some_shop, &of("乙")) && here(&any, &of("乙")));
        let week = Phrase { from: Date::parse("2026-11-09"), to: Date::parse("2026-11-11"), ..Phrase::default() };
        let day = |text| Query { today: Date::parse(text), ..Query::default() };
        let days = ["2026-11-08", "2026-11-09", "2026-11-11", "2026-11-12"].map(|text| here(&week, &day(text)));
        assert_eq!((days, here(&week, &Query::default())), ([false, true, true, false], true));
        assert_eq!(stage(&any, "insale"), Stage::Neutral);
        assert_eq!(stage(&some, ""), Stage::Neutral);
        assert_eq!(stage(&some, "insale"), Stage::For);
        assert_eq!(stage(&some, "presale"), Stage::Against);
    }

    #[test]
    fn goods_by_code_or_words() {
        let wiper = Phrase { goods: vec!["YG-24".into(), "雨刷".into()], ..Phrase::default() };
        assert_eq!(goods(&wiper, "无骨雨刷器 24寸"), Some(true));
        assert_eq!(goods(&wiper, "货号：ｙｇ-24"), Some(true));
        assert_eq!(
            (goods(&wiper, "坚果礼盒"), goods(&wiper, ""), goods(&Phrase::default(), "坚果")),
            (Some(false), None, None)
        );
    }
}
