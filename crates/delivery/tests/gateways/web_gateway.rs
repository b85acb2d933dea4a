//! SMS over HTTP to gateways that are down, slow, full or broken, or accept what they get.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::http::{HeaderMap, StatusCode, Uri};
use sluss_delivery::http::{Account, Gateway, Template};
use sluss_domain::ports::courier::{SendError, SmsSender};

use crate::program::free_port;
use crate::sms;

/// What a gateway was asked: the URL, the `authorization` header, and the body.
type Asked = Arc<Mutex<Vec<(String, String, String)>>>;

/// A gateway that answers with this status after a while.
async fn gateway(status: u16, after: Duration) -> (u16, Asked) {
    let asked = Asked::default();
    let seen = asked.clone();
    let answer = move |uri: Uri, headers: HeaderMap, body: Bytes| async move {
        let authorization = headers.get("authorization").map(|value| value.to_str().unwrap().to_owned());
        let body = String::from_utf8(body.to_vec()).unwrap();
        seen.lock().unwrap().push((uri.to_string(), authorization.unwrap_or_default(), body));
        tokio::time::sleep(after).await;
        (StatusCode::from_u16(status).unwrap(), "{\"status\": \"0\"}")
    };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move { axum::serve(listener, Router::new().fallback(answer)).await });
    (port, asked)
}

pub(crate) fn courier(template: &str, port: u16) -> Gateway {
    let template: Template = toml::from_str(&template.replace("PORT", &port.to_string())).unwrap();
    let account = Account { user: "sluss".to_owned(), secret: "s&cret".to_owned(), sender: "Sluss".to_owned() };
    Gateway::patient(template, account, Duration::from_millis(400)).unwrap()
}

pub(crate) const FORM: &str = "url = 'http://127.0.0.1:PORT/send'\nbody = 'to={to}&text={text}&id={id}'\nbasic = true";

async fn outcome(status: u16, after: Duration) -> (Result<(), SendError>, usize) {
    let (port, asked) = gateway(status, after).await;
    let sent = courier(FORM, port).send(&sms("x")).await;
    let times = asked.lock().unwrap().len();
    (sent, times)
}

#[tokio::test]
async fn d07_each_answer_has_its_meaning_and_none_makes_the_courier_ask_twice() {
    let refused = |status: u16| Err(SendError::Refused(format!("status {status}")));
    let later = |status: u16| Err(SendError::Unavailable(format!("status {status}")));
    let unclear = |status: u16| Err(SendError::Unclear(format!("status {status}")));
    for (status, expected) in [
        (200, Ok(())),
        (202, Ok(())),
        (302, unclear(302)),
        (400, refused(400)),
        (401, refused(401)),
        (429, later(429)),
        (500, unclear(500)),
        (502, unclear(502)),
        (503, later(503)),
    ] {
        assert_eq!(outcome(status, Duration::ZERO).await, (expected, 1), "{status}");
    }
}

#[tokio::test]
async fn d07_a_gateway_that_is_down_is_tried_again() {
    let sent = courier(FORM, free_port()).send(&sms("x")).await;
    assert_eq!(sent, Err(SendError::Unavailable("it cannot be reached".to_owned())));
    assert!(courier(FORM, free_port()).reach().await.unwrap_err().contains("cannot be reached"));
}

#[tokio::test]
async fn d07_a_gateway_that_is_too_slow_may_have_sent_it() {
    let sent = outcome(200, Duration::from_secs(5)).await;
    assert_eq!(sent, (Err(SendError::Unclear("no answer in time".to_owned())), 1));
}

#[tokio::test]
async fn a_message_stands_in_the_request_as_the_template_says() {
    let (port, asked) = gateway(200, Duration::ZERO).await;
    let sms = sms("kod \"1\" & {to}\n");
    courier(FORM, port).send(&sms).await.unwrap();
    let json = "url = 'http://127.0.0.1:PORT/{user}?s={secret}'\nheaders = { Authorization = 'Key {secret}' }\n\
                body = '{\"to\": [\"{digits}\"], \"text\": \"{text}\"}'\nanswers = { accepted_words = ['\"status\":\"0\"'] }";
    courier(json, port).send(&sms).await.unwrap();
    let asked = asked.lock().unwrap();
    let form = format!("to=%2B46701740605&text=kod%20%221%22%20%26%20%7Bto%7D%0A&id={}", sms.id);
    assert_eq!(asked[0], ("/send".to_owned(), "Basic c2x1c3M6cyZjcmV0".to_owned(), form));
    let body = "{\"to\": [\"46701740605\"], \"text\": \"kod \\\"1\\\" & {to}\\n\"}".to_owned();
    assert_eq!(asked[1], ("/sluss?s=s%26cret".to_owned(), "Key s&cret".to_owned(), body));
}
