//! Requests that wait: which are shown, what is sent, and by what proof.

use data_encoding::HEXLOWER;
use sluss_otp::ocra::{self, Inputs, Suite};
use sluss_protocol::api::{AnswerRequest, Decision, NewSubscription};
use sluss_protocol::problem::ProblemCode;

use super::fake::{ANNA, BO, NOW, Phone, refusal, reply};
use super::*;
use crate::authenticator::state::answer::{AnswerResult, PinAnswer};
use crate::authenticator::state::pin::Pin;
use crate::authenticator::state::time::Clocks;
use crate::authenticator::vault::fake::now;

const ANSWER: &str = "/api/device/requests/apr_1";

fn pin() -> Option<PinAnswer> {
    Some(PinAnswer { number: "42".to_owned(), pin: Pin::typed("7391").unwrap() })
}

fn send(phone: &Phone, with: Option<PinAnswer>) -> Result<AnswerResult, AuthenticatorError> {
    let pending = phone.pending(phone.link(&Phone::request(ANNA)));
    now(answer(&phone.device, &pending, with))
}

#[test]
fn only_genuine_requests_for_an_account_here_are_shown() {
    let phone = Phone::of_anna();
    let request = Phone::request(ANNA);
    let pending = vec![
        phone.pending(phone.forged(&request)),
        phone.pending(phone.link(&Phone::request(BO))),
        phone.pending("https://sluss.example.eu/app/#E".to_owned()),
        phone.pending(phone.link(&request)),
    ];
    let [shown] = &now(check_requests(&phone.device, None, pending))[..] else { panic!("one is genuine") };
    assert_eq!((shown.site.as_str(), shown.account.as_str()), ("RASFF Window", "anna@example.eu"));
}

#[test]
fn e03_an_approval_carries_the_number_and_a_response_that_the_pin_is_in() {
    let phone = Phone::of_anna();
    phone.server_answers(ANSWER, reply(204, ""));
    assert_eq!(send(&phone, pin()), Ok(AnswerResult::Approved));

    let sent = &phone.sent_to(ANSWER)[0];
    let body: AnswerRequest = serde_json::from_str(&sent.body).unwrap();
    let Decision::Approve { number, response } = body.decision else { panic!("it was approved") };
    let request = Phone::request(ANNA);
    let (key, session) = phone.expected(&request);
    let question = HEXLOWER.encode(&request.question);
    let inputs = Inputs::question(&question).pin("7391").session(&session);
    assert_eq!(number, "42");
    assert_eq!(response, ocra::response(&Suite::sluss_pin(), &key, &inputs).unwrap().as_str());
    assert!(!sent.body.contains("7391"));
}

#[test]
fn b09_the_body_of_an_answer_is_signed() {
    let phone = Phone::of_anna();
    phone.server_answers(ANSWER, reply(204, ""));
    assert_eq!(send(&phone, None), Ok(AnswerResult::Denied));
    let sent = &phone.sent_to(ANSWER)[0];
    let digest = data_encoding::BASE64URL_NOPAD.encode(&sluss_protocol::api::digest(&sent.body));
    assert_eq!(sent.statement()["sluss_body"], digest);
    assert_eq!(sent.statement()["htu"], format!("https://sluss.example.eu{ANSWER}"));
}

#[test]
fn what_the_server_says_about_an_answer_is_told() {
    let phone = Phone::of_anna();
    phone.server_answers(ANSWER, refusal(ProblemCode::WrongPin, "2"));
    let Ok(AnswerResult::Again(wrong)) = send(&phone, pin()) else { panic!("it can be tried again") };
    assert_eq!((wrong.pin, wrong.left), (Some("pin-wrong"), Some(2)));
    phone.server_answers(ANSWER, refusal(ProblemCode::FactorLocked, ""));
    assert_eq!(send(&phone, pin()), Ok(AnswerResult::Locked));
    phone.server_answers(ANSWER, refusal(ProblemCode::Busy, ""));
    assert_eq!(send(&phone, pin()), Err(AuthenticatorError::Busy));
    phone.machine.is_offline.set(true);
    assert_eq!(send(&phone, pin()), Err(AuthenticatorError::Unreachable));
}

#[test]
fn a_proof_whose_time_is_off_is_made_once_more_by_the_servers_time() {
    let phone = Phone::of_anna();
    phone.machine.clocks.set(Clocks { device: f64::from(NOW - 7_200) * 1_000.0, steady: 0.0 });
    phone.server_answers_in_turn(ANSWER, [refusal(ProblemCode::ProofTime, &NOW.to_string()), reply(204, "")]);
    assert_eq!(send(&phone, pin()), Ok(AnswerResult::Approved));
    let times: Vec<_> = phone.sent_to(ANSWER).iter().map(|sent| sent.statement()["iat"].as_u64()).collect();
    assert_eq!(times, [Some(u64::from(NOW - 7_200)), Some(u64::from(NOW))]);
}

#[test]
fn s16_every_proof_says_how_many_the_device_has_made() {
    let phone = Phone::of_anna();
    phone.server_answers(ANSWER, reply(204, ""));
    let counts = |phone: &Phone| -> Vec<_> {
        phone.sent_to(ANSWER).iter().map(|sent| sent.statement()["sluss_count"].as_u64().unwrap()).collect()
    };
    for _ in 0..3 {
        send(&phone, None).unwrap();
    }
    assert_eq!(counts(&phone), [1, 2, 3]);
    // Somebody copies the browser's profile, and uses it before the owner does.
    let copied = phone.machine.store.contents();
    send(&phone, None).unwrap();
    *phone.machine.store.0.borrow_mut() = copied;
    send(&phone.reopened(), None).unwrap();
    assert_eq!(counts(&phone), [1, 2, 3, 4, 4], "a count that comes twice gives the copy away");
}

#[test]
fn a_count_that_cannot_be_kept_is_not_used() {
    let phone = Phone::of_anna();
    phone.machine.store.set_full(true);
    assert_eq!(send(&phone, pin()), Err(AuthenticatorError::Browser));
    assert!(phone.sent_to(ANSWER).is_empty());
}

#[test]
fn the_server_is_told_for_each_account_where_pushes_go() {
    let phone = Phone::of_anna();
    phone.enrol(BO, "bo@example.eu");
    phone.server_answers("/api/device/push-key", reply(200, "{\"key\":\"BAUG\"}"));
    phone.server_answers("/api/device/subscription", reply(204, ""));
    now(offer_push_subscription(&phone.device)).unwrap();
    assert!(phone.sent_to("/api/device/subscription").is_empty(), "the person does not want it");

    let address = PushAddress { endpoint: "https://push.example.net/1".to_owned(), p256dh: vec![4], auth: vec![5] };
    phone.machine.push.replace(Some(address));
    now(offer_push_subscription(&phone.device)).unwrap();
    let sent = phone.sent_to("/api/device/subscription");
    assert_eq!(sent.len(), 2);
    let told: NewSubscription = serde_json::from_str(&sent[0].body).unwrap();
    assert_eq!((&*told.endpoint, &*told.p256dh, &*told.auth), ("https://push.example.net/1", "BA", "BQ"));
}
