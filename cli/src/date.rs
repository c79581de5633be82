//! `xiaoqi date`: what customers say of the day to ship, in; the day, out.

use crate::{Outcome, lines};
use anyhow::Context as _;
use std::io::Write;
use xiaoqi::remark::{Bound, ShipDay, ship_day};
use xiaoqi::text::calendar::{Date, Moment};

/// Read the day to ship: each line is what a customer wrote.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The moment it is said at, RFC 3339.
    #[arg(long)]
    now: String,
    /// Each line is a JSON string and gives one JSON object.
    #[arg(long)]
    jsonl: bool,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<Outcome> {
    let now = Moment::parse(&args.now).with_context(|| format!("--now is no RFC 3339 time: {}", args.now))?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let mut found = false;
    lines::each(|number, line| {
        if args.jsonl {
            let text: String = serde_json::from_str(line).with_context(|| format!("line {number}: not a string"))?;
            serde_json::to_writer(&mut out, &answer(&text, now.date))?;
            writeln!(out)?;
        } else {
            let said = ship_day(line, now.date);
            found |= said.date.is_none() || !said.flags.is_empty();
            writeln!(out, "{line}\n  {}", shown(&said))?;
        }
        Ok(())
    })?;
    out.flush()?;
    Ok(if found { Outcome::Found } else { Outcome::Clean })
}

fn answer(text: &str, today: Date) -> serde_json::Value {
    let said = ship_day(text, today);
    let bound = match said.bound {
        Bound::On => "on",
        Bound::From => "from",
        Bound::Until => "until",
    };
    serde_json::json!({
        "date": said.date.map(|date| date.to_string()),
        "bound": said.date.map(|_| bound),
        "text": said.text,
        "flags": said.flags,
    })
}

/// For people.
fn shown(said: &ShipDay) -> String {
    let day = if said.text.is_empty() { "没有说定日子，请问客户" } else { &said.text };
    let flags = said.flags.iter().map(|flag| match *flag {
        "past" => "，已经过去了",
        "ambiguous" => "，说得不够准，请确认",
        "impossible" => "，没有这一天",
        _ => "",
    });
    format!("{day}{}", flags.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_bounds_and_flags() {
        let today = Date::parse("2026-11-21").expect("a day");
        let say = |text| answer(text, today).to_string();
        assert_eq!(say("25号之前发"), r#"{"bound":"until","date":"2026-11-25","flags":[],"text":"11月25日前"}"#);
        assert_eq!(say("尽快"), r#"{"bound":null,"date":null,"flags":["vague"],"text":""}"#);
        assert_eq!(say("11月31号"), r#"{"bound":null,"date":null,"flags":["impossible"],"text":""}"#);
        assert_eq!(shown(&ship_day("昨天", today)), "11月20日，已经过去了");
    }
}
