//! Which team this browser belongs to, and who settled it: a company's policy before whoever built the extension, before
//! a code that an agent typed.

use super::status::By;
use serde::{Deserialize, Serialize};
use xiaoqi_trust::invite::{Invite, InviteError, is_url};

/// The channel where nothing else is said.
const CHANNEL: &str = "packs/core.json";

/// The team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Joined {
    /// Who settled it.
    pub(super) by: By,
    /// Where the repository is; mirrors follow.
    pub(super) urls: Vec<String>,
    /// SHA-256 of the first root.
    pub(super) root: [u8; 32],
    /// The target that is followed.
    pub(super) channel: String,
    /// What others may sign beside it.
    pub(super) delegated: Vec<String>,
    /// The groups this machine is in.
    pub(super) groups: Vec<String>,
}

/// A company's policy, as `storage.managed` gives it (extension/managed.json).
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub(super) struct Policy {
    repository: Vec<String>,
    root_sha256: String,
    channel: String,
    groups: Vec<String>,
    delegated: Vec<String>,
}

impl Joined {
    /// By an enrolment code.
    pub(super) fn by_code(code: &str, by: By) -> Result<Self, InviteError> {
        let Invite { urls, root_sha256, delegated } = Invite::read(code)?;
        let (channel, groups) = (CHANNEL.to_owned(), Vec::new());
        Ok(Self { by, urls, root: root_sha256, channel, delegated, groups })
    }

    /// By a policy; nothing if it says none, or not all that is needed.
    pub(super) fn by_policy(policy: &Policy) -> Option<Self> {
        let mut root = [0; 32];
        hex::decode_to_slice(policy.root_sha256.trim().to_ascii_lowercase(), &mut root).ok()?;
        let urls: Vec<String> = policy.repository.iter().map(|url| url.trim_end_matches('/').to_owned()).collect();
        if urls.is_empty() || !urls.iter().all(|url| is_url(url)) {
            return None;
        }
        let channel = if policy.channel.is_empty() { CHANNEL.to_owned() } else { policy.channel.clone() };
        let (delegated, groups) = (policy.delegated.clone(), policy.groups.clone());
        Some(Self { by: By::Policy, urls, root, channel, delegated, groups })
    }

    /// The first repository's host.
    pub(super) fn host(&self) -> String {
        let url = self.urls.first().map(String::as_str).unwrap_or_default();
        url.trim_start_matches("https://").split('/').next().unwrap_or_default().to_owned()
    }
}

/// Why a code was not taken, for agents.
pub(super) fn in_chinese(error: InviteError) -> String {
    match error {
        InviteError::Character(c) => format!("加入码里不会有「{c}」，请再核对一遍"),
        InviteError::Check => "加入码抄错了或者不完整，请再核对一遍".to_owned(),
        InviteError::Form(_) => "这个加入码需要更新的小旗，请先更新小旗".to_owned(),
        InviteError::Url => "加入码里没有可用的地址，请向主管要一个新的".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn policy() -> Policy {
        Policy {
            repository: vec!["https://packs.example/team/".into()],
            root_sha256: "AB".repeat(32),
            groups: vec!["qa".into()],
            ..Policy::default()
        }
    }

    #[test]
    fn a_policy_counts_when_it_is_whole() {
        let joined = Joined::by_policy(&policy()).unwrap();
        assert_eq!(
            (joined.urls[0].as_str(), joined.root, joined.host().as_str()),
            ("https://packs.example/team", [0xab; 32], "packs.example")
        );
        assert_eq!((joined.channel.as_str(), joined.by), ("packs/core.json", By::Policy));
        assert_eq!(Joined::by_policy(&Policy::default()), None);
        for wrong in ["", "ab", &"xy".repeat(32)] {
            assert_eq!(Joined::by_policy(&Policy { root_sha256: wrong.into(), ..policy() }), None);
        }
        for wrong in ["http://a", "https://", "packs.example"] {
            assert_eq!(Joined::by_policy(&Policy { repository: vec![wrong.into()], ..policy() }), None);
        }
    }

    #[test]
    fn a_wrong_code_is_said_in_chinese() {
        for error in [InviteError::Character('?'), InviteError::Check, InviteError::Form(2), InviteError::Url] {
            assert!(in_chinese(error).contains("码"), "{error}");
        }
    }
}
