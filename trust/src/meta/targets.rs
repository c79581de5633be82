//! Targets: what there is, and who else may list some of it (TUF 4.5). Custom data says to whom a pack goes.

use super::SCHEMA;
use super::fields::{Fields, head, whole, write_hashes, write_head, write_keys, write_role};
use crate::envelope::Role;
use crate::json::{Object, Value, object};
use crate::key::{self, Key};
use crate::refusal::Refusal;
use crate::{instant, name};
use std::collections::{BTreeMap, BTreeSet};

/// Where [`Custom`] stands in a target's custom data.
const OURS: &str = "xiaoqi";

/// What there is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Targets {
    /// Counted upwards.
    pub version: u64,
    /// Seconds since 1970.
    pub expires: i64,
    /// By path.
    pub targets: BTreeMap<String, Target>,
    /// Who else may list some; of a delegated role none.
    pub delegations: Option<Delegations>,
}

/// One target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// Bytes.
    pub length: u64,
    /// Of these bytes.
    pub sha256: [u8; 32],
    /// As it was signed, with what others put there.
    pub custom: Option<Value>,
}

/// Who else may list targets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Delegations {
    /// By id.
    pub keys: BTreeMap<String, Key>,
    /// In order: the first whose pattern fits is asked, and nobody after it.
    pub roles: Vec<Delegated>,
}

/// One who may.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delegated {
    /// The name of the role and of its file.
    pub name: String,
    /// Whose keys.
    pub role: Role,
    /// Which targets ([`name::matches`]).
    pub paths: Vec<String>,
}

/// What the supervisor says of a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Custom {
    /// The number that people say: 规则第 12 版.
    pub pack_version: u64,
    /// The oldest extension that may run it.
    pub min_app: Option<semver::Version>,
    /// Seconds since 1970.
    pub signed_at: Option<i64>,
    /// To whom it goes; to all without.
    pub rollout: Option<Rollout>,
    /// What changes, in the supervisor's words.
    pub note: Option<String>,
}

/// A share of the installs, always the same ones for one salt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rollout {
    /// What shuffles the installs; a new one for each pack.
    pub salt: String,
    /// Hundredths of a percent, 0 to 10,000.
    pub bp: u64,
    /// Groups that have it in any case.
    pub groups: Vec<String>,
    /// The target that the others have.
    pub otherwise: String,
}

impl Targets {
    /// Reads what a targets file has signed, the supervisor's own.
    ///
    /// # Errors
    /// [`Refusal::Parse`] of what is no targets file of this profile.
    pub fn read(signed: &Value) -> Result<Targets, Refusal> {
        let signed = Fields::of(signed, "signed")?;
        let (version, expires) = head(signed, "targets")?;
        let mut targets = BTreeMap::new();
        for (path, value) in signed.object("targets")? {
            if !name::target(path) {
                return Err(Refusal::parse("a target with a name that is not allowed"));
            }
            let it = Fields::of(value, "target")?;
            let (length, sha256) = (it.whole("length")?, it.sha256()?);
            let custom = if it.has("custom") { Some(Value::Object(it.object("custom")?.clone())) } else { None };
            targets.insert(path.clone(), Target { length, sha256, custom });
        }
        let delegations = match signed.0.get("delegations") {
            None => None,
            Some(it) => Some(Delegations::read(it)?),
        };
        Ok(Targets { version, expires, targets, delegations })
    }

    /// As [`Targets::read`], of a delegated role: it hands nothing on.
    ///
    /// # Errors
    /// As there, and where it has delegations.
    pub fn read_delegated(signed: &Value) -> Result<Targets, Refusal> {
        let it = Targets::read(signed)?;
        let none = it.delegations.as_ref().is_none_or(|it| it.roles.is_empty());
        if none { Ok(it) } else { Err(Refusal::parse("a delegated role that delegates")) }
    }

    /// What is to be signed.
    pub fn to_value(&self) -> Value {
        let mut it = write_head("targets", self.version, self.expires);
        let one = |(path, it): (&String, &Target)| (path.clone(), it.to_value());
        it.insert("targets".into(), Value::Object(self.targets.iter().map(one).collect()));
        if let Some(delegations) = &self.delegations {
            it.insert("delegations".into(), delegations.to_value());
        }
        Value::Object(it)
    }

    /// Who is asked for a target that is not listed here.
    pub fn delegate(&self, target: &str) -> Option<(&Delegated, &BTreeMap<String, Key>)> {
        let it = self.delegations.as_ref()?;
        let fits = |it: &&Delegated| it.paths.iter().any(|pattern| name::matches(pattern, target));
        Some((it.roles.iter().find(fits)?, &it.keys))
    }

    /// The newest time that something was signed at here, if that is said, and before all this expires.
    pub fn newest(&self) -> Option<i64> {
        let said = self.targets.values().filter_map(|it| it.custom().ok()??.signed_at);
        said.filter(|at| *at <= self.expires).max()
    }
}

impl Target {
    /// What the supervisor says of it.
    ///
    /// # Errors
    /// [`Refusal::Parse`] of an unknown schema or field (facts §1.7-30).
    pub fn custom(&self) -> Result<Option<Custom>, Refusal> {
        let Some(Value::Object(it)) = &self.custom else { return Ok(None) };
        it.get(OURS).map(Custom::read).transpose()
    }

    fn to_value(&self) -> Value {
        let mut it = Object::from([
            ("length".to_owned(), whole(self.length)),
            ("hashes".to_owned(), write_hashes(&self.sha256)),
        ]);
        if let Some(custom) = &self.custom {
            it.insert("custom".into(), custom.clone());
        }
        Value::Object(it)
    }
}

impl Delegations {
    fn read(value: &Value) -> Result<Delegations, Refusal> {
        let it = Fields::of(value, "delegations")?;
        let keys = key::read_all(it.object("keys")?)?;
        let mut roles = Vec::new();
        let mut names = BTreeSet::new();
        for value in it.list("roles")? {
            let it = Fields::of(value, "roles")?;
            let (called, role) = (it.text("name")?, it.role(&keys)?);
            let paths: Vec<String> = it.texts("paths")?.into_iter().map(str::to_owned).collect();
            if !name::role(called) || !names.insert(called) || !paths.iter().all(|it| name::pattern(it)) {
                return Err(Refusal::parse("a delegation with a name that is not allowed"));
            }
            if !it.truth("terminating")? {
                return Err(Refusal::parse("a delegation that does not end the search"));
            }
            roles.push(Delegated { name: called.to_owned(), role, paths });
        }
        Ok(Delegations { keys, roles })
    }

    fn to_value(&self) -> Value {
        let one = |it: &Delegated| {
            let mut role = write_role(&it.role);
            role.insert("name".into(), it.name.clone().into());
            role.insert("terminating".into(), true.into());
            let paths: Vec<Value> = it.paths.iter().map(|it| it.clone().into()).collect();
            role.insert("paths".into(), paths.into());
            Value::Object(role)
        };
        let roles: Vec<Value> = self.roles.iter().map(one).collect();
        object([("keys", write_keys(&self.keys)), ("roles", roles.into())])
    }
}

impl Custom {
    fn read(value: &Value) -> Result<Custom, Refusal> {
        let it = Fields::of(value, OURS)?;
        it.only(&["schema", "pack_version", "min_app", "signed_at", "rollout", "note"])?;
        if it.text("schema")? != SCHEMA {
            return Err(Refusal::parse("another schema of packs"));
        }
        let wrong = |_| Refusal::parse("min_app is no version");
        let min_app = if it.has("min_app") { Some(it.text("min_app")?.parse().map_err(wrong)?) } else { None };
        let signed_at = if it.has("signed_at") { Some(it.time("signed_at")?) } else { None };
        let rollout = if it.has("rollout") { Some(Rollout::read(Fields(it.object("rollout")?))?) } else { None };
        let note = if it.has("note") { Some(it.text("note")?.to_owned()) } else { None };
        Ok(Custom { pack_version: it.whole("pack_version")?, min_app, signed_at, rollout, note })
    }

    /// As a target's custom data.
    pub fn to_value(&self) -> Value {
        let mut it =
            Object::from([("schema".to_owned(), SCHEMA.into()), ("pack_version".to_owned(), whole(self.pack_version))]);
        if let Some(min_app) = &self.min_app {
            it.insert("min_app".into(), min_app.to_string().into());
        }
        if let Some(at) = self.signed_at {
            it.insert("signed_at".into(), instant::write(at).into());
        }
        if let Some(rollout) = &self.rollout {
            it.insert("rollout".into(), rollout.to_value());
        }
        if let Some(note) = &self.note {
            it.insert("note".into(), note.clone().into());
        }
        object([(OURS, Value::Object(it))])
    }
}

impl Rollout {
    fn read(it: Fields<'_>) -> Result<Rollout, Refusal> {
        it.only(&["salt", "bp", "groups", "else"])?;
        let bp = it.whole("bp")?;
        let groups = if it.has("groups") { it.texts("groups")? } else { Vec::new() };
        let (salt, otherwise) = (it.text("salt")?.to_owned(), it.text("else")?.to_owned());
        if bp > 10_000 || !name::target(&otherwise) {
            return Err(Refusal::parse("a rollout beyond its bounds"));
        }
        Ok(Rollout { salt, bp, groups: groups.into_iter().map(str::to_owned).collect(), otherwise })
    }

    fn to_value(&self) -> Value {
        let groups: Vec<Value> = self.groups.iter().map(|it| it.clone().into()).collect();
        object([
            ("salt", self.salt.clone().into()),
            ("bp", whole(self.bp)),
            ("groups", groups.into()),
            ("else", self.otherwise.clone().into()),
        ])
    }
}
