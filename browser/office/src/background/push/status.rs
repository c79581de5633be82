//! How it stands with the team's rules, for people: what popup and options are told, and what is remembered of the last look.

use super::host::Host;
use super::kept;
use serde::{Deserialize, Serialize};
use std::cell::RefCell;

/// What popup and options show.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(crate) struct Status {
    /// Who settled which team this is; nothing where nobody did.
    pub(crate) by: Option<By>,
    /// The host the rules come from.
    pub(crate) host: String,
    /// The pack's number, counted by the supervisor; 0 while the bundled rules are in force.
    pub(crate) version: u64,
    /// Since when it is in force here, in s since 1970.
    pub(crate) since: f64,
    /// What the supervisor says has changed.
    pub(crate) note: String,
    /// Whether the rules may be out of date.
    pub(crate) stale: bool,
    /// How the last look ended, in the words of `xiaoqi_trust::Status`; empty before the first.
    pub(crate) outcome: String,
    /// The same in detail, in English, for who must find the cause.
    pub(crate) said: String,
    /// When that was, in s since 1970.
    pub(crate) looked: f64,
    /// Why what was asked for was not done, in Chinese; empty if it was.
    pub(crate) fault: String,
}

/// Who settled which team this is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum By {
    /// The company's policy for this browser.
    Policy,
    /// Whoever made this copy of the extension.
    Build,
    /// A code that was typed in the options.
    Code,
}

/// The last look, as it is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Looked {
    /// How it ended.
    pub(crate) outcome: String,
    /// In detail.
    pub(crate) said: String,
    /// When, in s since 1970.
    pub(crate) at: i64,
    /// Until when the server asked to be left alone.
    pub(crate) wait_until: i64,
}

thread_local! {
    /// The last look, where there was no room to keep it: a full disk must not be kept secret because the disk is full.
    static UNKEPT: RefCell<Option<Looked>> = const { RefCell::new(None) };
}

impl Looked {
    /// The last one.
    pub(super) async fn last(host: &impl Host) -> Self {
        match UNKEPT.with_borrow(Clone::clone) {
            Some(looked) => looked,
            None => kept::read(host, kept::LOOKED).await.unwrap_or_default(),
        }
    }

    /// Remembers this one, on the disk if there is room.
    pub(super) async fn keep(self, host: &impl Host) {
        let kept = kept::write(host, kept::LOOKED, &self).await;
        UNKEPT.set(kept.is_err().then_some(self));
    }
}

/// A look's end in plain Chinese.
pub(crate) fn in_chinese(outcome: &str) -> &'static str {
    match outcome {
        "" => "还没有检查过",
        "up-to-date" => "已是最新",
        "success" => "已更新",
        "network_error" => "连不上规则仓库，稍后会再试",
        "signature_error" => "签名不对，没有采用",
        "expired" => "仓库里的规则已经过期，没有采用",
        "stale" => "规则可能过期：很久没有新的签名，请告诉主管",
        "rollback" => "仓库里的规则比本机的旧，没有采用",
        "hash_error" => "收到的内容和签名对不上，没有采用",
        "parse_error" => "收到的内容看不懂，没有采用",
        "compile_error" => "新规则有错，没有采用，请告诉主管",
        "selftest_error" => "新规则没有通过自检，没有采用，请告诉主管",
        "backoff" => "规则仓库忙，过一会儿再检查",
        "app_too_old" => "新规则需要更新的小旗，请先更新小旗",
        super::bundle::NO_BUNDLE => "这不是规则文件",
        "storage_error" => "磁盘空间不够，没能保存新规则",
        _ => "没有成功，稍后会再试",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_the_client_is_said_in_chinese() {
        for status in xiaoqi_trust::Status::ALL {
            assert_ne!(in_chinese(status.word()), in_chinese("something else"), "{}", status.word());
        }
    }
}
