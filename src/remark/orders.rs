//! Order numbers out of a pasted list (R6): of any platform, among words, full width or not; each once, in their order.

use crate::text::calendar::Date;
use crate::text::detect::Detector;

/// How many orders are taken at once; what is beyond stands in no list an agent works off.
const MOST: usize = 500;
/// Fewer digits are an amount, a count, a day: no number that anybody meant as an order's.
const LEAST: usize = 8;

/// What a pasted list holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Orders {
    /// The order numbers.
    pub numbers: Vec<String>,
    /// How often one stood there again.
    pub doubled: usize,
    /// What looks like a number and is no order's: cut short, a phone, a waybill. Its middle left out, for people.
    pub wrong: Vec<String>,
}

/// The order numbers in `text`.
pub fn orders(text: &str) -> Orders {
    let mut found = Orders::default();
    let mut run = String::new();
    for c in text.chars().map(narrow).chain([' ']) {
        if c.is_ascii_alphanumeric() || c == '-' {
            run.push(c);
            continue;
        }
        take(run.trim_matches('-'), &mut found);
        run.clear();
    }
    found
}

fn take(run: &str, found: &mut Orders) {
    let digits = run.bytes().filter(u8::is_ascii_digit).count();
    if digits < LEAST || Date::parse(run).is_some() {
        return;
    }
    if !is_order(run) {
        let shown = short(run);
        if found.wrong.len() < MOST && !found.wrong.contains(&shown) {
            found.wrong.push(shown);
        }
    } else if found.numbers.iter().any(|known| known == run) {
        found.doubled += 1;
    } else if found.numbers.len() < MOST {
        found.numbers.push(run.to_owned());
    }
}

/// Whether a platform writes its order numbers so: 拼多多 six digits and fifteen, 小红书 P and eighteen, the others 12 to 20
/// digits. An identity card's number is none (W10).
fn is_order(run: &str) -> bool {
    let all_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if let Some((day, rest)) = run.split_once('-') {
        return day.len() == 6 && rest.len() == 15 && all_digits(day) && all_digits(rest);
    }
    match run.strip_prefix(['P', 'p']) {
        Some(rest) => rest.len() == 18 && all_digits(rest),
        None => (12..=20).contains(&run.len()) && all_digits(run) && Detector::IdCard.find(run).is_empty(),
    }
}

/// ASCII for full width, one hyphen for all.
fn narrow(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        _ => c,
    }
}

/// The ends of a number.
fn short(run: &str) -> String {
    match (run.get(..4), run.len().checked_sub(4).and_then(|at| run.get(at..))) {
        (Some(head), Some(tail)) => [head, "…", tail].concat(),
        _ => run.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_of_every_platform_among_words() {
        let text = "\u{8ba2}\u{5355}\u{ff1a}260103-112233445566778 \u{4e09}\u{5929}\u{6ca1}\u{52a8}\n6900000000000000123，33112233445566\n\
                    P700000000000000001、310000000001\u{ff11}\u{ff12} 2026-01-03 18:00 \u{00a5}129.00";
        let found = orders(text);
        assert_eq!(
            found.numbers,
            [
                "260103-112233445566778",
                "6900000000000000123",
                "33112233445566",
                "P700000000000000001",
                "31000000000112"
            ]
        );
        assert_eq!((found.doubled, found.wrong.len()), (0, 0), "{found:?}");
    }

    #[test]
    fn each_once_in_the_order_pasted_whatever_its_width() {
        let found = orders(
            "260103-112233445566778\n\u{ff12}60103\u{2014}112233445566778 6900000000000000123 260103-112233445566778",
        );
        assert_eq!(found.numbers, ["260103-112233445566778", "6900000000000000123"]);
        assert_eq!(found.doubled, 2);
    }

    #[test]
    fn what_is_no_order_is_shown_without_its_middle() {
        let found = orders(
            "260103-11223344 13800138000 SF1000000000001 11010519491231002X 440308199901010012 440308199901010013 13800138000",
        );
        assert_eq!(found.numbers, ["440308199901010013"], "only a card's number has the right check digit");
        assert_eq!(
            found.wrong,
            ["2601\u{2026}3344", "1380\u{2026}8000", "SF10\u{2026}0001", "1101\u{2026}002X", "4403\u{2026}0012"]
        );
        assert_eq!(orders("12345 20\u{4ef6} 2026-01-03"), Orders::default());
        assert_eq!(orders(""), Orders::default());
    }

    #[test]
    fn a_list_without_end_is_cut() {
        let many: String = (0..2_000).map(|n| format!("69000000000{n:08} 1{n:07}\n")).collect();
        let found = orders(&many);
        assert_eq!((found.numbers.len(), found.wrong.len()), (MOST, MOST));
    }

    proptest! {
        #[test]
        fn any_text_gives_each_number_once(text in ".{0,200}") {
            let found = orders(&text);
            for (at, number) in found.numbers.iter().enumerate() {
                prop_assert!(!found.numbers[at + 1..].contains(number));
                prop_assert_eq!(orders(number).numbers, [number.clone()]);
            }
        }

        #[test]
        fn whole_numbers_are_found_whatever_stands_around(
            numbers in proptest::collection::vec("[0-9]{6}-[0-9]{15}|[0-9]{19}", 1..30), between in "[\u{4e00}-\u{9fff}，。、\n ]{1,6}",
        ) {
            let mut expected: Vec<String> = Vec::new();
            for number in &numbers {
                if !expected.contains(number) {
                    expected.push(number.clone());
                }
            }
            let found = orders(&numbers.join(&between));
            prop_assert_eq!(found.doubled, numbers.len() - expected.len());
            prop_assert_eq!(found.numbers, expected);
        }
    }
}
