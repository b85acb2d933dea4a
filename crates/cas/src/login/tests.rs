//! Tests of requests for a sign-in, as clients send them and as nobody should.

use sluss_domain::model::requirement::Interaction;
use sluss_protocol::form::Form;
use sluss_protocol::method::{Level, Method};

use super::{Delivery, LoginRequest};
use crate::error::LoginError;

const SERVICE: &str = "service=https%3a%2f%2frasff.test%2fcb%3fnext%3d%2fa%2520b";

fn read(rest: &str) -> Result<Option<LoginRequest>, LoginError> {
    LoginRequest::read(&Form::parse(&format!("{SERVICE}{rest}")))
}

fn good(rest: &str) -> LoginRequest {
    read(rest).unwrap().unwrap()
}

#[test]
fn what_clients_send_is_read_in_any_order_and_unknown_parameters_are_ignored() {
    let plain = good("");
    assert_eq!(plain.service.shown(), "https://rasff.test/cb?next=/a%20b");
    assert_eq!((plain.interaction, plain.delivery, plain.warn), (Interaction::AsNeeded, Delivery::Redirect, false));
    assert_eq!(good("&x=1&x=2&utm=3"), plain);
    assert_eq!(plain.url_with_ticket("ST-1"), "https://rasff.test/cb?next=/a%20b&ticket=ST-1");
    assert_eq!(good("&method=POST").delivery, Delivery::Form);
    assert_eq!(good("&method=get").delivery, Delivery::Redirect);
    assert!(good("&warn=true").warn);
    assert_eq!(LoginRequest::read(&Form::parse("renew=true")), Ok(None), "somebody came here by themselves");
}

#[test]
fn k04_renew_counts_with_any_value_and_wins_over_gateway() {
    for renew in ["&renew=true", "&renew=false", "&renew=1", "&gateway=true&renew=true", "&renew=true&gateway=true"] {
        assert_eq!(good(renew).interaction, Interaction::Always, "{renew}");
    }
    assert_eq!(good("&gateway=true").interaction, Interaction::Never);
}

#[test]
fn a_client_of_saml_gets_its_ticket_by_its_own_name() {
    let request = LoginRequest::read(&Form::parse("TARGET=https://rasff.test/cb")).unwrap().unwrap();
    assert_eq!(request.url_with_ticket("ST-1"), "https://rasff.test/cb?SAMLart=ST-1");
}

#[test]
fn k12_a_request_may_ask_for_more_than_the_service_needs_and_never_for_less() {
    assert_eq!(good("").requirement(Level::Basic).level, Level::Basic);
    assert_eq!(good("&authenticationLevel=BASIC").requirement(Level::Medium).level, Level::Medium);
    assert_eq!(good("&authenticationLevel=medium").requirement(Level::Basic).level, Level::Medium);
    let strengths = good("&acceptedStrengths=PASSWORD_SMS,CLIENT_CERT");
    assert_eq!(strengths.requirement(Level::Basic).level, Level::Medium);
    assert!(strengths.accepts(Method::Sms) && !strengths.accepts(Method::Password) && !strengths.accepts(Method::Pin));
    assert!(good("").accepts(Method::Password));
}

#[test]
fn every_parameter_repeated_too_long_or_malformed_is_refused_by_name() {
    for (name, value) in [
        ("service", "https://rasff.test/"),
        ("renew", "true"),
        ("gateway", "true"),
        ("method", "POST"),
        ("warn", "true"),
        ("authenticationLevel", "BASIC"),
        ("acceptedStrengths", "PASSWORD"),
        ("locale", "sv"),
    ] {
        let twice = read(&format!("&{name}={value}&{name}={value}")).unwrap_err();
        assert_eq!(twice, LoginError::Malformed(format!("{name} was given more than once")));
        let form = Form::parse(&format!("{name}={}", "a".repeat(40_000)));
        assert!(LoginRequest::read(&form).is_err_and(|error| error.to_string().starts_with(name)), "{name}");
    }
    for (malformed, code) in [
        ("&method=PUT", "INVALID_REQUEST"),
        ("&method=PUT", "INVALID_REQUEST"),
        ("&authenticationLevel=TOP", "INVALID_REQUEST"),
        ("&authenticationLevel=HIGH", "INVALID_STRENGTH"),
        ("&acceptedStrengths=CLIENT_CERT", "INVALID_STRENGTH"),
        ("&TARGET=https://rasff.test/", "INVALID_REQUEST"),
    ] {
        assert_eq!(read(malformed).unwrap_err().code(), code, "{malformed}");
    }
    assert!(read(&format!("&x={}", "a".repeat(40_000))).is_err(), "unknown ones have a bound together");
    for bad in ["service=rasff.test", "service=http://rasff.test/", "service=https://a@rasff.test/", "TARGET=x"] {
        assert_eq!(LoginRequest::read(&Form::parse(bad)), Err(LoginError::UnknownService), "{bad}");
    }
}

#[test]
fn a_request_reads_back_as_it_was_stored() {
    for rest in
        ["", "&renew=true&method=POST&warn=1", "&gateway=1&authenticationLevel=MEDIUM&acceptedStrengths=PASSWORD_SMS"]
    {
        let request = good(rest);
        let kept = LoginRequest::kept(&request.text()).unwrap();
        assert_eq!(kept, request);
        assert_eq!(kept.service.shown(), request.service.shown());
        assert_eq!(LoginRequest::of(&request.stored()), Some(kept));
    }
    assert_eq!(LoginRequest::kept("{}"), None);
    assert_eq!(LoginRequest::kept("oidc"), None);
}
