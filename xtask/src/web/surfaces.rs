//! The app's surfaces, each a program of its own, so that none carries what another needs.

use std::path::PathBuf;

use super::Mode;
use crate::runner::{Runner, find};
use crate::{files, paths};

/// One surface.
#[derive(Debug)]
pub(crate) struct Surface {
    /// The program, and its feature with `_` for `-`.
    pub(crate) binary: &'static str,
    /// The page that Trunk builds it from.
    pub(crate) page: &'static str,
    /// The name of that page in the folder; the sign-in page is rendered by the server.
    pub(crate) document: Option<&'static str>,
}

/// All of them.
pub(crate) const SURFACES: [Surface; 3] = [
    Surface { binary: "sign_in", page: "sign-in.html", document: None },
    Surface { binary: "authenticator", page: "index.html", document: Some("app.html") },
    Surface { binary: "account", page: "account.html", document: Some("account.html") },
];

impl Surface {
    /// The Cargo feature.
    pub(crate) fn feature(&self) -> String {
        self.binary.replace('_', "-")
    }

    /// Where Trunk leaves the script and the wasm.
    fn folder(&self) -> PathBuf {
        paths::web().join("trunk").join(self.binary)
    }

    /// Has Trunk compile it.
    pub(super) fn build(&self, mode: Mode) -> Result<(), String> {
        let flags = without_folders();
        let trunk = Runner::new("trunk")
            .first_on_path(&narrow_cargo()?)
            .args(["build", "--skip-version-check", "--log=warn", "--dist"])
            .arg(self.folder());
        let trunk = if mode == Mode::Release { trunk.arg("--release=true") } else { trunk };
        // Trunk knows NO_COLOR as a switch of its own that takes only words; where inside Trunk it failed helps nobody.
        trunk
            .arg(self.page)
            .env("NO_COLOR", "true")
            .env("RUST_BACKTRACE", "0")
            .env("RUSTFLAGS", flags)
            .run(&format!("the app's surface {}", self.feature()))
    }

    /// The script that loads the wasm, and the wasm.
    pub(super) fn output(&self) -> Result<(PathBuf, PathBuf), String> {
        let folder = self.folder();
        if folder.join("snippets").exists() {
            return Err(format!("{} imports scripts beside its own, which nobody would serve", self.binary));
        }
        Ok((folder.join(format!("{}.js", self.binary)), folder.join(format!("{}_bg.wasm", self.binary))))
    }
}

/// A folder with a `cargo` that builds this one package. Trunk cannot name a package; without a name, Cargo would build
/// with the features that all members of the workspace ask for, those of the server included.
fn narrow_cargo() -> Result<PathBuf, String> {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = paths::web().join("cargo");
    let script = folder.join("cargo");
    let cargo = find("cargo").ok_or("cargo is not on the PATH")?.display().to_string();
    let text = format!(
        "#!/bin/sh\n[ \"$1\" = build ] && exec \"{cargo}\" \"$@\" --package sluss-app\nexec \"{cargo}\" \"$@\"\n"
    );
    files::write(&script, text)?;
    let executable = std::fs::Permissions::from_mode(0o755);
    std::fs::set_permissions(&script, executable).map_err(|error| format!("{}: {error}", script.display()))?;
    Ok(folder)
}

/// Has the compiler leave this machine's folders out of what it writes: the same source gives the same bytes anywhere.
fn without_folders() -> String {
    let home = std::env::home_dir().unwrap_or_default();
    let cargo = std::env::var_os("CARGO_HOME").map_or_else(|| home.join(".cargo"), PathBuf::from);
    let folders = [cargo.join("registry/src"), paths::root()];
    folders.map(|folder| format!("--remap-path-prefix={}=", folder.display())).join(" ")
}
