//! Shows the faults of a pack where they were written: file:line:column, the line, a caret, advice.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use std::io::IsTerminal;
use xiaoqi::pack::Fault;
use xiaoqi::pack::source::SourceFile;

/// Prints `faults` on standard error. `folder` stands before the files' names, unless it is empty.
pub(crate) fn print(faults: &[Fault], files: &[SourceFile], folder: &str) {
    let renderer = if std::io::stderr().is_terminal() { Renderer::styled() } else { Renderer::plain() };
    for fault in faults {
        let Some(file) = files.get(fault.place.file) else {
            eprintln!("{folder}: {}", fault.message);
            continue;
        };
        let folder = folder.trim_end_matches('/');
        let path = if folder.is_empty() { file.name.clone() } else { format!("{folder}/{}", file.name) };
        let (line, column) = fault.line_column(&file.text);
        let end = fault.place.end.min(file.text.len()).max(fault.place.start);
        // A rule's place is all its lines: the caret points at the first.
        let end = file.text[fault.place.start..end].find('\n').map_or(end, |at| fault.place.start + at);
        let snippet = Snippet::source(&file.text).annotation(AnnotationKind::Primary.span(fault.place.start..end));
        let mut group = Group::with_title(Level::ERROR.primary_title(&fault.message)).element(snippet);
        if let Some(help) = &fault.help {
            group = group.element(Level::HELP.message(help));
        }
        eprintln!("{path}:{line}:{column}");
        eprintln!("{}\n", renderer.render(&[group]));
    }
}
