//! What must be found, worked out the slow way: every word tried at every place, every chain of words tried.
//!
//! From docs/add-a-rule.md, not from the engine: at most 24 noise characters inside a word; Latin letters and digits
//! at a word's edge are not a piece of a longer one; phrases of `around` take away the words they cover; words of
//! `before` and `after` excuse from up to four characters away, within the clause, within the sentence.

use super::made_up::{Kind, Rule, Token};
use std::cmp::Reverse;
use std::collections::BTreeSet;
use xiaoqi::text::{Folded, Span, fold_str};

const MOST_NOISE: u8 = 24;
const REACH: usize = 4;

/// Folded characters from, to.
type Place = (usize, usize);

/// A message, folded.
pub(super) struct Text<'t> {
    draft: &'t str,
    folded: Folded,
}

fn ends_sentence(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | ';' | '\n')
}

fn ends_clause(c: char) -> bool {
    c == ',' || ends_sentence(c)
}

impl<'t> Text<'t> {
    /// The text as it stands, and without the marks of what is spelled out in it.
    pub(super) fn readings(draft: &'t str) -> Vec<Self> {
        let folded = Folded::new(draft);
        let mut spelled = folded.clone();
        let again = spelled.spell().then_some(Self { draft, folded: spelled });
        std::iter::once(Self { draft, folded }).chain(again).collect()
    }

    fn chars(&self) -> &[char] {
        self.folded.chars()
    }

    fn span(&self, (start, end): Place) -> Span {
        self.folded.span(start, end)
    }

    /// Every place where the folded word's characters stand side by side.
    fn stands(&self, word: &str) -> Vec<Place> {
        let word: Vec<char> = fold_str(word).chars().collect();
        let chars = self.chars();
        (0..chars.len()).filter(|at| chars[*at..].starts_with(&word)).map(|at| (at, at + word.len())).collect()
    }

    /// Every place where they stand as a word.
    fn word(&self, word: &str) -> Vec<Place> {
        self.stands(word).into_iter().filter(|place| self.is_word(*place)).collect()
    }

    fn is_word(&self, (start, end): Place) -> bool {
        let torn = (start + 1..end).any(|at| self.folded.noise_before(at) > MOST_NOISE);
        let chars = self.chars();
        // Whether `at` and the character before it are one Latin word.
        let joined = |at: usize| {
            at > 0
                && at < chars.len()
                && chars[at - 1].is_ascii_alphanumeric()
                && chars[at].is_ascii_alphanumeric()
                && self.folded.noise_before(at) == 0
        };
        !torn && !joined(start) && !joined(end)
    }

    fn any_word(&self, words: &[String]) -> BTreeSet<Place> {
        words.iter().flat_map(|word| self.word(word)).collect()
    }

    /// The words of a rule that no longer phrase covers.
    fn free(&self, words: &[String], rule: &Rule) -> BTreeSet<Place> {
        self.any_word(words).into_iter().filter(|place| !self.covered(*place, rule)).collect()
    }

    fn covered(&self, (start, end): Place, rule: &Rule) -> bool {
        rule.around.iter().flat_map(|phrase| self.stands(phrase)).any(|(from, to)| from <= start && end <= to)
    }

    fn excused(&self, place: Place, rule: &Rule) -> bool {
        let (start, end) = place;
        let between = |from: usize, to: usize, ends: fn(char) -> bool| {
            to.checked_sub(from).is_some_and(|gap| gap <= REACH) && !self.chars()[from..to].iter().any(|c| ends(*c))
        };
        let before = |word: &String| self.stands(word).iter().any(|(_, to)| between(*to, start, ends_clause));
        let after = |word: &String| self.stands(word).iter().any(|(from, _)| between(end, *from, ends_sentence));
        self.covered(place, rule) || rule.before.iter().any(before) || rule.after.iter().any(after)
    }
}

/// Every finding of a rule of an exact kind, before findings are merged.
fn exact(text: &Text<'_>, rule: &Rule) -> Vec<Span> {
    let places: BTreeSet<Place> = match &rule.kind {
        Kind::Words(words) => text.free(words, rule),
        Kind::Gap { first, most, last } => {
            if text.free(&[first.to_string()], rule).is_empty() {
                BTreeSet::new()
            } else {
                gaps(text.chars(), *first, *most, *last)
            }
        }
        Kind::Whole(words) => {
            let marks = |c: &char| matches!(c, '.' | '!' | ',' | '\n');
            let chars = text.chars();
            let end = chars.iter().rposition(|c| !marks(c)).map_or(chars.len(), |at| at + 1);
            let is = |word: &String| chars[..end].iter().copied().eq(fold_str(word).chars());
            words.iter().filter(|word| is(word)).map(|_| (0, chars.len())).collect()
        }
        Kind::Lacks(words) => {
            let lacks = text.free(words, rule).is_empty() && !text.chars().is_empty();
            return lacks.then(|| Span::whole(text.draft)).into_iter().collect();
        }
        _ => unreachable!("not an exact kind"),
    };
    places.into_iter().filter(|place| !text.excused(*place, rule)).map(|place| text.span(place)).collect()
}

/// Leftmost, then longest: what `first.{0,most}last` finds.
fn gaps(chars: &[char], first: char, most: usize, last: char) -> BTreeSet<Place> {
    let mut found = BTreeSet::new();
    let mut at = 0;
    while at < chars.len() {
        let mut reach = (at + 1..chars.len()).take(most + 1);
        let end = reach.rfind(|end| chars[*end] == last && !chars[at..*end].contains(&'\n'));
        match end.filter(|_| chars[at] == first) {
            Some(end) => {
                found.insert((at, end + 1));
                at = end + 1;
            }
            None => at += 1,
        }
    }
    found
}

/// The findings of several rules of exact kinds as an agent sees them: strongest first; of two that overlap, the
/// stronger, then the one that begins first, then the longer; what lacks stands over the others.
pub(super) fn merged(readings: &[Text<'_>], rules: &[Rule]) -> Vec<(String, Span)> {
    let mut all: Vec<(&Rule, Span)> = Vec::new();
    for text in readings {
        for (rule, span) in rules.iter().flat_map(|rule| exact(text, rule).into_iter().map(move |span| (rule, span))) {
            if !all.iter().any(|(r, s)| r.id == rule.id && *s == span) {
                all.push((rule, span));
            }
        }
    }
    // Of equals, those that are asked for by words come before those that are always asked.
    let always = |rule: &Rule| matches!(rule.kind, Kind::Whole(_) | Kind::Lacks(_));
    all.sort_by_key(|(rule, span)| (Reverse(rule.severity), span.start, Reverse(span.end), always(rule)));
    let over = |rule: &Rule| matches!(rule.kind, Kind::Lacks(_));
    let mut kept: Vec<(&Rule, Span)> = Vec::new();
    for (rule, span) in all {
        if !kept.iter().any(|(k, at)| !over(k) && !over(rule) && at.overlaps(span)) {
            kept.push((rule, span));
        }
    }
    kept.into_iter().map(|(rule, span)| (rule.id.clone(), span)).collect()
}

/// Every chain of a `near` rule: those that count, and those that an exception excuses.
#[derive(Debug, Default)]
pub(super) struct Chains {
    pub(super) stand: BTreeSet<Span>,
    pub(super) excused: BTreeSet<Span>,
}

pub(super) fn chains(readings: &[Text<'_>], rule: &Rule) -> Chains {
    let mut all = Chains::default();
    for text in readings {
        let Chains { stand, excused } = chains_in(text, rule);
        all.stand.extend(stand);
        all.excused.extend(excused);
    }
    all
}

fn chains_in(text: &Text<'_>, rule: &Rule) -> Chains {
    let Kind::Near { groups, within, ordered } = &rule.kind else { unreachable!("not near") };
    let groups: Vec<BTreeSet<Place>> = groups.iter().map(|words| text.free(words, rule)).collect();
    let mut places = BTreeSet::new();
    let firsts = if *ordered { 0..1 } else { 0..groups.len() };
    for first in firsts {
        for (start, end) in &groups[first] {
            let mut seen = vec![false; groups.len()];
            seen[first] = true;
            grow(text, &groups, *within, *ordered, &mut seen, first, (*start, *end), &mut places);
        }
    }
    let mut chains = Chains::default();
    for place in places {
        let into = if text.excused(place, rule) { &mut chains.excused } else { &mut chains.stand };
        into.insert(text.span(place));
    }
    chains
}

#[expect(clippy::too_many_arguments, reason = "a search that carries its state")]
fn grow(
    text: &Text<'_>,
    groups: &[BTreeSet<Place>],
    within: usize,
    ordered: bool,
    seen: &mut Vec<bool>,
    last: usize,
    chain: Place,
    found: &mut BTreeSet<Place>,
) {
    if seen.iter().all(|seen| *seen) {
        found.insert(chain);
        return;
    }
    for next in 0..groups.len() {
        if seen[next] || ordered && next != last + 1 {
            continue;
        }
        seen[next] = true;
        for (start, end) in &groups[next] {
            let near = start.checked_sub(chain.1).is_some_and(|gap| gap <= within);
            if near && !text.chars()[chain.1..*start].iter().any(|c| ends_sentence(*c)) {
                grow(text, groups, within, ordered, seen, next, (chain.0, *end), found);
            }
        }
        seen[next] = false;
    }
}

/// What a `count` rule finds, from the first word to the last; `None` if the words overlap so that it depends on how
/// they are counted.
pub(super) fn counted(text: &Text<'_>, rule: &Rule) -> Option<Option<Span>> {
    let Kind::Count { words, least } = &rule.kind else { unreachable!("not count") };
    let places = text.free(words, rule);
    // At least the groups of overlapping words, at most the words that can stand apart.
    let (mut clusters, mut reach) = (0, 0);
    for (start, end) in &places {
        if *start >= reach {
            clusters += 1;
        }
        reach = reach.max(*end);
    }
    let mut by_end: Vec<Place> = places.iter().copied().collect();
    by_end.sort_by_key(|(start, end)| (*end, Reverse(*start)));
    let (mut apart, mut free) = (0, 0);
    for (start, end) in by_end {
        if start >= free {
            apart += 1;
            free = end;
        }
    }
    if (clusters >= *least) != (apart >= *least) {
        return None;
    }
    let place = (places.first().map_or(0, |place| place.0), reach);
    let found = clusters >= *least && !text.excused(place, rule);
    Some(found.then(|| text.span(place)))
}

/// Where a cue and a number over the bound with a unit stand, for every cue.
pub(super) fn amounts(rule: &Rule, tokens: &[Token]) -> BTreeSet<Span> {
    let Kind::Number { over, within, .. } = &rule.kind else { unreachable!("not number") };
    let draft: String = tokens.iter().map(Token::text).collect();
    let mut ends = vec![0];
    for token in tokens {
        ends.push(ends[ends.len() - 1] + token.text().len());
    }
    let solid = |at: usize| tokens[at].text() != "❤";
    let mut found = BTreeSet::new();
    for cue in (0..tokens.len()).filter(|at| matches!(tokens[*at], Token::Cue(_))) {
        for number in cue + 1..tokens.len() {
            let Token::Number(_, value) = &tokens[number] else { continue };
            let between = &draft[ends[cue + 1]..ends[number]];
            let gap = fold_str(between);
            let Some(unit) = (number + 1..tokens.len()).find(|at| solid(*at)) else { continue };
            let near =
                gap.chars().count() <= *within && !gap.contains(ends_sentence_outside_numbers(tokens, cue, number));
            if near && value > over && matches!(tokens[unit], Token::Unit(_)) {
                found.insert(Span::new(ends[cue], ends[unit + 1]));
            }
        }
    }
    found
}

/// A decimal point between cue and number is no end of a sentence: then only a line break or a 。 token is.
fn ends_sentence_outside_numbers(tokens: &[Token], cue: usize, number: usize) -> impl Fn(char) -> bool {
    let ended = tokens[cue..number].iter().any(|token| matches!(token, Token::Mark('。' | '\n')));
    move |_| ended
}
