//! What vouches for a pack that runs: the list that named it, as it was signed, kept beside it. Newer lists may have come
//! since, whose packs did not build here.
//!
//! Must never vouch for what no root of the chain from the pinned one let anybody sign. Expiry is not asked: a pack that ran
//! goes on.

use super::{Client, Wanted, select, stored};
use crate::canonical;
use crate::envelope::Envelope;
use crate::json::{self, Object, Value};
use crate::meta::{Root, Targets};
use crate::refusal::Refusal;

/// How deep the envelopes stand in it.
const DEPTH: usize = json::DEPTH + 1;

#[derive(Clone)]
pub(super) struct Voucher {
    pub(super) wanted: Wanted,
    /// The version of the list.
    pub(super) version: u64,
    /// As it is kept.
    pub(super) bytes: Vec<u8>,
}

impl Voucher {
    /// Of a target that is wanted now.
    pub(super) fn new(client: &Client, wanted: Wanted) -> Option<Voucher> {
        let metadata = |name: &str| json::read(client.local.get(name)?).ok();
        let mut it = Object::from([
            ("listed".to_owned(), wanted.listed.clone().into()),
            ("targets".to_owned(), metadata(stored::TARGETS)?),
        ]);
        let targets = client.trusted.targets.as_ref()?;
        let mut version = targets.version;
        if !targets.targets.contains_key(&wanted.target) {
            let (role, _) = targets.delegate(&wanted.target)?;
            version = client.trusted.roles.get(&role.name)?.version;
            it.insert("role".into(), metadata(&stored::role(&role.name))?);
        }
        Some(Voucher { wanted, version, bytes: canonical::file(&Value::Object(it)) })
    }

    /// Of what is kept for a target.
    pub(super) fn read(chain: &[Root], target: &str, bytes: Vec<u8>) -> Result<Voucher, Refusal> {
        let refused = || Refusal::parse("no voucher");
        let Value::Object(mut it) = json::read_deep(&bytes, DEPTH)? else { return Err(refused()) };
        let (Some(Value::Text(listed)), Some(list)) = (it.remove("listed"), it.remove("targets")) else {
            return Err(refused());
        };
        let list = Envelope::of(list)?;
        let mut verdict = Err(Refusal::Pin);
        for root in chain.iter().rev() {
            verdict = list.verify("targets", &root.targets, &root.keys);
            if verdict.is_ok() {
                break;
            }
        }
        verdict?;
        let targets = Targets::read(&list.signed)?;
        let (wanted, version) = match it.remove("role") {
            None => (select::listed(&targets, target, &listed)?, targets.version),
            Some(role) => {
                let (delegated, keys) = targets.delegate(target).ok_or_else(refused)?;
                let role = Envelope::of(role)?;
                role.verify(&delegated.name, &delegated.role, keys)?;
                let role = Targets::read_delegated(&role.signed)?;
                (select::listed(&role, target, &listed)?, role.version)
            }
        };
        Ok(Voucher { wanted, version, bytes })
    }
}
