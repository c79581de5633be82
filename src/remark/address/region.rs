//! Which divisions an address names (R1): the chain of names that says most, what others add to it, what speaks against it,
//! and which of it was said, concluded or renamed.

use super::chain::{Cand, Chain, Names, Said};
use super::divisions::{Divisions, Level, NONE, Unit};
use super::reading::area;
use super::text::{REGION, Text, han, one_of, parts};
use super::units::u;
use super::{Field, Flag, Parsed, Source};

/// As many readings as are offered where there is more than one.
const OFFERED: usize = 3;

/// Finds the divisions, marks them in the text, and says what they are. Where others are named is what comes back.
pub(super) fn find(table: &Divisions, text: &mut Text<'_>, parsed: &mut Parsed) -> Vec<(usize, usize)> {
    let mut spans: Vec<(usize, usize)> = Vec::new();
    let others = Finder { names: Names::new(table, text), table, text }.find(parsed, &mut spans);
    for (start, end) in spans {
        text.mark(start, end, REGION);
    }
    others
}

struct Finder<'f> {
    names: Names<'f>,
    table: &'f Divisions,
    text: &'f Text<'f>,
}

impl Finder<'_> {
    fn find(&self, parsed: &mut Parsed, spans: &mut Vec<(usize, usize)>) -> Vec<(usize, usize)> {
        let chains = self.names.chains();
        let Some(at) = best(&chains) else { return Vec::new() };
        let mut used = vec![at];
        let Some(main) = chains.get(at) else { return Vec::new() };
        let mut cands = main.cands.clone();
        let mut repeated = main.repeated;
        let mut against = self.names.against(main.end, &cands);
        let mut other = None;
        for (n, chain) in chains.iter().enumerate().filter(|(n, _)| *n != at) {
            let said = chain.steps.iter().any(|step| !step.plain);
            let together = self.names.together(&cands, &chain.cands);
            let more = together.len() != cands.len()
                || together.iter().any(|cand| !cands.iter().any(|old| old.unit == cand.unit));
            let near = used
                .last()
                .and_then(|last| chains.get(*last))
                .is_some_and(|last| (last.end..last.end + 3).contains(&chain.start));
            let whole = parts(self.text.before(chain.start)) && parts(self.text.get(chain.end));
            if together.is_empty() {
                // Two names that go together elsewhere, and nowhere with what was said.
                let beside = chain.anchored && chain.end == main.start;
                if beside || said && chain.steps.len() >= 2 && self.lowest(&chain.cands) >= Some(Level::City) {
                    against = true;
                    other = other.or(Some(n));
                }
            } else if said && if more { chain.anchored || near } else { whole } {
                cands = together;
                // 上海经静安区: what leads from one to the next is no place.
                let last = used.last().and_then(|last| chains.get(*last)).map_or(0, |last| last.end);
                if near && (last..chain.start).all(|at| one_of(self.text.get(at), u!("经的在之 ,\n"))) {
                    spans.push((last, chain.start));
                }
                used.push(n);
            } else if !more && said && chain.steps.len() >= 2 && self.lowest(&chain.cands) == self.lowest(&cands) {
                used.push(n);
                repeated = true;
            }
        }
        let steps = used.iter().filter_map(|at| chains.get(*at)).flat_map(|chain| &chain.steps);
        let merged =
            Chain { start: main.start, end: main.end, steps: Vec::new(), cands, anchored: main.anchored, repeated };
        let all: Vec<&super::chain::Step> = steps.collect();
        let settled = self.names.settle(&merged);
        let last = used.iter().filter_map(|at| chains.get(*at)).map(|chain| chain.end).max().unwrap_or(main.end);
        spans.extend(used.iter().filter_map(|at| chains.get(*at)).map(|chain| (chain.start, chain.end)));
        self.typo(main.start, spans);
        self.fill(parsed, &settled, &all);
        if let [one] = settled.as_slice() {
            self.beyond(parsed, one.unit, last, spans);
        }
        let several = settled.len() > 1 || merged.cands.len() > 1 && settled.iter().all(|cand| cand.said == Said::Old);
        if several || against {
            let mut offered = if settled.len() > 1 { settled.clone() } else { merged.cands };
            offered.extend(other.and_then(|n| chains.get(n)).iter().flat_map(|chain| chain.cands.iter().copied()));
            parsed.candidates = offered.iter().take(OFFERED).map(|cand| self.path(cand.unit)).collect();
        }
        if against {
            // Which of them is wrong is the question, not what is missing.
            parsed.free = Free { city: true, district: true };
        }
        for (is, flag) in [
            (settled.len() > 1, Flag::Ambiguous),
            (against, Flag::Contradictory),
            (repeated, Flag::Repeated),
            (
                all.iter().any(|step| is_old(step))
                    || parsed.region().iter().any(|field| field.source == Source::Renamed),
                Flag::Renamed,
            ),
        ] {
            if is {
                parsed.flags.push(flag);
            }
        }
        let others = chains.iter().enumerate().filter(|(n, _)| !used.contains(n));
        others.map(|(_, chain)| (chain.start, chain.end)).collect()
    }

    fn lowest(&self, cands: &[Cand]) -> Option<Level> {
        cands.iter().map(|cand| self.table.level(cand.unit)).max()
    }

    /// The fields of what was settled on.
    fn fill(&self, parsed: &mut Parsed, settled: &[Cand], steps: &[&super::chain::Step]) {
        let Some(first) = settled.first() else { return };
        for level in [Level::Province, Level::City, Level::District] {
            let mut at = settled.iter().map(|cand| self.at_level(cand.unit, level));
            let Some(Some(unit)) = at.next() else { continue };
            let same = at.clone().all(|other| other == Some(unit));
            // Several districts of one name: the name is sure, and nothing else.
            let alike = level == Level::District
                && at.all(|other| other.is_some_and(|other| self.table.letters(other) == self.table.letters(unit)));
            if !same && !alike {
                continue;
            }
            let is = |cand: &&Cand| settled.iter().any(|one| self.at_level(one.unit, level) == Some(cand.unit));
            let named = |step: &&&super::chain::Step| step.cands.iter().any(|cand| is(&cand));
            let said =
                steps.iter().filter(named).flat_map(|step| step.cands.iter().filter(is)).map(|cand| cand.said).min();
            // The city of before: 四平市 in 四平市公主岭市.
            let other =
                |cand: &Cand| cand.unit != unit && cand.said == Said::Full && self.table.level(cand.unit) == level;
            let before = || steps.iter().any(|step| is_old(step) || step.cands.iter().any(other));
            let source = match said {
                Some(Said::Full | Said::Short) => Source::Matched,
                Some(Said::Changed | Said::Old) => Source::Renamed,
                None if level == Level::City && before() => Source::Renamed,
                None => Source::Inferred,
            };
            let step = steps.iter().find(named);
            let spans = step.map(|step| self.text.span(step.start, step.end)).into_iter().collect();
            let town = self.is_town(unit);
            let written = step.filter(|_| town).map(|step| self.text.slice(step.start, step.end).to_owned());
            *parsed.part(level) = Field { text: written.unwrap_or_else(|| self.table.name(unit)), source, spans };
        }
        if matches!(self.table.code(first.unit) / 10_000, 11 | 12 | 31 | 50) {
            parsed.city = parsed.province.clone();
        }
        let code = self.table.code(first.unit);
        parsed.free = Free {
            city: settled.len() == 1 && code / 10_000 > 80
                || settled.len() == 1
                    && !code.is_multiple_of(10_000)
                    && self.table.parent(self.top(first.unit)) == NONE
                    && self.at_level(first.unit, Level::City).is_none(),
            district: is_town_city(code / 100) || code / 10_000 > 70,
        };
        if code / 10_000 > 70 {
            parsed.flags.push(Flag::Overseas);
        }
    }

    /// The province of a division.
    fn top(&self, unit: Unit) -> Unit {
        let mut at = unit;
        while self.table.parent(at) != NONE {
            at = self.table.parent(at);
        }
        at
    }

    /// What `unit` is, or lies under, at `level`.
    fn at_level(&self, unit: Unit, level: Level) -> Option<Unit> {
        let mut at = unit;
        while at != NONE && self.table.level(at) != level {
            at = self.table.parent(at);
        }
        (at != NONE).then_some(at)
    }

    fn is_town(&self, unit: Unit) -> bool {
        let code = self.table.code(unit);
        is_town_city(code / 100) && !code.is_multiple_of(100)
    }

    /// What stands behind a city where its district would: a district by its first characters, or an area of another kind.
    fn beyond(&self, parsed: &mut Parsed, unit: Unit, end: usize, spans: &mut Vec<(usize, usize)>) {
        if self.at_level(unit, Level::District).is_some()
            || parsed.province.text == parsed.city.text && parsed.city.text.is_empty()
        {
            return;
        }
        let city = self.table.level(unit) == Level::City || parsed.province.text == parsed.city.text;
        let at = (end..end + 3).find(|at| !one_of(self.text.get(*at), u!(" ,\n"))).unwrap_or(end);
        if !city || is_town_city(self.table.code(unit) / 100) {
            return;
        }
        if let Some(to) = area(self.text, at) {
            let span = self.text.span(at, to);
            parsed.district =
                Field { text: self.text.slice(at, to).to_owned(), source: Source::Matched, spans: vec![span] };
            parsed.flags.push(Flag::Area);
            spans.push((at, to));
        } else if let Some((district, to)) = self.names.by_beginning(at, unit) {
            let span = self.text.span(at, to);
            parsed.district = Field { text: self.table.name(district), source: Source::Renamed, spans: vec![span] };
            spans.push((at, to));
        }
    }

    /// Takes in a province that is written wrongly before what is sure: 四州省广安市.
    fn typo(&self, start: usize, spans: &mut Vec<(usize, usize)>) {
        let from =
            (start.saturating_sub(5)..start).rev().take_while(|at| han(self.text.get(*at))).last().unwrap_or(start);
        if one_of(self.text.before(start), u!("省"))
            && (2..=4).contains(&(start - from))
            && parts(self.text.before(from))
        {
            spans.push((from, start));
        }
    }

    /// Province, city and district of a division, in words.
    fn path(&self, unit: Unit) -> [String; 3] {
        let mut path = [Level::Province, Level::City, Level::District]
            .map(|level| self.at_level(unit, level).map_or(String::new(), |unit| self.table.name(unit)));
        if let [province, city, _] = &mut path
            && matches!(self.table.code(unit) / 10_000, 11 | 12 | 31 | 50)
        {
            *city = province.clone();
        }
        path
    }
}

/// Whether a name says a division as it was.
fn is_old(step: &super::chain::Step) -> bool {
    !step.plain && step.cands.iter().all(|cand| cand.said >= Said::Changed)
}

/// What an address may go without.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Free {
    pub(super) city: bool,
    pub(super) district: bool,
}

/// Whether these are the first digits of a city that has towns and no districts.
fn is_town_city(code: u32) -> bool {
    matches!(code, 4419 | 4420 | 4604 | 6202)
}

/// The chain that says most; the first where it says enough.
fn best(chains: &[Chain]) -> Option<usize> {
    let score = |chain: &Chain| {
        let steps = chain.steps.iter().map(|step| if step.plain { 2 } else { 4 }).sum::<usize>();
        steps + if chain.anchored { 3 } else { 0 }
    };
    let first = chains.first()?;
    if score(first) >= 8 {
        return Some(0);
    }
    let mut best = 0;
    for (n, chain) in chains.iter().enumerate() {
        if chains.get(best).is_some_and(|other| score(chain) > score(other)) {
            best = n;
        }
    }
    Some(best)
}

/// An address as a form wrote it: divisions in their order, each as written, and where the rest begins.
pub(super) fn as_written(table: &Divisions, line: &str, spaced: bool) -> Option<([String; 3], usize)> {
    let text = Text::new(line);
    let finder = Finder { names: Names::new(table, &text), table, text: &text };
    let chains = finder.names.chains();
    let chain = chains.first().filter(|chain| chain.start == 0)?;
    let settled = finder.names.settle(chain);
    let [one] = settled.as_slice() else { return None };
    let mut written: [String; 3] = Default::default();
    let mut end = 0;
    for step in &chain.steps {
        let level = [Level::Province, Level::City, Level::District].into_iter().find(|level| {
            finder.at_level(one.unit, *level).is_some_and(|unit| step.cands.iter().any(|cand| cand.unit == unit))
        });
        let Some(level) = level.map(|level| level as usize) else { break };
        let apart = step.start != end && (!spaced || text.slice(end, step.start).trim() != "");
        if apart || written.iter().skip(level).any(|lower| !lower.is_empty()) {
            break;
        }
        if let Some(slot) = written.get_mut(level) {
            *slot = text.slice(step.start, step.end).to_owned();
        }
        end = step.end;
    }
    if matches!(table.code(one.unit) / 10_000, 11 | 12 | 31 | 50) {
        let [province, city, _] = &mut written;
        *city = province.clone();
    }
    Some((written, text.span(0, end).end))
}

/// Today's full name of the province that all of `name` names.
pub(super) fn full_province(table: &Divisions, name: &str) -> Option<String> {
    let text = Text::new(name);
    let finder = Finder { names: Names::new(table, &text), table, text: &text };
    let chains = finder.names.chains();
    let [chain] = chains.as_slice() else { return None };
    match finder.names.settle(chain).as_slice() {
        [one] if table.level(one.unit) == Level::Province && chain.start == 0 && chain.end == text.work.len() => {
            Some(table.name(one.unit))
        }
        _ => None,
    }
}
