//! Puts everything together in one folder, under names that change with the content.

use std::collections::BTreeMap;
use std::path::Path;

use super::{SURFACES, bundle, compress, html, worker};
use crate::{digest, files, paths};

/// Which file became which address.
pub(super) type Names = BTreeMap<String, String>;

/// Fills `target/web/dist` anew. It is made beside and exchanged at the end, for a server that reads it meanwhile.
pub(super) fn collect() -> Result<(), String> {
    let fresh = paths::web().join("dist.new");
    files::remove_folder(&fresh)?;
    let names = hashed(&fresh)?;
    for surface in &SURFACES {
        if let Some(document) = surface.document {
            let page = files::read_text(&paths::root().join(surface.page))?;
            files::write(&fresh.join(document), html::filled(&page, &names)?)?;
        }
    }
    let manifest = files::read_text(&paths::root().join("static/manifest.webmanifest"))?;
    files::write(&fresh.join("manifest.webmanifest"), html::filled(&manifest, &names)?)?;
    let script = files::read_text(&paths::root().join("static/service-worker.js"))?;
    let document = files::read(&fresh.join("app.html"))?;
    files::write(&fresh.join("service-worker.js"), worker::filled(&script, &names, &document)?)?;
    let index = serde_json::to_string_pretty(&names).map_err(|error| error.to_string())?;
    files::write(&fresh.join("assets.json"), index)?;
    compress::compress(&fresh)?;
    exchange(&fresh, &paths::dist())
}

/// Writes each asset under its hashed name.
fn hashed(folder: &Path) -> Result<Names, String> {
    let mut names = Names::new();
    let mut put = |name: &str, content: &[u8]| {
        let hashed = hashed_name(name, content);
        files::write(&folder.join("assets").join(&hashed), content)?;
        names.insert(name.to_owned(), format!("/assets/{hashed}"));
        Ok::<(), String>(())
    };
    for surface in &SURFACES {
        let (script, wasm) = surface.output()?;
        let boot = paths::root().join("static/boot").join(format!("{}.js", surface.binary));
        put(&format!("{}.js", surface.binary), &bundle::script(&boot, &script)?)?;
        put(&format!("{}.wasm", surface.binary), &files::read(&wasm)?)?;
    }
    for name in ["icons", "frame.js", "welcome.js"] {
        for file in files::below(&paths::root().join("static").join(name))? {
            put(paths::relative(&file).trim_start_matches("static/"), &files::read(&file)?)?;
        }
    }
    for name in ["moved.js", "arrive.js"] {
        put(name, &bundle::module(&paths::root().join("static/moving").join(name))?)?;
    }
    // The others are parts of these two.
    for name in ["styles/app.css", "styles/sign-in.css"] {
        put(name, &bundle::styles(&paths::root().join("static").join(name))?)?;
    }
    for file in files::below(&paths::root().join("locales"))? {
        // The texts of pages that the server renders are resolved there: no browser asks for them.
        let of_documents = SURFACES.iter().filter(|surface| surface.document.is_some());
        if of_documents.into_iter().any(|surface| file.ends_with(format!("{}.ftl", surface.binary))) {
            put(&paths::relative(&file), &files::read(&file)?)?;
        }
    }
    Ok(names)
}

/// `locales/en/account.ftl` becomes `locales-en-account-0123456789abcdef.ftl`.
fn hashed_name(name: &str, content: &[u8]) -> String {
    let flat = name.replace('/', "-");
    let digest = digest::short(content, 8);
    match flat.rsplit_once('.') {
        Some((stem, ending)) => format!("{stem}-{digest}.{ending}"),
        None => format!("{flat}-{digest}"),
    }
}

fn exchange(fresh: &Path, place: &Path) -> Result<(), String> {
    files::remove_folder(place)?;
    std::fs::rename(fresh, place).map_err(|error| format!("{}: {error}", place.display()))
}

#[cfg(test)]
mod tests {
    use super::hashed_name;

    #[test]
    fn names_change_with_the_content_and_keep_their_kind() {
        let name = hashed_name("locales/en/account.ftl", b"abc");
        assert_eq!(name, "locales-en-account-ba7816bf8f01cfea.ftl");
        assert_ne!(name, hashed_name("locales/en/account.ftl", b"abd"));
    }
}
