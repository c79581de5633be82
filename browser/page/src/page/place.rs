//! Where we are: the profile of this page, of the pack's or of those that were taught in this browser.

use super::Page;
use crate::site::{self, Here};
use gloo::utils::{document, window};
use xiaoqi::pack::Site;

/// The host that the practice page goes by, in `packs/default/sites/practice.toml`: none that can be on the web.
const PRACTICE: &str = "practice.invalid";

impl Page {
    pub(super) fn find_site(&mut self) {
        let location = window().location();
        // The practice page is the extension's own; elsewhere it runs in no page of an extension's.
        let practice = location.protocol().is_ok_and(|protocol| protocol.ends_with("-extension:"));
        let host = if practice { PRACTICE.to_owned() } else { location.hostname().unwrap_or_default() };
        let path = location.pathname().unwrap_or_default();
        // A frame written by its parent has no host of its own.
        let host = if host.is_empty() { parent_host().unwrap_or_default() } else { host };
        // The pack's first: what somebody taught in his browser never stands before it.
        let sites: Vec<_> = self.desk.sites().iter().chain(&self.taught).collect();
        let found = site::matching(&sites, &host, &path);
        if practice && found.is_none() && self.here.is_some() {
            return; // a team's pack need not know of it
        }
        self.here = found.map(|site| Here::new(site.clone(), document()));
    }

    /// From now on the page that the agent taught is known, too.
    pub(crate) fn learn(&mut self, taught: Site) {
        self.taught = Some(taught);
        self.find_site();
        self.look_around();
    }

    /// Whether this page is one we have a profile of.
    pub(crate) fn is_placed(&self) -> bool {
        self.here.is_some()
    }
}

/// The host of the page that wrote this frame.
fn parent_host() -> Option<String> {
    let referrer = document().referrer();
    let rest = referrer.split_once("://")?.1;
    rest.split(['/', ':']).next().map(str::to_owned)
}
