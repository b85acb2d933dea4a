//! Clients of relying sites, unmodified, against a server of ours: what they need is installed by their own package managers, and
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

/// Drives the clients of OpenID Connect, which it installs below target/relying-sites, and writes their part of the same page.
const OIDC: &str = "tests/relying-sites/run.mjs";

/// Runs the clients of both protocols, or of the one that is named: of OpenID Connect those that are named after it, by their folders.
///
/// # Errors
/// What could not be installed or built, that a client failed, or that there is no such protocol.
pub(crate) fn relying_sites(which: &[&str]) -> Result<(), String> {
    let (by_cas, by_oidc) = match which {
        [] => (true, true),
        ["cas"] => (true, false),
        ["oidc", ..] => (false, true),
        _ => return Err("the protocols of relying sites are `cas` and `oidc`".to_owned()),
    };
    setup::setup(For::Everything)?;
    setup::packages(&SITES)?;
    let python = if by_cas { Some(python()?) } else { None };
    let folder = web::web(Mode::Release)?;
    let sluss = run::build_server()?;
    let drive = |script| Runner::new("node").arg(script).env("SLUSS_BIN", &sluss).env("SLUSS_WEB", &folder);
    let mut succeeded = true;
    if let Some(python) = python {
        succeeded &= drive(CAS).env("SLUSS_PYTHON", python).listen("clients of CAS, unmodified")?.succeeded;
    }
    if by_oidc {
        let clients = which.get(1..).unwrap_or_default();
        succeeded &= drive(OIDC).args(clients).listen("clients of OpenID Connect, unmodified")?.succeeded;
    }
    if succeeded { Ok(()) } else { Err("not every client did all that it should".to_owned()) }
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
