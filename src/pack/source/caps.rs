//! How much a pack may hold, so that what a stolen key signs cannot fill a browser. What one word or expression may cost is
//! bounded where it is compiled.

use crate::pack::{Fault, Match, Pack, Phrase, Place, Rule};

/// Word entries of all rules and sets. The default pack has 14,000: variants are written out.
pub const MOST_WORDS: usize = 50_000;
/// Bytes of one word entry.
pub const LONGEST_WORD: usize = 512;
/// Rules that are regular expressions.
pub const MOST_PATTERNS: usize = 500;
/// Bytes of one regular expression.
pub const LONGEST_PATTERN: usize = 256;
/// Rules.
pub const MOST_RULES: usize = 5_000;
/// Phrases.
pub const MOST_PHRASES: usize = 20_000;
/// What phrases were the answer to.
pub const MOST_ANSWERED: usize = 20_000;
/// Bytes of one phrase's text.
pub const LONGEST_PHRASE: usize = 4 << 10;
/// Limits, forms of remarks, sites, reminders, lines of a shift's beginning: of each.
pub const MOST_FORMS: usize = 200;
/// Announcements.
pub const MOST_ANNOUNCEMENTS: usize = 100;
/// Hint-mode assignments, and promo periods.
pub const MOST_HINTS: usize = 2_000;
/// Shifts of a day.
pub const MOST_SHIFTS: usize = 48;
/// 接待IDs in the roster.
pub const MOST_AGENTS: usize = 5_000;

/// Looks at counts and lengths.
pub(super) fn check(pack: &Pack, faults: &mut Vec<Fault>) {
    let mut words = pack.sets.iter().map(|set| set.words.len()).sum::<usize>();
    let mut patterns = 0;
    for rule in &pack.rules {
        let entries = entries(rule);
        words += entries.len();
        let cut = |text: &str| text.chars().take(20).collect::<String>();
        if let Some(long) = entries.iter().find(|entry| entry.len() > LONGEST_WORD) {
            let message = format!("rule `{}`: 「{}…」 is longer than {LONGEST_WORD} bytes", rule.id, cut(long));
            faults.push(Fault::new(rule.place, message));
        }
        if let Match::Pattern { regex, .. } = &rule.finds {
            patterns += 1;
            if regex.len() > LONGEST_PATTERN {
                let message = format!("rule `{}`: an expression has at most {LONGEST_PATTERN} bytes", rule.id);
                faults.push(Fault::new(rule.place, message).help("list words instead, or make two rules of it"));
            }
        }
    }
    let long = |phrase: &&Phrase| phrase.variants.iter().chain([&phrase.text]).any(|text| text.len() > LONGEST_PHRASE);
    for phrase in pack.phrases.iter().filter(long) {
        let message = format!("phrase `{}` is longer than {LONGEST_PHRASE} bytes", phrase.id);
        faults.push(Fault::new(phrase.place, message));
    }
    let agents = pack.team.roster.iter().map(|seat| seat.agents.len()).sum();
    for (what, many, most) in [
        ("word entries", words, MOST_WORDS),
        ("regular expressions", patterns, MOST_PATTERNS),
        ("rules", pack.rules.len(), MOST_RULES),
        ("phrases", pack.phrases.len(), MOST_PHRASES),
        ("answered talks", pack.answered.len(), MOST_ANSWERED),
        ("limits", pack.limits.len(), MOST_FORMS),
        ("forms of remarks", pack.remarks.len(), MOST_FORMS),
        ("sites", pack.sites.len(), MOST_FORMS),
        ("reminders", pack.reminders.len(), MOST_FORMS),
        ("lines of a shift's beginning", pack.start.len(), MOST_FORMS),
        ("shifts", pack.team.shifts.len(), MOST_SHIFTS),
        ("announcements", pack.announcements.len(), MOST_ANNOUNCEMENTS),
        ("hint assignments", pack.hints.len(), MOST_HINTS),
        ("promo periods", pack.promos.len(), MOST_HINTS),
        ("接待IDs", agents, MOST_AGENTS),
    ] {
        if many > most {
            faults.push(Fault::new(Place::default(), format!("{many} {what}, and a pack has at most {most}")));
        }
    }
}

/// The word entries of a rule, before sets are put in.
fn entries(rule: &Rule) -> Vec<&String> {
    let e = &rule.except;
    let excuses = e.around.iter().chain(&e.before).chain(&e.after);
    let finds: Vec<&String> = match &rule.finds {
        Match::Words(words) | Match::Whole(words) | Match::Count { words, .. } => words.iter().collect(),
        Match::Near { groups, .. } => groups.iter().flatten().collect(),
        Match::Pattern { triggers, .. } => triggers.iter().collect(),
        Match::Number { cues, amount, .. } => cues.iter().chain(&amount.units).collect(),
        Match::Lacks { words, cues } => words.iter().chain(cues).collect(),
        Match::Detect(_) => Vec::new(),
    };
    finds.into_iter().chain(excuses).collect()
}
