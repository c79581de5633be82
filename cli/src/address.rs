//! `xiaoqi address`: pasted addresses in, their parts out.

use crate::{Outcome, lines};
use anyhow::Context as _;
use serde_json::{Map, Value, json};
use std::io::Write;
use xiaoqi::remark::address::{Divisions, Flag, Parsed, parse};

/// Read pasted addresses, one a line from standard input.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Each line is a JSON string, which may hold line breaks, and gives one JSON object.
    #[arg(long)]
    jsonl: bool,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<Outcome> {
    let table = Divisions::bundled();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let mut found = false;
    lines::each(|number, line| {
        if args.jsonl {
            let text: String =
                serde_json::from_str(line).with_context(|| format!("line {number}: not a JSON string"))?;
            serde_json::to_writer(&mut out, &told(&parse(&text, Some(&table))))?;
            writeln!(out)?;
        } else {
            let parsed = parse(line, Some(&table));
            found |= parsed.flags.iter().any(|flag| !matches!(flag, Flag::Repeated));
            show(&parsed, &mut out)?;
        }
        Ok(())
    })?;
    out.flush()?;
    Ok(if found { Outcome::Found } else { Outcome::Clean })
}

fn told(parsed: &Parsed) -> Value {
    let mut object: Map<String, Value> =
        parsed.fields().map(|(name, field)| (name.to_owned(), json!(field.text))).into_iter().collect();
    object.insert("flags".into(), parsed.flags.iter().map(|flag| flag.code()).collect());
    let candidate =
        |[province, city, district]: &[String; 3]| json!({ "province": province, "city": city, "district": district });
    object.insert("candidates".into(), parsed.candidates.iter().map(candidate).collect());
    let sources = parsed.fields().map(|(name, field)| (name.to_owned(), json!(field.source.code())));
    object.insert("sources".into(), Value::Object(sources.into_iter().collect()));
    object.insert("doubtful_phone".into(), json!(parsed.doubtful));
    Value::Object(object)
}

fn show(parsed: &Parsed, out: &mut impl Write) -> anyhow::Result<()> {
    let parts: Vec<&str> =
        parsed.fields().map(|(_, field)| field.text.as_str()).into_iter().filter(|part| !part.is_empty()).collect();
    writeln!(out, "{}", parts.join(" "))?;
    for flag in &parsed.flags {
        writeln!(out, "  {}", flag.code())?;
    }
    for candidate in &parsed.candidates {
        writeln!(out, "  或：{}", candidate.concat())?;
    }
    Ok(())
}
