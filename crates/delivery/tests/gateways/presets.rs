//! Each preset against a gateway that accepts what its provider's documentation says, and nothing else.
//!
//! The expected requests were compared with those of the providers' own client libraries (twilio 6, @vonage/sms 1,
//! messagebird 4; 46elks has none, so with the curl example of its documentation).

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Bytes;
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use sluss_delivery::http::{Account, Gateway, Template};
use sluss_domain::ports::courier::{SendError, Sms, SmsSender};

use crate::{NUMBER, sms};

const TEXT: &str = "492817 är din kod & \"mer\"\n\n@sluss.test #492817";
const USER: &str = "AC5ef8732a3c49700934481addd5ce1659";

/// A request that a provider received.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Asked {
    method: Method,
    path: String,
    authorization: Option<String>,
    kind: String,
    body: String,
}

/// A provider that gives this answer, and the requests that it received.
async fn provider(status: u16, answer: &'static str) -> (String, Arc<Mutex<Vec<Asked>>>) {
    let asked = Arc::<Mutex<Vec<Asked>>>::default();
    let seen = asked.clone();
    let handle = move |method: Method, uri: Uri, headers: HeaderMap, body: Bytes| async move {
        let header = |name: &str| headers.get(name).map(|value| value.to_str().unwrap().to_owned());
        let body = String::from_utf8(body.to_vec()).unwrap();
        let (authorization, kind) = (header("authorization"), header("content-type").unwrap_or_default());
        seen.lock().unwrap().push(Asked { method, path: uri.to_string(), authorization, kind, body });
        (StatusCode::from_u16(status).unwrap(), answer)
    };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let origin = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, Router::new().fallback(handle)).await });
    (origin, asked)
}

/// Sends by a preset whose provider is here, and returns the outcome and the one request.
async fn sent_by(
    preset: &str,
    provider_at: &str,
    sms: &Sms,
    answer: (u16, &'static str),
) -> (Result<(), SendError>, Asked) {
    let (origin, asked) = provider(answer.0, answer.1).await;
    let mut template = Template::preset(preset).unwrap();
    let here = template.url.strip_prefix(provider_at).map(|path| format!("{origin}{path}"));
    template.url = here.unwrap_or_else(|| panic!("{preset} asks {}", template.url));
    let account = Account { user: USER.to_owned(), secret: "s&cret".to_owned(), sender: "Sluss".to_owned() };
    let outcome = Gateway::new(template, account).unwrap().send(sms).await;
    let mut asked = asked.lock().unwrap().clone();
    assert_eq!(asked.len(), 1, "{asked:?}");
    (outcome, asked.remove(0))
}

/// The decoded fields of a form, in their order.
fn fields(form: &str) -> Vec<(String, String)> {
    url::form_urlencoded::parse(form.as_bytes()).into_owned().collect()
}

fn owned<const N: usize>(pairs: [(&str, &str); N]) -> Vec<(String, String)> {
    pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).into()
}

fn basic() -> Option<String> {
    let pair = data_encoding::BASE64.encode(format!("{USER}:s&cret").as_bytes());
    Some(format!("Basic {pair}"))
}

const FORM: &str = "application/x-www-form-urlencoded";

#[tokio::test]
async fn d06_twilio_gets_a_form_and_says_created() {
    let sms = sms(TEXT);
    let answer = (201, r#"{"sid": "SM1", "status": "queued", "error_code": null}"#);
    let (outcome, asked) = sent_by("twilio", "https://api.twilio.com", &sms, answer).await;
    assert_eq!(outcome, Ok(()));
    assert_eq!((asked.method, asked.authorization, &asked.kind[..]), (Method::POST, basic(), FORM));
    assert_eq!(asked.path, format!("/2010-04-01/Accounts/{USER}/Messages.json"));
    assert_eq!(fields(&asked.body), owned([("To", NUMBER), ("From", "Sluss"), ("Body", TEXT)]));
    let answer = (400, r#"{"code": 21211, "message": "Invalid 'To' Phone Number", "status": 400}"#);
    let (outcome, _) = sent_by("twilio", "https://api.twilio.com", &sms, answer).await;
    assert_eq!(outcome, Err(SendError::Refused("status 400".to_owned())));
    let (outcome, _) = sent_by("twilio", "https://api.twilio.com", &sms, (429, r#"{"code": 20429}"#)).await;
    assert_eq!(outcome, Err(SendError::Unavailable("status 429".to_owned())));
}

#[tokio::test]
async fn d06_vonage_gets_a_form_and_says_in_the_body_what_became_of_it() {
    let sms = sms(TEXT);
    let answer =
        (200, r#"{"message-count": "1", "messages": [{"to": "46701740605", "message-id": "0C", "status": "0"}]}"#);
    let (outcome, asked) = sent_by("vonage", "https://rest.nexmo.com", &sms, answer).await;
    assert_eq!(outcome, Ok(()));
    assert_eq!((asked.method, asked.authorization, &asked.kind[..]), (Method::POST, None, FORM));
    assert_eq!(asked.path, "/sms/json");
    let expected = [
        ("api_key", USER),
        ("api_secret", "s&cret"),
        ("from", "Sluss"),
        ("to", &NUMBER[1..]),
        ("text", TEXT),
        ("type", "unicode"),
        ("client-ref", sms.id.as_str()),
    ];
    assert_eq!(fields(&asked.body), owned(expected));
    assert!(sms.id.as_str().len() <= 100, "a client-ref has at most 100 characters");
    let answer =
        (200, r#"{"messages": [{"status": "1", "error-text": "Throughput Rate Exceeded - please wait [ 1000 ]"}]}"#);
    let (outcome, _) = sent_by("vonage", "https://rest.nexmo.com", &sms, answer).await;
    assert_eq!(outcome, Err(SendError::Unavailable("status 200".to_owned())), "it is asked again");
    let answer = (200, r#"{"messages": [{"status": "4", "error-text": "Bad Credentials"}]}"#);
    let (outcome, _) = sent_by("vonage", "https://rest.nexmo.com", &sms, answer).await;
    assert_eq!(outcome, Err(SendError::Refused("status 200".to_owned())));
}

#[tokio::test]
async fn d06_46elks_gets_a_form_and_keeps_no_text() {
    let sms = sms(TEXT);
    let answer =
        (200, r#"{"status": "created", "direction": "outgoing", "from": "Sluss", "to": "+46701740605", "id": "s1"}"#);
    let (outcome, asked) = sent_by("46elks", "https://api.46elks.com", &sms, answer).await;
    assert_eq!(outcome, Ok(()));
    assert_eq!((asked.method, asked.authorization, &asked.kind[..]), (Method::POST, basic(), FORM));
    assert_eq!(asked.path, "/a1/sms");
    let expected = [("from", "Sluss"), ("to", NUMBER), ("message", TEXT), ("dontlog", "message")];
    assert_eq!(fields(&asked.body), owned(expected));
    let (outcome, _) = sent_by("46elks", "https://api.46elks.com", &sms, (403, "Not enough credits")).await;
    assert_eq!(outcome, Err(SendError::Refused("status 403".to_owned())));
}

#[tokio::test]
async fn d06_messagebird_gets_json_and_says_created() {
    let sms = sms(TEXT);
    let answer = (201, r#"{"id": "e8077d80", "direction": "mt", "recipients": {"totalSentCount": 1}}"#);
    let (outcome, asked) = sent_by("messagebird", "https://rest.messagebird.com", &sms, answer).await;
    assert_eq!(outcome, Ok(()));
    let key = Some("AccessKey s&cret".to_owned());
    assert_eq!((asked.method, asked.authorization, &asked.kind[..]), (Method::POST, key, "application/json"));
    assert_eq!(asked.path, "/messages");
    let expected = serde_json::json!({
        "originator": "Sluss",
        "recipients": [&NUMBER[1..]],
        "body": TEXT,
        "reference": sms.id.as_str(),
        "datacoding": "auto",
    });
    assert_eq!(serde_json::from_str::<serde_json::Value>(&asked.body).unwrap(), expected);
    let answer = (422, r#"{"errors": [{"code": 9, "description": "no (correct) recipients found"}]}"#);
    let (outcome, _) = sent_by("messagebird", "https://rest.messagebird.com", &sms, answer).await;
    assert_eq!(outcome, Err(SendError::Refused("status 422".to_owned())));
}
