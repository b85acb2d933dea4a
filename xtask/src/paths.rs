//! Where things are in the repository. Every path is absolute, so that it holds in any working directory.

use std::path::{Path, PathBuf};

/// The repository's top folder.
pub(crate) fn root() -> PathBuf {
    let xtask = std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
    xtask.parent().map_or_else(|| PathBuf::from("."), Path::to_path_buf)
}

/// Where Cargo puts what it builds.
pub(crate) fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |folder| root().join(folder))
}

/// Programs that set-up installed, out of sight of everything else on this machine.
pub(crate) fn tools() -> PathBuf {
    root().join("target/tools")
}

/// Where the web app is put together.
pub(crate) fn web() -> PathBuf {
    root().join("target/web")
}

/// The web app as the server reads it.
pub(crate) fn dist() -> PathBuf {
    web().join("dist")
}

/// A path as seen from the repository, with `/` between its parts.
pub(crate) fn relative(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).to_string_lossy().replace('\\', "/")
}
