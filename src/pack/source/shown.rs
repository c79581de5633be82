//! Characters that deceive whoever reads: what turns the direction of writing, what cannot be seen, letters of other
//! scripts amid Latin ones. In a file no control of direction may stand at all (a reviewer would read another order than
//! the parser); in what people are shown none of them may, however it is written. Tests of rules may hold all but the first.

use crate::pack::{Fault, Pack, Place};

const LOOKS_LATIN: &str = "looks like a Latin letter and is none";

/// Whether `c` may not stand in what people are shown, between those two, for it cannot be seen or turns the direction.
pub(crate) fn is_hidden(c: char, before: Option<char>, after: Option<char>) -> bool {
    wrong(c, before, after).is_some_and(|why| why != LOOKS_LATIN)
}

/// The first letter of `text` that looks like a Latin one among Latin ones and is none.
pub(crate) fn look_alike(text: &str) -> Option<char> {
    let mut before = None;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if wrong(c, before, chars.peek().copied()) == Some(LOOKS_LATIN) {
            return Some(c);
        }
        before = Some(c);
    }
    None
}

/// What is wrong with one character where people read it.
fn wrong(c: char, before: Option<char>, after: Option<char>) -> Option<&'static str> {
    let emoji = |c: Option<char>| {
        c.is_some_and(|c| matches!(c, '\u{fe0f}' | '\u{2600}'..='\u{27bf}' | '\u{1f000}'..='\u{1faff}'))
    };
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
    match c {
        _ if turns(c) => Some("turns the direction of writing"),
        // A family of emoji is joined by it.
        '\u{200d}' if emoji(before) && emoji(after) => None,
        '\u{ad}'
        | '\u{34f}'
        | '\u{115f}'
        | '\u{1160}'
        | '\u{17b4}'
        | '\u{17b5}'
        | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'
        | '\u{2029}'
        | '\u{2060}'..='\u{206f}'
        | '\u{3164}'
        | '\u{fe00}'..='\u{fe0e}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e0fff}' => Some("cannot be seen"),
        '\n' => None,
        _ if c.is_control() => Some("is a control character"),
        '\u{370}'..='\u{3ff}' | '\u{400}'..='\u{52f}' | '\u{13a0}'..='\u{13ff}' if latin(before) || latin(after) => {
            Some(LOOKS_LATIN)
        }
        _ => None,
    }
}

/// Whether `c` turns the direction of writing.
fn turns(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Looks through a file's text for what turns it.
pub(super) fn check_file(text: &str, file: usize, faults: &mut Vec<Fault>) {
    if let Some((at, c)) = text.char_indices().find(|(_, c)| turns(*c)) {
        let place = Place { file, start: at, end: at + c.len_utf8() };
        let fault = Fault::new(place, format!("U+{:04X} turns the direction of writing", u32::from(c)));
        faults.push(fault.help(format!("take it out; where a test needs it, write \"\\u{:04X}\"", u32::from(c))));
    }
}

/// Looks through all that people are shown.
pub(super) fn check(pack: &Pack, team: Place, faults: &mut Vec<Fault>) {
    for (text, place) in texts(pack, team) {
        let mut before = None;
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            if let Some(why) = wrong(c, before, chars.peek().copied()) {
                let start: String = text.chars().filter(|c| wrong(*c, None, None).is_none()).take(20).collect();
                let fault = Fault::new(place, format!("「{start}…」 holds U+{:04X}, which {why}", u32::from(c)));
                faults.push(fault.help("people read this: write it with what they see"));
                break;
            }
            before = Some(c);
        }
    }
}

/// Every text of a pack that people are shown, with the place of its entry.
fn texts<'p>(pack: &'p Pack, team: Place) -> Vec<(&'p str, Place)> {
    let mut all: Vec<(&'p str, Place)> = vec![(&pack.name, Place::default()), (&pack.version, Place::default())];
    let mut add = |place: Place, texts: &[&'p String]| all.extend(texts.iter().map(|text| (text.as_str(), place)));
    for r in &pack.rules {
        add(r.place, &[&r.id, &r.title, &r.why]);
        add(r.place, &r.rewrite.iter().chain(&r.replace).chain(&r.cite).collect::<Vec<_>>());
    }
    for set in &pack.sets {
        add(Place::default(), &[&set.name]);
    }
    for a in &pack.allow {
        add(a.place, &[&a.why, &a.owner]);
    }
    for p in &pack.phrases {
        add(p.place, &[&p.id, &p.group, &p.code, &p.text, &p.image]);
        add(p.place, &p.variants.iter().chain(&p.shop).chain(&p.goods).collect::<Vec<_>>());
    }
    for l in &pack.limits {
        add(l.place, &[&l.id, &l.title, &l.duty]);
        add(l.place, &l.order.iter().collect::<Vec<_>>());
    }
    for r in &pack.remarks {
        add(r.place, &[&r.title, &r.form, &r.unchanged]);
    }
    for s in &pack.sites {
        add(s.place, &[&s.id, &s.name, &s.platform]);
    }
    for a in &pack.announcements {
        add(a.place, &[&a.id, &a.text]);
    }
    for p in &pack.promos {
        add(p.place, &[&p.name]);
    }
    for r in &pack.reminders {
        add(r.place, &[&r.id, &r.text, &r.source]);
    }
    for l in &pack.start {
        add(l.place, &[&l.id, &l.text]);
    }
    let t = &pack.team;
    add(team, &[&t.call, &t.date, &t.urge]);
    add(team, &t.stages.iter().map(|s| &s.id).collect::<Vec<_>>());
    add(team, &t.shifts.iter().flat_map(|s| [&s.name, &s.reviewer]).collect::<Vec<_>>());
    add(team, &t.shops.iter().flat_map(|s| [&s.name, &s.call]).collect::<Vec<_>>());
    for seat in &t.roster {
        add(seat.place, &seat.agents.iter().chain([&seat.account]).collect::<Vec<_>>());
    }
    all
}
