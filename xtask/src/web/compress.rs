//! Compressed siblings (`.br`, `.gz`), made once here instead of at every request, by Node's zlib, which is here anyway.

use std::path::Path;

use crate::files;
use crate::runner::Runner;

const SCRIPT: &str = include_str!("compress.mjs");

/// Files of these kinds shrink; pictures are already compressed, and only the server reads the index.
fn shrinks(file: &Path) -> bool {
    let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    let index = file.file_name().is_some_and(|name| name == "assets.json");
    !index && ["css", "html", "js", "json", "svg", "wasm", "webmanifest"].contains(&ending)
}

/// Writes the siblings of all files in a folder.
pub(crate) fn compress(folder: &Path) -> Result<(), String> {
    let all: Vec<_> = files::below(folder)?.into_iter().filter(|file| shrinks(file)).collect();
    Runner::new("node").args(["--input-type=module", "--eval", SCRIPT]).arg("--").args(&all).ask().map(|_| ())
}
