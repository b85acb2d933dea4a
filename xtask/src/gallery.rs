//! The gallery: every piece in every state, as pages with the product's own style sheets in `target/gallery`.

use std::path::PathBuf;

use crate::runner::Runner;
use crate::setup::{self, For};
use crate::web::sheet;
use crate::{files, paths};

/// The style sheets, which the pages expect beside them.
const SHEETS: [&str; 2] = ["app.css", "sign-in.css"];

/// Writes the pages, and returns the folder.
///
/// # Errors
/// What could not be built or written.
pub(crate) fn gallery() -> Result<PathBuf, String> {
    let folder = paths::target().join("gallery");
    for name in SHEETS {
        files::write(&folder.join(name), sheet(&format!("styles/{name}"))?)?;
    }
    // With all features, as the tests compile the app.
    let write = ["run", "--package", "sluss-app", "--all-features", "--bin", "gallery", "--"];
    Runner::cargo(&write).arg(&folder).run("the gallery's pages")?;
    Ok(folder)
}

/// The same for whoever wants to look.
///
/// # Errors
/// As [`gallery`].
pub(crate) fn show() -> Result<(), String> {
    setup::setup(For::Building)?;
    let folder = gallery()?;
    println!("\nopen {}", paths::relative(&folder.join("index.html")));
    Ok(())
}
