//! Whether a phrase may be offered here at all, and what the stage of the talk says of it.

use crate::pack::Phrase;

/// What the stage of the talk says of a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    /// It belongs to this stage.
    For,
    /// It belongs to all stages, or the stage is not known.
    Neutral,
    /// It belongs to other stages.
    Against,
}

/// Whether the phrase may be sent on the platform.
pub(super) fn platform(phrase: &Phrase, platform: &str) -> bool {
    phrase.platform.is_empty() || phrase.platform.iter().any(|p| p == platform)
}

/// What `stage` says of the phrase.
pub(super) fn stage(phrase: &Phrase, stage: &str) -> Stage {
    if stage.is_empty() || phrase.stage.is_empty() {
        Stage::Neutral
    } else if phrase.stage.iter().any(|s| s == stage) {
        Stage::For
    } else {
        Stage::Against
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn platform_is_hard_and_stage_has_three_answers() {
        let any = Phrase::default();
        let some = Phrase { platform: vec!["pdd".into()], stage: vec!["insale".into()], ..Phrase::default() };
        assert!(platform(&any, "") && platform(&some, "pdd") && !platform(&some, "douyin") && !platform(&some, ""));
        assert_eq!(stage(&any, "insale"), Stage::Neutral);
        assert_eq!(stage(&some, ""), Stage::Neutral);
        assert_eq!(stage(&some, "insale"), Stage::For);
        assert_eq!(stage(&some, "presale"), Stage::Against);
    }
}
