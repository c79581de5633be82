//! From a pack to the bytes that desks load.

use super::codec::{Built, write};
use crate::pack::{Fault, Pack, Place};
use crate::wording;

/// Builds a pack.
///
/// # Errors
/// Faults with their places; nothing is built if there is one.
pub fn build(pack: &Pack) -> Result<Vec<u8>, Vec<Fault>> {
    let built = Built {
        name: pack.name.clone(),
        version: pack.version.clone(),
        sites: pack.sites.clone(),
        wording: wording::build(&pack.rules)?,
    };
    write(&built).map_err(|e| vec![Fault::new(Place::default(), format!("the pack cannot be written: {e}"))])
}
