//! Logging out: where a person may be sent afterwards, and the message that tells a service that a session has ended (CAS 3.0.3, sections 2.3
//! and 2.3.3).

use sluss_protocol::form::Form;

use crate::service::ServiceAddress;
use crate::xml::Xml;

/// Where a client wants the person to be sent after `/logout`; only a registered service is followed (K07). Older clients say `url`.
#[must_use]
pub fn destination(form: &Form) -> Option<ServiceAddress> {
    let given = |name: &str| form.get(name).filter(|_| !form.is_duplicated(name));
    given("service").or_else(|| given("url")).and_then(ServiceAddress::parse)
}

/// The message that tells a service that the session has ended in which it got `ticket`: it is posted to the service's
/// address as the only field, `logoutRequest`. `id` is different each time; `now` is in RFC 3339.
///
/// It has no XML declaration and the prefix `samlp`, and the ticket stands directly below the root: each of these is what one client needs.
#[must_use]
pub fn request(id: &str, now: &str, ticket: &str) -> String {
    let mut xml = Xml::default();
    let root = [
        ("xmlns:samlp", "urn:oasis:names:tc:SAML:2.0:protocol"),
        ("xmlns:saml", "urn:oasis:names:tc:SAML:2.0:assertion"),
        ("ID", &format!("LR-{id}")),
        ("Version", "2.0"),
        ("IssueInstant", now),
    ];
    xml.open("samlp:LogoutRequest", &root);
    xml.text("saml:NameID", "@NOT_USED@");
    xml.text("samlp:SessionIndex", ticket);
    xml.close("samlp:LogoutRequest");
    xml.finish()
}

#[cfg(test)]
mod tests {
    use sluss_protocol::form::Form;

    use super::{destination, request};

    #[test]
    fn golden_17_every_client_finds_the_ticket_in_the_message() {
        let message = request("1", "2026-11-27T14:05:00Z", "ST-1");
        assert_eq!(
            message,
            "<samlp:LogoutRequest xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\" \
             xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\" ID=\"LR-1\" Version=\"2.0\" IssueInstant=\"2026-11-27T14:05:00Z\">\
             <saml:NameID>@NOT_USED@</saml:NameID><samlp:SessionIndex>ST-1</samlp:SessionIndex></samlp:LogoutRequest>"
        );
    }

    #[test]
    fn k07_a_destination_is_an_address_given_once() {
        let read = |query: &str| destination(&Form::parse(query)).map(|address| address.shown().to_owned());
        assert_eq!(read("service=https://rasff.test/out").as_deref(), Some("https://rasff.test/out"));
        assert_eq!(read("url=https://rasff.test/out").as_deref(), Some("https://rasff.test/out"));
        assert_eq!(read("url=https://a.test/&service=https://b.test/").as_deref(), Some("https://b.test/"));
        for none in [
            "",
            "service=",
            "service=rasff",
            "service=https://a.test/&service=https://b.test/",
            "url=javascript:alert(1)",
        ] {
            assert_eq!(read(none), None, "{none}");
        }
    }
}
