//! What an operator sets: by flags, by environment, by a file, in that order; and what holds when nobody does.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::Args;
use clap::builder::FalseyValueParser;
use ipnet::IpNet;
use serde::Deserialize;
use sluss_delivery::settings::{MailSettings, PushSettings, Settings as DeliverySettings, SmsSettings};
use sluss_delivery::trouble::in_words;
use sluss_domain::policy::Strangers;
use sluss_domain::sms_policy::SmsPolicy;

use crate::http::listen::limits::{LimitSettings, Limits};
use crate::http::proxies::Proxies;
use crate::origins::{Origins, is_public};
use crate::sms_policy::SmsRules;
use crate::strangers::StrangerRules;

/// Settings as flags and environment variables give them.
#[derive(Clone, Debug, Default, Args)]
pub struct Settings {
    /// A file with settings (see `sluss config example`)
    #[arg(long, global = true, env = "SLUSS_CONFIG", value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// The address that people and sites reach this server by, such as https://sluss.example.eu
    #[arg(long, global = true, env = "SLUSS_ISSUER", value_name = "URL")]
    pub issuer: Option<String>,
    /// The authenticator's own address, such as https://app.sluss.example.eu; the issuer unless you say otherwise
    #[arg(long, global = true, env = "SLUSS_APP_ORIGIN", value_name = "URL")]
    pub app_origin: Option<String>,
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
    /// The mark that tells how far the database has come, if it is not in the data folder
    #[arg(long, global = true, env = "SLUSS_MARK_FILE", value_name = "FILE")]
    pub mark_file: Option<PathBuf>,
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
    /// Whether browsers remember the method that was used last; yes unless you say no
    #[arg(long, global = true, env = "SLUSS_REMEMBER_METHOD", value_name = "YES")]
    pub remember_method: Option<bool>,
    /// For how many hours a PANIC can be undone before it is carried out; 0: it happens at once
    #[arg(long, global = true, env = "SLUSS_PANIC_HOURS", value_name = "HOURS")]
    pub panic_hours: Option<u32>,
    /// How many digits the number has that people read on the sign-in page and type on the phone: 2, 6, or 0 for none
    #[arg(long, global = true, env = "SLUSS_APPROVAL_DIGITS", value_name = "DIGITS")]
    pub approval_digits: Option<u32>,
    /// For how many days the audit log is kept; 400 unless you say otherwise
    #[arg(long, global = true, env = "SLUSS_AUDIT_DAYS", value_name = "DAYS")]
    pub audit_days: Option<u32>,
    /// Show all SMS and mails on the page /demo/outbox instead of sending them; on this machine only
    #[arg(long, global = true, env = "SLUSS_DEMO", value_parser = FalseyValueParser::new())]
    pub demo: bool,
}

/// The same from a file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    issuer: Option<String>,
    app_origin: Option<String>,
    listen: Option<SocketAddr>,
    data: Option<PathBuf>,
    database_url: Option<String>,
    key_file: Option<PathBuf>,
    mark_file: Option<PathBuf>,
    web: Option<PathBuf>,
    trusted_proxies: Option<Vec<IpNet>>,
    country_header: Option<String>,
    sign_up: Option<bool>,
    remember_method: Option<bool>,
    panic_hours: Option<u32>,
    approval_digits: Option<u32>,
    audit_days: Option<u32>,
    connections: Option<LimitSettings>,
    sms_policy: Option<SmsRules>,
    strangers: Option<StrangerRules>,
    sms: Option<SmsSettings>,
    mail: Option<MailSettings>,
    push: Option<PushSettings>,
}

/// Settings that hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// The base URL, without a slash at the end.
    pub issuer: String,
    /// The authenticator's, likewise; the issuer's own unless the operator gave it another.
    pub app_origin: String,
    /// Where to listen.
    pub listen: SocketAddr,
    /// The folder for the database and the key file.
    pub data: PathBuf,
    database_url: Option<String>,
    key_file: Option<PathBuf>,
    mark_file: Option<PathBuf>,
    /// Where the web app is, if not inside the program.
    pub web: Option<PathBuf>,
    /// Which proxies are believed.
    pub proxies: Proxies,
    /// Whether people may sign up by themselves.
    pub sign_up: bool,
    /// Whether browsers remember the method that was used last.
    pub remember_method: bool,
    /// How long a PANIC can be undone.
    pub panic_cooling_off: Duration,
    /// Digits of the number that an approval carries (B01).
    pub approval_digits: u32,
    /// For how many days the audit log is kept.
    pub audit_days: u32,
    /// What connections may do.
    pub connections: Limits,
    /// The rules for codes by SMS.
    pub sms_policy: SmsPolicy,
    /// What people who are not signed in may make the server keep and send.
    pub strangers: Strangers,
    /// How messages go out.
    pub delivery: DeliverySettings,
    /// Everything goes into the outbox, which is shown.
    pub demo: bool,
}

/// A year, and time to look at it afterwards.
const AUDIT_DAYS: u32 = 400;

/// What `sluss config example` prints.
pub const EXAMPLE: &str = include_str!("config.example.toml");

impl Config {
    /// Puts the settings together.
    ///
    /// # Errors
    /// A sentence that names the setting and says what it should be.
    pub fn resolve(settings: Settings) -> Result<Self, String> {
        let file = settings.config.as_deref().map(read_file).transpose()?.unwrap_or_default();
        let Origins { issuer, app } = Origins::resolve(
            settings.issuer.or(file.issuer).as_deref(),
            settings.app_origin.or(file.app_origin).as_deref(),
        )?;
        let delivery = DeliverySettings {
            sms: file.sms.unwrap_or_default(),
            mail: file.mail.unwrap_or_default(),
            push: file.push.unwrap_or_default(),
        };
        if is_public(&issuer) && (settings.demo || delivery.use_outbox()) {
            return Err(format!(
                "{issuer} is a server for people, and would show their messages to everybody: leave out --demo, and set sms and \
                 mail to something else than \"outbox\""
            ));
        }
        let in_front = is_public(&issuer);
        Ok(Self {
            issuer,
            app_origin: app,
            listen: settings.listen.or(file.listen).unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 8080))),
            sms_policy: file.sms_policy.unwrap_or_default().policy()?,
            strangers: file.strangers.unwrap_or_default().policy(),
            data: settings.data.or(file.data).unwrap_or_else(|| PathBuf::from("sluss-data")),
            database_url: settings.database_url.or(file.database_url),
            key_file: settings.key_file.or(file.key_file),
            mark_file: settings.mark_file.or(file.mark_file),
            web: settings.web.or(file.web),
            proxies: Proxies {
                trusted: settings.trusted_proxies.or(file.trusted_proxies).unwrap_or_default(),
                country_header: settings.country_header.or(file.country_header),
                in_front,
            },
            sign_up: settings.sign_up.or(file.sign_up).unwrap_or(true),
            remember_method: settings.remember_method.or(file.remember_method).unwrap_or(true),
            panic_cooling_off: hours(settings.panic_hours.or(file.panic_hours).unwrap_or(0))?,
            approval_digits: digits(settings.approval_digits.or(file.approval_digits).unwrap_or(2))?,
            audit_days: settings.audit_days.or(file.audit_days).unwrap_or(AUDIT_DAYS),
            connections: file.connections.unwrap_or_default().limits(),
            delivery,
            demo: settings.demo,
        })
    }

    /// The database's address.
    #[must_use]
    pub fn database_url(&self) -> String {
        self.database_url.clone().unwrap_or_else(|| format!("sqlite:{}", self.data.join("sluss.db").display()))
    }

    /// The same with another database.
    #[must_use]
    pub fn with_database(&self, url: String) -> Self {
        Self { database_url: Some(url), ..self.clone() }
    }

    /// The mark that tells how far the database has come.
    #[must_use]
    pub fn mark_file(&self) -> PathBuf {
        self.mark_file.clone().unwrap_or_else(|| self.data.join("sluss.mark"))
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

/// Two can be read at a glance, and are guessed once in a hundred times, of which a request takes three. Between those and six is nothing that
/// people would rather type.
fn digits(count: u32) -> Result<u32, String> {
    match count {
        0 | 2 | 6 => Ok(count),
        other => Err(format!("approval_digits is {other}; it is 2, 6, or 0 to go without a number")),
    }
}

fn read_file(file: &Path) -> Result<File, String> {
    let text = std::fs::read_to_string(file);
    let text = text.map_err(|error| format!("the settings in {}: {}", file.display(), in_words(&error)))?;
    toml::from_str(&text).map_err(|error| {
        // Without the line itself, which may hold what should not be repeated (M02).
        let line = error.span().map_or(1, |span| 1 + text[..span.start].matches('\n').count());
        format!("{}, line {line}: {}", file.display(), error.message())
    })
}

#[cfg(test)]
mod tests {
    use super::{Config, EXAMPLE, File, MailSettings, Settings, SmsSettings};

    #[test]
    fn the_printed_example_can_be_read() {
        let all: String =
            EXAMPLE.lines().map(|line| line.strip_prefix("#= ").unwrap_or(line)).collect::<Vec<_>>().join("\n");
        let file: File = toml::from_str(&all).unwrap();
        assert!(
            file.issuer.is_some()
                && file.app_origin.is_some()
                && file.database_url.is_some()
                && file.web.is_some()
                && file.key_file.is_some()
        );
        assert!(file.mark_file.is_some());
        assert!(matches!(file.sms, Some(SmsSettings::Http(_))) && matches!(file.mail, Some(MailSettings::Smtp(_))));
        assert!(file.push.is_some() && file.connections.is_some() && file.strangers.is_some());
    }

    #[test]
    fn the_other_ways_in_the_example_can_be_read_too() {
        let more: String = EXAMPLE.lines().filter_map(|line| line.strip_prefix("#| ")).collect::<Vec<_>>().join("\n");
        for (index, section) in more.split("[sms]").skip(1).enumerate() {
            let file: File = toml::from_str(&format!("[sms]{section}")).unwrap();
            let (smpp, template) =
                (matches!(file.sms, Some(SmsSettings::Smpp(_))), matches!(file.sms, Some(SmsSettings::Http(_))));
            assert_eq!((smpp, template), (index == 0, index == 1));
        }
        assert_eq!(more.matches("[sms]").count(), 2);
    }

    #[test]
    fn b01_an_approval_has_a_number_of_two_or_six_digits_or_none() {
        let resolve = |digits| Config::resolve(Settings { approval_digits: digits, ..Settings::default() });
        for (set, expected) in [(None, 2), (Some(0), 0), (Some(2), 2), (Some(6), 6)] {
            assert_eq!(resolve(set).unwrap().approval_digits, expected);
        }
        for bad in [1, 3, 7, 20] {
            assert!(resolve(Some(bad)).unwrap_err().contains("approval_digits"));
        }
    }

    #[test]
    fn a_public_server_refuses_to_show_its_messages() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("sluss.toml");
        std::fs::write(&file, "[mail]\ntransport = \"outbox\"\n").unwrap();
        let resolve = |issuer: &str, demo: bool, config: Option<&std::path::Path>| {
            let issuer = Some(issuer.to_owned());
            Config::resolve(Settings { issuer, demo, config: config.map(Into::into), ..Settings::default() })
        };
        let (public, here) = ("https://sluss.example.eu", "http://localhost:8080");
        assert!(resolve(public, true, None).unwrap_err().contains("leave out --demo"));
        assert!(resolve(public, false, Some(&file)).is_err());
        assert!(resolve(public, false, None).is_ok());
        for local in [here, "https://localhost:8443", "https://sluss.localhost"] {
            assert!(resolve(local, true, Some(&file)).is_ok(), "{local}");
        }
    }

    #[test]
    fn m02_a_secret_that_was_written_into_the_file_is_not_repeated() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("sluss.toml");
        std::fs::write(
            &file,
            "[mail]\ntransport = \"smtp\"\nhost = \"mail.test\"\nfrom = \"a@b.test\"\npassword = \"hunter2\"\n",
        )
        .unwrap();
        let why = Config::resolve(Settings { config: Some(file), ..Settings::default() }).unwrap_err();
        assert!(
            why.contains("line ") && why.contains("does not stand in this file") && !why.contains("hunter2"),
            "{why}"
        );
    }
}
