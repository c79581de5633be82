//! Who works here: the 接待ID behind the account that the page shows, said once a shift by the agent. Read anew from the
//! page whenever something is written: accounts change, two shops stand in two tabs, two shifts share one PC.

use super::Page;
use crate::panel::{Ask, Who};
use js_sys::Date;
use xiaoqi::pack::notice::HASHED;
use xiaoqi::text::calendar::Moment;
use xiaoqi_bridge::chrome::tell_office;
use xiaoqi_bridge::message::{Duty, ToOffice};

/// How many candidates have keys.
const MOST: usize = 3;

/// The moment it is now.
pub(super) fn now() -> Option<Moment> {
    Moment::of_ms(Date::now() as i64)
}

impl Page {
    /// Who works here, as the page stands now; and whether that must be asked.
    pub(super) fn identify(&self) -> (Who, Option<Ask>) {
        let Some(here) = &self.here else { return (Who::default(), None) };
        let (account, shop) = (here.account(), here.shop());
        let who = |agent: &str| Who { account: account.clone(), shop: shop.clone(), agent: agent.to_owned() };
        let (Some(settings), false) = (&self.settings, account.is_empty()) else { return (who(""), None) };
        let roster = self.desk.agents(&account);
        let mut agents = roster.to_vec();
        // A roster that was pushed holds hashes: the agent types his ID in the options, the office says its hash.
        if roster.first().is_none_or(|agent| agent.starts_with(HASHED)) {
            agents = settings.agents.get(&account).cloned().unwrap_or_default();
            let proved = |agent: &String| settings.hashes.get(agent).is_some_and(|hash| roster.contains(hash));
            agents.retain(|agent| roster.is_empty() || proved(agent));
        }
        let duty = settings.duty.get(&account);
        let shift = now().map(|now| self.desk.shift(now)).unwrap_or_default();
        if let Some(duty) = duty.filter(|duty| duty.shift == shift && agents.contains(&duty.agent)) {
            return (who(&duty.agent), None);
        }
        let why = match (agents.is_empty(), duty) {
            (true, _) => "这个账号还没有登记接待ID",
            (false, Some(_)) => "换班了，现在是谁在接待？",
            (false, None) => "现在是谁在接待？",
        };
        agents.truncate(MOST);
        (who(""), Some(Ask { why, agents }))
    }

    /// The agent says who he is: kept by the office, for all tabs, until the shift or the account changes.
    pub(super) fn on_duty(&mut self, at: usize) {
        let (who, ask) = self.identify();
        let Some(agent) = ask.and_then(|ask| ask.agents.get(at).cloned()) else { return };
        let Some(now) = now() else { return };
        let duty = Duty { agent, shift: self.desk.shift(now) };
        tell_office(&ToOffice::OnDuty { account: who.account.clone(), duty: duty.clone() });
        if let Some(settings) = &mut self.settings {
            settings.duty.insert(who.account, duty);
        }
        self.begin_shift();
        self.look_now();
    }

    /// How this shop's customers are called: the agent's settings before the pack's.
    pub(super) fn call(&self, shop: &str) -> String {
        let settings = self.settings.as_ref();
        let own = settings.and_then(|s| s.shops.get(shop).or(Some(&s.call))).filter(|call| !call.is_empty());
        own.map_or_else(|| self.desk.call(shop).to_owned(), Clone::clone)
    }
}
