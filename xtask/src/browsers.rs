//! Which browsers are installed. The search itself is practice/find-browser.mjs, so that what set-up finds is what the
//! tests start. Must never start one.

use crate::run;
use anyhow::{Context, Result};

/// A browser by the name the search has for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Chrome, Chromium or Edge; XIAOQI_CHROMIUM names one outright.
    Chromium,
    /// Firefox; XIAOQI_FIREFOX names one outright.
    Firefox,
}

/// Whether one is installed.
pub(crate) fn installed(kind: Kind) -> Result<bool> {
    let kind = match kind {
        Kind::Chromium => "chromium",
        Kind::Firefox => "firefox",
    };
    let script = format!(
        "import {{ findBrowser }} from './practice/find-browser.mjs'; console.log(findBrowser('{kind}') ?? '')"
    );
    let found = run::output(run::node().args(["--input-type=module", "-e", &script]))
        .with_context(|| format!("looking for {kind}"))?;
    Ok(!found.trim().is_empty())
}
