//! The service worker, filled in with the list of the authenticator's files.

use super::html::Names;
use super::surfaces::WORKERS;
use crate::digest;

const FILES: &str = "[\"{{precache}}\"]";
const VERSION: &str = "{{version}}";

/// Fills in the list of files and a version that changes with any of them.
///
/// # Errors
/// A script that has no place for them.
pub(super) fn filled(script: &str, names: &Names, document: &[u8]) -> Result<String, String> {
    if !script.contains(FILES) || !script.contains(VERSION) {
        return Err(format!("static/service-worker.js has no place for {FILES} or {VERSION}"));
    }
    let own = names.iter().filter(|(name, _)| belongs_to_authenticator(name)).map(|(_, address)| address.as_str());
    let all: Vec<&str> = ["/app/", "/app/manifest.webmanifest"].into_iter().chain(own).collect();
    let list = serde_json::to_string(&all).map_err(|error| error.to_string())?;
    let mut everything = list.clone().into_bytes();
    everything.extend_from_slice(document);
    Ok(script.replace(FILES, &list).replace(VERSION, &digest::short(&everything, 8)))
}

fn belongs_to_authenticator(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or(name);
    let stem = file.split('.').next().unwrap_or(file);
    stem == "authenticator"
        || WORKERS.iter().any(|worker| worker.binary == stem)
        || name == "styles/app.css"
        || name.starts_with("icons/")
}

#[cfg(test)]
mod tests {
    use super::{Names, filled};

    const SCRIPT: &str = "const FILES = [\"{{precache}}\"];\nconst VERSION = \"{{version}}\";\n";

    fn names(wasm: &str) -> Names {
        let names =
            [("authenticator.wasm", wasm), ("account.wasm", "/assets/account-1.wasm"), ("frame.js", "/assets/f.js")];
        names.map(|(name, address)| (name.to_owned(), address.to_owned())).into()
    }

    #[test]
    fn it_keeps_what_the_authenticator_needs_and_no_more() {
        let script = filled(SCRIPT, &names("/assets/a-1.wasm"), b"page").unwrap();
        assert!(script.contains("[\"/app/\",\"/app/manifest.webmanifest\",\"/assets/a-1.wasm\"]"), "{script}");
    }

    #[test]
    fn its_version_changes_with_any_file_and_with_the_page() {
        let one = filled(SCRIPT, &names("/assets/a-1.wasm"), b"page").unwrap();
        assert_ne!(one, filled(SCRIPT, &names("/assets/a-2.wasm"), b"page").unwrap());
        assert_ne!(one, filled(SCRIPT, &names("/assets/a-1.wasm"), b"another").unwrap());
    }

    #[test]
    fn a_script_without_a_place_for_the_list_is_told() {
        assert!(filled("", &names("x"), b"").is_err());
    }
}
