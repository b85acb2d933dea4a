//! What an operator sets, by flags, environment or file, in that order of precedence; and the defaults.

mod accent;
mod authenticator;
mod colour;
mod connections;
mod environment;
mod logo;
mod origins;
mod security_txt;
mod service;
mod settings;
mod sms_policy;
mod strangers;
mod typed;
#[cfg(test)]
mod walk;
mod web_address;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use sluss_delivery::settings::Settings as DeliverySettings;
use sluss_domain::model::policy::Strangers;
use sluss_domain::model::sms_policy::SmsPolicy;

use crate::http::listen::limits::Limits;
use crate::http::proxies::Proxies;
pub(crate) use accent::Accent;
pub use authenticator::Peers;
pub use colour::Colour;
use environment::Lookup;
pub use logo::Logo;
use origins::{Origins, is_public};
pub use security_txt::SecurityTxt;
use security_txt::SecurityTxtRules;
pub use service::Service;
pub(crate) use service::email as email_address;
pub use settings::Settings;
pub(crate) use typed::number;
pub(crate) use web_address::web_address;

/// Every setting, with its default if nobody set it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// The base URL, without a slash at the end.
    pub issuer: String,
    /// The authenticator's base URL, likewise; the issuer's unless the operator gave it an origin of its own.
    pub app_origin: String,
    /// The address to listen on; TLS ends at the proxy in front.
    pub listen: SocketAddr,
    /// The folder for the database and the key file.
    pub data: PathBuf,
    database_url: Option<String>,
    key_file: Option<PathBuf>,
    mark_file: Option<PathBuf>,
    /// The folder of the web app, if it is not the one inside the program.
    pub web: Option<PathBuf>,
    /// The proxies whose word about visitors is believed.
    pub proxies: Proxies,
    /// Whether people may sign up by themselves.
    pub sign_up: bool,
    /// Whether browsers remember the last method.
    pub remember_method: bool,
    /// How long a PANIC can be undone.
    pub factor_reset_cooling_off: Duration,
    /// Digits of the number that an approval carries (B01).
    pub approval_digits: u32,
    /// For how many days the audit log is kept.
    pub audit_days: u32,
    /// What people read about the service and who runs it.
    pub service: Arc<Service>,
    /// Other servers that the authenticator here, and this server, have to do with.
    pub peers: Arc<Peers>,
    /// Limits for connections.
    pub connections: Limits,
    /// The rules for codes by SMS.
    pub sms_policy: SmsPolicy,
    /// What people who are not signed in may make the server keep and send.
    pub strangers: Strangers,
    /// How messages go out.
    pub delivery: DeliverySettings,
    /// Every message goes into the outbox, which is shown on a page.
    pub demo: bool,
}

/// A year, and some time to look back at it.
const AUDIT_DAYS: u32 = 400;

pub use environment::EXAMPLE;

impl Config {
    /// The configuration from these settings and the file that they name, without the environment's variables for sections.
    ///
    /// # Errors
    /// A sentence that names the setting and says what it should be.
    pub fn resolve(settings: Settings) -> Result<Self, String> {
        Self::resolve_in(settings, &|_| None)
    }

    /// The same, with the variables of this process's environment.
    ///
    /// # Errors
    /// A sentence that names the setting and says what it should be.
    pub fn of_process(settings: Settings) -> Result<Self, String> {
        Self::resolve_in(settings, &|name| std::env::var(name).ok())
    }

    fn resolve_in(settings: Settings, variable: &Lookup<'_>) -> Result<Self, String> {
        let set = settings.complete(variable)?;
        let Origins { issuer, app } = Origins::resolve(set.issuer.as_deref(), set.app_origin.as_deref())?;
        let delivery = DeliverySettings {
            sms: set.sms.unwrap_or_default(),
            mail: set.mail.unwrap_or_default(),
            push: set.push.unwrap_or_default(),
        };
        if is_public(&issuer) && (set.demo || delivery.use_outbox()) {
            return Err(format!(
                "{issuer} is a server for people, and would show their messages to everybody: leave out --demo, and set sms and \
                 mail to something else than \"outbox\""
            ));
        }
        let in_front = is_public(&issuer);
        let security_txt = set.security_txt.map(SecurityTxtRules::file).transpose()?;
        let service = Service { security_txt, ..set.service.unwrap_or_default().service()? };
        let peers = set.authenticator.unwrap_or_default().peers(&app)?;
        Ok(Self {
            issuer,
            peers: Arc::new(peers),
            app_origin: app,
            listen: set.listen.unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 8080))),
            service: Arc::new(service),
            sms_policy: set.sms_policy.unwrap_or_default().policy()?,
            strangers: set.strangers.unwrap_or_default().policy(),
            data: set.data.unwrap_or_else(|| PathBuf::from("sluss-data")),
            database_url: set.database_url,
            key_file: set.key_file,
            mark_file: set.mark_file,
            web: set.web,
            proxies: Proxies {
                trusted: set.trusted_proxies.unwrap_or_default(),
                country_header: set.country_header,
                in_front,
            },
            sign_up: set.sign_up.unwrap_or(true),
            remember_method: set.remember_method.unwrap_or(true),
            factor_reset_cooling_off: hours(set.panic_hours.unwrap_or(0))?,
            approval_digits: digits(set.approval_digits.unwrap_or(2))?,
            audit_days: set.audit_days.unwrap_or(AUDIT_DAYS),
            connections: set.connections.unwrap_or_default().limits(),
            delivery,
            demo: set.demo,
        })
    }

    /// The database's URL: the one that was set, or that of a file in the data folder.
    #[must_use]
    pub fn database_url(&self) -> String {
        self.database_url.clone().unwrap_or_else(|| format!("sqlite:{}", self.data.join("sluss.db").display()))
    }

    /// The same configuration with another database.
    #[must_use]
    pub fn with_database(&self, url: String) -> Self {
        Self { database_url: Some(url), ..self.clone() }
    }

    /// The file of the mark that says how far the database has come.
    #[must_use]
    pub fn mark_file(&self) -> PathBuf {
        self.mark_file.clone().unwrap_or_else(|| self.data.join("sluss.mark"))
    }

    /// The key file: the one that was set, or the one in the data folder.
    #[must_use]
    pub fn key_file(&self) -> PathBuf {
        self.key_file.clone().unwrap_or_else(|| self.data.join("master.key"))
    }
}

/// Nobody who has lost a phone waits longer than this.
const PANIC_HOURS_MAX: u32 = 14 * 24;

fn hours(count: u32) -> Result<Duration, String> {
    if count > PANIC_HOURS_MAX {
        return Err(format!("panic_hours is {count}; {PANIC_HOURS_MAX} (two weeks) is the most"));
    }
    Ok(Duration::from_secs(u64::from(count) * 60 * 60))
}

/// Two digits can be read at a glance, and are guessed once in a hundred tries, of which a request allows three. Nothing between two and six is
/// easier to type.
fn digits(count: u32) -> Result<u32, String> {
    match count {
        0 | 2 | 6 => Ok(count),
        other => Err(format!("approval_digits is {other}; it is 2, 6, or 0 to go without a number")),
    }
}

#[cfg(test)]
mod tests {
    use super::{Config, Settings};

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
            why.contains("line ") && why.contains("must not be written in this file") && !why.contains("hunter2"),
            "{why}"
        );
    }
}
