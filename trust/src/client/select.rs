//! Which targets a device is to have, of all that are listed: channel, rollout, the extension's age.
//!
//! Must never let a delegated role decide about what is not in its paths.

use super::{Client, Device, Wanted};
use crate::meta::{PACK_BYTES, Targets};
use crate::refusal::Refusal;
use crate::rollout;

/// A target by the name it is listed under, if that may stand for `target`: its own, or what its rollout says for others.
pub(super) fn listed(list: &Targets, target: &str, listed: &str) -> Result<Wanted, Refusal> {
    let unlisted = |name: &str| Refusal::Unlisted(name.into());
    let asked = list.targets.get(target).ok_or_else(|| unlisted(target))?;
    let own = listed == target;
    if !own && asked.custom()?.and_then(|it| it.rollout).is_none_or(|it| it.otherwise != listed) {
        return Err(unlisted(listed));
    }
    let found = list.targets.get(listed).ok_or_else(|| unlisted(listed))?;
    if found.length > PACK_BYTES {
        return Err(Refusal::TooLong(listed.into()));
    }
    let (length, sha256, custom) = (found.length, found.sha256, found.custom()?);
    Ok(Wanted { target: target.into(), listed: listed.into(), length, sha256, custom })
}

/// What a device is to have for `target`.
fn chosen(list: &Targets, target: &str, device: &Device) -> Result<Wanted, Refusal> {
    let asked = list.targets.get(target).ok_or_else(|| Refusal::Unlisted(target.into()))?;
    let name = match asked.custom()?.and_then(|it| it.rollout) {
        Some(it) if !rollout::takes(&it, &device.install, &device.groups) => it.otherwise,
        _ => target.to_owned(),
    };
    let wanted = listed(list, target, &name)?;
    let app = device.app.parse().unwrap_or(semver::Version::new(0, 0, 0));
    if let Some(needs) = wanted.custom.as_ref().and_then(|it| it.min_app.as_ref()).filter(|needs| **needs > app) {
        return Err(Refusal::App { target: name, needs: needs.to_string() });
    }
    Ok(wanted)
}

impl Client {
    /// Every target that this device asks for: its channel first.
    pub(super) fn asked(&self) -> Vec<String> {
        let channel = Some(&self.enrolment.channel).filter(|it| !it.is_empty());
        channel.into_iter().chain(&self.enrolment.delegated).cloned().collect()
    }

    /// What this device is to have for one of these, by what is trusted now.
    pub(super) fn choose(&self, target: &str) -> Result<Wanted, Refusal> {
        let unlisted = || Refusal::Unlisted(target.to_owned());
        let targets = self.trusted.targets.as_ref().ok_or_else(unlisted)?;
        // The team's pack is the supervisor's own: never anybody else's, whatever a delegation says.
        if targets.targets.contains_key(target) || target == self.enrolment.channel {
            return self.quarantined(targets.version, chosen(targets, target, &self.device)?);
        }
        let (role, _) = targets.delegate(target).ok_or_else(unlisted)?;
        let list = self.trusted.roles.get(&role.name).ok_or_else(unlisted)?;
        let wanted = chosen(list, target, &self.device)?;
        if targets.delegate(&wanted.listed).is_none_or(|(it, _)| it.name != role.name) {
            return Err(Refusal::Unlisted(wanted.listed));
        }
        self.quarantined(list.version, wanted)
    }

    fn quarantined(&self, version: u64, wanted: Wanted) -> Result<Wanted, Refusal> {
        match self.refused.get(&wanted.sha256) {
            Some((known, why)) if *known == version => Err(Refusal::Quarantined { target: wanted.listed, why: *why }),
            _ => Ok(wanted),
        }
    }

    /// The targets in force for this device, as far as they are listed and may run here.
    pub fn wanted(&self) -> Vec<Wanted> {
        self.asked().iter().filter_map(|it| self.choose(it).ok()).collect()
    }

    /// What ran last, one for each target.
    pub fn active(&self) -> Vec<Wanted> {
        self.active.values().map(|it| it.wanted.clone()).collect()
    }

    /// Wanted, kept, and not what runs.
    pub(super) fn ready(&self) -> Vec<Wanted> {
        let mut ready = self.wanted();
        let runs = |it: &Wanted| self.active.get(&it.target).is_some_and(|active| active.wanted.sha256 == it.sha256);
        ready.retain(|it| self.packs.contains(&it.sha256) && !runs(it));
        ready
    }

    /// Since when what is trusted has expired, if it has: seconds since 1970. `now` is the device's clock.
    pub fn stale(&self, now: i64) -> Option<i64> {
        let it = &self.trusted;
        let floor = it.targets.as_ref().and_then(Targets::newest);
        let ends = [
            it.root().map(|it| it.expires),
            it.timestamp.as_ref().map(|(it, _)| it.expires),
            it.snapshot.as_ref().map(|it| it.expires),
            it.targets.as_ref().map(|it| it.expires),
        ];
        let first = ends.into_iter().flatten().min()?;
        (first <= floor.map_or(now, |it| it.max(now))).then_some(first)
    }
}
