//! Waybill numbers in a remark (R8): what looks wrong with one. It is only told, never rewritten: the shapes are those of
//! a public list (facts, §4) without check digits, and couriers change them.

use super::{Problem, courier};

/// Courier, beginnings (`?` is any letter or digit), and how many digits follow: least, most.
type Shape = (&'static str, &'static [&'static str], usize, usize);

const SHAPES: [Shape; 13] = [
    ("顺丰", &["SF?"], 12, 12),
    ("顺丰", &[""], 12, 12),
    ("中通", &["73", "74", "75", "76", "78"], 12, 12),
    ("圆通", &["YT"], 13, 13),
    ("申通", &["77", "43"], 12, 15),
    ("韵达", &["3", "4"], 14, 14),
    ("韵达", &["5"], 12, 12),
    ("极兔", &["JT"], 13, 13),
    ("京东", &["JD??"], 11, 11),
    ("德邦", &["DPK"], 12, 12),
    ("邮政", &["9", "8", "1"], 12, 12),
    ("EMS", &["9", "8", "1", "P?"], 11, 12),
    ("菜鸟", &["621"], 12, 12),
];

/// What looks wrong with the number in `text`. Where it must hold one (`wanted`), none at all is told as well.
pub(super) fn problems(text: &str, wanted: bool) -> Vec<Problem> {
    let problem = |code, message: &str| vec![Problem::new(code, message).of("text")];
    let mut runs: Vec<&str> = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|run| digits(run) >= 6).collect();
    let phone = |run: &&str| {
        run.len() == 11
            && run.starts_with('1')
            && !matches!(run.as_bytes().get(1), Some(b'0'..=b'2'))
            && digits(run) == 11
    };
    let phones = runs.iter().any(phone);
    runs.retain(|run| !phone(run));
    let upper = |run: &str| run.to_ascii_uppercase();
    if let Some(run) = runs.iter().map(|run| upper(run)).find(|run| mistyped(run)) {
        return problem("waybill-letter", &format!("单号{run}里像是把数字0、1打成了字母O、I，请核对"));
    }
    let Some(run) = runs.iter().map(|run| upper(run)).find(|run| digits(run) >= 10) else {
        return match (wanted, phones, runs.first()) {
            (_, true, None) if wanted || text.contains("单号") => {
                problem("waybill-phone", "手机号不是快递单号，请填单号")
            }
            (true, ..) | (_, _, Some(_)) => problem("waybill-missing", "没有完整的快递单号（至少10位数字），请补上"),
            _ => Vec::new(),
        };
    };
    let said = courier::read(text).said.courier;
    let fits = |name: &str| SHAPES.iter().any(|shape| shape.0 == name && fits(shape, &run, 0));
    let known = SHAPES.iter().any(|shape| shape.0 == said);
    let mut others = SHAPES.iter().filter(|shape| self::fits(shape, &run, 0)).map(|shape| shape.0);
    match others.next() {
        Some(other) if known && !fits(&said) => {
            problem("waybill-courier", &format!("写的是{said}，单号却像{other}的，请核对"))
        }
        Some(_) => Vec::new(),
        None => {
            let near = SHAPES.iter().filter(|shape| said.is_empty() || shape.0 == said);
            let mut near = near.filter(|shape| shape.1.iter().all(|start| !start.is_empty()) && fits_near(shape, &run));
            near.next().map_or_else(Vec::new, |shape| {
                problem("waybill-length", &format!("像{}的单号，但位数不对（{}位），请核对", shape.0, run.len()))
            })
        }
    }
}

fn digits(run: &str) -> usize {
    run.bytes().filter(u8::is_ascii_digit).count()
}

fn fits_near(shape: &Shape, run: &str) -> bool {
    fits(shape, run, 1)
}

/// Whether a run has this shape, give or take `off` digits.
fn fits(shape: &Shape, run: &str, off: usize) -> bool {
    let (_, starts, least, most) = shape;
    starts.iter().any(|start| {
        let begins = run.len() >= start.len() && start.bytes().zip(run.bytes()).all(|(s, b)| s == b'?' || s == b);
        let rest = run.get(start.len()..).filter(|_| begins).unwrap_or("x");
        let digits = rest.bytes().all(|b| b.is_ascii_digit());
        digits && (least - off..=most + off).contains(&rest.len())
    })
}

/// Whether letters stand where the digits 0 and 1 belong.
fn mistyped(run: &str) -> bool {
    if !run.contains(['O', 'I', 'L']) || SHAPES.iter().any(|shape| fits(shape, run, 0)) {
        return false;
    }
    let head = run.bytes().take_while(u8::is_ascii_alphabetic).count().min(3);
    let (start, rest) = run.split_at_checked(head).unwrap_or((run, ""));
    let meant: String = start.chars().chain(rest.chars().map(digit)).collect();
    rest.contains(['O', 'I', 'L']) && digits(&meant) >= 10 && meant.bytes().skip(head).all(|b| b.is_ascii_digit())
}

fn digit(c: char) -> char {
    match c {
        'O' => '0',
        'I' | 'L' => '1',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn say(text: &str, wanted: bool) -> Vec<&'static str> {
        problems(text, wanted).iter().map(|problem| problem.code).collect()
    }

    #[test]
    fn whole_numbers_are_left_alone() {
        for text in [
            "补发单号SF1029384756102",
            "补发单号 sf1029384756102",
            "中通 75012345678901",
            "YT8800112233445",
            "单号:JT3004005006007",
            "补发单号433012345678901",
            "极兔单号JT3004005006007 客户电话13800138000",
            "补发单号 99887766554433221100",
        ] {
            assert_eq!(say(text, true), Vec::<&str>::new(), "{text}");
        }
    }

    #[test]
    fn what_looks_wrong_is_told() {
        for (text, code) in [
            ("补发单号", "waybill-missing"),
            ("补发单号YT880011", "waybill-missing"),
            ("补发单号13800138000", "waybill-phone"),
            ("补发单号YT88OO112233445", "waybill-letter"),
            ("补发单号SF10293847561O2", "waybill-letter"),
            ("圆通 补发单号JT3004005006007", "waybill-courier"),
            ("顺丰补发单号YT8800112233445", "waybill-courier"),
            ("补发单号YT880011223344", "waybill-length"),
            ("补发单号JT30040050060071", "waybill-length"),
        ] {
            assert_eq!(say(text, true), [code], "{text}");
        }
    }

    #[test]
    fn nothing_is_wanted_where_no_number_is_promised() {
        assert!(say("放门口", false).is_empty() && say("电话13800138000", false).is_empty());
        assert_eq!(say("新单号13800138000", false), ["waybill-phone"]);
    }
}
