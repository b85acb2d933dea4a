//! Packages from npm: only tools, nothing that is shipped.

use crate::runner::{Runner, find};
use crate::{files, paths};

const BY_HAND: &str = "install Node.js 20 or newer with npm (Debian: apt-get install nodejs npm), then try again";

/// The packages of `package-lock.json`, when they are not all there.
pub(super) fn modules() -> Result<bool, String> {
    if find("node").is_none() || find("npm").is_none() {
        return Err(format!("Node.js is missing: it runs the browser tests and optimises wasm. {BY_HAND}"));
    }
    let lock = paths::root().join("package-lock.json");
    // npm leaves a lock file of its own in node_modules; ours beside it says what that one was made from.
    let stamp = paths::root().join("node_modules/.sluss-lock");
    let wanted = files::read_text(&lock)?;
    if files::read_text(&stamp).is_ok_and(|last| last == wanted) {
        return Ok(false);
    }
    Runner::new("npm")
        .args(["ci", "--no-audit", "--no-fund"])
        .run("Node packages: wasm-opt and esbuild make wasm and scripts small; Playwright, axe and openid-client test in browsers, smpp plays a message centre")
        .map_err(|why| format!("{why}\nnpm must reach a registry once: see `npm config get registry`"))?;
    files::write(&stamp, wanted).map(|()| true)
}
