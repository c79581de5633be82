//! Anything as a pack's source: parsed, built, loaded, proved, used; or refused with faults that have their places.

use super::{check, parts};
use xiaoqi::desk::{self, Desk};
use xiaoqi::pack::Fault;
use xiaoqi::pack::source::{SourceFile, parse};
use xiaoqi::wording::Context;

/// The text is one file, or two where a line says so.
pub fn run(bytes: &[u8]) {
    let text = parts::text(bytes);
    let file = |(at, text): (usize, &str)| SourceFile { name: format!("{at}.toml"), text: text.into() };
    let files: Vec<SourceFile> = text.split("#FILE\n").take(3).enumerate().map(file).collect();
    let pack = match parse(&files) {
        Ok(pack) => pack,
        Err(faults) => return hold(&files, &faults),
    };
    let built = match desk::build(&pack) {
        Ok(built) => built,
        Err(faults) => return hold(&files, &faults),
    };
    let desk = Desk::load(&built).expect("what was built loads");
    if let Err(faults) = desk::prove(&pack, &desk) {
        hold(&files, &faults);
    }
    let cases = pack.rules.iter().flat_map(|rule| rule.hit.iter().chain(&rule.miss));
    for case in cases.take(8) {
        check::hold(&desk, &case.text, &case.into());
    }
    check::hold(&desk, &text, &Context::default());
}

/// Every fault names a place inside its file.
fn hold(files: &[SourceFile], faults: &[Fault]) {
    assert!(!faults.is_empty());
    for fault in faults {
        let text = files.get(fault.place.file).map_or("", |file| file.text.as_str());
        assert!(fault.place.file < files.len(), "{fault:?}");
        assert!(text.get(fault.place.start..fault.place.end).is_some(), "{fault:?}");
        assert!(!fault.message.is_empty());
        let (line, column) = fault.line_column(text);
        assert!(line >= 1 && column >= 1);
    }
}
