//! What the app knows of whoever runs the service, with a network and without.

use sluss_protocol::problem::ProblemCode;
use sluss_protocol::service::ServiceInfo;

use super::fake::{Phone, refusal, reply};
use super::*;
use crate::authenticator::vault::fake::now;

const PATH: &str = "/api/device/service";

fn said(operator: &str) -> ServiceInfo {
    ServiceInfo { operator_name: Some(operator.to_owned()), ..ServiceInfo::default() }
}

fn serve(phone: &Phone, info: &ServiceInfo) {
    phone.server_answers(PATH, reply(200, &serde_json::to_string(info).unwrap()));
}

#[test]
fn what_the_server_said_last_is_known_without_a_network() {
    let phone = Phone::new();
    assert_eq!(known_service(&phone.device), None);
    serve(&phone, &said("Myndigheten"));
    assert_eq!(now(ask_about_service(&phone.device)), Some(said("Myndigheten")));
    let phone = phone.reopened();
    phone.machine.is_offline.set(true);
    assert_eq!(now(ask_about_service(&phone.device)), None);
    assert_eq!(known_service(&phone.device), Some(said("Myndigheten")));
    phone.machine.is_offline.set(false);
    serve(&phone, &said("Verket"));
    now(ask_about_service(&phone.device));
    assert_eq!(known_service(&phone.device), Some(said("Verket")), "an operator may change");
}

#[test]
fn a_server_that_says_nothing_of_itself_takes_nothing_away() {
    let phone = Phone::new();
    serve(&phone, &said("Myndigheten"));
    now(ask_about_service(&phone.device));
    for nothing in [refusal(ProblemCode::NotFound, ""), reply(200, "<html>"), reply(200, "[]")] {
        phone.server_answers(PATH, nothing);
        assert_eq!(now(ask_about_service(&phone.device)), None);
    }
    assert_eq!(known_service(&phone.device), Some(said("Myndigheten")));
}

#[test]
fn a_server_of_tomorrow_may_say_more_and_one_of_yesterday_less() {
    let phone = Phone::new();
    phone.server_answers(PATH, reply(200, r#"{"name":"Inloggning","motto":"Festina lente"}"#));
    let heard = now(ask_about_service(&phone.device)).unwrap();
    assert_eq!((heard.name.as_str(), heard.says_something()), ("Inloggning", false));
    assert_eq!(known_service(&phone.device), None, "a name alone is no foot, and is not kept");
}
