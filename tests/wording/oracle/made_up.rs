//! Made-up packs and messages. Packs are written as TOML and read as any pack is.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use std::ops::Range;
use xiaoqi::desk::{self, Desk};
use xiaoqi::pack::Verdict;
use xiaoqi::pack::source::{self, SourceFile};
use xiaoqi::text::fold_char;

/// Characters of words and messages: see `oracle.rs` for how they were chosen.
const LETTERS: &[char] = &['加', '微', '信', '好', '评', '群', '𠮷', 'k', 't', '7'];
/// Other ways to write some of them.
const VARIANTS: &[char] = &['Ｋ', 'ｋ', 'K', 'Ｔ', 'T', '７'];
const NOISE: &[char] = &[' ', '\u{3000}', '\u{200B}', '\u{FE0F}', '❤', '😀', '·', '*'];
const MARKS: &[char] = &[',', '。', '!', '?', '\n', '；'];

/// A rule of a made-up pack.
#[derive(Clone, Debug)]
pub(super) struct Rule {
    pub(super) id: String,
    pub(super) severity: Verdict,
    pub(super) kind: Kind,
    pub(super) around: Vec<String>,
    pub(super) before: Vec<String>,
    pub(super) after: Vec<String>,
}

#[derive(Clone, Debug)]
pub(super) enum Kind {
    Words(Vec<String>),
    Whole(Vec<String>),
    Lacks(Vec<String>),
    Near {
        groups: Vec<Vec<String>>,
        within: usize,
        ordered: bool,
    },
    Count {
        words: Vec<String>,
        least: usize,
    },
    Number {
        cues: Vec<String>,
        units: Vec<String>,
        over: f64,
        within: usize,
    },
    /// The expression `first.{0,most}last`, triggered by `first`.
    Gap {
        first: char,
        most: usize,
        last: char,
    },
}

impl Rule {
    /// A rule without exceptions that finds nothing yet.
    pub(super) fn bare(id: &str) -> Self {
        let none = Vec::new;
        let kind = Kind::Words(none());
        Self { id: id.into(), severity: Verdict::Warn, kind, around: none(), before: none(), after: none() }
    }

    fn words(&self) -> Vec<&String> {
        let own: Vec<&String> = match &self.kind {
            Kind::Words(words) | Kind::Whole(words) | Kind::Lacks(words) | Kind::Count { words, .. } => {
                words.iter().collect()
            }
            Kind::Near { groups, .. } => groups.iter().flatten().collect(),
            Kind::Number { .. } | Kind::Gap { .. } => Vec::new(),
        };
        own.into_iter().chain(&self.around).chain(&self.before).chain(&self.after).collect()
    }

    fn toml(&self) -> String {
        // JSON's strings and lists are TOML's, too.
        let json = |words: &Vec<String>| serde_json::to_string(words).unwrap();
        let kind = match &self.kind {
            Kind::Words(words) => format!("words = {}", json(words)),
            Kind::Whole(words) => format!("whole = {}", json(words)),
            Kind::Lacks(words) => format!("lacks = {{ words = {} }}", json(words)),
            Kind::Near { groups, within, ordered } => {
                let groups = serde_json::to_string(groups).unwrap();
                format!("near = {{ groups = {groups}, within = {within}, ordered = {ordered} }}")
            }
            Kind::Count { words, least } => format!("count = {{ words = {}, least = {least} }}", json(words)),
            Kind::Number { cues, units, over, within } => {
                let (cues, units) = (json(cues), json(units));
                format!("number = {{ cues = {cues}, units = {units}, over = {over:?}, within = {within} }}")
            }
            Kind::Gap { first, most, last } => {
                format!("pattern = {{ triggers = [\"{first}\"], regex = '{first}.{{0,{most}}}{last}' }}")
            }
        };
        let (around, before, after) = (json(&self.around), json(&self.before), json(&self.after));
        let severity = serde_json::to_string(&self.severity).unwrap();
        format!(
            "[[rule]]\nid = \"{}\"\ncategory = \"cold\"\nseverity = {severity}\ntitle = \"t\"\nwhy = \"w\"\n\
             cite = [\"W1\"]\n{kind}\nexcept = {{ around = {around}, before = {before}, after = {after} }}\n\
             hit = [\"-\"]\nmiss = [\"-\"]\n",
            self.id
        )
    }
}

/// The source of a pack with these rules.
pub(super) fn source(rules: &[Rule]) -> Vec<SourceFile> {
    let rules: String = rules.iter().map(Rule::toml).collect();
    let text = format!("[pack]\nname = \"made up\"\nversion = \"1\"\n{rules}");
    vec![SourceFile { name: "made-up.toml".into(), text }]
}

/// A desk over these rules.
pub(super) fn desk(rules: &[Rule]) -> Desk {
    let source = source(rules);
    let pack = source::parse(&source).unwrap_or_else(|faults| panic!("{faults:?}\n{}", source[0].text));
    Desk::load(&desk::build(&pack).unwrap()).unwrap()
}

/// Leaves out characters that would repeat the one before them.
fn unrepeated(chars: impl IntoIterator<Item = char>) -> String {
    let mut last = None;
    let mut keep = |c: &char| match fold_char(*c) {
        None => true,
        Some(folded) if folded.is_alphanumeric() => last.replace(folded) != Some(folded),
        Some(_) => {
            last = None;
            true
        }
    };
    chars.into_iter().filter(|c| keep(c)).collect()
}

fn word() -> impl Strategy<Value = String> {
    vec(prop_oneof![12 => select(LETTERS), 1 => select(VARIANTS)], 1..4).prop_map(unrepeated)
}

fn words(count: Range<usize>) -> impl Strategy<Value = Vec<String>> {
    vec(word(), count)
}

/// Words of exceptions have no Latin letters: whether such a word may be a piece of a longer one is not documented.
fn phrases(longest: usize) -> impl Strategy<Value = Vec<String>> {
    let han = &LETTERS[..7];
    let phrase = vec(select(han), 1..=longest).prop_map(unrepeated);
    prop_oneof![3 => Just(Vec::new()), 1 => vec(phrase, 1..3)]
}

pub(super) fn words_kind() -> BoxedStrategy<Kind> {
    words(1..6).prop_map(Kind::Words).boxed()
}

/// Kinds whose findings follow to the letter.
pub(super) fn exact_kind() -> BoxedStrategy<Kind> {
    let gap = (select(&LETTERS[..7]), 0..6usize, select(&LETTERS[..7]))
        .prop_filter("two characters", |(first, _, last)| first != last)
        .prop_map(|(first, most, last)| Kind::Gap { first, most, last });
    prop_oneof![
        5 => words_kind(),
        1 => words(1..4).prop_map(Kind::Whole),
        1 => words(1..4).prop_map(Kind::Lacks),
        2 => gap,
    ]
    .boxed()
}

pub(super) fn near_kind() -> BoxedStrategy<Kind> {
    (vec(words(1..4), 2..4), 0..7usize, any::<bool>())
        .prop_map(|(groups, within, ordered)| Kind::Near { groups, within, ordered })
        .boxed()
}

pub(super) fn count_kind() -> BoxedStrategy<Kind> {
    (words(1..5), 1..5usize).prop_map(|(words, least)| Kind::Count { words, least }).boxed()
}

/// A piece of a message.
#[derive(Clone, Debug)]
enum Piece {
    Char(char),
    Noise(char, usize),
    /// A word of the pack, with noise between its characters or not.
    Planted(prop::sample::Index, char, usize),
}

/// Rules of the kind, and a message that plays with their words.
pub(super) fn pack(kind: BoxedStrategy<Kind>, count: Range<usize>) -> impl Strategy<Value = (Vec<Rule>, String)> {
    let severity = select(vec![Verdict::Hint, Verdict::Warn, Verdict::Confirm, Verdict::Block]);
    let rule = (severity, kind, phrases(4), phrases(2), phrases(2));
    let rules = vec(rule, count).prop_map(|rules| {
        let named = |(at, (severity, kind, around, before, after))| {
            let id = format!("r{at}");
            Rule { id, severity, kind, around, before, after }
        };
        rules.into_iter().enumerate().map(named).collect::<Vec<Rule>>()
    });
    let piece = prop_oneof![
        8 => select(LETTERS).prop_map(Piece::Char),
        1 => select(VARIANTS).prop_map(Piece::Char),
        1 => select(MARKS).prop_map(Piece::Char),
        2 => (select(NOISE), prop_oneof![4 => 1..3usize, 1 => 3..9usize]).prop_map(|(c, times)| Piece::Noise(c, times)),
        // None, a little, and right at the bound.
        4 => (any::<prop::sample::Index>(), select(NOISE), select(&[0, 0, 0, 0, 1, 2, 6, 7][..]))
            .prop_map(|(at, noise, times)| Piece::Planted(at, noise, times)),
    ];
    (rules, vec(piece, 0..24)).prop_map(|(rules, pieces)| {
        let words: Vec<&String> = rules.iter().flat_map(Rule::words).collect();
        // How much noise may stand inside the words of exceptions is not documented: little, where there are any.
        let most =
            if rules.iter().all(|r| r.around.is_empty() && r.before.is_empty() && r.after.is_empty()) { 9 } else { 2 };
        let mut message = Vec::new();
        for piece in pieces {
            match piece {
                Piece::Char(c) => message.push(c),
                Piece::Noise(c, times) => message.extend(std::iter::repeat_n(c, times)),
                Piece::Planted(..) if words.is_empty() => {}
                Piece::Planted(at, noise, times) => {
                    for c in at.get(&words).chars() {
                        message.push(c);
                        message.extend(std::iter::repeat_n(noise, times));
                    }
                }
            }
        }
        let mut run = 0;
        message.retain(|c| {
            run = if fold_char(*c).is_none() { run + 1 } else { 0 };
            run <= most
        });
        (rules, unrepeated(message))
    })
}

/// A piece of a message about money.
#[derive(Clone, Debug)]
pub(super) enum Token {
    Cue(&'static str),
    Number(String, f64),
    Unit(&'static str),
    Filler(&'static str),
    Mark(char),
}

impl Token {
    pub(super) fn text(&self) -> &str {
        match self {
            Self::Cue(text) | Self::Unit(text) | Self::Filler(text) => text,
            Self::Number(text, _) => text,
            Self::Mark('。') => "。",
            Self::Mark('\n') => "\n",
            Self::Mark(_) => ",",
        }
    }
}

/// 0 to 99,999 in Chinese.
fn chinese(value: u32) -> String {
    if value == 0 {
        return "零".into();
    }
    let (mut text, mut gap) = (String::new(), false);
    for (unit, name) in [(10_000, "万"), (1_000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = value / unit % 10;
        if digit == 0 {
            gap |= !text.is_empty();
            continue;
        }
        if std::mem::take(&mut gap) {
            text.push('零');
        }
        // 十五, but 一百一十五
        if !(unit == 10 && digit == 1 && text.is_empty()) {
            text.push("零一二三四五六七八九".chars().nth(digit as usize).unwrap());
        }
        text.push_str(name);
    }
    text
}

/// A rule for amounts, and a message of tokens in which no number stands beside another.
pub(super) fn amounts() -> impl Strategy<Value = (Rule, Vec<Token>)> {
    let number = prop_oneof![
        (0..100_000u32).prop_map(|n| Token::Number(n.to_string(), n.into())),
        (0..60u32).prop_map(|n| Token::Number(n.to_string(), n.into())),
        (0..60u32, 1..10u32)
            .prop_map(|(n, tenth)| Token::Number(format!("{n}.{tenth}"), f64::from(n) + f64::from(tenth) / 10.0)),
        (0..100_000u32).prop_map(|n| Token::Number(chinese(n), n.into())),
        (0..60u32).prop_map(|n| Token::Number(chinese(n), n.into())),
    ];
    let token = prop_oneof![
        3 => select(vec!["补偿", "赔"]).prop_map(Token::Cue),
        4 => number,
        4 => select(vec!["元", "块钱"]).prop_map(Token::Unit),
        2 => select(vec!["您", "给", "券", "❤"]).prop_map(Token::Filler),
        1 => select(vec![',', '。', '\n']).prop_map(Token::Mark),
    ];
    let rule = (select(vec![0.0, 5.0, 10.0, 49.5, 1_000.0]), 0..8usize).prop_map(|(over, within)| {
        let (cues, units) = (vec!["补偿".into(), "赔".into()], vec!["元".into(), "块钱".into()]);
        Rule { kind: Kind::Number { cues, units, over, within }, ..Rule::bare("amount") }
    });
    (rule, vec(token, 0..14)).prop_map(|(rule, mut tokens)| {
        // Noise between two numbers would join them.
        let solid = |token: &Token| token.text() != "❤";
        let mut last_number = false;
        tokens.retain(|token| {
            let number = matches!(token, Token::Number(..));
            if number && last_number {
                return false;
            }
            // 「0。1」 may be read as 0.1.
            if solid(token) && !matches!(token, Token::Mark('。')) {
                last_number = number;
            }
            true
        });
        (rule, tokens)
    })
}
