//! A pack's new version among the targets: its number, its share, what the others keep, and the versions one can go back to.
//!
//! Must never take a version back: what is gone back to comes as a new one (facts §1.5).

use super::draft::write;
use super::plan::How;
use super::{Draft, Fault};
use crate::meta::{Custom, Rollout, Target, Targets};
use crate::{name, sha256};
use std::collections::BTreeMap;

/// How many versions of a channel stay listed.
const KEPT: usize = 20;

/// A pack to publish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Release<'a> {
    /// `core`, `core.beta`: the target is `packs/<channel>.json`.
    pub channel: &'a str,
    /// The wire form of the pack.
    pub bytes: &'a [u8],
    /// Ten-thousandths of the installs that have it.
    pub bp: u64,
    /// Groups that have it in any case.
    pub groups: &'a [String],
    /// The oldest extension that may run it.
    pub min_app: Option<semver::Version>,
    /// What changes, in the supervisor's words.
    pub note: Option<String>,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Released {
    /// The target.
    pub target: String,
    /// The pack's number.
    pub pack_version: u64,
    /// Whether only the share, the groups or the note changed: the pack was published before.
    pub same: bool,
}

/// `packs/core.json` of `core`; with a version, the name that version keeps.
pub fn pack_target(channel: &str, version: Option<u64>) -> String {
    match version {
        None => format!("packs/{channel}.json"),
        Some(it) => format!("packs/{channel}@{it}.json"),
    }
}

impl Draft<'_> {
    /// Puts a pack in. The same pack again changes its share, never whom it was for: what shuffles the installs stays.
    ///
    /// # Errors
    /// [`Fault::Unusable`] of a channel that cannot be called so, a share beyond all, or a first version for a share.
    pub fn release(&mut self, it: &Release<'_>) -> Result<Released, Fault> {
        let target = pack_target(it.channel, None);
        if !name::target(&target) || it.channel.contains(['@', '/']) {
            return Err(Fault::Unusable(format!("{} cannot be a channel", it.channel)));
        }
        if it.bp > 10_000 {
            return Err(Fault::Unusable("a share beyond 100 %".into()));
        }
        let before = self.targets.targets.get(&target);
        let custom = before.map(Target::custom).transpose()?.flatten();
        let same = before.is_some_and(|before| before.sha256 == sha256(it.bytes));
        let pack_version = match &custom {
            Some(custom) if same => custom.pack_version,
            _ => newest(&self.targets)? + 1,
        };
        let standing = match custom.map(|it| (it.pack_version, it.rollout)) {
            // Whoever has not the version before keeps what he had under it.
            Some((_, Some(rollout))) => Some(rollout.otherwise),
            Some((version, None)) if !same => Some(pack_target(it.channel, Some(version))),
            _ => None,
        };
        let rollout = match (it.bp, standing) {
            (10_000, _) => None,
            (bp, Some(otherwise)) => {
                let salt = format!("{}-{pack_version}", it.channel);
                Some(Rollout { salt, bp, groups: it.groups.to_vec(), otherwise })
            }
            (_, None) if same => {
                return Err(Fault::Unusable("everybody has this pack already: a share cannot shrink".into()));
            }
            (_, None) => {
                return Err(Fault::Unusable("the first pack of a channel is for everybody: there is no other".into()));
            }
        };
        let custom = Custom {
            pack_version,
            min_app: it.min_app.clone(),
            signed_at: Some(self.now),
            rollout,
            note: it.note.clone(),
        };
        // Under its number it stays for those who are not among the share of the next, and to go back to.
        let kept = Custom { rollout: None, ..custom.clone() };
        let numbered = pack_target(it.channel, Some(pack_version));
        self.content.extend(put(&mut self.targets.targets, &numbered, it.bytes, &kept));
        self.content.extend(put(&mut self.targets.targets, &target, it.bytes, &custom));
        self.forget(it.channel);
        Ok(Released { target, pack_version, same })
    }

    /// Puts a target of a delegated role in. Returns its new number.
    ///
    /// # Errors
    /// [`Fault::Unknown`] role; [`Fault::Unusable`] where the role may not sign this name.
    pub fn contribute(&mut self, role: &str, target: &str, bytes: &[u8], note: Option<String>) -> Result<u64, Fault> {
        let now = self.now;
        let may = self.targets.delegate(target).is_some_and(|(it, _)| it.name == role);
        if !may || !name::target(target) {
            return Err(Fault::Unusable(format!("{role} may not sign {target}")));
        }
        let listed = &mut self.delegated(role)?.targets;
        let before = listed.get(target).map(Target::custom).transpose()?.flatten();
        let pack_version = before.map_or(0, |it| it.pack_version) + 1;
        let custom = Custom { pack_version, min_app: None, signed_at: Some(now), rollout: None, note };
        let content = put(listed, target, bytes, &custom);
        self.content.extend(content);
        Ok(pack_version)
    }

    /// Drops the numbered versions beyond [`KEPT`], but not what somebody is told to keep.
    fn forget(&mut self, channel: &str) {
        let listed = &mut self.targets.targets;
        let named = |it: &Target| Some(it.custom().ok()??.rollout?.otherwise);
        let needed: Vec<String> = listed.values().filter_map(named).collect();
        let mut numbers: Vec<u64> = numbered(listed, channel).collect();
        numbers.sort_unstable_by(|a, b| b.cmp(a));
        for number in numbers.into_iter().skip(KEPT) {
            let target = pack_target(channel, Some(number));
            if !needed.contains(&target) {
                listed.remove(&target);
            }
        }
    }
}

/// The numbers of the versions of a channel that are listed.
pub fn numbered(targets: &BTreeMap<String, Target>, channel: &str) -> impl Iterator<Item = u64> {
    let before = format!("packs/{channel}@");
    targets.keys().filter_map(move |it| it.strip_prefix(&before)?.strip_suffix(".json")?.parse().ok())
}

/// The highest number of any pack: one number names one pack, whatever the channel.
fn newest(targets: &Targets) -> Result<u64, Fault> {
    let mut newest = 0;
    for it in targets.targets.values() {
        newest = newest.max(it.custom()?.map_or(0, |it| it.pack_version));
    }
    if newest >= 1 << 40 { Err(Fault::FarForward("the pack".into())) } else { Ok(newest) }
}

fn put(listed: &mut BTreeMap<String, Target>, name: &str, bytes: &[u8], custom: &Custom) -> Option<super::Write> {
    let target = Target {
        length: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
        sha256: sha256(bytes),
        custom: Some(custom.to_value()),
    };
    let path = name::target_path(name, &target.sha256);
    let before = listed.insert(name.to_owned(), target);
    let there = before.is_some_and(|it| it.sha256 == sha256(bytes));
    (!there).then(|| write(path, bytes.to_vec(), How::Content))
}
