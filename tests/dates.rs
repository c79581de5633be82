//! Days to ship as customers say them: hand-made cases (`tests/dates/`), what must hold of any text, and a slow oracle.

use proptest::prelude::*;
use std::path::Path;
use xiaoqi::remark::{Bound, ship_day};
use xiaoqi::text::calendar::{Date, days_in};

fn bound(bound: Bound) -> &'static str {
    match bound {
        Bound::On => "on",
        Bound::From => "from",
        Bound::Until => "until",
    }
}

/// `2026-11-25 until` or `-`, and the flags.
fn say(text: &str, today: Date) -> (String, String) {
    let said = ship_day(text, today);
    let day = said.date.map_or("-".to_owned(), |date| format!("{date} {}", bound(said.bound)));
    (day, said.flags.join(" "))
}

#[test]
fn hand_made_cases() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/dates");
    let (mut wrong, mut count) = (String::new(), 0);
    for file in ["everyday", "ends", "feasts", "none"] {
        let cases = std::fs::read_to_string(folder.join(format!("{file}.tsv"))).unwrap();
        for line in cases.lines().filter(|line| !line.starts_with('#')) {
            let [today, text, day, flags]: [&str; 4] = line.split('\t').collect::<Vec<_>>().try_into().unwrap();
            let said = say(text, Date::parse(today).unwrap());
            if (said.0.as_str(), said.1.as_str()) != (day, flags) {
                wrong.push_str(&format!("{file}: {today} {text}: wanted {day} {flags}, said {said:?}\n"));
            }
            count += 1;
        }
    }
    assert!(count >= 290 && wrong.is_empty(), "{count} cases\n{wrong}");
}

fn day() -> impl Strategy<Value = Date> {
    // 2024 to 2032.
    (19_723i64..23_010).prop_map(|number| Date::of_number(number).unwrap())
}

/// Text made of what days are said with.
fn likely() -> impl Strategy<Value = String> {
    let words = "今天 明天 后天 大后天 昨天 周 星期 礼拜 一 二 三 五 六 日 天 末 下 下下 这 上 个 月 年 号 底 初 中旬 25 3 12 2 29 30 31 - . / \
        到 或者 、 前 后 之前 以后 内 左右 起 最晚 最早 不要 不 发 发货 寄 元旦 春节 中秋 国庆 双十二 五一 618 除夕 初八 正月 腊月 农历 过 几 两 \
        半 小时 工作 2026 2027 年 明年 下个月 ， , ( ) 点 上午 的 拍 尽快 １ ３ 號 〇 廿";
    let words: Vec<&str> = words.split_whitespace().collect();
    prop::collection::vec(prop::sample::select(words), 0..9).prop_map(|words| words.concat())
}

/// The first of the days from today on that `fits`, one after the other.
fn first(today: Date, fits: impl Fn(Date) -> bool) -> Date {
    (0..4_000).filter_map(|days| today.plus(days)).find(|date| fits(*date)).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    /// Never a day that is over without saying so; what a remark would have is read as the same day again.
    #[test]
    fn no_day_is_past_in_silence(text in prop_oneof![likely(), "(?s).{0,30}"], today in day()) {
        let said = ship_day(&text, today);
        let Some(date) = said.date else {
            prop_assert!(said.text.is_empty());
            return Ok(());
        };
        prop_assert_eq!(date < today, said.flags.contains(&"past"));
        if date.year() == today.year() || date > today {
            let again = ship_day(&said.text, today);
            // Without the year half a year back is nearer than half a year on.
            if date.year() != today.year() || (date.number() - today.number()).abs() < 180 {
                prop_assert_eq!((again.date, again.bound), (Some(date), said.bound), "{}", said.text);
            }
        }
    }

    /// A day of the month or of the week is the first from today on.
    #[test]
    fn as_by_counting_days(today in day(), of_month in 1u8..=31, of_week in 1u8..=7, count in 1i64..60) {
        let on = |text: String| ship_day(&text, today).date;
        prop_assert_eq!(on(format!("{of_month}号发")), Some(first(today, |date| date.day() == of_month)));
        let name = "一二三四五六日".chars().nth(usize::from(of_week) - 1).unwrap();
        prop_assert_eq!(on(format!("周{name}发")), Some(first(today, |date| date.weekday() == of_week)));
        prop_assert_eq!(on(format!("{count}天后")), today.plus(count));
        let monday = first(today.plus(1).unwrap(), |date| date.weekday() == 1);
        prop_assert_eq!(on(format!("下周{name}")), monday.plus(i64::from(of_week) - 1));
        prop_assert_eq!(on("月底".to_owned()), Some(first(today, |date| date.day() == days_in(date.year(), date.month()))));
        prop_assert_eq!(on("元旦发".to_owned()), Some(first(today, |date| (date.month(), date.day()) == (1, 1))));
    }

    /// Month and day, in every writing, are the same day.
    #[test]
    fn writings_agree(today in day(), month in 1u8..=12, date in 1u8..=31) {
        let wanted = ship_day(&format!("{month}月{date}日"), today).date;
        for text in [format!("{month}月{date}号发"), format!("{month}-{date}发"), format!("{month}/{date}号"), format!("{month:02}.{date:02}发货")] {
            prop_assert_eq!(ship_day(&text, today).date, wanted, "{}", text);
        }
    }
}
