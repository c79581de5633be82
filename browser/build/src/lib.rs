//! The compiler of packs as the background runs it: what travels signed (wire) becomes what pages load, parsed, built and
//! proved by the same code as in the command. It is loaded for one pack and thrown away: a wasm memory never shrinks, and
//! the tables of readings weigh.
//!
//! Must never be asked about what is not signed: `browser/office` verifies first. Knows no network and keeps nothing.
//! Beside that the options read and write tables of the agent's own phrases with it (`phrases`).

pub mod phrases;

use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use xiaoqi::desk::{self, Desk};
use xiaoqi::pack::Fault;
use xiaoqi::pack::source::{Reach, SourceFile};
use xiaoqi::pack::wire::{Wire, WireError};

/// Why a pack is not compiled; the words are those devices report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// `parse_error`, `compile_error` or `selftest_error`.
    pub status: &'static str,
    /// The first fault, with its place.
    pub said: String,
}

impl Refused {
    fn wire(name: &str, error: &WireError) -> Self {
        Self { status: "parse_error", said: format!("{name}: {error}") }
    }

    fn faults(status: &'static str, files: &[SourceFile], faults: &[Fault]) -> Self {
        let first = faults.first().map_or(String::new(), |fault| match files.get(fault.place.file) {
            Some(file) => {
                let (line, column) = fault.line_column(&file.text);
                format!("{}:{line}:{column}: {}", file.name, fault.message)
            }
            None => fault.message.clone(),
        });
        let more = if faults.len() > 1 { format!(" (and {} more)", faults.len() - 1) } else { String::new() };
        Self { status, said: first + &more }
    }
}

/// What the document of a target's name may hold: the channel everything, what others sign beside it only their kind.
fn reach(name: &str) -> Option<Reach> {
    match name.split('/').next()? {
        "phrases" => Some(Reach::Phrases),
        "hints" => Some(Reach::Hints),
        _ => None,
    }
}

/// Parses, builds and proves the pack that the documents say together: the channel's first, then what others signed.
///
/// # Errors
/// [`Refused`], with the first fault.
pub fn compile(documents: &[(String, Vec<u8>)]) -> Result<Vec<u8>, Refused> {
    let mut whole: Option<Wire> = None;
    for (name, bytes) in documents {
        let wire = Wire::read(bytes).map_err(|error| Refused::wire(name, &error))?;
        whole = Some(match (whole, reach(name)) {
            (None, _) => wire,
            (Some(below), Some(reach)) => below.with(wire, reach).map_err(|error| Refused::wire(name, &error))?,
            (Some(_), None) => {
                return Err(Refused { status: "parse_error", said: format!("{name}: not a part of a pack") });
            }
        });
    }
    let wire = whole.ok_or(Refused { status: "parse_error", said: "no document".to_owned() })?;
    let files = wire.files();
    let pack = wire.pack().map_err(|faults| Refused::faults("compile_error", &files, &faults))?;
    let built = desk::build(&pack).map_err(|faults| Refused::faults("compile_error", &files, &faults))?;
    // Loaded as pages will, before it is believed.
    let desk = Desk::load(&built).map_err(|e| Refused { status: "compile_error", said: e.to_string() })?;
    desk::accept(&pack, &desk).map_err(|faults| Refused::faults("selftest_error", &files, &faults))?;
    Ok(built)
}

/// [`compile`] for scripts: `names` and `parts` side by side, bytes back.
///
/// # Errors
/// An object with `status` and `said`.
#[wasm_bindgen]
pub fn build(names: Vec<String>, parts: Array) -> Result<Uint8Array, JsValue> {
    let bytes = |part: JsValue| part.dyn_into::<Uint8Array>().map(|part| part.to_vec()).unwrap_or_default();
    let documents: Vec<(String, Vec<u8>)> = names.into_iter().zip(parts.iter().map(bytes)).collect();
    match compile(&documents) {
        Ok(built) => Ok(Uint8Array::from(built.as_slice())),
        Err(refused) => {
            let fault = Object::new();
            let _ = Reflect::set(&fault, &"status".into(), &refused.status.into());
            let _ = Reflect::set(&fault, &"said".into(), &refused.said.into());
            Err(fault.into())
        }
    }
}

#[cfg(test)]
mod tests;
