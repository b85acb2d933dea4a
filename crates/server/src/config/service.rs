//! The section `[service]` of the settings: what people read about the service and who runs it, on pages and in mails.

use std::path::PathBuf;

use jiff::tz::TimeZone;
use serde::Deserialize;
use sluss_domain::model::email::Email;
use sluss_protocol::names::is_name;
use sluss_protocol::service::ServiceInfo;

use super::colour::Colour;
use super::security_txt::SecurityTxt;
use super::web_address::web_address;

/// The most characters of the service's name: it begins each mail's subject.
const NAME_MAX: usize = 40;
/// The most characters of an operator's name: authorities have long ones.
const OPERATOR_MAX: usize = 100;

/// The section as it is written.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ServiceRules {
    name: Option<String>,
    operator_name: Option<String>,
    support_email: Option<String>,
    support_url: Option<String>,
    privacy_url: Option<String>,
    accessibility_url: Option<String>,
    logo: Option<PathBuf>,
    accent: Option<String>,
    time_zone: Option<String>,
}

/// What people read about the service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Service {
    /// What people call the service.
    pub name: String,
    /// Who runs it.
    pub operator_name: Option<String>,
    /// Where people can write for help.
    pub support_email: Option<String>,
    /// Where people can read about help.
    pub support_url: Option<String>,
    /// Where it says what happens to people's data.
    pub privacy_url: Option<String>,
    /// Where it says how accessible the service is.
    pub accessibility_url: Option<String>,
    /// The file with the picture beside the name on pages; it is read when a server opens.
    pub logo: Option<PathBuf>,
    /// The colour of pages, and of buttons in mails; ours if the operator has none.
    pub accent: Option<Colour>,
    /// The time that mails tell.
    pub time_zone: TimeZone,
    /// Whom to tell about a hole in the security; from a section of its own.
    pub security_txt: Option<SecurityTxt>,
}

impl Default for Service {
    fn default() -> Self {
        Self {
            name: "Sluss".to_owned(),
            operator_name: None,
            support_email: None,
            support_url: None,
            privacy_url: None,
            accessibility_url: None,
            logo: None,
            accent: None,
            time_zone: TimeZone::UTC,
            security_txt: None,
        }
    }
}

impl Service {
    /// Names and addresses, as pages have them and as the authenticator is told them.
    pub(crate) fn info(&self) -> ServiceInfo {
        ServiceInfo {
            name: self.name.clone(),
            operator_name: self.operator_name.clone(),
            support_email: self.support_email.clone(),
            support_url: self.support_url.clone(),
            privacy_url: self.privacy_url.clone(),
            accessibility_url: self.accessibility_url.clone(),
        }
    }
}

impl ServiceRules {
    /// The values that apply, with defaults for what is not set.
    ///
    /// # Errors
    /// A sentence that names the setting and says what it should be.
    pub(super) fn service(self) -> Result<Service, String> {
        let plain = Service::default();
        Ok(Service {
            name: read("name", self.name, |text| name(text, NAME_MAX))?.unwrap_or(plain.name),
            operator_name: read("operator_name", self.operator_name, |text| name(text, OPERATOR_MAX))?,
            support_email: read("support_email", self.support_email, email)?,
            support_url: read("support_url", self.support_url, web_address)?,
            privacy_url: read("privacy_url", self.privacy_url, web_address)?,
            accessibility_url: read("accessibility_url", self.accessibility_url, web_address)?,
            logo: self.logo,
            accent: read("accent", self.accent, Colour::under_white)?,
            time_zone: read("time_zone", self.time_zone, time_zone)?.unwrap_or(plain.time_zone),
            security_txt: plain.security_txt,
        })
    }
}

/// Reads a setting of the section; what is wrong with it gets the setting's name.
fn read<T>(
    setting: &str,
    text: Option<String>,
    reading: impl Fn(&str) -> Result<T, String>,
) -> Result<Option<T>, String> {
    let blame = |text: &str| reading(text).map_err(|why| format!("service: {setting} = {text} {why}"));
    text.as_deref().map(blame).transpose()
}

fn name(text: &str, most: usize) -> Result<String, String> {
    let wrong = || format!("must be a visible name of at most {most} characters");
    is_name(text, most).then(|| text.trim().to_owned()).ok_or_else(wrong)
}

/// An email address as people can write to it.
///
/// # Errors
/// The rest of a sentence that begins with the setting and the text.
pub(crate) fn email(text: &str) -> Result<String, String> {
    Email::parse(text).map(|_| text.to_owned()).ok_or_else(|| "must be an email address".to_owned())
}

fn time_zone(text: &str) -> Result<TimeZone, String> {
    TimeZone::get(text).map_err(|_| "must be a time zone of the IANA database, such as Europe/Brussels".to_owned())
}

#[cfg(test)]
mod tests {
    use super::{Service, ServiceRules};

    fn service(text: &str) -> Result<Service, String> {
        toml::from_str::<ServiceRules>(text).map_err(|error| error.to_string())?.service()
    }

    #[test]
    fn what_an_operator_sets_holds_and_the_rest_stays() {
        assert_eq!(service("").unwrap(), Service::default());
        let set = service(
            "name = \"Inloggning\"\noperator_name = \"Länsstyrelsen\"\nsupport_email = \"help@example.eu\"\n\
             support_url = \"https://example.eu/help\"\naccent = \"#7a1f5c\"\ntime_zone = \"Europe/Stockholm\"",
        )
        .unwrap();
        assert_eq!((&*set.name, set.operator_name.as_deref()), ("Inloggning", Some("Länsstyrelsen")));
        assert_eq!(
            (set.accent.unwrap().to_string(), set.support_url.as_deref()),
            ("#7a1f5c".to_owned(), Some("https://example.eu/help"))
        );
        assert_eq!(set.time_zone.iana_name(), Some("Europe/Stockholm"));
        assert_eq!(set.privacy_url, None);
    }

    #[test]
    fn what_cannot_be_is_named() {
        for (bad, why) in [
            ("name = \"\"", "a visible name of at most 40 characters"),
            ("name = \"Sluss\\u202essulS\"", "a visible name"),
            ("operator_name = \"a\\nb\"", "a visible name of at most 100"),
            ("support_email = \"help\"", "an email address"),
            ("support_url = \"example.eu/help\"", "begins with https://"),
            ("privacy_url = \"http://example.eu\"", "begins with https://"),
            ("accessibility_url = \"javascript:alert(1)\"", "begins with https://"),
            ("privacy_url = \"https://user:secret@example.eu\"", "begins with https://"),
            ("accent = \"#ff8800\"", "a contrast of 2.3"),
            ("time_zone = \"Mars/Olympus\"", "IANA"),
        ] {
            let (setting, _) = bad.split_once(' ').unwrap();
            let told = service(bad).unwrap_err();
            assert!(told.starts_with(&format!("service: {setting} = ")) && told.contains(why), "{told}");
        }
    }
}
