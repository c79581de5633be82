//! Signed metadata: what is signed, and by whom (TUF 4.2.1, 5.3.4).
//!
//! Must never count a key twice: neither under two ids, nor signing twice (CVE-2020-15093).

use crate::json::{Value, object};
use crate::key::Key;
use crate::refusal::Refusal;
use crate::{canonical, json};
use std::collections::{BTreeMap, BTreeSet};

/// How many signatures are looked at: more than any team has keys.
pub const SIGNATURES: usize = 64;

/// Who may sign for a role, and how many must (TUF 4.3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// Ids of keys.
    pub keyids: BTreeSet<String>,
    /// How many different keys, at least one.
    pub threshold: usize,
}

/// One metadata file, not yet believed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Envelope {
    /// Key ids with what they are said to have signed; what is no signature is kept and never right.
    pub signatures: Vec<(String, String)>,
    /// What is signed, with all its fields.
    pub signed: Value,
}

impl Envelope {
    /// Reads a file.
    ///
    /// # Errors
    /// [`Refusal::Parse`] of what is no strict JSON or no envelope, or has two signatures under one key id.
    pub fn read(bytes: &[u8]) -> Result<Envelope, Refusal> {
        Envelope::of(json::read(bytes)?)
    }

    pub(crate) fn of(value: Value) -> Result<Envelope, Refusal> {
        let Value::Object(mut it) = value else { return Err(Refusal::parse("no envelope")) };
        let (Some(signed), Some(Value::List(list))) = (it.remove("signed"), it.remove("signatures")) else {
            return Err(Refusal::parse("no envelope"));
        };
        if list.len() > SIGNATURES {
            return Err(Refusal::parse("too many signatures"));
        }
        let mut signatures = Vec::new();
        let mut ids = BTreeSet::new();
        for one in list {
            let Value::Object(mut one) = one else { return Err(Refusal::parse("no signature")) };
            let (Some(Value::Text(id)), Some(Value::Text(sig))) = (one.remove("keyid"), one.remove("sig")) else {
                return Err(Refusal::parse("no signature"));
            };
            if !ids.insert(id.clone()) {
                return Err(Refusal::parse("two signatures under one key id"));
            }
            signatures.push((id, sig));
        }
        Ok(Envelope { signatures, signed })
    }

    /// The file.
    pub fn to_value(&self) -> Value {
        let one = |(id, sig): &(String, String)| object([("keyid", id.clone().into()), ("sig", sig.clone().into())]);
        let signatures: Vec<Value> = self.signatures.iter().map(one).collect();
        object([("signatures", signatures.into()), ("signed", self.signed.clone())])
    }

    /// The file's bytes.
    pub fn write(&self) -> Vec<u8> {
        canonical::file(&self.to_value())
    }

    /// Whether enough different keys of a role signed.
    ///
    /// # Errors
    /// [`Refusal::Signature`] with the counts; `name` is the role's.
    pub fn verify(&self, name: &str, role: &Role, keys: &BTreeMap<String, Key>) -> Result<(), Refusal> {
        let message = canonical::write(&self.signed);
        let mut signed = BTreeSet::new();
        for (id, sig) in &self.signatures {
            let Some(key) = keys.get(id).filter(|_| role.keyids.contains(id)) else { continue };
            let mut bytes = [0; 64];
            let lower = !sig.bytes().any(|b| b.is_ascii_uppercase());
            if lower && hex::decode_to_slice(sig, &mut bytes).is_ok() && key.verifies(&message, &bytes) {
                signed.insert(key);
            }
        }
        if role.threshold > 0 && signed.len() >= role.threshold {
            Ok(())
        } else {
            Err(Refusal::Signature { role: name.into(), signed: signed.len(), threshold: role.threshold })
        }
    }
}
