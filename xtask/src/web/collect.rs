//! Puts everything together in one folder, under names that change with the content: the whole app for the server, or one surface for
//! Trunk, which serves it during development.

use std::path::{Path, PathBuf};

use sluss_protocol::messages::Messages;

use super::html::Names;
use super::surfaces::{Program, Surface, WORKERS};
use super::{SURFACES, bundle, compress, html, parts, worker};
use crate::{digest, files, paths};

/// Rebuilds `target/web/dist`. The folder is built beside the old one and swapped at the end, for a server that reads it meanwhile.
pub(super) fn collect() -> Result<(), String> {
    let fresh = paths::web().join("dist.new");
    files::remove_folder(&fresh)?;
    let mut names = Names::new();
    let mut put = Put { folder: &fresh, place: "assets", names: &mut names };
    SURFACES.iter().try_for_each(|surface| put.surface(surface, |program| program.folder()))?;
    put.pages_of_the_server()?;
    for surface in &SURFACES {
        if let Some(document) = surface.document {
            let page = files::read_text(&paths::root().join(surface.program.page))?;
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

/// Where Trunk puts the files of the surface that it serves: `/assets/` is the server's.
const BUILT: &str = "built";

/// Joins what Trunk has just compiled for one surface, in the folder that it is about to serve: the page that Trunk wrote gets the
/// addresses of the files. There is no service worker, which would go on showing yesterday's page.
pub(super) fn join(surface: &Surface, folder: &Path) -> Result<(), String> {
    let mut names = Names::new();
    Put { folder, place: BUILT, names: &mut names }.surface(surface, |_| folder.to_owned())?;
    let page = folder.join("index.html");
    files::write(&page, html::with_addresses(&files::read_text(&page)?, &names)?)?;
    let manifest = files::read_text(&paths::root().join("static/manifest.webmanifest"))?;
    if surface.document == Some("app.html") {
        files::write(&folder.join("app/manifest.webmanifest"), html::with_addresses(&manifest, &names)?)?;
    }
    Ok(())
}

/// Writes files under their hashed names, and notes them.
struct Put<'a> {
    folder: &'a Path,
    /// The first part of their addresses.
    place: &'static str,
    names: &'a mut Names,
}

impl Put<'_> {
    fn put(&mut self, name: &str, content: &[u8]) -> Result<(), String> {
        let hashed = hashed_name(name, content);
        files::write(&self.folder.join(self.place).join(&hashed), content)?;
        self.names.insert(name.to_owned(), format!("/{}/{hashed}", self.place));
        Ok(())
    }

    /// What a surface needs, and the workers beside it, each compiled in the folder that `built` names.
    fn surface(&mut self, surface: &Surface, built: impl Fn(&Program) -> PathBuf) -> Result<(), String> {
        let Surface { program, document, styles } = surface;
        let boot = |name: &str| paths::root().join("static/boot").join(format!("{name}.js"));
        self.program(program, &built(program), |script| bundle::script(&boot(program.binary), script))?;
        for worker in WORKERS.iter().filter(|worker| worker.page == program.page) {
            self.program(worker, &built(worker), |script| bundle::worker(&boot("worker"), script))?;
        }
        // The texts of the pages that the server renders come with them, so no browser requests them.
        if document.is_some() {
            for file in files::below(&paths::root().join("locales"))? {
                if file.ends_with(format!("{}.ftl", program.binary)) {
                    let name = paths::relative(&file.with_extension("json"));
                    self.put(&name, &texts(&file)?)?;
                }
            }
        }
        for folder in ["static/icons", "static/screenshots"] {
            for file in files::below(&paths::root().join(folder))? {
                self.put(paths::relative(&file).trim_start_matches("static/"), &files::read(&file)?)?;
            }
        }
        // The other sheets are parts of these two, and of the guide's.
        self.put(styles, bundle::styles(&paths::root().join("static").join(styles))?.as_bytes())
    }

    /// A program's wasm, in parts if that is how it is loaded, and the script that loads it.
    fn program(
        &mut self,
        program: &Program,
        built: &Path,
        bundled: impl Fn(&Path) -> Result<String, String>,
    ) -> Result<(), String> {
        let (script, wasm) = program.output(built)?;
        let mut script = bundled(&script)?;
        for part in parts::parts(built)?.iter().filter(|_| program.in_parts) {
            let name = format!("{}.{}.wasm", program.binary, part.name);
            self.put(&name, &files::read(&part.file)?)?;
            script = parts::fetched_from(&script, part, &self.names[&name])?;
        }
        self.put(&format!("{}.js", program.binary), script.as_bytes())?;
        self.put(&format!("{}.wasm", program.binary), &files::read(&wasm)?)
    }

    /// The scripts of pages that only the server makes, and the style sheet of the guide, which no sign-in should wait for.
    fn pages_of_the_server(&mut self) -> Result<(), String> {
        for name in ["frame.js", "public-pages.js"] {
            self.put(name, &files::read(&paths::root().join("static").join(name))?)?;
        }
        for name in ["moved.js", "arrive.js"] {
            self.put(name, bundle::module(&paths::root().join("static/moving").join(name))?.as_bytes())?;
        }
        self.put("styles/help.css", bundle::styles(&paths::root().join("static/styles/help.css"))?.as_bytes())
    }
}

/// A file of texts as browsers read it: pairs of an id and a text.
fn texts(file: &Path) -> Result<Vec<u8>, String> {
    let told = |why| format!("{}: {why}", paths::relative(file));
    let texts = Messages::read(&files::read_text(file)?).map_err(told)?;
    let pairs: Vec<_> = texts.ids().map(|id| (id, texts.text(id))).collect();
    serde_json::to_vec(&pairs).map_err(|error| told(error.to_string()))
}

/// The name with a digest in it: `locales/en/account.json` becomes `locales-en-account-0123456789abcdef.json`.
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
        let name = hashed_name("locales/en/account.json", b"abc");
        assert_eq!(name, "locales-en-account-ba7816bf8f01cfea.json");
        assert_ne!(name, hashed_name("locales/en/account.json", b"abd"));
    }
}
