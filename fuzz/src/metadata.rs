//! Anything as metadata: refused, or what is read is written and read again as the same.

use xiaoqi_trust::envelope::Envelope;
use xiaoqi_trust::json::{self, Value};
use xiaoqi_trust::meta::{Root, Snapshot, Targets, Timestamp};
use xiaoqi_trust::{Refusal, canonical};

pub fn run(bytes: &[u8]) {
    let value = match json::read(bytes) {
        Ok(value) => value,
        Err(fault) => return assert!(!fault.to_string().is_empty()),
    };
    assert_eq!(json::read(&canonical::file(&value)).as_ref(), Ok(&value));
    let canonical = canonical::write(&value);
    if !canonical.iter().any(|b| matches!(b, b'\n' | b'\t')) {
        assert_eq!(json::read(&canonical).as_ref(), Ok(&value));
    }
    if let Ok(it) = Envelope::read(bytes) {
        assert_eq!(Envelope::read(&it.write()).as_ref(), Ok(&it));
        signed(&it.signed);
    }
    signed(&value);
}

/// What is signed, as each of the roles.
fn signed(value: &Value) {
    again(value, Root::read, Root::to_value);
    again(value, Timestamp::read, Timestamp::to_value);
    again(value, Snapshot::read, Snapshot::to_value);
    again(value, Targets::read, Targets::to_value);
    if let Ok(it) = Targets::read(value) {
        for target in it.targets.values() {
            if let Ok(Some(custom)) = target.custom() {
                again(&custom.to_value(), |it| of(it, target), |it| it.to_value());
            }
        }
        let _ = (it.newest(), it.delegate("hints/a.json"));
    }
}

/// A target's custom data from its value.
fn of(custom: &Value, target: &xiaoqi_trust::meta::Target) -> Result<xiaoqi_trust::meta::Custom, Refusal> {
    let target = xiaoqi_trust::meta::Target { custom: Some(custom.clone()), ..target.clone() };
    target.custom()?.ok_or(Refusal::Unasked)
}

fn again<T: PartialEq + std::fmt::Debug>(
    value: &Value,
    read: impl Fn(&Value) -> Result<T, Refusal>,
    write: impl Fn(&T) -> Value,
) {
    match read(value) {
        Ok(it) => assert_eq!(read(&write(&it)).as_ref(), Ok(&it)),
        Err(refusal) => assert!(!refusal.to_string().is_empty() && !refusal.status().word().is_empty()),
    }
}
