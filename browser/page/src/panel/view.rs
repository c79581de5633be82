//! What the panel shows, as plain data.

use super::Act;
use xiaoqi::pack::Verdict;
use xiaoqi_bridge::message::Protection;

/// What the panel shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct View {
    /// How the page is protected.
    pub(crate) protection: Protection,
    /// Whether the rules may be out of date.
    pub(crate) stale: bool,
    /// Findings, strongest first.
    pub(crate) cards: Vec<Card>,
    /// A line above them.
    pub(crate) notice: Option<String>,
    /// Whether the agent gave a reason for this draft, so that the next press sends it.
    pub(crate) granted: bool,
    /// Who works here.
    pub(crate) who: Who,
    /// Whether the agent must say who he is.
    pub(crate) ask: Option<Ask>,
    /// What agents should know for a while, and nobody here has read yet: the first of it.
    pub(crate) bulletin: Option<Bulletin>,
    /// The remark being written.
    pub(crate) remark: Option<Remark>,
    /// What is left to do about a remark that was saved.
    pub(crate) saved: Option<Saved>,
    /// Promises that stand in no remark yet, those of the open chat first.
    pub(crate) promises: Vec<Promised>,
    /// One remark for many orders.
    pub(crate) bulk: Option<Bulk>,
    /// Whether many orders could be begun with here.
    pub(crate) can_bulk: bool,
    /// Running clocks, most urgent first.
    pub(crate) clocks: Vec<Clock>,
    /// Clocks that are not shown.
    pub(crate) more_clocks: usize,
    /// What is left to do about the message sent last.
    pub(crate) aftermath: Aftermath,
    /// A search for phrases: what it looks for, and which of those on offer is chosen.
    pub(crate) search: Option<(String, usize)>,
    /// Whether a search could be begun here.
    pub(crate) can_search: bool,
    /// Phrases on offer.
    pub(crate) phrases: Vec<Offer>,
    /// How far the wall clock is from the browser's steady one, in s: when it is set anew, clocks are drawn anew.
    pub(crate) skew: i64,
}

impl View {
    /// Whether there is something that must be seen, folded or not.
    pub(super) fn alarms(&self) -> bool {
        !self.cards.is_empty() || self.notice.is_some()
    }

    /// Whether there is anything to show at all.
    pub(super) fn says(&self) -> bool {
        self.alarms()
            || self.ask.is_some()
            || self.bulletin.is_some()
            || self.remark.is_some()
            || self.saved.is_some()
            || self.bulk.is_some()
            || !self.promises.is_empty()
            || !self.clocks.is_empty()
            || !self.phrases.is_empty()
            || self.search.is_some()
            || self.aftermath.says()
    }

    /// Whether the panel offers `act` with what is shown when unfolded.
    pub(super) fn offers(&self, act: Act) -> bool {
        let remark = self.remark.as_ref();
        match act {
            Act::Fold => self.says(),
            Act::Rewrite => self.cards.first().is_some_and(|card| card.rewrite.is_some()),
            Act::Reason(_) => !self.cards.is_empty(),
            Act::Kind(at) => {
                let kinds = remark.map(|remark| &remark.kinds).or(self.bulk.as_ref().map(|bulk| &bulk.kinds));
                kinds.is_some_and(|kinds| usize::from(at) < kinds.len())
            }
            Act::Write => match (remark, &self.bulk) {
                (Some(remark), _) => remark.step != Step::Nothing,
                (None, bulk) => bulk.as_ref().is_some_and(|bulk| !bulk.next.is_empty()),
            },
            Act::Flag => remark.is_some_and(|remark| remark.flag.as_ref().is_some_and(|flag| flag.other.is_some())),
            Act::Phrase(at) => remark.is_none() && self.bulk.is_none() && usize::from(at) < self.phrases.len(),
            Act::Search => self.can_search,
            Act::Keep => self.aftermath.keeps,
            Act::Why(_) => self.aftermath.altered.is_some(),
            Act::Copy => self.saved.as_ref().is_some_and(|saved| !saved.phrase.is_empty()),
            Act::Done => self.saved.is_some(),
            Act::Jump => self.clocks.iter().any(|clock| clock.opens),
            Act::Agent(at) => self.ask.as_ref().is_some_and(|ask| usize::from(at) < ask.agents.len()),
            Act::Options => self.ask.is_some(),
            Act::Erp(_) => remark.is_some_and(|remark| remark.erp.is_some()),
            Act::Promise | Act::Forget => !self.promises.is_empty(),
            Act::Read => self.bulletin.is_some(),
            Act::Bulk => self.can_bulk,
            Act::Group => self.bulk.as_ref().is_some_and(|bulk| !bulk.group.is_empty()),
            Act::Skip => self.bulk.as_ref().is_some_and(|bulk| bulk.walking),
        }
    }
}

/// Who works here, shown beside everything that is written.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Who {
    /// The account as the page shows it.
    pub(crate) account: String,
    /// The 接待ID; empty if it is not known.
    pub(crate) agent: String,
    /// The shop.
    pub(crate) shop: String,
}

impl Who {
    /// In a line. 「店铺:客服07」 says the shop already.
    pub(super) fn line(&self) -> String {
        let shop = if self.account.starts_with(&self.shop) { "" } else { self.shop.as_str() };
        let agent = if self.agent.is_empty() { String::new() } else { format!("接待ID {}", self.agent) };
        [agent.as_str(), self.account.as_str(), shop]
            .into_iter()
            .filter(|s| !s.is_empty())
            .collect::<Vec<_>>()
            .join(" · ")
    }
}

/// Asking who the agent is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Ask {
    /// Why: another shift, another account, never asked.
    pub(crate) why: &'static str,
    /// Who it may be.
    pub(crate) agents: Vec<String>,
}

/// An announcement.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Bulletin {
    /// What it is about.
    pub(crate) kind: &'static str,
    /// What it says.
    pub(crate) text: String,
    /// Whether another waits behind it.
    pub(crate) more: bool,
}

/// One finding.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Card {
    /// How strong.
    pub(crate) severity: Verdict,
    /// What it is.
    pub(crate) title: String,
    /// The words found.
    pub(crate) quote: String,
    /// Why it must not be sent.
    pub(crate) why: String,
    /// What to write instead, if there is something.
    pub(crate) rewrite: Option<String>,
    /// Whether a reason lets it pass.
    pub(crate) overridable: bool,
    /// The title of another finding that lets no reason pass, if it is that one which bars this.
    pub(crate) barred_by: Option<String>,
}

/// A remark being written.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Remark {
    /// Of which order.
    pub(crate) order: String,
    /// The kinds on the agent's keys.
    pub(crate) kinds: Vec<String>,
    /// Which of them is composed.
    pub(crate) kind: Option<usize>,
    /// What stands there already.
    pub(crate) old: String,
    /// What will be added.
    pub(crate) new: Vec<String>,
    /// The flag.
    pub(crate) flag: Option<FlagLine>,
    /// What is wrong with it; true if it cannot be written so.
    pub(crate) problems: Vec<(String, bool)>,
    /// Length and limit, if the platform's is known: 46/300.
    pub(crate) length: String,
    /// A line of advice: what to paste, what is late.
    pub(crate) advice: String,
    /// What the agent's key does next.
    pub(crate) step: Step,
    /// Asking what the order's state in the ERP is, if the page does not say.
    pub(crate) erp: Option<Erp>,
}

/// Asking what the order's state in the ERP is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Erp {
    /// Why.
    pub(crate) why: String,
    /// What the agent has said: whether it is not reviewed yet.
    pub(crate) open: Option<bool>,
}

/// A promise that stands in no remark yet.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Promised {
    /// Whose: the customer, the order's last digits.
    pub(crate) whose: String,
    /// The line to write, or what was said.
    pub(crate) text: String,
    /// By when a call back is due, ms since 1970.
    pub(crate) due: Option<f64>,
    /// What the agent's key does with it.
    pub(crate) next: &'static str,
}

/// One remark for many orders.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Bulk {
    /// How far it is: 已写 3 · 共 30 单.
    pub(crate) progress: String,
    /// The kinds on the agent's keys, and which is composed. None while a dialog is open.
    pub(crate) kinds: Vec<String>,
    /// Which of them is composed.
    pub(crate) kind: Option<usize>,
    /// The lines to write.
    pub(crate) new: Vec<String>,
    /// What is wrong; true if nothing can be written so.
    pub(crate) problems: Vec<(String, bool)>,
    /// What to do now.
    pub(crate) advice: String,
    /// The message for the courier's group.
    pub(crate) group: String,
    /// What the agent's key does next; empty if nothing.
    pub(crate) next: &'static str,
    /// Whether an order of it is open.
    pub(crate) walking: bool,
}

/// The next step of a remark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Step {
    /// Nothing to write.
    #[default]
    Nothing,
    /// The key puts it into the dialog.
    Write,
    /// The key saves it.
    Save,
    /// The key mends what the agent wrote by hand.
    Fix,
    /// The key copies it for the reviewer: it is too late to write it.
    Tell,
    /// The key writes and saves it, and goes on to the next order.
    Next,
}

/// The flag of a remark being written.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct FlagLine {
    /// What will be saved: 插红旗, 保留黄旗.
    pub(crate) text: String,
    /// What the agent's key makes of it instead.
    pub(crate) other: Option<String>,
}

/// A remark that was saved.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Saved {
    /// What is known of it: 已保存, or what does not fit.
    pub(crate) text: String,
    /// What it does not change.
    pub(crate) unchanged: String,
    /// What to tell the customer.
    pub(crate) phrase: String,
    /// Whether the phrase can be put into the chat's editor; else it is copied.
    pub(crate) chat: bool,
}

/// What is left to do about the message sent last.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Aftermath {
    /// The group of a 标准话术 that was sent in other words, and whether they state a ground.
    pub(crate) altered: Option<(String, bool)>,
    /// Whether it could be kept as a phrase.
    pub(crate) keeps: bool,
    /// The phrase it would be kept as, once the agent has asked.
    pub(crate) kept: Option<String>,
}

impl Aftermath {
    /// Whether there is anything to show. That something could be kept is said beside the phrases.
    fn says(&self) -> bool {
        self.altered.is_some() || self.kept.is_some()
    }
}

/// A running clock.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Clock {
    /// Whose: the customer's name, or the order's last digits.
    pub(crate) name: String,
    /// Which limit.
    pub(crate) title: String,
    /// When it is due, ms since 1970.
    pub(crate) due: f64,
    /// How long before that the agent is warned, in ms.
    pub(crate) warn: f64,
    /// Whether it was due when it was last looked at.
    pub(crate) late: bool,
    /// Whether it is the open chat's.
    pub(crate) here: bool,
    /// Whether a key can open its chat.
    pub(crate) opens: bool,
    /// What to do when it cannot be kept.
    pub(crate) duty: String,
}

/// A phrase on offer.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Offer {
    /// The text as it would be inserted.
    pub(crate) text: String,
    /// Its group.
    pub(crate) group: String,
    /// Why it is offered.
    pub(crate) because: &'static str,
    /// The picture that goes with it, by name.
    pub(crate) image: String,
    /// What is not known and it needs: marked in the text, for the agent to fill in.
    pub(crate) missing: Vec<&'static str>,
}
