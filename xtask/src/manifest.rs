//! The manifest of each browser, derived from the one at the root, which loads unpacked in both for daily work.
//! Must never add a permission or a host: what a browser gets is what the root's manifest says, less what it does not know.

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value};
use std::path::Path;

/// The browsers we pack for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Browser {
    Chromium,
    Firefox,
}

impl Browser {
    pub(crate) const ALL: [Self; 2] = [Self::Chromium, Self::Firefox];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
        }
    }
}

/// The oldest Chromium the packed extension runs in (docs/architecture.md, what browsers taught us).
const CHROMIUM: &str = "109";
/// The oldest Firefox.
const FIREFOX: &str = "115.0";

/// Reads the root's manifest.
pub(crate) fn read(root: &Path) -> Result<Value> {
    let path = root.join("manifest.json");
    let text = crate::files::read_text(&path)?;
    let manifest: Value = serde_json::from_str(&text).with_context(|| format!("{}: not JSON", path.display()))?;
    let version = env!("CARGO_PKG_VERSION");
    if manifest["version"] != version {
        bail!("manifest.json: version is {}, the workspace's is \"{version}\"", manifest["version"]);
    }
    Ok(manifest)
}

/// The manifest for one browser.
pub(crate) fn derive(manifest: &Value, browser: Browser) -> Result<Value> {
    let mut derived = manifest.clone();
    let top = object(&mut derived, "manifest.json")?;
    match browser {
        Browser::Chromium => {
            top.remove("browser_specific_settings");
            top.insert("minimum_chrome_version".into(), CHROMIUM.into());
            inside(top, "background")?.remove("scripts");
        }
        Browser::Firefox => {
            top.remove("minimum_chrome_version");
            top.remove("key");
            // Firefox does not know it: there no other extension is heard unless code listens for one.
            top.remove("externally_connectable");
            // Nor a schema of managed storage: policies are written without one there.
            top.remove("storage");
            inside(top, "background")?.remove("service_worker");
            let settings = inside(top, "browser_specific_settings")?;
            let gecko = inside(settings, "gecko")?;
            if !gecko.contains_key("id") {
                bail!("manifest.json: browser_specific_settings.gecko.id is missing");
            }
            gecko.insert("strict_min_version".into(), FIREFOX.into());
        }
    }
    Ok(derived)
}

fn inside<'a>(map: &'a mut Map<String, Value>, key: &str) -> Result<&'a mut Map<String, Value>> {
    match map.get_mut(key) {
        Some(value) => object(value, key),
        None => bail!("manifest.json: {key} is missing"),
    }
}

fn object<'a>(value: &'a mut Value, name: &str) -> Result<&'a mut Map<String, Value>> {
    match value {
        Value::Object(map) => Ok(map),
        _ => bail!("{name}: not an object"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn small() -> Value {
        json!({
            "manifest_version": 3,
            "key": "AAAA",
            "minimum_chrome_version": "121",
            "background": { "service_worker": "bg.js", "scripts": ["glue.js", "bg.js"] },
            "externally_connectable": { "ids": [] },
            "storage": { "managed_schema": "managed.json" },
            "host_permissions": ["https://a.example/*"],
            "browser_specific_settings": { "gecko": { "id": "x@y", "strict_min_version": "121.0" } },
        })
    }

    #[test]
    fn chromium_golden() -> Result<()> {
        let golden = json!({
            "manifest_version": 3,
            "key": "AAAA",
            "minimum_chrome_version": "109",
            "background": { "service_worker": "bg.js" },
            "externally_connectable": { "ids": [] },
            "storage": { "managed_schema": "managed.json" },
            "host_permissions": ["https://a.example/*"],
        });
        assert_eq!(derive(&small(), Browser::Chromium)?, golden);
        Ok(())
    }

    #[test]
    fn firefox_golden() -> Result<()> {
        let golden = json!({
            "manifest_version": 3,
            "background": { "scripts": ["glue.js", "bg.js"] },
            "host_permissions": ["https://a.example/*"],
            "browser_specific_settings": { "gecko": { "id": "x@y", "strict_min_version": "115.0" } },
        });
        assert_eq!(derive(&small(), Browser::Firefox)?, golden);
        Ok(())
    }

    #[test]
    fn what_is_missing_is_named() {
        let mut manifest = small();
        manifest["browser_specific_settings"]["gecko"] = json!({});
        let error = derive(&manifest, Browser::Firefox).expect_err("it must fail");
        assert_eq!(error.to_string(), "manifest.json: browser_specific_settings.gecko.id is missing");
    }

    /// The promises the real manifest makes to whoever installs it.
    #[test]
    fn the_real_manifest_asks_for_no_more_than_it_says() -> Result<()> {
        let manifest = read(&crate::run::root())?;
        assert_eq!(manifest["permissions"], json!(["storage", "alarms", "scripting", "unlimitedStorage", "activeTab"]));
        assert_eq!(manifest["externally_connectable"], json!({ "ids": [] }));
        assert_eq!(manifest.get("web_accessible_resources"), None);
        let everywhere = &manifest["content_scripts"][1];
        assert_eq!(everywhere["matches"], manifest["host_permissions"]);
        assert_eq!(everywhere["js"], json!(["extension/loader.js"]));
        // Firefox judges an about:blank frame by its parent's whole address: excluding the listed
        // addresses here would leave the frames inside them unguarded (measured, ESR 153).
        assert_eq!(everywhere.get("exclude_matches"), None);
        for script in [&manifest["content_scripts"][0], everywhere] {
            assert_eq!(script["js"][0], "extension/loader.js");
            assert_eq!(script["run_at"], "document_start");
            assert_eq!(script["all_frames"], true);
        }
        Ok(())
    }
}
