//! A data folder with a person and a site in it, and the program on it.

use std::path::{Path, PathBuf};

use super::Setup;
use crate::files;
use crate::runner::Runner;

pub(super) const EMAIL: &str = "anna@example.eu";
pub(super) const PASSWORD: &str = "a lock has two gates";
pub(super) const SITE: &str = "fault";
pub(super) const CALLBACK: &str = "https://fault.example.eu/callback";

/// So many people begin a sign-in and never go on, because their server is killed.
const SETTINGS: &str = "[strangers]\nbegun_per_network = 30000\n";

/// Where the program works.
#[derive(Clone, Debug)]
pub(super) struct House {
    sluss: PathBuf,
    web: PathBuf,
    pub(super) data: PathBuf,
    database_url: Option<String>,
}

impl House {
    /// With a person and a site, in this folder; the database is in it, or has this address.
    pub(super) fn new(setup: &Setup, data: &Path, database_url: Option<String>) -> Result<Self, String> {
        let house = Self::empty(setup, data, database_url)?;
        let add = ["user", "add", EMAIL, "--name", "Anna Andersson", "--password-stdin"];
        house.program().args(add).tell(&format!("{PASSWORD}\n"))?;
        let client =
            ["client", "add", SITE, "--name", "Fault", "--redirect-uri", CALLBACK, "--public", "--level", "basic"];
        house.program().args(client).ask()?;
        Ok(house)
    }

    /// Another node of the same database.
    pub(super) fn empty(setup: &Setup, data: &Path, database_url: Option<String>) -> Result<Self, String> {
        files::write(&data.join("sluss.toml"), SETTINGS)?;
        Ok(Self { sluss: setup.sluss.clone(), web: setup.web.clone(), data: data.to_owned(), database_url })
    }

    /// The program on it, without a command yet.
    pub(super) fn program(&self) -> Runner {
        self.on(Runner::new(&self.sluss))
    }

    /// The same, begun by something else: `before` ends with where the program stands.
    pub(super) fn under(&self, before: &[&str]) -> Runner {
        let mut parts = before.iter();
        let runner = Runner::new(parts.next().copied().unwrap_or("env")).args(parts);
        self.on(runner.arg(&self.sluss))
    }

    fn on(&self, runner: Runner) -> Runner {
        let runner = runner
            .env("SLUSS_CONFIG", self.data.join("sluss.toml"))
            .env("SLUSS_DATA", &self.data)
            .env("SLUSS_WEB", &self.web)
            .env("SLUSS_ISSUER", "http://localhost:8080");
        match &self.database_url {
            Some(url) => runner.env("SLUSS_DATABASE_URL", url),
            None => runner,
        }
    }
}
