//! Public keys: ed25519 only. A key's id is the SHA-256 of its canonical object; what else stands in the object is no part of it.
//!
//! Must never hold a secret: that is `author`'s.

use crate::json::{Object, Value, object};
use crate::refusal::Refusal;
use crate::{canonical, sha256};

/// A key that signatures are checked with.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key(pub [u8; 32]);

impl Key {
    /// The key as metadata writes it (TUF 4.2).
    pub fn to_value(&self) -> Value {
        let public = object([("public", hex::encode(self.0).into())]);
        object([("keytype", "ed25519".into()), ("keyval", public), ("scheme", "ed25519".into())])
    }

    /// What it is called: lower-case hexadecimal.
    pub fn id(&self) -> String {
        hex::encode(sha256(&canonical::write(&self.to_value())))
    }

    /// Reads a key object.
    ///
    /// # Errors
    /// [`Refusal::Parse`] of another kind of key, or one that is no point of the curve.
    pub fn read(value: &Value) -> Result<Key, Refusal> {
        let refused = || Refusal::parse("a key that is not ed25519");
        let Value::Object(it) = value else { return Err(refused()) };
        let is = |name: &str| it.get(name) == Some(&Value::from("ed25519"));
        let Some(Value::Object(keyval)) = it.get("keyval") else { return Err(refused()) };
        let Some(Value::Text(public)) = keyval.get("public") else { return Err(refused()) };
        let bytes = digest(public).ok_or_else(refused)?;
        let key = ed25519_dalek::VerifyingKey::from_bytes(&bytes).map_err(|_| refused())?;
        if is("keytype") && is("scheme") && !key.is_weak() { Ok(Key(bytes)) } else { Err(refused()) }
    }

    /// Whether this key made the signature; strictly, so that no signature has two forms.
    pub fn verifies(&self, message: &[u8], signature: &[u8; 64]) -> bool {
        let signature = ed25519_dalek::Signature::from_bytes(signature);
        ed25519_dalek::VerifyingKey::from_bytes(&self.0).is_ok_and(|it| it.verify_strict(message, &signature).is_ok())
    }
}

/// The keys of an object of ids and keys.
pub(crate) fn read_all(object: &Object) -> Result<std::collections::BTreeMap<String, Key>, Refusal> {
    let mut keys = std::collections::BTreeMap::new();
    for (id, value) in object {
        let key = Key::read(value)?;
        if key.id() != *id {
            return Err(Refusal::parse("a key under an id that is not its own"));
        }
        keys.insert(id.clone(), key);
    }
    Ok(keys)
}

/// 32 bytes of lower-case hexadecimal.
pub(crate) fn digest(text: &str) -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    let lower = text.bytes().all(|b| !b.is_ascii_uppercase());
    (lower && hex::decode_to_slice(text, &mut bytes).is_ok()).then_some(bytes)
}
