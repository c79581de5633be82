//! From a pack to the bytes that desks load.

use super::codec::{Built, Work, write, write_work};
use crate::pack::{Fault, Pack, Place};
use crate::{phrase, wording};

/// Builds a pack.
///
/// # Errors
/// Faults with their places; nothing is built if there is one.
pub fn build(pack: &Pack) -> Result<Vec<u8>, Vec<Fault>> {
    let work = Work {
        phrases: phrase::build(&pack.phrases, &pack.answered),
        limits: pack.limits.clone(),
        promos: pack.promos.clone(),
        remarks: pack.remarks.clone(),
        team: pack.team.clone(),
        announcements: pack.announcements.clone(),
        reminders: pack.reminders.clone(),
        start: pack.start.clone(),
    };
    let wording = wording::Builder::default().build(pack)?;
    let written = write_work(&work).and_then(|work| {
        write(&Built {
            name: pack.name.clone(),
            version: pack.version.clone(),
            sites: pack.sites.clone(),
            wording,
            work,
        })
    });
    written.map_err(|e| vec![Fault::new(Place::default(), format!("the pack cannot be written: {e}"))])
}
