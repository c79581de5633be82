//! Which installs have a new pack first. The share is signed: a host can neither widen it nor aim at one agent.
//!
//! Must never depend on anything but salt and install: raising the share takes the pack from nobody.

use crate::meta::Rollout;
use sha2::{Digest, Sha256};

/// Where an install stands among ten thousand, for one salt.
pub fn bucket(salt: &str, install: &[u8]) -> u64 {
    let hash = Sha256::new().chain_update(salt.as_bytes()).chain_update(install).finalize();
    let first = hash.iter().take(8).fold(0, |number: u64, byte| number << 8 | u64::from(*byte));
    first % 10_000
}

/// Whether an install has the new pack.
pub fn takes(rollout: &Rollout, install: &[u8], groups: &[String]) -> bool {
    bucket(&rollout.salt, install) < rollout.bp || rollout.groups.iter().any(|it| groups.contains(it))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rollout(bp: u64) -> Rollout {
        Rollout { salt: "core-12".into(), bp, groups: vec!["qa".into()], otherwise: "packs/core@11.json".into() }
    }

    /// Counted by hand once: the first eight bytes of SHA-256("core-12" ‖ 00 01) as a number.
    #[test]
    fn known_buckets() {
        assert_eq!((bucket("core-12", &[0, 1]), bucket("", b"")), (9841, 1652));
    }

    #[test]
    fn none_one_all_and_groups() {
        let installs: Vec<[u8; 4]> = (0..20_000_u32).map(u32::to_be_bytes).collect();
        let share = |bp| installs.iter().filter(|it| takes(&rollout(bp), *it, &[])).count();
        assert_eq!((share(0), share(10_000)), (0, 20_000));
        assert!(
            (1..=10).contains(&share(1)) && (9_700..10_300).contains(&share(5_000)),
            "{} {}",
            share(1),
            share(5_000)
        );
        assert!(takes(&rollout(0), &[1], &["qa".into()]) && !takes(&rollout(0), &[1], &["qb".into()]));
    }

    proptest! {
        #[test]
        fn a_larger_share_takes_from_nobody(install: Vec<u8>, bp in 0..=10_000_u64, more in 0..=10_000_u64) {
            if takes(&rollout(bp), &install, &[]) {
                prop_assert!(takes(&rollout(bp.max(more)), &install, &[]));
            }
        }
    }
}
