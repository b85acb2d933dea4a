//! docs/architecture.md is a map, and a map must show what exists.

const PREFIX: &str = "crates/";

/// Each crate must be named as `crates/NAME`, and nothing that does not exist.
pub(super) fn differs(map: &str, crates: &[String]) -> Vec<String> {
    let named: Vec<&str> = map.match_indices(PREFIX).map(|(at, _)| name_at(&map[at + PREFIX.len()..])).collect();
    let missing = crates.iter().filter(|name| !named.contains(&name.as_str()));
    let gone = named.iter().filter(|name| !name.is_empty() && !crates.iter().any(|there| there == *name));
    let missing = missing.map(|name| format!("docs/architecture.md: does not name {PREFIX}{name}"));
    missing.chain(gone.map(|name| format!("docs/architecture.md: names {PREFIX}{name}, which is not there"))).collect()
}

fn name_at(text: &str) -> &str {
    text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_')).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::differs;

    fn crates() -> Vec<String> {
        vec!["otp".to_owned(), "domain".to_owned()]
    }

    #[test]
    fn a_true_map_is_fine() {
        assert!(differs("`crates/otp` and `crates/domain/src/store.rs`; others in `crates/`", &crates()).is_empty());
    }

    #[test]
    fn a_crate_without_a_name_on_the_map_is_found() {
        assert_eq!(differs("`crates/otp`", &crates()), ["docs/architecture.md: does not name crates/domain"]);
    }

    #[test]
    fn a_name_without_a_crate_is_found() {
        let found = differs("`crates/otp`, `crates/domain`, `crates/cas`", &crates());
        assert_eq!(found, ["docs/architecture.md: names crates/cas, which is not there"]);
    }
}
