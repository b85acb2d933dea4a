//! The app's surfaces, each a program of its own, so that none carries what another needs.

use std::path::{Path, PathBuf};

use super::Mode;

use crate::paths;
use crate::runner::Runner;

/// A part of the app that is loaded by itself.
#[derive(Debug)]
pub(crate) struct Surface {
    /// The program, and its feature with `_` for `-`.
    pub(crate) binary: &'static str,
    /// The page that Trunk builds it from.
    pub(crate) page: &'static str,
    /// The name of that page in the folder; the sign-in page is rendered by the server.
    pub(crate) document: Option<&'static str>,
    /// Its style sheet, below `static/`.
    pub(crate) styles: &'static str,
}

const APP: &str = "styles/app.css";

pub(crate) const SURFACES: [Surface; 3] = [
    Surface { binary: "sign_in", page: "sign-in.html", document: None, styles: "styles/sign-in.css" },
    Surface { binary: "authenticator", page: "index.html", document: Some("app.html"), styles: APP },
    Surface { binary: "account", page: "account.html", document: Some("account.html"), styles: APP },
];

impl Surface {
    /// The Cargo feature that compiles it, which is also its name on the command line.
    pub(crate) fn feature(&self) -> String {
        self.binary.replace('_', "-")
    }

    /// Where Trunk leaves the script and the wasm.
    pub(super) fn folder(&self) -> PathBuf {
        paths::web().join("trunk").join(self.binary)
    }

    /// Has Trunk compile it.
    pub(super) fn build(&self, mode: Mode) -> Result<(), String> {
        let flags = without_folders();
        let trunk =
            Runner::new("trunk").args(["build", "--skip-version-check", "--log=warn", "--dist"]).arg(self.folder());
        let trunk = if mode == Mode::Release { trunk.arg("--release=true") } else { trunk };
        // Trunk knows NO_COLOR as a switch of its own that takes only words; where inside Trunk it failed helps nobody.
        trunk
            .arg(self.page)
            .env("NO_COLOR", "true")
            .env("RUST_BACKTRACE", "0")
            .env("RUSTFLAGS", flags)
            .env(super::JOINED_LATER, "yes")
            .run(&format!("the app's surface {}", self.feature()))
    }

    /// The script that loads the wasm, and the wasm.
    pub(super) fn output(&self, folder: &Path) -> Result<(PathBuf, PathBuf), String> {
        if folder.join("snippets").exists() {
            return Err(format!("{} imports scripts beside its own, which nobody would serve", self.binary));
        }
        Ok((folder.join(format!("{}.js", self.binary)), folder.join(format!("{}_bg.wasm", self.binary))))
    }
}

/// Keeps this machine's folders out of the compiler's output, so that the same source gives the same bytes anywhere.
fn without_folders() -> String {
    let home = std::env::home_dir().unwrap_or_default();
    let cargo = std::env::var_os("CARGO_HOME").map_or_else(|| home.join(".cargo"), PathBuf::from);
    let folders = [cargo.join("registry/src"), paths::root()];
    folders.map(|folder| format!("--remap-path-prefix={}=", folder.display())).join(" ")
}
