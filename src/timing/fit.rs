//! Which limit holds: each chat has one, the closest fit to its place (T1–T4).

use super::Place;
use super::state::Running;
use super::track::Track;
use crate::pack::{Limit, Per};

/// The stage of a chat of which none is known.
const UNKNOWN: &str = "presale";

/// The index of the limit, `tracks` being theirs, that holds at `place` for a clock. Of several the closest fit: a shop's before a platform's before a
/// zone's before an order's before a stage's; the first of equals.
pub(super) fn closest(limits: &[Limit], tracks: &[Track], of: &Running, place: &Place) -> Option<usize> {
    let mut best: Option<(u8, usize)> = None;
    let holds =
        |limit: &Limit, track: &Track| !limit.off && *track == of.track && !(of.further && limit.per == Per::Session);
    let among = limits.iter().zip(tracks).enumerate().filter(|(_, (limit, track))| holds(limit, track));
    for (index, (limit, _)) in among {
        if let Some(weight) = weight(limit, place).filter(|w| best.is_none_or(|(most, _)| *w > most)) {
            best = Some((weight, index));
        }
    }
    best.map(|(_, index)| index)
}

/// How closely the limit fits; nothing if a condition does not hold.
fn weight(limit: &Limit, place: &Place) -> Option<u8> {
    let stage = if place.stage.is_empty() { UNKNOWN } else { &place.stage };
    let conditions = [
        (&limit.shop, place.shop.as_str(), 16),
        (&limit.platform, &place.platform, 8),
        (&limit.zone, &place.zone, 4),
        (&limit.stage, stage, 1),
    ];
    let mut sum = 0;
    // Pages write more than the word: 待发货(已审核).
    if !limit.order.is_empty() {
        sum += limit.order.iter().any(|word| place.order.contains(word.as_str())).then_some(2)?;
    }
    for (asked, found, weight) in conditions {
        if !asked.is_empty() {
            sum += asked.iter().any(|a| a == found).then_some(weight)?;
        }
    }
    Some(sum)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{limit, place};
    use super::*;
    use crate::pack::Measure;

    fn clock(measure: Measure) -> Running {
        Running { track: Track::fixed(measure), start: 0, no_later: None, by: None, further: false }
    }

    #[test]
    fn the_closest_fit_holds() {
        let limits = [
            limit("any", Measure::Reply, 60, 9, ["", "", ""]),
            limit("stage", Measure::Reply, 20, 6, ["", "", "presale"]),
            limit("platform", Measure::Reply, 60, 9, ["weixin", "", ""]),
            limit("both", Measure::Reply, 15, 5, ["pdd", "", "presale"]),
            limit("shop", Measure::Reply, 30, 5, ["", "旗舰店", ""]),
            limit("shop again", Measure::Reply, 31, 5, ["", "旗舰店", ""]),
            limit("transfer", Measure::Transfer, 20, 5, ["pdd", "旗舰店", "presale"]),
        ];
        let tracks: Vec<Track> = limits.iter().map(Track::of).collect();
        let table = [
            (["", "", ""], "stage"),
            (["", "", "insale"], "any"),
            (["weixin", "", ""], "platform"),
            (["weixin", "", "insale"], "platform"),
            (["pdd", "", ""], "both"),
            (["pdd", "", "aftersale"], "any"),
            (["pdd", "旗舰店", "presale"], "shop"),
        ];
        for (at, id) in table {
            assert_eq!(
                closest(&limits, &tracks, &clock(Measure::Reply), &place(at)).map(|i| limits[i].id.as_str()),
                Some(id),
                "{at:?}"
            );
        }
        assert_eq!(closest(&limits, &tracks, &clock(Measure::Remark), &place(["", "", ""])), None);
        assert_eq!(closest(&limits, &tracks, &clock(Measure::Transfer), &place(["pdd", "", ""])), None);
    }
    #[test]
    fn an_orders_state_weighs_between_zone_and_stage() {
        let order = |id, words: &[&str], zone: &[&str], stage: &str| Limit {
            order: words.iter().map(|word| (*word).to_owned()).collect(),
            zone: zone.iter().map(|word| (*word).to_owned()).collect(),
            ..limit(id, Measure::Reply, 60, 9, ["", "", stage])
        };
        let limits = [
            order("stage", &[], &[], "insale"),
            order("zone", &[], &["1"], ""),
            order("order", &["待发货", "备货"], &[], ""),
            order("order and stage", &["已发货"], &[], "insale"),
        ];
        let tracks: Vec<Track> = limits.iter().map(Track::of).collect();
        for (state, zone, id) in [
            ("", "", "stage"),
            ("待付款", "", "stage"),
            ("待发货(已审核)", "", "order"),
            ("商家备货中", "", "order"),
            ("待发货", "1", "zone"),
            ("已发货", "", "order and stage"),
        ] {
            let at = Place { zone: zone.to_owned(), order: state.to_owned(), ..place(["", "", "insale"]) };
            let found = closest(&limits, &tracks, &clock(Measure::Reply), &at);
            assert_eq!(found.map(|i| limits[i].id.as_str()), Some(id), "{state} {zone}");
        }
    }
}
