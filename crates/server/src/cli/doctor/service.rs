//! Whether people who are stuck, and people who have found a hole, are told whom to turn to; whether the logo can be shown, and what becomes of
//! the colour.

use sluss_domain::Timestamp;

use crate::config::{Accent, Colour, Logo, Service};
use crate::dates::day;

/// Every finding, under the name that it is printed with.
pub(super) fn look(service: &Service, now: Timestamp) -> [(&'static str, Result<String, String>); 4] {
    let logo = service.logo.as_deref().map(Logo::read).transpose();
    let logo = logo.map(|logo| logo.map_or_else(|| "none".to_owned(), |logo| format!("well: {}", logo.kind)));
    let accent = Ok(service.accent.map_or_else(|| "none".to_owned(), accent));
    [
        ("support", Ok(support(service))),
        ("security.txt", security_txt(service, now)),
        ("logo", logo),
        ("accent", accent),
    ]
}

/// What the operator's colour is on pages, where it has to be read on more than white. Mails have it as it is.
fn accent(chosen: Colour) -> String {
    let Accent { light, dark, .. } = Accent::of(chosen);
    if light == chosen {
        return format!("well: {chosen}, and {dark} on dark pages");
    }
    format!(
        "well: {chosen}, made darker for light pages ({light}) and lighter for dark ones ({dark}), to be read on them"
    )
}

/// The contacts of people who are stuck, or what to set. Nothing is broken without one, so a warning is all there is.
fn support(service: &Service) -> String {
    let contacts = [&service.support_email, &service.support_url];
    let contacts: Vec<&str> = contacts.into_iter().filter_map(Option::as_deref).collect();
    if contacts.is_empty() {
        return "warning: nobody is told whom to turn to; set support_email or support_url in the section [service]"
            .to_owned();
    }
    format!("well: {}", contacts.join(", "))
}

/// Whether the file for those who have found a hole is still to be relied on.
fn security_txt(service: &Service, now: Timestamp) -> Result<String, String> {
    match &service.security_txt {
        None => Ok("none".to_owned()),
        Some(file) if file.expires > now => Ok(format!("well: until {}", day(file.expires))),
        Some(file) => {
            Err(format!("over since {}: look whether it is still right, and set expires anew", day(file.expires)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{accent, security_txt, support};
    use crate::config::{Config, Service, Settings};
    use sluss_domain::Timestamp;

    #[test]
    fn an_operator_without_a_support_contact_is_warned() {
        assert!(support(&Service::default()).starts_with("warning: "));
        let email = Some("support@example.eu".to_owned());
        assert_eq!(support(&Service { support_email: email, ..Service::default() }), "well: support@example.eu");
    }

    #[test]
    fn an_operator_is_told_what_becomes_of_the_colour() {
        let service = |accent: &str| {
            let settings: Settings = toml::from_str(&format!("[service]\naccent = {accent:?}")).unwrap();
            Config::resolve(settings).unwrap().service
        };
        let said = |text: &str| accent(service(text).accent.unwrap());
        assert!(said("#7a1f5c").starts_with("well: #7a1f5c, and #"), "{}", said("#7a1f5c"));
        assert!(said("#767676").contains("made darker for light pages (#"), "{}", said("#767676"));
    }

    #[test]
    fn a_security_txt_that_is_over_is_not_well() {
        let settings: Settings =
            toml::from_str("[security_txt]\ncontact = [\"tel:+46701740605\"]\nexpires = \"2030-01-01\"").unwrap();
        let service = Config::resolve(settings).unwrap().service;
        let day = Timestamp(1_893_456_000_000);
        assert_eq!(security_txt(&service, Timestamp(day.0 - 1)), Ok("well: until 2030-01-01".to_owned()));
        assert!(security_txt(&service, day).unwrap_err().contains("over since 2030-01-01"));
        assert_eq!(security_txt(&Service::default(), day), Ok("none".to_owned()));
    }
}
