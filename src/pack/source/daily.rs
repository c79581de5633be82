//! What must hold of what belongs to a team's day: shifts, reminders, the list of a shift's beginning (T13–T15, S7).

use super::nearest::nearest;
use crate::pack::{Fault, Pack, Place};
use crate::text::calendar::minutes;

/// The most characters of a reminder or a line: it stands in a strip.
const LONGEST: usize = 200;

/// Looks at all of it; `team` is where the team stands.
pub(super) fn check(pack: &Pack, team: Place, faults: &mut Vec<Fault>) {
    for shift in &pack.team.shifts {
        let name = &shift.name;
        match (minutes(&shift.from), minutes(&shift.to)) {
            (Some(from), Some(to)) if from == to => {
                let fault = Fault::new(team, format!("shift {name} ends when it begins"));
                faults.push(fault.help("a whole day is from = \"00:00\", to = \"24:00\""));
            }
            (Some(_), Some(_)) => {}
            _ => faults.push(Fault::new(team, format!("shift {name} needs from and to as HH:MM"))),
        }
    }
    for reminder in &pack.reminders {
        let mut wrong = |said: String, help: &str| faults.push(Fault::new(reminder.place, said).help(help));
        let id = &reminder.id;
        if minutes(&reminder.at).is_none() {
            wrong(format!("reminder `{id}`: 「{}」 is no time of day", reminder.at), "write `at` as HH:MM");
        }
        if reminder.before >= 1_440 {
            wrong(format!("reminder `{id}` comes a day before its time"), "`before` is minutes, less than 1440");
        }
        text("reminder", id, &reminder.text, reminder.place, faults);
    }
    for line in &pack.start {
        text("start", &line.id, &line.text, line.place, faults);
        let names = || pack.team.shifts.iter().map(|shift| shift.name.as_str());
        for name in line.shifts.iter().filter(|name| names().all(|known| known != *name)) {
            let fault = Fault::new(line.place, format!("there is no shift `{name}`"));
            faults.push(match nearest(name, names()) {
                Some(near) => fault.help(format!("did you mean `{near}`?")),
                None => fault.help("shifts are in [team]; left out: all"),
            });
        }
    }
}

fn text(what: &str, id: &str, text: &str, place: Place, faults: &mut Vec<Fault>) {
    if text.trim().is_empty() || text.chars().count() > LONGEST {
        faults.push(Fault::new(place, format!("{what} `{id}`: its text is 1 to {LONGEST} characters")));
    }
}

#[cfg(test)]
mod tests {
    use super::super::{SourceFile, parse};
    use crate::pack::{Day, Pack};

    const ABOUT: &str = "[pack]\nname = \"t\"\nversion = \"1\"\n";

    fn read(text: &str) -> Result<Pack, Vec<(String, usize)>> {
        let text = format!("{ABOUT}{text}");
        parse(&[SourceFile { name: "t.toml".into(), text: text.clone() }])
            .map_err(|faults| faults.iter().map(|f| (f.message.clone(), f.line_column(&text).0)).collect())
    }

    #[test]
    fn reminders_and_lines_are_read() {
        let pack = read(
            "[[reminder]]\nid = \"m\"\ntext = \"开会\"\ndays = [\"周一\"]\nat = \"16:10\"\nbefore = 10\ncite = [\"T14\"]\n\
             [[start]]\nid = \"s\"\ntext = \"看留言\"\nshifts = [\"白班\"]\ncite = [\"S7\"]\n\
             [team]\nshifts = [{ name = \"白班\", from = \"08:30\", to = \"16:00\" }]\n",
        )
        .unwrap();
        assert_eq!((pack.reminders[0].days.as_slice(), pack.reminders[0].before), ([Day::Monday].as_slice(), 10));
        assert!(pack.start[0].concerns("白班") && !pack.reminders[0].off);
    }

    #[test]
    fn every_fault_has_its_place() {
        let reminder = "[[reminder]]\nid = \"m\"\ntext = \"开会\"\nat = \"16:10\"\ncite = [\"T14\"]\n";
        let start = "[[start]]\nid = \"s\"\ntext = \"看留言\"\nshifts = [\"白班\"]\ncite = [\"S7\"]\n";
        let team = |from: &str, to: &str| {
            format!("[team]\nshifts = [{{ name = \"晚班\", from = \"{from}\", to = \"{to}\" }}]\n")
        };
        for (text, line, word) in [
            (reminder.replace("16:10", "16.10"), 4, "no time of day"),
            (reminder.replace("16:10", "25:00"), 4, "no time of day"),
            (reminder.replace("cite", "before = 1440\ncite"), 4, "a day before"),
            (reminder.replace("开会", " "), 4, "1 to 200"),
            (reminder.replace("cite", "days = [\"星期一\"]\ncite"), 8, "周一"),
            (reminder.replace("开会", "开\\u200B会"), 4, "U+200B"),
            (format!("{reminder}{reminder}"), 9, "stands twice"),
            (format!("{start}{}", team("16:00", "23:30")), 4, "no shift `白班`"),
            (start.replace("看留言", ""), 4, "1 to 200"),
            (start.replace("shifts = [\"白班\"]\n", "when = 1\n"), 7, "when"),
            (team("16:00", "16:00"), 4, "ends when it begins"),
            (team("16:00", "23.30"), 4, "HH:MM"),
        ] {
            let found = read(&text).unwrap_err();
            assert!(found.iter().any(|(said, at)| said.contains(word) && *at == line), "{text}: {found:?}");
        }
        assert!(read(&team("00:00", "24:00")).is_ok() && read(&team("22:00", "06:00")).is_ok());
    }
}
