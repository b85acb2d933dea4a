//! The app's surfaces, each a program of its own, so that none carries what another needs.

use std::path::{Path, PathBuf};

use crate::paths;

/// A part of the app that is loaded by itself.
#[derive(Debug)]
pub(crate) struct Surface {
    /// The program, and its feature with `_` for `-`.
    pub(crate) binary: &'static str,
    /// The page that it stands in, whose `data-trunk` link says how it is compiled.
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

    /// Where the script and the wasm are left.
    pub(super) fn folder(&self) -> PathBuf {
        paths::web().join("compiled").join(self.binary)
    }

    /// The script that loads the wasm, and the wasm.
    pub(super) fn output(&self, folder: &Path) -> Result<(PathBuf, PathBuf), String> {
        if folder.join("snippets").exists() {
            return Err(format!("{} imports scripts beside its own, which nobody would serve", self.binary));
        }
        Ok((folder.join(format!("{}.js", self.binary)), folder.join(format!("{}_bg.wasm", self.binary))))
    }
}
