//! What an operator sets: by flags, by environment, by a file, in that order; and what holds when nobody does.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::Args;
use ipnet::IpNet;
use serde::Deserialize;

use crate::http::Proxies;

/// Settings as flags and environment variables give them.
#[derive(Clone, Debug, Default, Args)]
pub struct Settings {
    /// A file with settings (see `sluss config example`)
    #[arg(long, global = true, env = "SLUSS_CONFIG", value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// The address that people and sites reach this server by, such as https://sluss.example.eu
    #[arg(long, global = true, env = "SLUSS_ISSUER", value_name = "URL")]
    pub issuer: Option<String>,
    /// Where to listen, such as 127.0.0.1:8080; port 0 takes a free one
    #[arg(long, global = true, env = "SLUSS_LISTEN", value_name = "ADDRESS")]
    pub listen: Option<SocketAddr>,
    /// The folder with the database and the key file
    #[arg(long, global = true, env = "SLUSS_DATA", value_name = "FOLDER")]
    pub data: Option<PathBuf>,
    /// The database, if it is not in the data folder: sqlite:FILE or postgres://…
    #[arg(long, global = true, env = "SLUSS_DATABASE_URL", value_name = "URL", hide_env_values = true)]
    pub database_url: Option<String>,
    /// The key file, if it is not in the data folder
    #[arg(long, global = true, env = "SLUSS_KEY_FILE", value_name = "FILE")]
    pub key_file: Option<PathBuf>,
    /// Take the web app from this folder instead of from the program itself
    #[arg(long, global = true, env = "SLUSS_WEB", value_name = "FOLDER")]
    pub web: Option<PathBuf>,
    /// The networks of the proxies in front, whose word about visitors' addresses is believed; commas between them
    #[arg(long, global = true, env = "SLUSS_TRUSTED_PROXIES", value_name = "NETWORKS", value_delimiter = ',')]
    pub trusted_proxies: Option<Vec<IpNet>>,
    /// The header in which those proxies name a visitor's country
    #[arg(long, global = true, env = "SLUSS_COUNTRY_HEADER", value_name = "NAME")]
    pub country_header: Option<String>,
    /// Whether people may sign up by themselves; without it only `sluss user add` makes accounts
    #[arg(long, global = true, env = "SLUSS_SIGN_UP", value_name = "true|false")]
    pub sign_up: Option<bool>,
    /// For how many hours a PANIC can be undone before it is carried out; 0: it happens at once
    #[arg(long, global = true, env = "SLUSS_PANIC_HOURS", value_name = "HOURS")]
    pub panic_hours: Option<u32>,
}

/// The same from a file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    issuer: Option<String>,
    listen: Option<SocketAddr>,
    data: Option<PathBuf>,
    database_url: Option<String>,
    key_file: Option<PathBuf>,
    web: Option<PathBuf>,
    trusted_proxies: Option<Vec<IpNet>>,
    country_header: Option<String>,
    sign_up: Option<bool>,
    panic_hours: Option<u32>,
}

/// Settings that hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// The base URL, without a slash at the end.
    pub issuer: String,
    /// Where to listen.
    pub listen: SocketAddr,
    /// The folder for the database and the key file.
    pub data: PathBuf,
    database_url: Option<String>,
    key_file: Option<PathBuf>,
    /// Where the web app is, if not inside the program.
    pub web: Option<PathBuf>,
    /// Which proxies are believed.
    pub proxies: Proxies,
    /// Whether people may sign up by themselves.
    pub sign_up: bool,
    /// How long a PANIC can be undone.
    pub panic_cooling_off: Duration,
}

/// What `sluss config example` prints.
pub const EXAMPLE: &str = include_str!("config.example.toml");

impl Config {
    /// Puts the settings together.
    ///
    /// # Errors
    /// A sentence that names the setting and says what it should be.
    pub fn resolve(settings: Settings) -> Result<Self, String> {
        let file = settings.config.as_deref().map(read_file).transpose()?.unwrap_or_default();
        let issuer = settings.issuer.or(file.issuer).unwrap_or_else(|| "http://localhost:8080".to_owned());
        let issuer = issuer.trim_end_matches('/').to_owned();
        check_issuer(&issuer)?;
        Ok(Self {
            issuer,
            listen: settings.listen.or(file.listen).unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 8080))),
            data: settings.data.or(file.data).unwrap_or_else(|| PathBuf::from("sluss-data")),
            database_url: settings.database_url.or(file.database_url),
            key_file: settings.key_file.or(file.key_file),
            web: settings.web.or(file.web),
            proxies: Proxies {
                trusted: settings.trusted_proxies.or(file.trusted_proxies).unwrap_or_default(),
                country_header: settings.country_header.or(file.country_header),
            },
            sign_up: settings.sign_up.or(file.sign_up).unwrap_or(true),
            panic_cooling_off: hours(settings.panic_hours.or(file.panic_hours).unwrap_or(0))?,
        })
    }

    /// The database's address.
    #[must_use]
    pub fn database_url(&self) -> String {
        self.database_url.clone().unwrap_or_else(|| format!("sqlite:{}", self.data.join("sluss.db").display()))
    }

    /// The key file.
    #[must_use]
    pub fn key_file(&self) -> PathBuf {
        self.key_file.clone().unwrap_or_else(|| self.data.join("master.key"))
    }
}

/// Longer than this and nobody who has lost a phone waits for it.
const PANIC_HOURS_MAX: u32 = 14 * 24;

fn hours(count: u32) -> Result<Duration, String> {
    if count > PANIC_HOURS_MAX {
        return Err(format!("panic_hours is {count}; {PANIC_HOURS_MAX} (two weeks) is the most"));
    }
    Ok(Duration::from_secs(u64::from(count) * 60 * 60))
}

fn read_file(file: &Path) -> Result<File, String> {
    let text = std::fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    toml::from_str(&text).map_err(|error| format!("{}: {error}", file.display()))
}

/// The issuer is part of every link and token, so it must be an origin that browsers trust: https, or this very machine.
fn check_issuer(issuer: &str) -> Result<(), String> {
    let wrong = |why: &str| Err(format!("the issuer {issuer} {why}, such as https://sluss.example.eu"));
    let Ok(url) = url::Url::parse(issuer) else { return wrong("must be a web address") };
    let local =
        url.host_str().is_some_and(|host| matches!(host, "localhost" | "127.0.0.1") || host.ends_with(".localhost"));
    if url.scheme() != "https" && !(url.scheme() == "http" && local) {
        return wrong("must begin with https:// (only this machine itself may do without)");
    }
    if url.origin().ascii_serialization() != issuer {
        return wrong("must be a scheme, a host and perhaps a port, and nothing else");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Config, EXAMPLE, File, Settings};

    #[test]
    fn the_printed_example_can_be_read() {
        let all: String =
            EXAMPLE.lines().map(|line| line.strip_prefix("#= ").unwrap_or(line)).collect::<Vec<_>>().join("\n");
        let file: File = toml::from_str(&all).unwrap();
        assert!(file.issuer.is_some() && file.database_url.is_some() && file.web.is_some() && file.key_file.is_some());
    }

    #[test]
    fn an_issuer_is_an_origin_that_browsers_trust() {
        let resolve =
            |issuer: &str| Config::resolve(Settings { issuer: Some(issuer.to_owned()), ..Settings::default() });
        for good in
            ["https://sluss.example.eu", "https://sluss.example.eu/", "http://localhost:8080", "http://127.0.0.1:1"]
        {
            assert!(resolve(good).is_ok(), "{good}");
        }
        for bad in [
            "",
            "sluss.example.eu",
            "http://sluss.example.eu",
            "https://sluss.example.eu/x",
            "https://SLUSS.example.eu",
            "https://sluss.example.eu:443",
            "ftp://sluss.example.eu",
        ] {
            assert!(resolve(bad).is_err(), "{bad}");
        }
    }
}
