//! What is left of an address without numbers and divisions: who, and where exactly.

use super::name::{alone, beside, close_behind, has_surname, latin, name};
use super::text::{CALLED, NAMED, OTHER, PHONE, REGION, Text, digit, han, letter, one_of, parts};
use super::units::{List, Set, list, set, u};
use crate::remark::asked;

/// A word, or a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Item {
    Word(usize, usize),
    /// A mark and where it begins and ends.
    Mark(u16, usize, usize),
    Line,
}

/// The words of a text.
pub(super) struct Words<'w> {
    text: &'w Text<'w>,
    /// Divisions that stand by themselves and are nobody's name.
    regions: &'w [Range],
    items: Vec<Item>,
}

/// Characters of a text, from and to.
pub(super) type Range = (usize, usize);

/// What is said in a chat and is no part of an address.
const CHAT: &List = list!(
    "我 你 您 请 麻烦 谢谢 帮忙 帮我 改成 改到 改为 修改 发货 尽快 不要 什么 怎么 包装 备注 这个 那个 问题 亲 在吗 可以 写错 填错 拍错 换成 辛苦 收到 快递"
);

/// What an exact place has some of, in order.
const PLACE: &Set = set!("乡区厂厦号司园场坊城堡室寓寨局层屯巷幢广庄店府座庭弄所村栋校桥楼湾站组苑街路道镇队院馆");

impl<'w> Words<'w> {
    pub(super) fn new(text: &'w Text<'w>, regions: &'w [Range]) -> Self {
        let mut items = Vec::new();
        let mut at = 0;
        let length = text.work.len();
        while at < length {
            let c = text.get(at);
            let start = at;
            at += 1;
            if (1..=6).contains(&c) {
                while text.get(at) == c {
                    at += 1;
                }
                items.push(Item::Mark(c, start, at));
            } else if one_of(c, u!("\n")) {
                items.push(Item::Line);
            } else if !splits(text, start) {
                while at < length && !splits(text, at) {
                    at += 1;
                }
                items.push(Item::Word(start, at));
            }
        }
        let mut words = Self { text, regions, items };
        words.strip();
        words
    }

    /// Takes away what only asks, and what follows a label of something else.
    fn strip(&mut self) {
        let mut other = false;
        for item in &mut self.items {
            match *item {
                Item::Mark(mark, ..) => other = mark == OTHER,
                Item::Line => other = false,
                Item::Word(start, end) => {
                    let kept = asked_away(self.text, start, end);
                    *item = Item::Word(kept.0, if other { kept.0 } else { kept.1 });
                }
            }
        }
        self.items.retain(|item| !matches!(item, Item::Word(start, end) if start >= end));
    }

    fn of(&self, (start, end): Range) -> &[u16] {
        self.text.work.get(start..end).unwrap_or(&[])
    }

    fn word(&self, at: usize) -> Option<Range> {
        match self.items.get(at) {
            Some(Item::Word(start, end)) => Some((*start, *end)),
            _ => None,
        }
    }

    /// A word that is no division.
    fn other(&self, at: usize) -> Option<Range> {
        self.word(at).filter(|range| !self.regions.contains(range))
    }

    fn is_mark(&self, at: usize, marks: &[u16]) -> bool {
        matches!(self.items.get(at), Some(Item::Mark(mark, ..)) if marks.contains(mark))
    }

    /// Takes the name out: announced, beside the number, at either end, close behind the place.
    pub(super) fn take_name(&mut self) -> Option<Range> {
        let (at, range) = self
            .announced()
            .or_else(|| self.beside())
            .or_else(|| self.at_an_end())
            .or_else(|| self.glued())
            .or_else(|| self.rest())?;
        let (start, end) = self.word(at)?;
        match self.items.get_mut(at) {
            Some(item) if range.0 > start => *item = Item::Word(start, range.0),
            _ => {
                self.items.remove(at);
            }
        }
        Some((range.0, self.close(range.0, range.1.min(end))))
    }

    /// Where a name ends without 收.
    fn close(&self, start: usize, end: usize) -> usize {
        let (mut at, trims) = (end, |c| one_of(c, u!("收 .,。-、")));
        while at > start + 1 && trims(self.text.before(at)) {
            at -= 1;
        }
        if self.of((start, at)).ends_with(&[0x28]) { at - 1 } else { at }
    }

    fn announced(&self) -> Option<(usize, Range)> {
        let at = (0..self.items.len()).find(|at| self.is_mark(*at, &[NAMED]) && self.word(at + 1).is_some())? + 1;
        let range = self.word(at)?;
        let token = self.of(range);
        let fits = name(token).or_else(|| latin(token)).is_some()
            || token.len() <= 12 && !token.iter().any(|c| digit(*c) || one_of(*c, u!("路街号楼")));
        fits.then_some((at, range))
    }

    /// The words next to numbers, those before first.
    fn callers(&self) -> Vec<usize> {
        let mut found = Vec::new();
        for at in (0..self.items.len()).filter(|at| self.is_mark(*at, &[PHONE])) {
            let before = (0..at)
                .rev()
                .find(|at| !self.is_mark(*at, &[CALLED, PHONE]) && self.items.get(*at) != Some(&Item::Line));
            let after = (at + 1..self.items.len())
                .find(|at| !self.is_mark(*at, &[CALLED, PHONE]) && self.items.get(*at) != Some(&Item::Line));
            found.extend(before.into_iter().chain(after).filter(|at| self.word(*at).is_some()));
        }
        found
    }

    fn beside(&self) -> Option<(usize, Range)> {
        let callers = self.callers();
        let pick = |fits: &dyn Fn(&[u16]) -> bool| {
            callers.iter().find_map(|at| self.word(*at).filter(|range| fits(self.of(*range))).map(|range| (*at, range)))
        };
        let single = |token: &[u16]| matches!(token, [c] if one_of(*c, u!("王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董袁潘蔡蒋")));
        pick(&|token| name(token).is_some() && has_surname(token))
            .or_else(|| pick(&|token| name(token).is_some() && self.spare()))
            .or_else(|| pick(&|token| latin(token).is_some()))
            .or_else(|| pick(&|token| beside(token) && self.spare()))
            .or_else(|| pick(&single))
    }

    /// Whether there is a place beside the name: a lone word is rather that.
    fn spare(&self) -> bool {
        self.items.iter().filter(|item| matches!(item, Item::Word(..))).count() > 1
    }

    /// The first word, if it stands before the divisions, and the last.
    fn ends(&self) -> [Option<usize>; 2] {
        let words = |at: &usize| self.other(*at).is_some();
        let (first, last) = ((0..self.items.len()).find(words), (0..self.items.len()).rev().find(words));
        let region = (0..self.items.len()).find(|at| self.is_mark(*at, &[REGION]));
        [first.filter(|at| region.is_none_or(|region| *at < region) && (region.is_some() || self.spare())), last]
    }

    fn at_an_end(&self) -> Option<(usize, Range)> {
        let fits = |at: usize| {
            self.word(at)
                .filter(|range| name(self.of(*range)).is_some() && has_surname(self.of(*range)))
                .map(|range| (at, range))
        };
        let [first, last] = self.ends();
        let lone = |at: &usize| self.spare() || self.word(*at).is_some_and(|range| alone(self.of(range)));
        first.and_then(fits).or_else(|| last.filter(lone).and_then(fits))
    }

    fn glued(&self) -> Option<(usize, Range)> {
        let tail = |at: usize| {
            let range = self.word(at)?;
            let count = close_behind(self.of(range))?;
            Some((at, (range.1 - count, range.1)))
        };
        let phones = (1..self.items.len()).filter(|at| self.is_mark(*at, &[PHONE, CALLED]));
        let closed = |at: &usize| {
            let range = self.word(*at).map(|range| self.of(range)).unwrap_or(&[]);
            range
                .iter()
                .rposition(|c| one_of(*c, u!(")]")))
                .is_some_and(|place| (2..=5).contains(&(range.len() - place)))
        };
        phones.filter_map(|at| tail(at - 1)).next().or_else(|| self.ends()[1].filter(closed).and_then(tail))
    }

    /// What is short and no place where a name would stand: 太阳鲜鲜 before the divisions, 丹 behind the place.
    fn rest(&self) -> Option<(usize, Range)> {
        let [first, last] = self.ends();
        let before = first.filter(|at| {
            let token = self.word(*at).map(|range| self.of(range)).unwrap_or(&[]);
            self.spare()
                && (name(token).is_some()
                    && !CHAT.within(token)
                    && (0..self.items.len()).any(|at| self.is_mark(at, &[REGION]))
                    || token.iter().any(|c| han(*c)) && latin(token).is_some())
        });
        let behind = last.filter(|at| {
            let token = self.word(*at).map(|range| self.of(range)).unwrap_or(&[]);
            let one = matches!(token, [c] if han(*c) && !one_of(*c, u!("省市区县镇乡村路街号楼室层栋")));
            self.spare() && (one || token.iter().any(|c| han(*c)) && latin(token).is_some())
        });
        let at = before.or(behind)?;
        Some((at, self.word(at)?))
    }

    /// Where exactly: all words that are left, and are no talk.
    pub(super) fn detail(&self) -> Vec<Range> {
        let last = (0..self.items.len()).rev().find(|at| self.is_mark(*at, &[PHONE]));
        let region = (0..self.items.len()).find(|at| self.is_mark(*at, &[REGION]));
        let is_place = |range: Range| self.of(range).iter().any(|c| digit(*c) || PLACE.has(*c));
        let end = (0..self.items.len()).rev().find(|at| self.word(*at).is_some_and(is_place));
        let mut found: Vec<Range> = Vec::new();
        for at in 0..self.items.len() {
            let Some(range) = self.word(at) else { continue };
            let token = self.of(range);
            let place = is_place(range);
            let talk = (!place || region.is_some_and(|region| at < region)) && CHAT.within(token);
            // Behind place and number; what stands between two parts of a place is one itself: 3幢 1 单元 502.
            let late = last.is_some_and(|last| at > last && region.is_none_or(|region| last > region))
                && !found.is_empty()
                && end.is_none_or(|end| at > end);
            if talk || late || !token.iter().any(|c| han(*c) || digit(*c) || letter(*c) || one_of(*c, u!("-/#"))) {
                continue;
            }
            // Said again: 织里镇 … 织里镇织纺路.
            if let Some(old) =
                found.last().copied().filter(|old| old.1 - old.0 >= 2 && token.starts_with(self.of(*old)))
            {
                found.retain(|one| *one != old);
            }
            found.push(range);
        }
        found
    }
}

/// Whether a character parts words: a dot does beside Chinese characters only.
fn splits(text: &Text<'_>, at: usize) -> bool {
    let c = text.get(at);
    let plain = |c: u16| digit(c) || letter(c);
    parts(c) || one_of(c, u!(".")) && !(plain(text.before(at)) && plain(text.get(at + 1)))
}

/// The part of a word that does not only ask.
fn asked_away(text: &Text<'_>, start: usize, end: usize) -> Range {
    let word = text.slice(start, end);
    let kept = asked::strip(word);
    if kept.len() == word.len() {
        return (start, end);
    }
    let before = (kept.as_ptr() as usize).saturating_sub(word.as_ptr() as usize);
    let from = text.span(start, end).start;
    let inside = |at: &usize| (from + before..from + before + kept.len()).contains(&text.span(*at, at + 1).start);
    match ((start..end).find(inside), (start..end).rev().find(inside)) {
        (Some(first), Some(last)) => (first, last + 1),
        _ => (start, start),
    }
}
