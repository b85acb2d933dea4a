//! The web app: three surfaces, compiled and put together with styles, texts and pages in `target/web/dist`.
//!
//! Files that browsers cache for ever carry a digest in their names; `assets.json` maps the original names for the server.

mod bundle;
mod collect;
mod compile;
mod compress;
mod html;
mod link;
mod parts;
mod surfaces;
mod worker;

use std::path::PathBuf;

use crate::setup::{self, For};
use crate::stopwatch::{Stopwatch, in_words};
use crate::{digest, files, paths};

pub(crate) use compress::compress;
pub(crate) use surfaces::{SURFACES, programs};

/// How hard the compiler optimises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    /// Small and fast: what is shipped.
    Release,
    Dev,
}

/// Builds what has changed, and returns the folder with everything.
///
/// # Errors
/// Which step failed.
pub(crate) fn web(mode: Mode) -> Result<PathBuf, String> {
    setup::setup(For::Building)?;
    let watch = Stopwatch::start();
    let dist_stamp = paths::web().join("dist.stamp");
    let compiled = digest::of_all(&inside(&COMPILED), &format!("{mode:?}"))?;
    let collected = digest::of_all(&inside(&COLLECTED), &compiled)?;
    if digest::is_fresh(&dist_stamp, &collected) && paths::dist().join("assets.json").is_file() {
        println!("the web app is up to date");
        return Ok(paths::dist());
    }
    let compiled_stamp = paths::web().join("compiled.stamp");
    if !digest::is_fresh(&compiled_stamp, &compiled) {
        programs().try_for_each(|program| compile::compile(program, mode))?;
        files::write(&compiled_stamp, &compiled)?;
    }
    collect::collect()?;
    files::write(&dist_stamp, &collected)?;
    println!("\nthe web app is in {} after {}", paths::relative(&paths::dist()), in_words(watch.elapsed()));
    Ok(paths::dist())
}

/// A style sheet below `static/`, as browsers get it.
///
/// # Errors
/// What is wrong with it.
pub(crate) fn sheet(name: &str) -> Result<String, String> {
    bundle::styles(&paths::root().join("static").join(name))
}

/// Trunk's hook: joins what Trunk has compiled, in the folder that it names. Trunk.toml calls it.
///
/// # Errors
/// That Trunk did not call it, or what could not be joined.
pub(crate) fn join() -> Result<(), String> {
    let told =
        |name: &str| std::env::var_os(name).map(PathBuf::from).ok_or(format!("Trunk calls this: {name} is not set"));
    let (page, folder) = (told("TRUNK_HTML_FILE")?, told("TRUNK_STAGING_DIR")?);
    let surface = SURFACES.iter().find(|surface| page.file_name().is_some_and(|name| name == surface.program.page));
    collect::join(surface.ok_or_else(|| format!("{} is no page of ours", page.display()))?, &folder)
}

/// What the wasm is made of.
const COMPILED: [&str; 14] = [
    "src",
    "crates/codes",
    "crates/export",
    "crates/import",
    "crates/otp",
    "crates/protocol",
    "crates/qr",
    "Cargo.toml",
    "Cargo.lock",
    "index.html",
    "sign-in.html",
    "account.html",
    "xtask/src/web/compile.rs",
    "xtask/src/web/parts.rs",
];
/// What else stands in the folder, and what puts it there.
const COLLECTED: [&str; 3] = ["static", "locales", "xtask/src/web"];

fn inside(names: &[&str]) -> Vec<PathBuf> {
    names.iter().map(|name| paths::root().join(name)).collect()
}
