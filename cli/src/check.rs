//! `xiaoqi check`: messages in, verdicts out.

use crate::{Outcome, lines, pack};
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use anyhow::Context as _;
use serde::{Deserialize, Serialize};
use std::io::{IsTerminal, Write};
use std::path::Path;
use xiaoqi::pack::{Category, Turn, Verdict};
use xiaoqi::wording::{Checked, Context, Finding};

/// Check messages.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Each line is a JSON value and gives one JSON object.
    #[arg(long)]
    jsonl: bool,
    /// The platform, for rules that ask for one.
    #[arg(long, value_parser = ["pdd", "douyin", "taobao", "jd", "kuaishou", "xiaohongshu", "weixin", "erp321"])]
    platform: Option<String>,
    /// Where the text will stand.
    #[arg(long, value_parser = ["chat", "remark"], default_value = "chat")]
    scope: String,
}

/// A line of `--jsonl`: a text, or a text with what is known around it. Keys of other commands may stand and are not
/// read.
#[derive(Deserialize)]
#[serde(untagged)]
enum Input {
    Text(String),
    Full(Box<Full>),
}

#[derive(Deserialize)]
struct Full {
    text: String,
    platform: Option<String>,
    scope: Option<String>,
    stage: Option<String>,
    #[serde(default)]
    context: Vec<Turn>,
    #[serde(default)]
    order: Order,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Order {
    state: Option<String>,
    amount: Option<f64>,
    number: Option<String>,
    phone: Option<String>,
    tracking: Option<String>,
}

#[derive(Serialize)]
struct Output<'a> {
    verdict: Verdict,
    findings: Vec<OutputFinding<'a>>,
    /// Rules on trial that found something.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    trials: Vec<&'a str>,
}

#[derive(Serialize)]
struct OutputFinding<'a> {
    rule: &'a str,
    category: Category,
    severity: Verdict,
    start: usize,
    end: usize,
    text: &'a str,
    message: &'a str,
    why: &'a str,
    rewrite: Vec<String>,
    cite: &'a [String],
}

pub(crate) fn run(args: &Args, pack: Option<&Path>) -> anyhow::Result<Outcome> {
    let desk = pack::load(pack)?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let mut worst = Verdict::Pass;
    lines::each(|number, line| {
        let (text, context) = if args.jsonl {
            let input = serde_json::from_str(line).with_context(|| format!("line {number}: not a message"))?;
            with_context(input, args)
        } else {
            (line.to_owned(), bare(args))
        };
        let checked = desk.check(&text, &context);
        worst = worst.max(checked.verdict);
        if args.jsonl {
            serde_json::to_writer(&mut out, &output(&checked, &text))?;
            writeln!(out)?;
        } else {
            show(&mut out, &checked, &text)?;
        }
        Ok(())
    })?;
    out.flush()?;
    Ok(if !args.jsonl && worst >= Verdict::Warn { Outcome::Found } else { Outcome::Clean })
}

fn bare(args: &Args) -> Context {
    Context { scope: args.scope.clone(), platform: args.platform.clone().unwrap_or_default(), ..Context::default() }
}

fn with_context(input: Input, args: &Args) -> (String, Context) {
    let mut known = bare(args);
    match input {
        Input::Text(text) => (text, known),
        Input::Full(full) => {
            let Full { text, platform, scope, stage, context, order } = *full;
            known.platform = platform.unwrap_or(known.platform);
            known.scope = scope.unwrap_or(known.scope);
            known.stage = stage.unwrap_or_default();
            known.order_state = order.state.unwrap_or_default();
            known.order_amount = order.amount;
            known.own = [order.number, order.phone, order.tracking].into_iter().flatten().collect();
            known.turns = context;
            (text, known)
        }
    }
}

fn output<'a>(checked: &Checked<'a>, text: &'a str) -> Output<'a> {
    let finding = |f: &Finding<'a>| {
        let (start, end) = f.span.in_chars(text);
        OutputFinding {
            rule: &f.rule.id,
            category: f.rule.category,
            severity: f.rule.severity,
            start,
            end,
            text: f.span.of(text),
            message: &f.rule.title,
            why: &f.rule.why,
            rewrite: f.edits(text).iter().map(|edit| edit.apply(text)).collect(),
            cite: &f.rule.cite,
        }
    };
    Output {
        verdict: checked.verdict,
        findings: checked.findings.iter().map(finding).collect(),
        trials: checked.trials.iter().map(|rule| rule.id.as_str()).collect(),
    }
}

fn show(out: &mut impl Write, checked: &Checked<'_>, text: &str) -> anyhow::Result<()> {
    let renderer = if std::io::stdout().is_terminal() { Renderer::styled() } else { Renderer::plain() };
    for f in &checked.findings {
        let level = match f.rule.severity {
            Verdict::Block | Verdict::Confirm => Level::ERROR,
            Verdict::Warn => Level::WARNING,
            Verdict::Hint | Verdict::Pass => Level::INFO,
        };
        let title = format!("{} · {}", f.rule.severity.said(), f.rule.title);
        let snippet =
            Snippet::source(text).annotation(AnnotationKind::Primary.span(f.span.start..f.span.end).label(&f.rule.why));
        let mut group = Group::with_title(level.primary_title(&title).id(&f.rule.id)).element(snippet);
        let rewrite = f.edits(text).first().map(|edit| format!("可改为：{}", edit.apply(text)));
        if let Some(rewrite) = &rewrite {
            group = group.element(Level::HELP.message(rewrite));
        }
        writeln!(out, "{}", renderer.render(&[group]))?;
    }
    if checked.findings.is_empty() {
        writeln!(out, "{} · {text}", Verdict::Pass.said())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn say(json: &str) -> (String, Context) {
        let args = Args { jsonl: true, platform: Some("pdd".into()), scope: "chat".into() };
        with_context(serde_json::from_str(json).unwrap(), &args)
    }

    #[test]
    fn a_line_is_a_text_or_an_object() {
        assert_eq!(say("\"好的\"").0, "好的");
        let (text, known) = say(
            r#"{"text":"好","order":{"state":"派件中","amount":3},"context":[{"who":"customer","text":"在吗","at":"x"}]}"#,
        );
        assert_eq!((text.as_str(), known.order_state.as_str(), known.platform.as_str()), ("好", "派件中", "pdd"));
        assert_eq!(known.turns.len(), 1);
    }

    #[test]
    fn offsets_count_scalar_values() {
        let desk = pack::load(None).unwrap();
        let text = "😀𠮷加我微信详聊";
        let checked = desk.check(text, &Context::default());
        let out = output(&checked, text);
        let f = &out.findings[0];
        assert_eq!(text.chars().skip(f.start).take(f.end - f.start).collect::<String>(), f.text);
    }
}
