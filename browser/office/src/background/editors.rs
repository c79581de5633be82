//! Which editors matter on which host; baked in from the default pack.

static EDITORS: &[(&str, &[&str])] = include!(concat!(env!("OUT_DIR"), "/editors.rs"));

pub(super) fn on(host: &str) -> Vec<String> {
    EDITORS
        .iter()
        .filter(|(h, _)| *h == host)
        .flat_map(|(_, editors)| editors.iter().map(|s| (*s).to_owned()))
        .collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_known_host_has_editors_another_none() {
        assert!(!super::on("mms.pinduoduo.com").is_empty());
        assert!(super::on("example.com").is_empty());
    }
}
