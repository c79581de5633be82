//! Province, city, district and the rest, by the suffixes of divisions (first form). What is not said stays empty:
//! nothing is guessed.

use super::regions::{CITIES, MUNICIPALITIES, PREFECTURES, PROVINCES};
use crate::remark::tidy::is_han;

/// An address in its parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::remark) struct Place {
    pub(in crate::remark) province: String,
    pub(in crate::remark) city: String,
    pub(in crate::remark) district: String,
    pub(in crate::remark) detail: String,
}

/// Splits `text`. With `spaced`, parts may stand apart.
pub(in crate::remark) fn split(text: &str, spaced: bool) -> Place {
    let on = |after| if spaced { str::trim_start(after) } else { after };
    let mut place = Place::default();
    let mut rest = text;
    if let Some((full, after)) = province(rest) {
        place.province = full.to_owned();
        rest = on(after);
        if MUNICIPALITIES.contains(&full) {
            place.city = full.to_owned();
            for again in [full, "市辖区"] {
                rest = rest.strip_prefix(again).map_or(rest, on);
            }
        }
    }
    if place.city.is_empty()
        && let Some((name, after)) = city(rest)
    {
        place.city = name;
        rest = on(after);
    }
    if let Some((name, after)) = district(rest) {
        place.district = name.to_owned();
        rest = on(after);
    }
    place.detail = rest.to_owned();
    place
}

/// The full name of a province that all of `text` names.
pub(in crate::remark) fn full_province(text: &str) -> Option<&'static str> {
    PROVINCES.iter().find(|(short, full)| text == *short || text == *full).map(|(_, full)| *full)
}

/// Whether all of `text` is the name of a province or a well-known city.
pub(super) fn is_name(text: &str) -> bool {
    full_province(text).is_some() || CITIES.contains(&text)
}

/// The full name of the province that `text` begins with, and what follows.
fn province(text: &str) -> Option<(&'static str, &str)> {
    let full = PROVINCES.iter().find_map(|(_, full)| Some((*full, text.strip_prefix(full)?)));
    let short = || {
        PROVINCES.iter().find_map(|(short, full)| {
            let after = text.strip_prefix(short)?;
            let after = ["省", "自治区", "特别行政区"].iter().find_map(|s| after.strip_prefix(s)).unwrap_or(after);
            // 北京路, 海南州, 吉林市, 上海城: something smaller of that name.
            (!after.starts_with(['路', '街', '道', '州', '市', '城', '村', '镇', '大', '东', '西', '中']))
                .then_some((*full, after))
        })
    };
    full.or_else(short)
}

/// The city that `text` begins with, and what follows. Some are known without their suffix.
fn city(text: &str) -> Option<(String, &str)> {
    let state = PREFECTURES.iter().find(|name| text.strip_prefix(**name).is_some_and(|after| after.starts_with('州')));
    if let Some(name) = state {
        let (name, after) = text.split_at(name.len() + '州'.len_utf8());
        return Some((name.to_owned(), after));
    }
    let suffixed = first_suffix(text, &["市", "自治州", "地区", "盟", "区", "县", "旗"]).and_then(|(end, suffix)| {
        let stem = &text[..end - suffix.len()];
        let named = match suffix {
            "市" => !stem.ends_with(['超', '夜', '菜', '闹', '上']) && !garden(&text[end..]),
            "盟" => ["兴安", "锡林郭勒", "阿拉善"].contains(&stem),
            "自治州" | "地区" => true,
            _ => false,
        };
        (named && stem.chars().count() >= 2).then(|| (text[..end].to_owned(), &text[end..]))
    });
    let short = || {
        let (name, after) = CITIES.iter().find_map(|name| Some((*name, text.strip_prefix(name)?)))?;
        (!after.starts_with(['路', '街', '道', '市', '大'])).then(|| (format!("{name}市"), after))
    };
    suffixed.or_else(short)
}

/// The district or county that `text` begins with, and what follows.
fn district(text: &str) -> Option<(&str, &str)> {
    let (end, suffix) = first_suffix(text, &["区", "县", "旗", "市"])?;
    let (stem, after) = (&text[..end - suffix.len()], &text[end..]);
    let long = ["自治", "开发", "新", "示范", "管理", "度假", "工业园", "高新"].iter().any(|end| stem.ends_with(end));
    let count = stem.chars().count();
    let smaller = stem.contains(['路', '街', '号', '楼', '栋', '村', '镇', '弄', '巷']);
    let goes_on = after.starts_with(['路', '街', '舰', '道']);
    let part = match suffix {
        "区" => !long && (stem.contains('园') || place_inside(stem, count)),
        "市" => stem.ends_with(['超', '夜', '菜', '闹', '上']) || garden(after),
        _ => false,
    };
    (count <= if long { 14 } else { 5 } && !smaller && !goes_on && !part).then_some((&text[..end], after))
}

/// Whether what ends in 区 is no division: 小区, 科技园南区.
fn place_inside(stem: &str, count: usize) -> bool {
    let kinds = ["小", "社", "校", "厂", "景", "街", "片", "住宅", "生活", "家属", "宿舍", "别墅", "工业", "商业"];
    kinds.iter().any(|kind| stem.ends_with(kind)) || count >= 3 && stem.ends_with(['东', '西', '南', '北', '中'])
}

/// Whether 市 belongs to 城市花园 and the like, or to 市场.
fn garden(after: &str) -> bool {
    ["花园", "广场", "场", "之", "家园", "公寓", "绿洲", "风景", "假日", "部"]
        .iter()
        .any(|word| after.starts_with(word))
}

/// Where the first of `suffixes` ends within the Chinese characters that `text` begins with, a name standing before.
fn first_suffix<'s>(text: &str, suffixes: &[&'s str]) -> Option<(usize, &'s str)> {
    for (at, c) in text.char_indices().take(18) {
        if !is_han(c) {
            return None;
        }
        let Some(suffix) = suffixes.iter().find(|suffix| at > 0 && text[at..].starts_with(**suffix)) else { continue };
        let end = at + suffix.len();
        // 沙市区, 津市市: the name itself ends with a suffix.
        let inside = at == c.len_utf8() && text[end..].starts_with(['区', '市']);
        if !inside {
            return Some((end, suffix));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn say(text: &str) -> String {
        let place = split(text, true);
        [place.province, place.city, place.district, place.detail].join("/")
    }

    #[test]
    fn divisions_by_suffix() {
        for (text, parts) in [
            ("广东省深圳市南山区科技园南区R2-B栋3楼", "广东省/深圳市/南山区/科技园南区R2-B栋3楼"),
            ("广东 深圳 南山区 科技园", "广东省/深圳市/南山区/科技园"),
            ("北京市朝阳区富康路", "北京市/北京市/朝阳区/富康路"),
            ("上海 上海市 普陀区 长寿路街道", "上海市/上海市/普陀区/长寿路街道"),
            ("江苏省苏州市昆山市花桥镇", "江苏省/苏州市/昆山市/花桥镇"),
            ("湖北省荆州市沙市区北京路", "湖北省/荆州市/沙市区/北京路"),
            ("山东省青岛市市北区台东", "山东省/青岛市/市北区/台东"),
            ("云南省大理州大理市下关镇", "云南省/大理州/大理市/下关镇"),
            ("湖北省恩施土家族苗族自治州利川市", "湖北省/恩施土家族苗族自治州/利川市/"),
            ("内蒙古自治区鄂尔多斯市鄂托克前旗上海庙", "内蒙古自治区/鄂尔多斯市/鄂托克前旗/上海庙"),
            ("黑龙江省 大兴安岭地区 加格达奇区 铁路南", "黑龙江省/大兴安岭地区/加格达奇区/铁路南"),
            ("四川省甘孜州康定市", "四川省/甘孜州/康定市/"),
        ] {
            assert_eq!(say(text), parts, "{text}");
        }
    }

    #[test]
    fn what_is_not_said_is_not_guessed() {
        for (text, parts) in [
            ("广东省深圳市科技园南区R2", "广东省/深圳市//科技园南区R2"),
            ("广东省深圳市万科小区3栋", "广东省/深圳市//万科小区3栋"),
            ("广东省东莞市虎门镇", "广东省/东莞市//虎门镇"),
            ("广东省南山区", "广东省//南山区/"),
            ("深圳市南山区", "/深圳市/南山区/"),
            ("广东省深圳市华润超市旁", "广东省/深圳市//华润超市旁"),
            ("南京路步行街3号", "///南京路步行街3号"),
            ("伊宁市上海城徐汇苑", "/伊宁市//上海城徐汇苑"),
            ("3栋", "///3栋"),
            ("", "///"),
        ] {
            assert_eq!(say(text), parts, "{text}");
        }
    }

    #[test]
    fn without_spaces_a_space_ends_the_divisions() {
        assert_eq!(split("广东省 深圳市", false).detail, " 深圳市");
    }
}
