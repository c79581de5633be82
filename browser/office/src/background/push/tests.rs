//! The driver over a world in memory: whatever is cut short, full, tampered with or slow, the pack in force stays until
//! another is, and the next honest look succeeds.

mod world;

use super::host::Got;
use super::joined::Joined;
use super::kept::{self, Pointer, Side, Slot};
use super::start::{self, Found};
use super::status::By;
use super::{bundle, cycle};
use std::collections::BTreeMap;
use world::{URL, World, run};
use xiaoqi::desk::FORMAT;
use xiaoqi_attacks::repo::{DAY, Repo, START};

#[test]
fn nobody_joined_and_nothing_is_asked() {
    let world = World::new();
    assert_eq!((world.start(), world.look()), (Found::default(), None));
    assert!(world.asked.borrow().is_empty());
}

#[test]
fn a_pack_comes_is_kept_and_is_there_at_the_next_start_without_a_network_or_a_compiler() {
    let world = World::joined();
    assert_eq!(world.outcome(), "success");
    assert_eq!(world.compiled.get(), 1);
    let asked = world.asked.borrow().len();
    assert_eq!(world.runs_after_start(), 1);
    assert_eq!((world.compiled.get(), world.asked.borrow().len()), (1, asked));
    world.look();
    assert_eq!((world.outcome().as_str(), world.compiled.get()), ("up-to-date", 1));
    world.publish();
    let found = world.look().unwrap();
    assert_eq!((world.runs(&found), world.outcome().as_str()), (2, "success"));
    // Ten years later, and nobody there: the rules hold, and say that they are old.
    world.now.set(START + 3_650 * DAY);
    let found = world.start();
    assert_eq!((world.runs(&found), found.stale), (2, true));
}

#[test]
fn ended_anywhere_nothing_is_half_and_the_next_look_succeeds() {
    let whole = World::joined();
    whole.wake();
    whole.publish();
    whole.look();
    let acts = whole.acts.get();
    assert!(acts > 20, "{acts}");
    for end in 1..=acts {
        let world = World::joined();
        world.wake();
        world.publish();
        world.end.set(end);
        assert_eq!(run(cycle::look(&world, true)), None, "{end}");
        world.wake();
        let runs = world.runs_after_start();
        assert!(runs == 1 || runs == 2, "after {end} acts {runs} runs");
        let found = world.look().unwrap();
        assert_eq!(world.runs(&found), 2, "after {end} acts, then a whole look: {}", world.outcome());
        assert_eq!(world.runs_after_start(), 2);
    }
}

#[test]
fn ended_anywhere_in_the_first_look_too() {
    let whole = World::new();
    whole.enrol(&[URL]);
    whole.wake();
    whole.look();
    for end in 1..=whole.acts.get() {
        let world = World::new();
        world.enrol(&[URL]);
        world.wake();
        world.end.set(end);
        let _ = run(cycle::look(&world, true));
        world.wake();
        assert!(world.runs_after_start() <= 1);
        let found = world.look().unwrap();
        assert_eq!(world.runs(&found), 1, "after {end} acts");
    }
}

#[test]
fn a_disk_that_is_full_at_any_write_loses_nothing() {
    let whole = World::joined();
    whole.wake();
    whole.publish();
    whole.look();
    let writes = whole.writes.get();
    assert!(writes > 5, "{writes}");
    for full in 1..=writes {
        let world = World::joined();
        world.wake();
        world.publish();
        world.full.set(full);
        let found = world.look().unwrap();
        let runs = world.runs(&found);
        assert!(runs == 1 || runs == 2, "full at {full}: {runs}");
        world.wake();
        assert!(world.runs_after_start() >= runs, "full at {full}");
        let found = world.look().unwrap();
        assert_eq!(world.runs(&found), 2, "room again after {full}");
    }
}

#[test]
fn a_pack_that_does_not_compile_is_not_tried_again_before_another_is_signed() {
    for status in ["parse_error", "compile_error", "selftest_error", "something else"] {
        let world = World::joined();
        world.publish();
        world.bad.borrow_mut().push((b"the pack number 2".to_vec(), status));
        let found = world.look().unwrap();
        let word = if status == "something else" { "compile_error" } else { status };
        assert_eq!((world.runs(&found), world.outcome().as_str()), (1, word));
        let (compiled, asked) = (world.compiled.get(), world.asked.borrow().len());
        world.wake();
        assert_eq!(world.runs_after_start(), 1);
        world.look();
        assert_eq!((world.compiled.get(), world.outcome().as_str()), (compiled, word));
        let again = world.asked.borrow()[asked..].iter().any(|url| url.contains("/targets/"));
        assert!(!again, "{:?}", world.asked.borrow());
        world.publish();
        let found = world.look().unwrap();
        assert_eq!((world.runs(&found), world.outcome().as_str()), (3, "success"));
    }
}

#[test]
fn three_bad_starts_bring_the_pack_before_back() {
    let world = World::joined();
    world.publish();
    let id = world.look().unwrap().pack.unwrap().id;
    for start in 1..=3 {
        assert_eq!(world.runs_after_start(), 2, "start {start}");
        run(start::offered(&world, &id)).unwrap();
    }
    assert_eq!((world.runs_after_start(), world.outcome().as_str()), (1, "selftest_error"));
    let found = world.look().unwrap();
    assert_eq!(world.runs(&found), 1);
    world.publish();
    let found = world.look().unwrap();
    assert_eq!(world.runs(&found), 3);
}

#[test]
fn a_start_that_works_forgets_those_that_did_not() {
    let world = World::joined();
    let id = world.start().pack.unwrap().id;
    for _ in 0..10 {
        run(start::offered(&world, &id)).unwrap();
        assert_eq!(run(start::tried(&world, &id, true)).unwrap(), None);
        assert_eq!(world.runs_after_start(), 1);
    }
}

#[test]
fn three_pages_that_fail_bring_the_pack_before_back_though_it_works_in_others() {
    let world = World::joined();
    world.publish();
    let id = world.look().unwrap().pack.unwrap().id;
    for _ in 0..2 {
        assert_eq!(run(start::tried(&world, &id, false)).unwrap(), None);
        assert_eq!(run(start::tried(&world, &id, true)).unwrap(), None);
    }
    assert_eq!(run(start::tried(&world, "another", false)).unwrap(), None);
    let found = run(start::tried(&world, &id, false)).unwrap().unwrap();
    assert_eq!(world.runs(&found), 1);
}

#[test]
fn what_is_changed_on_the_disk_is_not_believed() {
    let names: Vec<String> = World::joined().kept.borrow().keys().cloned().collect();
    assert!(names.iter().any(|name| name.starts_with("trust/pack/")) && names.len() > 8, "{names:?}");
    for name in names.iter().filter(|name| ![kept::INSTALL, kept::JOINED].contains(&name.as_str())) {
        for cut in [false, true] {
            let world = World::joined();
            {
                let mut all = world.kept.borrow_mut();
                let bytes = all.get_mut(name).unwrap();
                if cut {
                    bytes.truncate(bytes.len() / 2);
                } else {
                    let middle = bytes.len() / 2;
                    bytes[middle] ^= 1;
                }
            }
            // The compiled pack is made again out of what is signed; what is signed is fetched again.
            let runs = world.runs_after_start();
            assert!(runs <= 1, "{name}: {runs}");
            let found = world.look().unwrap();
            assert_eq!(world.runs(&found), 1, "{name}, cut {cut}: {}", world.outcome());
            world.publish();
            let found = world.look().unwrap();
            assert_eq!(world.runs(&found), 2, "{name}, cut {cut}: {}", world.outcome());
        }
    }
}

#[test]
fn a_compiled_pack_put_in_from_elsewhere_is_made_anew() {
    let world = World::joined();
    let mut slot: kept::Slot = run(kept::read(&world, Side::A.name())).unwrap().unwrap();
    slot.compiled = b"the pack number 99".to_vec();
    run(kept::write(&world, Side::A.name(), &slot)).unwrap().unwrap();
    assert_eq!(world.runs_after_start(), 1);
    // An engine of another format finds the signed documents, and needs no network.
    let mut slot: kept::Slot = run(kept::read(&world, Side::B.name())).unwrap().unwrap();
    slot.format += 1;
    run(kept::write(&world, Side::B.name(), &slot)).unwrap().unwrap();
    world.kept.borrow_mut().remove(Side::A.name());
    *world.lie.borrow_mut() = Some(|_| Some(Got::Unreachable));
    assert_eq!(world.runs_after_start(), 1);
}

#[test]
fn a_slot_is_for_one_pack_and_one_engine_and_whole() {
    let slot = Slot::new("a", vec![1, 2, 3], 0);
    let is = |slot: &Slot, id| run(slot.is(id, &World::new())) == Some(true);
    assert!(is(&slot, "a") && !is(&slot, "b"));
    assert!(!is(&Slot { format: FORMAT + 1, ..slot.clone() }, "a"));
    assert!(!is(&Slot { compiled: vec![1, 2, 4], ..slot.clone() }, "a"));
}

#[test]
fn a_pointer_to_elsewhere_is_set_right() {
    let world = World::joined();
    world.publish();
    world.look();
    let pointer: Pointer = run(kept::read(&world, kept::POINTER)).unwrap().unwrap();
    let wrong = Pointer { side: pointer.side.other(), id: "0".into(), ..Pointer::default() };
    run(kept::write(&world, kept::POINTER, &wrong)).unwrap().unwrap();
    assert_eq!(world.runs_after_start(), 2);
    assert_eq!(run(kept::read::<Pointer>(&world, kept::POINTER)).unwrap().unwrap().side, pointer.side);
}

#[test]
fn another_root_is_another_team() {
    let world = World::joined();
    let mut joined: Joined = run(kept::read(&world, kept::JOINED)).unwrap().unwrap();
    // Tampered with: what is kept does not begin at this root, and nothing of it counts.
    joined.root = [9; 32];
    run(kept::write(&world, kept::JOINED, &joined)).unwrap().unwrap();
    assert_eq!(world.runs_after_start(), 0);
    // A policy says which it is, and all is well again.
    world.enrol(&[URL]);
    let right: Joined = run(kept::read(&world, kept::JOINED)).unwrap().unwrap();
    run(kept::write(&world, kept::JOINED, &joined)).unwrap().unwrap();
    let found = run(start::settle(&world, Some(Joined { by: By::Policy, ..right }))).unwrap().unwrap();
    assert_eq!(world.runs(&found), 0);
    let found = world.look().unwrap();
    assert_eq!(world.runs(&found), 1);
    assert!(run(start::leave(&world)).unwrap().is_err());
    assert!(run(start::join(&world, "x")).unwrap().is_err());
    // The policy is taken back: the bundled rules, and nothing that stays.
    assert_eq!(run(start::settle(&world, None)).unwrap(), Some(Found::default()));
    let kept: Vec<String> = world.kept.borrow().keys().cloned().collect();
    assert_eq!(kept, [kept::INSTALL]);
}

#[test]
fn mirrors_are_tried_in_turn() {
    let world = World::new();
    world.enrol(&["https://down.example", "https://liar.example", URL]);
    *world.lie.borrow_mut() = Some(|url| match url {
        url if url.starts_with("https://down") => Some(Got::Unreachable),
        url if url.starts_with("https://liar") => Some(Got::Bytes(b"<html>log in</html>".to_vec())),
        _ => None,
    });
    let found = world.look().unwrap();
    assert_eq!(world.runs(&found), 1);
}

#[test]
fn a_server_is_left_alone_as_long_as_it_asks_and_an_hour_at_most() {
    let world = World::joined();
    world.wait.set(600);
    world.look();
    let asked = world.asked.borrow().len();
    assert_eq!(run(cycle::look(&world, false)).unwrap(), None);
    assert_eq!(world.asked.borrow().len(), asked);
    world.now.set(world.now.get() + 601);
    world.wait.set(0);
    assert!(run(cycle::look(&world, false)).unwrap().is_some());
    // A clock that was years ahead when it was asked, and is right again.
    world.wait.set(600);
    world.now.set(START + DAY);
    world.look();
    world.now.set(START + 60);
    assert!(run(cycle::look(&world, false)).unwrap().is_some());
}

#[test]
fn the_alarm_asks_for_the_timestamp_alone_while_nothing_is_new() {
    let world = World::joined();
    world.asked.borrow_mut().clear();
    let alarm = || run(cycle::look(&world, false)).unwrap().unwrap();
    for _ in 0..3 {
        assert_eq!(world.runs(&alarm()), 1);
        assert_eq!(world.outcome(), "up-to-date");
    }
    assert_eq!(*world.asked.borrow(), [(); 3].map(|()| format!("{URL}/metadata/timestamp.json")));
    world.publish();
    assert_eq!((world.runs(&alarm()), world.outcome().as_str()), (2, "success"));
}

/// Years ahead, all that is published has expired, and nothing is lost by it; years behind, nothing has, and what is
/// published comes.
#[test]
fn a_clock_that_is_a_year_off_stops_updates_at_most() {
    for person in [true, false] {
        let world = World::joined();
        let right = world.now.get();
        world.publish();
        world.now.set(right + 365 * DAY);
        let found = run(cycle::look(&world, person)).unwrap().unwrap();
        assert_eq!((world.runs(&found), world.outcome().as_str()), (1, "stale"));
        assert_eq!(world.runs_after_start(), 1);
        world.now.set(right - 365 * DAY);
        let found = run(cycle::look(&world, person)).unwrap().unwrap();
        assert_eq!((world.runs(&found), world.outcome().as_str()), (2, "success"));
        assert_eq!(world.runs_after_start(), 2);
        world.now.set(right);
        world.publish();
        let found = run(cycle::look(&world, person)).unwrap().unwrap();
        assert_eq!((world.runs(&found), world.outcome().as_str()), (3, "success"));
    }
}

#[test]
fn a_file_counts_as_much_as_its_signatures() {
    let world = World::joined();
    world.publish();
    *world.lie.borrow_mut() = Some(|_| Some(Got::Unreachable));
    let file = |repo: &Repo, schema: &str| {
        let files: BTreeMap<&str, &str> =
            repo.files.iter().map(|(path, bytes)| (path.as_str(), std::str::from_utf8(bytes).unwrap())).collect();
        serde_json::json!({ "schema": schema, "files": files }).to_string()
    };
    for wrong in ["", "{}", "[]", &file(&world.repo.borrow(), "xiaoqi-bundle/2")] {
        assert_eq!(run(bundle::import(&world, wrong)).unwrap(), None);
        assert_eq!(world.outcome(), bundle::NO_BUNDLE);
    }
    let mut stranger = Repo::new();
    stranger.rotate("timestamp", &[77], 1);
    stranger.update();
    let found = run(bundle::import(&world, &file(&stranger, "xiaoqi-bundle/1"))).unwrap().unwrap();
    assert_eq!((world.runs(&found), world.outcome().as_str()), (1, "signature_error"));
    let found = run(bundle::import(&world, &file(&world.repo.borrow(), "xiaoqi-bundle/1"))).unwrap().unwrap();
    assert_eq!((world.runs(&found), world.outcome().as_str()), (2, "success"));
}

#[test]
fn what_others_sign_is_compiled_with_the_teams_pack_and_keeps_no_good_one_out() {
    let world = World::new();
    {
        let mut repo = world.repo.borrow_mut();
        repo.delegate("lead", 50, &["phrases/*"]);
        repo.put_delegated("lead", "phrases/team.json", b" and the phrases 1");
        repo.publish();
    }
    world.enrol(&[URL]);
    let mut joined: Joined = run(kept::read(&world, kept::JOINED)).unwrap().unwrap();
    joined.delegated = vec!["phrases/team.json".to_owned()];
    run(kept::write(&world, kept::JOINED, &joined)).unwrap().unwrap();
    let both = b"the pack number 1 and the phrases 1";
    assert_eq!(world.look().unwrap().pack.unwrap().compiled, both);
    assert_eq!(world.start().pack.unwrap().compiled, both);
    {
        let mut repo = world.repo.borrow_mut();
        repo.put_delegated("lead", "phrases/team.json", b" and bad phrases 2");
        repo.update();
    }
    world.bad.borrow_mut().push((b"the pack number 2 and bad phrases 2".to_vec(), "selftest_error"));
    assert_eq!(world.look().unwrap().pack.unwrap().compiled, b"the pack number 2 and the phrases 1");
    assert_eq!(world.outcome(), "selftest_error");
}
