//! A pasted address in its parts (R1): province, city, district, the exact place, who, and which number; each with where it
//! comes from, and flags for what an agent must ask. What is not sure is never guessed.
//!
//! Numbers are found first, then labels, then divisions ([`Divisions`]); what is left is a name and the exact place. Without
//! the table of divisions all of the place is one part.

mod chain;
mod divisions;
mod label;
mod name;
mod phone;
mod reading;
mod region;
#[cfg(all(test, feature = "divisions"))]
mod tests;
mod text;
mod units;
mod words;

pub use divisions::{BadDivisions, Divisions};

use super::Problem;
use super::tidy::is_gap;
use crate::text::Span;
use phone::{Phone, State};
use text::Text;
use words::Words;

/// Where a part comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Source {
    /// Nothing says it.
    #[default]
    Missing,
    /// The text says it, in full or in short.
    Matched,
    /// It follows from what the text says: the city of a district that is the only one of its name.
    Inferred,
    /// The text says what it was called before, or calls it so that it is known all the same.
    Renamed,
}

impl Source {
    /// Its name in the command's contract.
    pub fn code(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Matched => "matched",
            Self::Inferred => "inferred",
            Self::Renamed => "renamed",
        }
    }
}

/// A part of an address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Field {
    /// The part: divisions by their full names of today, all else as it was written. Empty where it is missing.
    pub text: String,
    /// Where it comes from.
    pub source: Source,
    /// Where it stands in the text, in bytes, in order.
    pub spans: Vec<Span>,
}

/// What an agent must look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flag {
    /// A part is missing; its name in the command's contract.
    Missing(&'static str),
    /// Divisions that do not lie in one another.
    Contradictory,
    /// Several divisions have this name.
    Ambiguous,
    /// A division was named as it was before.
    Renamed,
    /// Divisions were named more than once.
    Repeated,
    /// A development zone stands where a district would.
    Area,
    /// 香港, 澳门, 台湾: parcels go another way.
    Overseas,
    /// More than one number.
    TwoPhones,
    /// A number with too few or too many digits.
    PhoneLength,
    /// A number with hidden digits.
    PhoneMasked,
    /// Longer than what is looked at.
    TooLong,
}

impl Flag {
    /// Its name in the command's contract.
    pub fn code(self) -> &'static str {
        match self {
            Self::Missing("province") => "missing-province",
            Self::Missing("city") => "missing-city",
            Self::Missing("district") => "missing-district",
            Self::Missing("detail") => "missing-detail",
            Self::Missing("name") => "missing-name",
            Self::Missing(_) => "missing-phone",
            Self::Contradictory => "contradictory",
            Self::Ambiguous => "ambiguous",
            Self::Renamed => "renamed",
            Self::Repeated => "repeated",
            Self::Area => "area",
            Self::Overseas => "overseas",
            Self::TwoPhones => "two-phones",
            Self::PhoneLength => "phone-length",
            Self::PhoneMasked => "phone-masked",
            Self::TooLong => "too-long",
        }
    }
}

/// An address, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parsed {
    /// 省, 自治区, 直辖市.
    pub province: Field,
    /// 市, 州, 盟, 地区; a 直辖市 again. Empty where the district lies right under its province.
    pub city: Field,
    /// 区, 县, 旗; the town of a city without districts, the zone that stands in its place, both as written.
    pub district: Field,
    /// The exact place.
    pub detail: Field,
    /// Who receives.
    pub name: Field,
    /// A number of the right length.
    pub phone: Field,
    /// A number that looks like one and cannot be right; empty where there is a right one.
    pub doubtful: String,
    /// What must be looked at.
    pub flags: Vec<Flag>,
    /// Where divisions may be read in several ways: province, city and district of up to three.
    pub candidates: Vec<[String; 3]>,
    free: region::Free,
}

impl Parsed {
    /// Province, city and district.
    pub fn region(&self) -> [&Field; 3] {
        [&self.province, &self.city, &self.district]
    }

    /// Every part by its name in the command's contract.
    pub fn fields(&self) -> [(&'static str, &Field); 6] {
        [
            ("province", &self.province),
            ("city", &self.city),
            ("district", &self.district),
            ("detail", &self.detail),
            ("name", &self.name),
            ("phone", &self.phone),
        ]
    }

    fn part(&mut self, level: divisions::Level) -> &mut Field {
        match level {
            divisions::Level::Province => &mut self.province,
            divisions::Level::City => &mut self.city,
            divisions::Level::District => &mut self.district,
        }
    }

    /// How many divisions the text names.
    fn named(&self) -> usize {
        self.region().iter().filter(|field| matches!(field.source, Source::Matched | Source::Renamed)).count()
    }
}

/// Reads a pasted text. Of a text of more than 4,096 characters the beginning is read.
pub fn parse(pasted: &str, table: Option<&Divisions>) -> Parsed {
    let mut parsed = Parsed::default();
    let mut text = Text::new(pasted);
    let phones = phone::find(&mut text);
    label::mark(&mut text);
    label::drop_numbers(&mut text);
    let others = table.map(|table| region::find(table, &mut text, &mut parsed)).unwrap_or_default();
    let mut words = Words::new(&text, &others);
    if let Some((start, end)) = words.take_name() {
        let name = text.slice(start, end).trim();
        // 「收货人：（」: nothing is left of it.
        if !name.is_empty() {
            parsed.name = Field { text: name.to_owned(), source: Source::Matched, spans: vec![text.span(start, end)] };
        }
    }
    let detail = words.detail();
    parsed.detail = Field {
        text: joined(detail.iter().map(|(start, end)| text.slice(*start, *end))),
        source: Source::Matched,
        spans: detail.iter().map(|(start, end)| text.span(*start, *end)).collect(),
    };
    if parsed.detail.text.is_empty() {
        parsed.detail = Field::default();
    }
    call(&mut parsed, &text, &phones);
    let missing = parsed.fields().map(|(name, field)| {
        let free = name == "city" && parsed.free.city || name == "district" && parsed.free.district;
        (field.text.is_empty() && !free).then_some(Flag::Missing(name))
    });
    parsed.flags.extend(missing.into_iter().flatten());
    if text.cut {
        parsed.flags.push(Flag::TooLong);
    }
    parsed
}

/// The number to call, and what is wrong with it.
fn call(parsed: &mut Parsed, text: &Text<'_>, phones: &[Phone]) {
    let right = phones.iter().find(|phone| phone.state == State::Right);
    if let Some(phone) = right {
        let spans = vec![text.span(phone.start, phone.end)];
        parsed.phone = Field { text: phone.text.clone(), source: Source::Matched, spans };
        if phones.iter().any(|other| other.text != phone.text) {
            parsed.flags.push(Flag::TwoPhones);
        }
    } else if let Some(phone) = phones.first() {
        parsed.doubtful = phone.text.clone();
        parsed.flags.push(if phone.state == State::Masked { Flag::PhoneMasked } else { Flag::PhoneLength });
    }
}

/// The words of a place as one; a space stays where it parts two Latin words.
fn joined<'w>(words: impl Iterator<Item = &'w str>) -> String {
    let mut out = String::new();
    for word in words {
        let apart =
            out.ends_with(|c: char| c.is_ascii_alphanumeric()) && word.starts_with(|c: char| c.is_ascii_alphanumeric());
        if apart {
            out.push(' ');
        }
        out.push_str(word);
    }
    let loose =
        |c: char| is_gap(c) || c.is_ascii_punctuation() && !matches!(c, ')' | ']' | '#') || matches!(c, '。' | '·');
    let start = out.trim_start_matches(|c: char| loose(c) && !matches!(c, '(' | '['));
    start.trim_end_matches(loose).to_owned()
}

/// The fields of a remark that a pasted text gives, and what is wrong with them.
pub(super) fn read(text: &str, table: Option<&Divisions>) -> (Vec<(&'static str, String)>, Vec<Problem>) {
    let parsed = parse(text, table);
    let mut problems = Vec::new();
    for flag in &parsed.flags {
        let (field, message) = match flag {
            Flag::TwoPhones => ("phone", "不止一个电话，先用了第一个，请确认"),
            Flag::PhoneMasked => ("phone", "电话中间是隐藏的，请向客户要完整号码"),
            Flag::Contradictory => ("city", "省、市、区对不上，请向客户确认"),
            Flag::Ambiguous => ("city", "有几个地方叫这个名字，请问清省、市"),
            Flag::Renamed => ("district", "客户写的是旧地名，已换成现在的名称，请确认"),
            Flag::Overseas => ("province", "港澳台地址，请确认能否发货"),
            _ => continue,
        };
        problems.push(Problem::new(flag.code(), message).of(field));
    }
    let mut fields: Vec<(&'static str, String)> =
        parsed.fields().map(|(name, field)| (name, field.text.clone())).into();
    if let Some((_, phone)) = fields.last_mut().filter(|(_, phone)| phone.is_empty()) {
        *phone = parsed.doubtful;
    }
    (fields, problems)
}

/// Reads what a form made, `divisions and detail, name, number`, keeping every character.
pub(super) fn of_line(text: &str, spaced: bool, table: Option<&Divisions>) -> Vec<(&'static str, String)> {
    let mut rest = text.trim_matches(is_gap);
    let (mut who, mut number) = (String::new(), String::new());
    let at = last_word(rest);
    if rest.get(at..).is_some_and(is_number) {
        number = rest.get(at..).unwrap_or("").to_owned();
        rest = rest.get(..at).unwrap_or("").trim_end_matches(is_gap);
    }
    let at = last_word(rest);
    let word = rest.get(at..).unwrap_or("");
    let token = Text::new(word).work;
    if name::name(&token).is_some() || !number.is_empty() && name::latin(&token).is_some() {
        who = word.to_owned();
        rest = rest.get(..at).unwrap_or("").trim_end_matches(is_gap);
    }
    let ([province, city, district], end) =
        table.and_then(|table| region::as_written(table, rest, spaced)).unwrap_or_default();
    let detail = rest.get(end..).unwrap_or("");
    let detail = if spaced { detail.trim_start() } else { detail };
    vec![
        ("province", province),
        ("city", city),
        ("district", district),
        ("detail", detail.to_owned()),
        ("name", who),
        ("phone", number),
    ]
}

/// Where the last word of a line begins.
fn last_word(text: &str) -> usize {
    text.trim_end_matches(|c| !is_gap(c)).len()
}

/// Whether all of `text` is one number, of whatever length.
fn is_number(text: &str) -> bool {
    let mut read = Text::new(text);
    let length = read.work.len();
    matches!(phone::find(&mut read).as_slice(), [one] if one.start == 0 && one.end == length)
}

/// Whether all of `text` is one number of the right length.
pub(super) fn is_phone(text: &str) -> bool {
    number(text).is_some()
}

/// The one number of the right length that all of `text` is, as a remark has it.
pub(super) fn number(text: &str) -> Option<String> {
    let mut read = Text::new(text);
    let length = read.work.len();
    match phone::find(&mut read).as_slice() {
        [one] if one.state == State::Right && one.start == 0 && one.end == length => Some(one.text.clone()),
        _ => None,
    }
}

/// Whether a text most likely is an address: a number to call, or two divisions.
pub(super) fn looks_like(text: &str, table: Option<&Divisions>) -> bool {
    let (calls, divisions) = looks(text, table);
    calls || divisions
}

/// Whether a text has all the looks of an address: a number to call and two divisions.
pub(super) fn looks_whole(text: &str, table: Option<&Divisions>) -> bool {
    let (calls, divisions) = looks(text, table);
    calls && divisions
}

fn looks(text: &str, table: Option<&Divisions>) -> (bool, bool) {
    let parsed = parse(text, table);
    let words = |set: [char; 2]| text.contains(set);
    let divisions = match table {
        Some(_) => parsed.named() >= 2,
        None => {
            usize::from(text.contains('省')) + usize::from(words(['市', '州'])) + usize::from(words(['区', '县'])) >= 2
        }
    };
    (!parsed.phone.text.is_empty(), divisions)
}

/// Today's full name of the province that all of `text` names.
pub(super) fn full_province(text: &str, table: Option<&Divisions>) -> Option<String> {
    region::full_province(table?, text)
}

/// Whether a city, or what stands for one, has no district to be missed.
pub(super) fn without_district(city: &str) -> bool {
    matches!(city, "东莞市" | "中山市" | "儋州市" | "嘉峪关市") || without_city(city)
}

/// Whether a district lies right under its province, and has no city to be missed.
pub(super) fn without_city(district: &str) -> bool {
    const DIRECT: &str = "济源市 仙桃市 潜江市 天门市 神农架林区 五指山市 琼海市 文昌市 万宁市 东方市 定安县 屯昌县 澄迈县 临高县 白沙黎族自治县 昌江黎族自治县 \
         乐东黎族自治县 陵水黎族自治县 保亭黎族苗族自治县 琼中黎族苗族自治县 石河子市 阿拉尔市 图木舒克市 五家渠市 北屯市 铁门关市 双河市 可克达拉市 昆玉市 胡杨河市 \
         新星市 白杨市";
    DIRECT.split_ascii_whitespace().any(|name| name == district)
}
