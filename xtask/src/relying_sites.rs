//! Relying sites' own clients, unmodified, against a server of ours: what they need is installed by its own package managers, and
//! tests/relying-sites drives them.

use std::path::PathBuf;

use crate::runner::Runner;
use crate::setup::{self, For, SITES};
use crate::web::{self, Mode};
use crate::{paths, run};

/// Drives the clients of CAS, and writes their table in docs/relying-parties.md.
const CAS: &str = "tests/relying-sites/cas/run.mjs";

/// The clients of CAS that are written in Python, in the versions that the table was written with.
const PYTHON: [&str; 2] = ["django-cas-ng==5.1.1", "python-cas==1.7.2"];

/// Runs all of them.
///
/// # Errors
/// What could not be installed or built, or that a client failed.
pub(crate) fn relying_sites() -> Result<(), String> {
    setup::setup(For::Building)?;
    setup::packages(&SITES)?;
    let python = python()?;
    let folder = web::web(Mode::Release)?;
    let sluss = run::build_server()?;
    let cas = Runner::new("node").arg(CAS).env("SLUSS_BIN", sluss).env("SLUSS_WEB", folder);
    cas.env("SLUSS_PYTHON", python).run("clients of CAS, unmodified")
}

/// A Python of its own with the clients in it, below target/tools.
fn python() -> Result<PathBuf, String> {
    let folder = paths::tools().join("relying-sites");
    let python = folder.join("bin/python");
    if !python.is_file() {
        Runner::new("python3").args(["-m", "venv"]).arg(&folder).run("a Python of its own for clients")?;
    }
    let install = Runner::new(&python).args(["-m", "pip", "install", "--quiet"]).args(PYTHON);
    install.run("clients of CAS in Python")?;
    Ok(python)
}
