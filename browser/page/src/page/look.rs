//! Looking at a draft while it is typed, and showing what is found.

use super::Page;
use crate::field::Field;
use crate::guard::Draft;
use crate::panel::{Aftermath, Card, Panel, View};
use crate::site::Here;
use crate::{highlight, with_page};
use js_sys::Date;
use web_sys::Element;
use xiaoqi::desk::Desk;
use xiaoqi::pack::Verdict;
use xiaoqi::text::Span;
use xiaoqi::wording::{Context, Edit, Finding};

/// How much of the words found a card quotes, in characters.
const QUOTE: usize = 60;

/// The scope of a remark's text, as rules name it.
pub(super) const REMARK: &str = "remark";

/// What is shown of the draft last looked at.
#[derive(Default)]
pub(super) struct Shown {
    pub(super) draft: Draft,
    pub(super) editor: Option<Field>,
    pub(super) findings: Vec<Held>,
    /// What was known around the draft when it was checked, and what came of it: a check depends on nothing else, so the
    /// same draft in the same place is not checked again. Nothing where it must be.
    pub(super) checked: Option<(Context, Verdict)>,
    pub(super) notice: Option<String>,
    /// Whether a reason was given for this draft.
    pub(super) granted: bool,
}

/// A finding, kept for the keys of the panel.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Held {
    pub(super) rule: String,
    pub(super) edit: Option<Edit>,
    card: Card,
}

impl Held {
    fn new(finding: &Finding<'_>, draft: &str) -> Self {
        let edit = finding.edits(draft).into_iter().next();
        let whole = finding.span == Span::whole(draft);
        let quote: String = finding.span.of(draft).chars().take(QUOTE).collect();
        let card = Card {
            severity: finding.rule.severity,
            title: finding.rule.title.clone(),
            quote: if whole && draft.chars().count() > QUOTE { String::new() } else { quote },
            why: finding.rule.why.clone(),
            rewrite: edit.as_ref().map(|edit| preview(edit, draft)),
            overridable: finding.rule.category.overridable(),
            barred_by: None,
        };
        Self { rule: finding.rule.id.clone(), edit, card }
    }

    pub(super) fn severity(&self) -> Verdict {
        self.card.severity
    }

    pub(super) fn overridable(&self) -> bool {
        self.card.overridable
    }
}

/// The new words, with a sign that the rest of the draft stays.
fn preview(edit: &Edit, draft: &str) -> String {
    let more = |rest: Option<&str>| if rest.is_some_and(|rest| !rest.trim().is_empty()) { "…" } else { "" };
    format!("{}{}{}", more(draft.get(..edit.span.start)), edit.text, more(draft.get(edit.span.end..)))
}

/// One finding that no reason lets pass holds the whole message: the others must not offer what they cannot keep.
fn bar(findings: &mut [Held]) {
    let holds = |held: &Held| held.card.severity >= Verdict::Confirm;
    let Some(barring) = findings.iter().find(|f| holds(f) && !f.card.overridable).map(|f| f.card.title.clone()) else {
        return;
    };
    for held in findings.iter_mut().filter(|f| holds(f) && f.card.overridable) {
        held.card.overridable = false;
        held.card.barred_by = Some(barring.clone());
    }
}

fn holds(findings: &[Held]) -> bool {
    findings.iter().any(|held| held.severity() >= Verdict::Confirm)
}

/// What the page tells around a draft.
pub(super) fn context(here: &mut Here, desk: &Desk, draft: &Draft) -> Context {
    let mut context = here.context(&draft.chat);
    context.stage = desk.stage(&context.order_state).to_owned();
    if draft.remark {
        context.scope = REMARK.to_owned();
    }
    context
}

impl Page {
    /// Looks at the draft in the editor at `target` if it is another one: some editors delete by themselves, and no event
    /// tells of it (Quill).
    pub(super) fn look_if_changed(&mut self, target: &Element) {
        let editor = self.here.as_ref().and_then(|here| here.editor_at(target));
        if let Some(editor) = editor.filter(|editor| !self.composing && editor.read() != self.shown.draft.text) {
            self.look(&editor);
        }
    }

    /// Looks at the draft in `editor` and shows what is found.
    pub(super) fn look(&mut self, editor: &Field) {
        let draft = self.draft(editor);
        self.see_sent(&draft);
        if self.here.is_none() {
            return;
        }
        if draft.chat != self.shown.draft.chat {
            self.quiet.clear();
        }
        self.open_search(&draft.text);
        let Some(here) = &mut self.here else { return };
        let same = draft == self.shown.draft;
        let context = context(here, &self.desk, &draft);
        let known = self.shown.checked.as_ref().is_some_and(|(then, _)| *then == context);
        // Underlines hang on nodes, which the page may have made anew.
        if same && known && self.search_view().is_none() && matches!(editor, Field::Area(_)) {
            self.shown.editor = Some(editor.clone());
            self.look_remark();
            return self.redraw();
        }
        let mut findings = Vec::new();
        let mut verdict = Verdict::Pass;
        if self.paused || draft.text.trim().is_empty() {
            highlight::clear();
        } else {
            let mut checked = self.desk.check(&draft.text, &context);
            verdict = checked.verdict;
            checked.findings.retain(|f| f.rule.severity >= Verdict::Confirm || !self.quiet.contains(&f.rule.id));
            highlight::show(editor, &draft.text, &checked.findings);
            findings.extend(checked.findings.iter().map(|f| Held::new(f, &draft.text)));
            bar(&mut findings);
        }
        if !same {
            (self.shown.notice, self.shown.granted) = (None, false);
        }
        self.order_state.clone_from(&context.order_state);
        self.suggest(Some(editor), &draft.text);
        self.look_remark();
        self.shown.draft = draft;
        self.shown.checked = (!self.paused).then_some((context, verdict));
        self.shown.findings = findings;
        self.shown.editor = Some(editor.clone());
        self.redraw();
    }

    /// The panel leaves the page's remark link within reach.
    fn make_room(&self) {
        if let Some(panel) = &self.panel {
            panel.leave_free(self.here.as_ref().and_then(Here::remark_link).as_ref());
        }
    }

    /// A line above the findings, until the draft changes.
    pub(super) fn notice(&mut self, text: &str) {
        self.shown.notice = Some(text.to_owned());
        self.redraw();
    }

    /// Brings the panel up to what is known.
    pub(super) fn redraw(&mut self) {
        let Some(here) = &self.here else { return };
        // Made when first shown: before the page's first script every millisecond counts. Never where there is nothing to work
        // at: the page around a frame with the chat has no panel beside that frame's.
        if self.panel.is_none() {
            if self.shown.editor.is_none() && !here.is_at_work() {
                return;
            }
            let act = |act| _ = with_page(|page| page.act(act));
            self.panel = Panel::new(act, || _ = with_page(|page| page.make_room()));
        }
        let (who, ask) = self.identify();
        let (clocks, more_clocks) = self.clocks();
        let now = Date::now();
        let steady = gloo::utils::window().performance().map_or(0.0, |clock| clock.now());
        // While a message is held back the panel speaks of nothing else to send.
        let search = self.search_view().filter(|_| !self.paused);
        let silent = self.paused || search.is_none() && holds(&self.shown.findings);
        let phrases = if silent { Vec::new() } else { self.offers(&who) };
        let view = View {
            protection: self.protection,
            stale: self.stale,
            cards: self.shown.findings.iter().map(|held| held.card.clone()).collect(),
            notice: self.shown.notice.clone(),
            granted: self.shown.granted,
            who,
            ask: ask.filter(|_| !self.paused),
            bulletin: self.bulletin(),
            remark: self.remark_view(),
            saved: self.saved_view(),
            promises: self.promises_view(),
            bulk: self.bulk_view(),
            can_bulk: self.can_bulk(),
            clocks,
            more_clocks,
            aftermath: if self.paused { Aftermath::default() } else { self.aftermath() },
            search,
            can_search: !self.paused && self.here.as_ref().is_some_and(Here::has_chat),
            phrases,
            skew: ((now - steady) / 1000.0).round() as i64,
        };
        if let Some(panel) = &mut self.panel {
            let changed = panel.show(view, now);
            panel.avoid(self.work.as_ref().map(|work| &work.dialog));
            if changed {
                panel.measure_later();
            }
        }
    }
}
