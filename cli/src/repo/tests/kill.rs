//! The power goes before and after every single write: what was served is served on, and the next try goes through.

use super::faulty::Faulty;
use super::*;
use std::sync::Arc;
use xiaoqi_trust::author::Draft;

/// Cuts `change` off everywhere. Devices, old and new, must find `before` or `after` each time; then `change` works.
async fn cut_everywhere(
    prepare: impl AsyncFn(&Shelf) -> anyhow::Result<()>,
    change: impl AsyncFn(&Shelf) -> anyhow::Result<()>,
    before: &[u8],
    after: &[u8],
) -> usize {
    let mut cuts = 0;
    for lost in [false, true] {
        for writes in 1.. {
            let (folder, shelf) = shelf();
            let root = begin(&shelf).await;
            prepare(&shelf).await.expect("prepared");
            let mut old = Phone::new(&root);
            assert_eq!(old.has(&shelf, NOW).await, before);
            let faulty = again(&folder).through(|inner| Arc::new(Faulty::new(inner, writes, lost)));
            let whole = change(&faulty).await.is_ok();
            for phone in [&mut old, &mut Phone::new(&root)] {
                let has = phone.has(&shelf, NOW).await;
                assert!(has == before || has == after, "cut after {writes}");
            }
            if whole {
                break;
            }
            cuts += 1;
            if let Err(error) = change(&shelf).await {
                panic!("after a cut at {writes}: {error:#}");
            }
            assert_eq!(old.has(&shelf, NOW).await, after, "cut at {writes}");
        }
    }
    cuts
}

#[test]
fn a_publication_cut_off_anywhere() {
    run(async {
        let one = async |shelf: &Shelf| publish(shelf, NOW, b"one").await.map(drop);
        let two = async |shelf: &Shelf| publish(shelf, NOW, b"two").await.map(drop);
        // Two targets, targets, snapshot, timestamp: before each, and with the answer lost.
        assert!(cut_everywhere(one, two, b"one", b"two").await >= 8);
    });
}

#[test]
fn a_rotation_cut_off_anywhere() {
    run(async {
        for (role, from, to) in [("targets", 4, 14), ("snapshot", 5, 15), ("timestamp", 6, 16), ("root", 2, 12)] {
            let one = async |shelf: &Shelf| publish(shelf, NOW, b"one").await.map(drop);
            let rotate = async |shelf: &Shelf| {
                let bench = Bench::new(shelf, NOW, None).await?;
                let done = xiaoqi_trust::author::top(&bench.state.published.root, role)
                    .is_some_and(|it| it.keyids.contains(&secret(to).key().id()));
                if done {
                    return Ok(());
                }
                let eyes = bench.eyes("packs/core.json", &[], &[])?;
                let edit = |draft: &mut Draft<'_>| -> anyhow::Result<_> {
                    Ok(draft.rotate(role, &secret(from).key(), &secret(to).key(), false)?)
                };
                bench.change(&secrets(&[1, 2, 3, 4, 5, 6, 12, 14, 15, 16]), &eyes, &eyes, edit).await
            };
            assert!(cut_everywhere(one, rotate, b"one", b"one").await >= 1, "{role}");
        }
    });
}

#[test]
fn a_beginning_cut_off_anywhere_is_gone_on_with() {
    run(async {
        for lost in [false, true] {
            for writes in 1..4 {
                let (folder, shelf) = shelf();
                let faulty = again(&folder).through(|inner| Arc::new(Faulty::new(inner, writes, lost)));
                let keys = secrets(&[1, 2, 4, 5, 6]);
                assert!(begin_on(&faulty, NOW, &init(), &keys).await.is_err());
                let root = begin_on(&shelf, NOW + 60, &init(), &keys).await.expect("gone on with");
                publish(&shelf, NOW + 60, b"one").await.expect("published");
                assert_eq!(Phone::new(&root).has(&shelf, NOW + 60).await, b"one");
                assert!(begin_on(&shelf, NOW, &init(), &keys).await.is_err(), "there is one already");
            }
        }
    });
}

#[test]
fn a_server_that_looks_at_no_conditions_is_refused() {
    run(async {
        let (_folder, shelf) = shelf();
        let careless = shelf.through(|inner| Arc::new(Faulty::careless(inner)));
        let refused = begin_on(&careless, NOW, &init(), &secrets(&[1, 2, 4, 5, 6])).await.expect_err("careless");
        assert!(refused.to_string().contains("though told not to"), "{refused}");
    });
}
