//! What supervisors do, one after the other, and what devices have then.

use super::*;
use xiaoqi_trust::author::Draft;

#[test]
fn a_pack_is_published_changed_and_taken_back() {
    run(async {
        let (_folder, shelf) = shelf();
        let root = begin(&shelf).await;
        let mut phone = Phone::new(&root);
        assert_eq!(publish(&shelf, NOW, b"one").await.expect("published").pack_version, 1);
        assert_eq!(phone.has(&shelf, NOW).await, b"one");
        assert_eq!(publish(&shelf, NOW + 60, b"two").await.expect("published").pack_version, 2);
        assert_eq!(phone.has(&shelf, NOW + 60).await, b"two");
        let bench = Bench::new(&shelf, NOW + 120, None).await.expect("read");
        let back = bench.roll_back(&everyday(), "core", 1, None).await.expect("rolled back");
        assert_eq!((back.pack_version, back.same), (3, false));
        assert_eq!(phone.has(&shelf, NOW + 120).await, b"one");
        assert_eq!(Phone::new(&root).has(&shelf, NOW + 120).await, b"one");
        let gone = Bench::new(&shelf, NOW, None).await.expect("read").roll_back(&everyday(), "core", 9, None).await;
        assert!(gone.expect_err("no such version").to_string().contains("[1, 2, 3]"));
    });
}

#[test]
fn a_share_grows_and_takes_from_nobody() {
    run(async {
        let (_folder, shelf) = shelf();
        let root = begin(&shelf).await;
        publish(&shelf, NOW, b"one").await.expect("published");
        let mut had = 0;
        for (at, bp) in [(1, 0), (2, 5_000), (3, 7_500), (4, 10_000)] {
            let now = NOW + at * 60;
            let bench = Bench::new(&shelf, now, None).await.expect("read");
            let released = bench.release(&everyday(), &Release { bp, ..release(b"two") }).await.expect("published");
            assert_eq!((released.pack_version, released.same), (2, at > 1));
            let mut have = 0;
            for install in 0..200 {
                let pack = Phone::new(&root).install(install).has(&shelf, now).await;
                assert!(pack == b"one" || pack == b"two");
                have += u64::from(pack == b"two");
            }
            assert!(have >= had && have.abs_diff(bp / 50) <= 30, "{have} of 200 for {bp}");
            had = have;
        }
        assert_eq!(had, 200);
        let bench = Bench::new(&shelf, NOW + 600, None).await.expect("read");
        let refused = bench.release(&everyday(), &Release { bp: 100, ..release(b"two") }).await;
        assert!(refused.expect_err("a share cannot shrink below all").to_string().contains("cannot shrink"));
    });
}

#[test]
fn too_few_keys_publish_nothing() {
    run(async {
        let (_folder, shelf) = shelf();
        begin(&shelf).await;
        let before = shelf.names("metadata").await.expect("names");
        for few in [&[4, 5][..], &[5, 6], &[4, 6], &[1, 2, 3, 5, 6]] {
            let bench = Bench::new(&shelf, NOW, None).await.expect("read");
            let refused = bench.release(&secrets(few), &release(b"one")).await.expect_err("too few keys");
            assert!(refused.to_string().contains("give more with --key"), "{refused}");
        }
        assert_eq!(shelf.names("metadata").await.expect("names"), before);
    });
}

#[test]
fn every_key_can_be_exchanged_without_a_gap() {
    run(async {
        let (_folder, shelf) = shelf();
        let root = begin(&shelf).await;
        publish(&shelf, NOW, b"one").await.expect("published");
        let mut old = Phone::new(&root);
        assert_eq!(old.has(&shelf, NOW).await, b"one");
        let all = [1, 2, 3, 4, 5, 6, 11, 14, 15, 16];
        for (at, (role, from, to)) in
            [("root", 1, 11), ("targets", 4, 14), ("snapshot", 5, 15), ("timestamp", 6, 16)].into_iter().enumerate()
        {
            let now = NOW + 60 * i64::try_from(at).expect("small");
            let bench = Bench::new(&shelf, now, None).await.expect("read");
            let edit = |draft: &mut Draft<'_>| -> anyhow::Result<_> {
                Ok(draft.rotate(role, &secret(from).key(), &secret(to).key(), false)?)
            };
            bench.change(&secrets(&all), &eyes(&root), &eyes(&root), edit).await.expect(role);
            assert_eq!(old.has(&shelf, now).await, b"one", "{role}");
            assert_eq!(Phone::new(&root).has(&shelf, now).await, b"one", "{role}");
        }
        let bench = Bench::new(&shelf, NOW + 600, None).await.expect("read");
        assert!(bench.release(&everyday(), &release(b"two")).await.is_err(), "the old keys sign nothing any more");
        bench.release(&secrets(&[14, 15, 16]), &release(b"two")).await.expect("published");
        assert_eq!(old.has(&shelf, NOW + 600).await, b"two");
    });
}

#[test]
fn a_stolen_timestamp_key_has_not_the_last_word() {
    run(async {
        let (folder, shelf) = shelf();
        let root = begin(&shelf).await;
        publish(&shelf, NOW, b"one").await.expect("published");
        let mut phone = Phone::new(&root);
        phone.has(&shelf, NOW).await;
        // The thief signs a version that nothing can follow, and never expires.
        let state = Bench::new(&shelf, NOW, None).await.expect("read").state;
        let mut far = state.published.timestamp.clone();
        (far.version, far.expires) = ((1 << 53) - 1, NOW + 1_000 * DAY);
        let bytes = xiaoqi_trust::author::sign(far.to_value(), &[&secret(6)]).write();
        std::fs::write(folder.path().join("metadata/timestamp.json"), bytes).expect("written");
        phone.has(&shelf, NOW).await;
        let refused = publish(&shelf, NOW + 60, b"two").await.expect_err("nothing can follow").to_string();
        assert!(refused.contains("--stolen"), "{refused}");
        let bench = Bench::new(&shelf, NOW + 60, None).await.expect("read");
        let edit = |draft: &mut Draft<'_>| -> anyhow::Result<_> {
            Ok(draft.rotate("timestamp", &secret(6).key(), &secret(16).key(), true)?)
        };
        bench.change(&secrets(&[1, 3, 5, 16]), &eyes(&root), &eyes(&root), edit).await.expect("rotated");
        let bench = Bench::new(&shelf, NOW + 120, None).await.expect("read");
        bench.release(&secrets(&[4, 5, 16]), &release(b"two")).await.expect("published");
        assert_eq!(phone.has(&shelf, NOW + 120).await, b"two");
    });
}

#[test]
fn what_has_expired_is_signed_anew() {
    run(async {
        let (_folder, shelf) = shelf();
        let root = begin(&shelf).await;
        publish(&shelf, NOW, b"one").await.expect("published");
        let mut phone = Phone::new(&root);
        phone.has(&shelf, NOW).await;
        for (days, targets) in [(8, false), (40, false), (100, true)] {
            let now = NOW + days * DAY;
            let (outcome, _) = phone.poll(&shelf, now).await;
            assert!(outcome.refusal.is_some(), "{outcome:?}");
            let bench = Bench::new(&shelf, now, None).await.expect("read");
            let edit = |draft: &mut Draft<'_>| -> anyhow::Result<()> {
                draft.refresh(targets, false);
                Ok(())
            };
            bench.change(&everyday(), &eyes(&root), &eyes(&root), edit).await.expect("signed anew");
            assert_eq!(phone.has(&shelf, now).await, b"one");
        }
    });
}

#[test]
fn trainers_sign_hints_and_nothing_else() {
    run(async {
        let (_folder, shelf) = shelf();
        let root = begin(&shelf).await;
        publish(&shelf, NOW, b"one").await.expect("published");
        let bench = Bench::new(&shelf, NOW, None).await.expect("read");
        let asked = ["hints/promo.json".to_owned()];
        let (before, after) = (eyes(&root), bench.eyes("packs/core.json", &asked, &[]).expect("eyes"));
        let team = secrets(&[5, 6, 7]);
        let edit = |draft: &mut Draft<'_>| -> anyhow::Result<_> {
            Ok(draft.contribute("trainers", "hints/promo.json", b"hints", None)?)
        };
        assert_eq!(bench.change(&team, &before, &after, edit).await.expect("published"), 1);
        let mut phone = Phone::new(&root).channel("packs/core.json", &["hints/promo.json"]);
        let (outcome, packs) = phone.poll(&shelf, NOW).await;
        assert_eq!((outcome.refusal, packs), (None, vec![b"one".to_vec(), b"hints".to_vec()]));
        let bench = Bench::new(&shelf, NOW, None).await.expect("read");
        for (role, target) in
            [("trainers", "packs/core.json"), ("trainers", "phrases/a.json"), ("leads", "hints/a.json")]
        {
            let edit =
                |draft: &mut Draft<'_>| -> anyhow::Result<_> { Ok(draft.contribute(role, target, b"more", None)?) };
            assert!(bench.change(&team, &before, &before, edit).await.is_err(), "{role} {target}");
        }
        // Without their key nothing is signed for them.
        let edit = |draft: &mut Draft<'_>| -> anyhow::Result<_> {
            Ok(draft.contribute("trainers", "hints/promo.json", b"more", None)?)
        };
        assert!(bench.change(&everyday(), &before, &before, edit).await.is_err());
        // Their key goes, another comes.
        let edit = |draft: &mut Draft<'_>| -> anyhow::Result<_> {
            Ok(draft.rotate("trainers", &secret(7).key(), &secret(17).key(), false)?)
        };
        bench.change(&secrets(&[4, 5, 6, 17]), &before, &after, edit).await.expect("rotated");
        let (outcome, packs) = phone.poll(&shelf, NOW).await;
        assert_eq!((outcome.refusal, packs.len()), (None, 2));
    });
}

#[test]
fn nothing_is_signed_on_top_of_what_devices_refuse() {
    run(async {
        let (folder, shelf) = shelf();
        begin(&shelf).await;
        publish(&shelf, NOW, b"one").await.expect("published");
        let path = folder.path().join("metadata/1.root.json");
        let root = std::fs::read_to_string(&path).expect("a root");
        std::fs::write(&path, root.replace("\"threshold\":2", "\"threshold\":1")).expect("written");
        let refused = publish(&shelf, NOW, b"two").await.expect_err("a forged root");
        assert!(format!("{refused:#}").contains("refused by every device"), "{refused:#}");
        let pinned = "00".repeat(32);
        assert!(Bench::new(&shelf, NOW, Some(&pinned)).await.is_err());
    });
}

#[test]
fn percent() {
    for (text, bp) in [("0", 0), ("10", 1_000), ("0.5", 50), ("12.34", 1_234), ("100", 10_000), ("100.0", 10_000)] {
        assert_eq!(super::super::change::share(text).expect(text), bp);
    }
    for wrong in ["", "-1", "101", "100.01", "1.234", "ten", "1,5", ".5", "1e1"] {
        assert!(super::super::change::share(wrong).is_err(), "{wrong}");
    }
}
