//! How long a remark is, as its platform counts.

use super::Problem;
use crate::pack::{Site, TextUnit};

/// What a platform allows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Length {
    /// The longest remark the platform keeps; 0 where it is not known.
    pub limit: usize,
    /// What `limit` counts.
    pub unit: TextUnit,
}

impl Length {
    /// What `platform` allows: as the pack's `sites` say, else what the platform's own interface documents; nothing
    /// known is no limit.
    pub fn on(platform: &str, sites: &[Site]) -> Self {
        let site = sites.iter().find(|site| site.platform == platform && site.remark.limit > 0);
        match (site, platform) {
            (Some(site), _) => Self { limit: site.remark.limit, unit: site.remark.unit },
            // taobao.trade.memo.add: at most 1000 bytes.
            (None, "taobao") => Self { limit: 1_000, unit: TextUnit::Bytes },
            _ => Self::default(),
        }
    }

    /// How long `text` is.
    pub fn of(self, text: &str) -> usize {
        match self.unit {
            TextUnit::Utf16 => text.chars().map(char::len_utf16).sum(),
            TextUnit::Chars => text.chars().count(),
            TextUnit::Bytes => text.len(),
        }
    }

    /// The problem of a text that is too long. Nothing is ever cut: the platform would cut the signature.
    pub(super) fn problem(self, text: &str) -> Option<Problem> {
        let used = self.of(text);
        let unit = if self.unit == TextUnit::Bytes { "字节" } else { "字" };
        (self.limit > 0 && used > self.limit)
            .then(|| Problem::stop("too-long", format!("备注超长：{used}/{}{unit}，请精简后再写", self.limit)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_unit_counts_its_own() {
        let of = |unit| Length { limit: 0, unit }.of("备注😀");
        assert_eq!((of(TextUnit::Utf16), of(TextUnit::Chars), of(TextUnit::Bytes)), (4, 3, 10));
    }

    #[test]
    fn too_long_only_over_a_known_limit() {
        let at = |limit| Length { limit, unit: TextUnit::Chars }.problem("备注备注");
        assert_eq!((at(0), at(4)), (None, None));
        assert!(at(3).is_some_and(|p| p.stops && p.message.contains("4/3")));
    }
}
