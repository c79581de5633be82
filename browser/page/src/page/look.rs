//! Looking at a draft while it is typed, and showing what is found.

use super::Page;
use crate::field::Field;
use crate::guard::Draft;
use crate::highlight;
use crate::panel::{Card, View};
use xiaoqi::text::Span;
use xiaoqi::wording::{Edit, Finding};

/// How much of the words found a card quotes, in characters.
const QUOTE: usize = 60;

/// What is shown of the draft last looked at.
#[derive(Default)]
pub(super) struct Shown {
    pub(super) draft: Draft,
    pub(super) editor: Option<Field>,
    pub(super) findings: Vec<Held>,
    pub(super) notice: Option<String>,
    account: String,
    shop: String,
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
            rewrite: edit.as_ref().map(|edit| edit.apply(draft)),
            overridable: finding.rule.category.overridable(),
        };
        Self { rule: finding.rule.id.clone(), edit, card }
    }

    pub(super) fn severity(&self) -> xiaoqi::pack::Verdict {
        self.card.severity
    }

    pub(super) fn overridable(&self) -> bool {
        self.card.overridable
    }
}

impl Page {
    /// Looks at the draft in `editor` and shows what is found.
    pub(super) fn look(&mut self, editor: &Field) {
        let draft = self.draft(editor);
        let Some(here) = &mut self.here else { return };
        if draft.chat != self.shown.draft.chat {
            self.quiet.clear();
        }
        let same = draft == self.shown.draft;
        let mut findings = Vec::new();
        if self.paused || draft.text.trim().is_empty() {
            highlight::clear();
        } else {
            let mut checked = self.desk.check(&draft.text, &here.context());
            let held = xiaoqi::pack::Verdict::Confirm;
            checked.findings.retain(|f| f.rule.severity >= held || !self.quiet.contains(&f.rule.id));
            highlight::show(editor, &draft.text, &checked.findings);
            findings.extend(checked.findings.iter().map(|f| Held::new(f, &draft.text)));
        }
        if !same || self.shown.account.is_empty() {
            self.shown.account = here.account();
            self.shown.shop = here.shop();
        }
        if !same {
            self.shown.notice = None;
        }
        self.shown.draft = draft;
        self.shown.findings = findings;
        self.shown.editor = Some(editor.clone());
        self.redraw();
    }

    /// A line above the findings, until the draft changes.
    pub(super) fn notice(&mut self, text: &str) {
        self.shown.notice = Some(text.to_owned());
        self.redraw();
    }

    /// Brings the panel up to what is known.
    pub(super) fn redraw(&mut self) {
        let Some(panel) = &mut self.panel else { return };
        panel.show(View {
            protection: self.protection,
            cards: self.shown.findings.iter().map(|held| held.card.clone()).collect(),
            notice: self.shown.notice.clone(),
            account: self.shown.account.clone(),
            shop: self.shown.shop.clone(),
        });
    }
}
