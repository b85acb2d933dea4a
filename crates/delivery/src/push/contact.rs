//! The contact for push services when something is wrong with our requests (RFC 8292, section 2.1). Some check it and
//! refuse every push without a plausible address, so it is checked at the start.

use std::net::IpAddr;

use reqwest::Url;
use sluss_domain::model::email::Email;

/// Names that cannot be reached from outside (RFC 2606, RFC 6761, RFC 6762, RFC 8375).
const NOWHERE: [&str; 8] = ["invalid", "localhost", "local", "test", "example", "internal", "lan", "home.arpa"];

/// The contact in the form that push services accept: a `mailto:` or `https:` URL.
///
/// # Errors
/// A sentence about what it should be.
pub(crate) fn contact(set: &str) -> Result<String, String> {
    let wrong = |why: &str| {
        format!(
            "push: the contact {set:?} {why}; use one such as \"mailto:operator@example.eu\", or the address of a web page"
        )
    };
    let set = set.trim();
    if let Some(url) = Url::parse(set).ok().filter(|url| url.scheme() == "https") {
        let host = url.host_str().unwrap_or_default();
        return if is_outside(host) { Ok(url.to_string()) } else { Err(wrong("cannot be reached from outside")) };
    }
    // An address without a scheme can be meant in only one way.
    let address = set.strip_prefix("mailto:").unwrap_or(set);
    let Some(address) = Email::parse(address).map(|email| email.envelope()) else {
        return Err(wrong("is neither a mail address nor an https address"));
    };
    let domain = address.rsplit('@').next().unwrap_or_default();
    if is_outside(domain) { Ok(format!("mailto:{address}")) } else { Err(wrong("cannot be reached from outside")) }
}

/// Whether a name could be reachable from outside.
fn is_outside(host: &str) -> bool {
    let host = host.to_ascii_lowercase();
    let nowhere = NOWHERE.iter().any(|end| host == *end || host.ends_with(&format!(".{end}")));
    let number = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>().is_ok();
    host.contains('.') && !nowhere && !number
}

#[cfg(test)]
mod tests {
    use super::contact;

    #[test]
    fn a_contact_is_one_that_push_services_take() {
        for (set, expected) in [
            ("mailto:operator@example.eu", "mailto:operator@example.eu"),
            ("operator@example.eu", "mailto:operator@example.eu"),
            (" mailto:operator@göteborg.se", "mailto:operator@xn--gteborg-90a.se"),
            ("https://sluss.example.eu/contact", "https://sluss.example.eu/contact"),
        ] {
            assert_eq!(contact(set).as_deref(), Ok(expected), "{set}");
        }
    }

    #[test]
    fn a_contact_that_no_push_service_takes_is_refused_with_what_to_write() {
        for set in [
            "",
            "operator",
            "mailto:operator",
            "mailto:operator@localhost",
            "operator@sluss.invalid",
            "mailto:operator@mail.local",
            "http://sluss.example.eu",
            "https://localhost",
            "https://127.0.0.1/contact",
            "https://sluss.invalid",
            "tel:+46701740600",
        ] {
            let why = contact(set).unwrap_err();
            assert!(why.contains("mailto:operator@example.eu"), "{set}: {why}");
        }
    }
}
