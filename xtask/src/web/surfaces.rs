//! The app's programs: its surfaces, each by itself, so that none carries what another needs, and what runs beside them in workers.

use std::path::{Path, PathBuf};

use crate::paths;

/// What is compiled and loaded by itself.
#[derive(Debug)]
pub(crate) struct Program {
    /// Its name, and its feature with `_` for `-`.
    pub(crate) binary: &'static str,
    /// The page that it stands in or beside, whose `data-trunk` link says how it is compiled.
    pub(crate) page: &'static str,
    /// Whether what it does behind its first screens is a file of its own (docs/decisions/0084).
    pub(crate) in_parts: bool,
}

/// A part of the app that people see.
#[derive(Debug)]
pub(crate) struct Surface {
    pub(crate) program: Program,
    /// The name of that page in the folder; the sign-in page is rendered by the server.
    pub(crate) document: Option<&'static str>,
    /// Its style sheet, below `static/`.
    pub(crate) styles: &'static str,
}

const APP: &str = "styles/app.css";

pub(crate) const SURFACES: [Surface; 3] = [
    Surface { program: program("sign_in", "sign-in.html"), document: None, styles: "styles/sign-in.css" },
    Surface { program: in_parts("authenticator", "index.html"), document: Some("app.html"), styles: APP },
    Surface { program: program("account", "account.html"), document: Some("account.html"), styles: APP },
];

/// What the authenticator starts in workers: work that would keep the page from answering.
pub(crate) const WORKERS: [Program; 4] = [
    program("export", "index.html"),
    program("import", "index.html"),
    program("passphrase", "index.html"),
    program("scanner", "index.html"),
];

/// All of them.
pub(crate) fn programs() -> impl Iterator<Item = &'static Program> {
    SURFACES.iter().map(|surface| &surface.program).chain(&WORKERS)
}

const fn program(binary: &'static str, page: &'static str) -> Program {
    Program { binary, page, in_parts: false }
}

const fn in_parts(binary: &'static str, page: &'static str) -> Program {
    Program { in_parts: true, ..program(binary, page) }
}

impl Program {
    /// The Cargo feature that compiles it, which is also its name on the command line.
    pub(crate) fn feature(&self) -> String {
        self.binary.replace('_', "-")
    }

    /// The Cargo features that it is compiled with, of those that its page's link names.
    pub(crate) fn features(&self, linked: &str) -> String {
        if self.in_parts { format!("{linked},parts") } else { linked.to_owned() }
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
