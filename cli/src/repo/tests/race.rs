//! Two hundred publish at once: each is in force for a moment or is told to look again, and nothing breaks.

use super::*;
use std::sync::Arc;
use xiaoqi_trust::meta::Targets;

const RACERS: usize = 200;

#[test]
fn racing_publishers_on_a_folder() {
    let (folder, shelf) = shelf();
    let folder = Arc::new(folder);
    let mut root = Vec::new();
    run(async {
        root = begin(&shelf).await;
        publish(&shelf, NOW, b"first").await.expect("published");
    });
    let gate = Arc::new(std::sync::Barrier::new(RACERS));
    let racer = |number: usize| {
        let (folder, gate) = (folder.clone(), gate.clone());
        std::thread::spawn(move || {
            let shelf = again(&folder);
            let pack = format!("pack {number}");
            super::super::block_on(async {
                // All have read the same before the first writes.
                let bench = Bench::new(&shelf, NOW, None).await?;
                gate.wait();
                Ok(match bench.release(&everyday(), &release(pack.as_bytes())).await {
                    Ok(released) => Some((released.pack_version, pack)),
                    Err(error) if overtaken(&error) => None,
                    Err(error) => panic!("{error:#}"),
                })
            })
            .expect("a runtime")
        })
    };
    let racers: Vec<_> = (0..RACERS).map(racer).collect();
    let won: Vec<(u64, String)> = racers.into_iter().filter_map(|it| it.join().expect("a racer")).collect();
    run(async {
        // All planned version 2: one of them has it.
        assert_eq!(won.len(), 1, "{won:?}");
        assert_eq!(Phone::new(&root).has(&shelf, NOW).await, won[0].1.as_bytes());
    });
}

/// Each reads when it comes to it, and tries again when it was overtaken: all get through, none is lost.
#[test]
fn whoever_was_overtaken_publishes_again() {
    let (folder, shelf) = shelf();
    let folder = Arc::new(folder);
    let mut root = Vec::new();
    run(async { root = begin(&shelf).await });
    let racers: usize = if std::env::var_os("XIAOQI_SOAK").is_some() { RACERS } else { 16 };
    let racer = |number: usize| {
        let folder = folder.clone();
        std::thread::spawn(move || {
            let shelf = again(&folder);
            let pack = format!("pack {number}");
            super::super::block_on(async {
                loop {
                    match publish(&shelf, NOW, pack.as_bytes()).await {
                        Ok(released) => return Ok((released.pack_version, pack)),
                        Err(error) if overtaken(&error) => {}
                        Err(error) => panic!("{error:#}"),
                    }
                }
            })
            .expect("a runtime")
        })
    };
    let racers: Vec<_> = (0..racers).map(racer).collect();
    let mut won: Vec<(u64, String)> = racers.into_iter().map(|it| it.join().expect("a racer")).collect();
    won.sort();
    let expected: Vec<u64> = (1..).take(won.len()).collect();
    assert_eq!(won.iter().map(|it| it.0).collect::<Vec<_>>(), expected);
    run(async {
        assert_eq!(Phone::new(&root).has(&shelf, NOW).await, won[won.len() - 1].1.as_bytes());
        let state = Bench::new(&shelf, NOW, None).await.expect("read").state;
        let targets: &Targets = &state.published.targets;
        let versions: Vec<u64> = xiaoqi_trust::author::numbered(&targets.targets, "core").collect();
        assert!(versions.len() >= won.len().min(20));
    });
}
