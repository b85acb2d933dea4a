//! Tests of validations: every address, every parameter, and what is issued against what is asked for.

use sluss_protocol::form::Form;
use sluss_protocol::method::{Level, Method};

use super::{Endpoint, Issued, ValidationRequest, format};
use crate::answer::Format;
use crate::dialect::Assurance;
use crate::error::{Failure, Words};
use crate::person::TicketKind;
use crate::service::ServiceAddress;

const SERVICE: &str = "https://rasff.test/cb?next=/a%20b";
const ASKED: &str = "ticket=ST-1&service=https%3A%2F%2Frasff.test%2Fcb%3Fnext%3D%2Fa%2Bb";

fn read(endpoint: Endpoint, rest: &str) -> Result<ValidationRequest, Failure> {
    ValidationRequest::read(endpoint, &Form::parse(&format!("{ASKED}{rest}")), "")
}

/// What this validation says of a ticket that was issued by one method, perhaps from a session.
fn validated(endpoint: Endpoint, rest: &str, method: Method, from_session: bool) -> Result<(), &'static str> {
    let service = ServiceAddress::parse(SERVICE).unwrap();
    let issued = Issued {
        kind: TicketKind::Service,
        service: &service,
        from_session,
        method,
        level: method.level(),
        least: Level::Basic,
        assurance: Assurance::Low,
    };
    read(endpoint, rest).and_then(|asked| asked.check(&issued)).map_err(|failure| failure.code(endpoint.words()))
}

#[test]
fn golden_2_a_ticket_is_good_in_every_clients_spelling_of_its_service() {
    for endpoint in Endpoint::ALL {
        let result = match endpoint {
            Endpoint::SamlValidate => {
                let form = Form::parse("TARGET=https%3A%2F%2Frasff.test%2Fcb%3Fnext%3D%2Fa%2Bb");
                let asked = ValidationRequest::read(endpoint, &form, "<a:AssertionArtifact>ST-1</a:AssertionArtifact>");
                assert_eq!(asked.unwrap().ticket, "ST-1");
                Ok(())
            }
            Endpoint::StrictValidate | Endpoint::InterinstitutionalValidate | Endpoint::SponsorValidate => {
                Err("INVALID_USER")
            }
            _ => Ok(()),
        };
        if endpoint != Endpoint::SamlValidate {
            assert_eq!(validated(endpoint, "", Method::Pin, true), result, "{endpoint:?}");
        }
    }
}

#[test]
fn k03_another_service_is_refused() {
    let other = ServiceAddress::parse("https://rasff.test/other").unwrap();
    let issued = Issued {
        kind: TicketKind::Service,
        service: &other,
        from_session: false,
        method: Method::Pin,
        level: Level::Medium,
        least: Level::Basic,
        assurance: Assurance::Top,
    };
    for endpoint in [Endpoint::ServiceValidate, Endpoint::TicketValidationService] {
        assert_eq!(read(endpoint, "").unwrap().check(&issued), Err(Failure::InvalidService));
    }
}

#[test]
fn golden_6_renew_takes_only_a_sign_in_of_its_own() {
    assert_eq!(validated(Endpoint::ServiceValidate, "&renew=true", Method::Pin, false), Ok(()));
    assert_eq!(validated(Endpoint::ServiceValidate, "&renew=true", Method::Pin, true), Err("INVALID_TICKET"));
    assert_eq!(validated(Endpoint::TicketValidationService, "&renew=1", Method::Pin, true), Err("INVALID_TICKET"));
}

#[test]
fn golden_10_a_proxy_ticket_is_accepted_only_where_it_is_meant() {
    let service = ServiceAddress::parse(SERVICE).unwrap();
    let issued = Issued {
        kind: TicketKind::Proxy,
        service: &service,
        from_session: true,
        method: Method::Pin,
        level: Level::Medium,
        least: Level::Basic,
        assurance: Assurance::Top,
    };
    let validated =
        |endpoint, rest| read(endpoint, rest).unwrap().check(&issued).map_err(|failure| failure.code(endpoint.words()));
    assert_eq!(validated(Endpoint::ServiceValidate, ""), Err("INVALID_TICKET_SPEC"));
    assert_eq!(
        validated(Endpoint::P3ServiceValidate, "&ticketTypes=PROXY"),
        Err("INVALID_TICKET_SPEC"),
        "a word of the dialect"
    );
    assert_eq!(validated(Endpoint::Validate, ""), Err("INVALID_TICKET_SPEC"));
    assert_eq!(validated(Endpoint::ProxyValidate, ""), Ok(()));
    assert_eq!(validated(Endpoint::P3ProxyValidate, ""), Ok(()));
    assert_eq!(validated(Endpoint::TicketValidationService, ""), Err("INVALID_TICKET"));
    assert_eq!(validated(Endpoint::TicketValidationService, "&ticketTypes=SERVICE,PROXY"), Ok(()));
    assert_eq!(validated(Endpoint::TicketValidationService, "&ticketTypes=DESKTOP"), Err("INVALID_TICKET"));
    assert_eq!(validated(Endpoint::ProxyValidate, "&renew=true"), Err("INVALID_TICKET"));
}

#[test]
fn golden_14_a_level_that_was_not_reached_fails_at_every_address() {
    for (asked, code) in [("BASIC", None), ("MEDIUM", Some(())), ("HIGH", Some(()))] {
        let rest = format!("&authenticationLevel={asked}");
        let cas = code.map_or(Ok(()), |()| Err("INVALID_TICKET"));
        let dialect = code.map_or(Ok(()), |()| Err("INVALID_STRENGTH"));
        assert_eq!(validated(Endpoint::P3ServiceValidate, &rest, Method::Password, false), cas);
        assert_eq!(validated(Endpoint::TicketValidationService, &rest, Method::Password, false), dialect);
    }
    assert_eq!(validated(Endpoint::TicketValidationService, "&authenticationLevel=MEDIUM", Method::Sms, true), Ok(()));
    let accepted = "&acceptedStrengths=PASSWORD_MOBILE_APP,PASSWORD_SOFTWARE_TOKEN";
    assert_eq!(validated(Endpoint::TicketValidationService, accepted, Method::Qr, true), Ok(()));
    assert_eq!(validated(Endpoint::TicketValidationService, accepted, Method::Sms, true), Err("INVALID_STRENGTH"));
}

#[test]
fn k12_a_level_that_the_service_is_registered_with_is_enforced_too() {
    let service = ServiceAddress::parse(SERVICE).unwrap();
    let issued = Issued {
        kind: TicketKind::Service,
        service: &service,
        from_session: false,
        method: Method::Password,
        level: Level::Basic,
        least: Level::Medium,
        assurance: Assurance::Low,
    };
    assert_eq!(read(Endpoint::Validate, "").unwrap().check(&issued), Err(Failure::InvalidStrength));
}

#[test]
fn golden_15_an_assurance_above_the_accounts_fails() {
    for (rest, result) in [
        ("LOW", Ok(())),
        ("NO_ASSURANCE", Ok(())),
        ("10", Ok(())),
        ("MEDIUM", Err("INVALID_USER")),
        ("TOP", Err("INVALID_USER")),
    ] {
        let asked = format!("&assuranceLevel={rest}");
        assert_eq!(validated(Endpoint::TicketValidationService, &asked, Method::Pin, false), result, "{rest}");
    }
    assert_eq!(validated(Endpoint::LaxValidate, "&assuranceLevel=NO_ASSURANCE", Method::Pin, false), Ok(()));
    assert_eq!(validated(Endpoint::SponsorValidate, "&assuranceLevel=LOW", Method::Pin, false), Err("INVALID_USER"));
}

#[test]
fn golden_7_a_missing_repeated_long_or_malformed_parameter_is_an_invalid_request() {
    for endpoint in Endpoint::ALL {
        for query in
            ["", "ticket=ST-1", "service=https://rasff.test/", "TARGET=https://rasff.test/", "ticket=&service="]
        {
            let code =
                ValidationRequest::read(endpoint, &Form::parse(query), "").map_err(|failure| failure.code(Words::Cas));
            assert_eq!(code, Err("INVALID_REQUEST"), "{endpoint:?} {query}");
        }
    }
    let name = |rest: &str| read(Endpoint::TicketValidationService, rest).unwrap_err();
    for known in [
        "ticket",
        "service",
        "pgtUrl",
        "renew",
        "format",
        "assuranceLevel",
        "groups",
        "acceptedStrengths",
        "userDetails",
    ] {
        let twice = name(&format!("&{known}=a&{known}=b"));
        assert_eq!(twice, Failure::InvalidRequest(format!("{known} was given more than once")));
    }
    for malformed in
        ["&format=YAML", "&assuranceLevel=5", "&authenticationLevel=TOP", "&ticketTypes=X", "&userDetails=perhaps"]
    {
        assert_eq!(name(malformed).code(Words::Dialect), "INVALID_REQUEST", "{malformed}");
    }
    for long in ["pgtUrl", "renew", "format", "groups", "acceptedStrengths"] {
        assert_eq!(name(&format!("&{long}={}", "a".repeat(9_000))).code(Words::Cas), "INVALID_REQUEST", "{long}");
    }
    assert_eq!(name("&acceptedStrengths=CLIENT_CERT").code(Words::Dialect), "INVALID_STRENGTH");
    assert_eq!(name("&pgtUrl=http://rasff.test/").code(Words::Dialect), "INVALID_PROXY_CALLBACK_URL");
    let elsewhere = ValidationRequest::read(Endpoint::Validate, &Form::parse("ticket=ST-1&service=rasff"), "");
    assert_eq!(elsewhere, Err(Failure::InvalidService));
}

#[test]
fn a_service_says_what_it_wants_at_the_dialects_own_address_alone() {
    let release = |endpoint, rest| read(endpoint, rest).unwrap().release;
    let all = release(Endpoint::P3ServiceValidate, "&userDetails=false");
    assert!(all.details && all.groups.is_none());
    let dialect = |rest| release(Endpoint::TicketValidationService, rest);
    assert!(!dialect("").details && dialect("").groups == Some(Vec::new()));
    assert!(dialect("&userDetails=true&groups=*").details && dialect("&groups=*").groups.is_none());
    assert_eq!(dialect("&groups=A, B").groups, Some(vec!["A".to_owned(), "B".to_owned()]));
}

#[test]
fn k06_the_format_of_an_answer_is_known_even_if_the_request_cannot_be_read() {
    let of = |endpoint, query: &str| format(endpoint, &Form::parse(query));
    assert_eq!(of(Endpoint::Validate, "format=JSON"), Format::Text);
    assert_eq!(of(Endpoint::P3ServiceValidate, "format=json&format=xml"), Format::Json);
    assert_eq!(of(Endpoint::ServiceValidate, "format=YAML"), Format::Xml);
    assert_eq!(of(Endpoint::SamlValidate, ""), Format::Saml);
}
