//! What an operator can set, in one structure for flags, environment and file; and which of the three takes precedence.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use clap::Args;
use clap::builder::FalseyValueParser;
use ipnet::IpNet;
use serde::Deserialize;
use sluss_delivery::io_error::in_words;
use sluss_delivery::settings::{MailSettings, PushSettings, SmsSettings};
use toml::Table;

use super::authenticator::AuthenticatorRules;
use super::connections::ConnectionRules;
use super::environment::{self, Lookup};
use super::security_txt::SecurityTxtRules;
use super::service::ServiceRules;
use super::sms_policy::SmsRules;
use super::strangers::StrangerRules;
use super::typed;

/// All settings, as flags, environment variables or a file give them. Those of a section have no flags.
#[derive(Clone, Debug, Default, Args, Deserialize)]
#[command(next_help_heading = "Settings")]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// A file with settings (see `sluss config example`)
    #[arg(long, global = true, env = "SLUSS_CONFIG", value_name = "FILE")]
    #[serde(skip)]
    pub config: Option<PathBuf>,
    /// The address at which people and sites reach this server, such as https://sluss.example.eu
    #[arg(long, global = true, env = "SLUSS_ISSUER", value_name = "URL")]
    pub issuer: Option<String>,
    /// The authenticator's own address, such as https://app.sluss.example.eu; by default the issuer's
    #[arg(long, global = true, env = "SLUSS_APP_ORIGIN", value_name = "URL")]
    pub app_origin: Option<String>,
    /// Where to listen, such as 127.0.0.1:8080; port 0 picks a free one
    #[arg(long, global = true, env = "SLUSS_LISTEN", value_name = "ADDRESS", value_parser = typed::address)]
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
    /// The file that notes how far the database has come, if it is not in the data folder
    #[arg(long, global = true, env = "SLUSS_MARK_FILE", value_name = "FILE")]
    pub mark_file: Option<PathBuf>,
    /// Take the web app from this folder instead of from the program itself
    #[arg(long, global = true, env = "SLUSS_WEB", value_name = "FOLDER")]
    pub web: Option<PathBuf>,
    /// The networks of the proxies in front, whose word about visitors' addresses is believed; separated by commas
    #[arg(long, global = true, env = "SLUSS_TRUSTED_PROXIES", value_name = "NETWORKS", value_delimiter = ',', value_parser = typed::network)]
    pub trusted_proxies: Option<Vec<IpNet>>,
    /// The header in which those proxies name a visitor's country
    #[arg(long, global = true, env = "SLUSS_COUNTRY_HEADER", value_name = "NAME")]
    pub country_header: Option<String>,
    /// Whether people may sign up by themselves; with false, only `sluss user add` makes accounts
    #[arg(long, global = true, env = "SLUSS_SIGN_UP", value_name = "true|false")]
    pub sign_up: Option<bool>,
    /// Whether browsers remember the last method; true by default
    #[arg(long, global = true, env = "SLUSS_REMEMBER_METHOD", value_name = "true|false")]
    pub remember_method: Option<bool>,
    /// How many hours a PANIC can be undone before it is carried out; 0 means that it happens at once
    #[arg(long, global = true, env = "SLUSS_PANIC_HOURS", value_name = "HOURS", value_parser = typed::number)]
    pub panic_hours: Option<u32>,
    /// How many digits the number has that people read on the sign-in page and enter on the phone: 2, 6, or 0 for none
    #[arg(long, global = true, env = "SLUSS_APPROVAL_DIGITS", value_name = "DIGITS", value_parser = typed::number)]
    pub approval_digits: Option<u32>,
    /// How many days the audit log is kept; 400 by default
    #[arg(long, global = true, env = "SLUSS_AUDIT_DAYS", value_name = "DAYS", value_parser = typed::number)]
    pub audit_days: Option<u32>,
    /// Show all SMS and mails on the page /demo/outbox instead of sending them; on this machine only
    #[arg(long, global = true, env = "SLUSS_DEMO", value_parser = FalseyValueParser::new())]
    #[serde(skip)]
    pub demo: bool,
    /// What people read about the service and who runs it.
    #[arg(skip)]
    pub service: Option<ServiceRules>,
    /// Whom to tell about a hole in the security.
    #[arg(skip)]
    pub security_txt: Option<SecurityTxtRules>,
    /// Other servers' accounts in the authenticator, and accounts of this server in others' authenticators.
    #[arg(skip)]
    pub authenticator: Option<AuthenticatorRules>,
    /// Limits for connections.
    #[arg(skip)]
    pub connections: Option<ConnectionRules>,
    /// Who may be sent codes by SMS, and how many.
    #[arg(skip)]
    pub sms_policy: Option<SmsRules>,
    /// What people who are not signed in may make the server keep and send.
    #[arg(skip)]
    pub strangers: Option<StrangerRules>,
    /// How SMS go out.
    #[arg(skip)]
    pub sms: Option<SmsSettings>,
    /// How mails go out.
    #[arg(skip)]
    pub mail: Option<MailSettings>,
    /// How phones are woken.
    #[arg(skip)]
    pub push: Option<PushSettings>,
}

impl Settings {
    /// Adds what the environment says about sections, and what the file says about everything that is not set yet.
    pub(super) fn complete(self, variable: &Lookup<'_>) -> Result<Self, String> {
        let text = self.config.as_deref().map(read).transpose()?.unwrap_or_default();
        let file = self.config.clone().unwrap_or_default();
        let mut table: Table = toml::from_str(&text).map_err(|error| located(&file, &text, &error))?;
        let set = environment::overlay(&mut table, variable)?;
        let beside: Self = if set.is_empty() {
            toml::from_str(&text).map_err(|error| located(&file, &text, &error))?
        } else {
            table.try_into().map_err(|error| blame(&file, &text, &set, &error))?
        };
        Ok(self.or(beside))
    }

    fn or(self, other: Self) -> Self {
        Self {
            config: self.config,
            demo: self.demo,
            issuer: self.issuer.or(other.issuer),
            app_origin: self.app_origin.or(other.app_origin),
            listen: self.listen.or(other.listen),
            data: self.data.or(other.data),
            database_url: self.database_url.or(other.database_url),
            key_file: self.key_file.or(other.key_file),
            mark_file: self.mark_file.or(other.mark_file),
            web: self.web.or(other.web),
            trusted_proxies: self.trusted_proxies.or(other.trusted_proxies),
            country_header: self.country_header.or(other.country_header),
            sign_up: self.sign_up.or(other.sign_up),
            remember_method: self.remember_method.or(other.remember_method),
            panic_hours: self.panic_hours.or(other.panic_hours),
            approval_digits: self.approval_digits.or(other.approval_digits),
            audit_days: self.audit_days.or(other.audit_days),
            service: self.service.or(other.service),
            security_txt: self.security_txt.or(other.security_txt),
            authenticator: self.authenticator.or(other.authenticator),
            connections: self.connections.or(other.connections),
            sms_policy: self.sms_policy.or(other.sms_policy),
            strangers: self.strangers.or(other.strangers),
            sms: self.sms.or(other.sms),
            mail: self.mail.or(other.mail),
            push: self.push.or(other.push),
        }
    }
}

fn read(file: &Path) -> Result<String, String> {
    let text = std::fs::read_to_string(file);
    text.map_err(|error| format!("the settings in {}: {}", file.display(), in_words(&error)))
}

/// Where in the file the fault is, without the line itself, which may hold a secret (M02).
fn located(file: &Path, text: &str, error: &toml::de::Error) -> String {
    let line = error.span().map_or(1, |span| 1 + text[..span.start].matches('\n').count());
    format!("{}, line {line}: {} (`sluss config example` explains every setting)", file.display(), error.message())
}

/// The fault in the file by itself; if it has none, the environment is to blame.
fn blame(file: &Path, text: &str, set: &[String], error: &toml::de::Error) -> String {
    match toml::from_str::<Settings>(text) {
        Err(error) => located(file, text, &error),
        Ok(_) => format!("the environment sets {}, which cannot be: {}", set.join(", "), error.message()),
    }
}
