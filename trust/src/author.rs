//! Keys that sign, and signing: for those who publish, and for tests.
//!
//! Must never be built into the extension. Chance is an argument: 32 bytes of it make a key.

use crate::canonical;
use crate::envelope::Envelope;
use crate::json::Value;
use crate::key::Key;
use ed25519_dalek::{Signer, SigningKey};

/// A key that signs.
pub struct Secret(SigningKey);

impl Secret {
    /// The key of 32 bytes of chance.
    pub fn new(seed: &[u8; 32]) -> Secret {
        Secret(SigningKey::from_bytes(seed))
    }

    /// What others check with.
    pub fn key(&self) -> Key {
        Key(self.0.verifying_key().to_bytes())
    }

    /// The signature of a value's canonical form, as metadata writes it.
    pub fn sign(&self, signed: &Value) -> String {
        hex::encode(self.0.sign(&canonical::write(signed)).to_bytes())
    }
}

/// An envelope around a value with the signatures of these keys; a key given twice signs once.
pub fn sign(signed: Value, secrets: &[&Secret]) -> Envelope {
    let mut signatures: Vec<(String, String)> = Vec::new();
    for secret in secrets {
        let id = secret.key().id();
        if !signatures.iter().any(|(it, _)| *it == id) {
            signatures.push((id, secret.sign(&signed)));
        }
    }
    Envelope { signatures, signed }
}
