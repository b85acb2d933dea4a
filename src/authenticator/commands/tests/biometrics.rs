//! Approving by fingerprint or face: what is stored, what the server gets, and when the PIN is needed all the same.

use sluss_otp::ocra::{self, Inputs, Suite};
use sluss_protocol::api::{AnswerRequest, Decision};
use sluss_protocol::problem::ProblemCode;

use super::fake::{ANNA, BO, Phone, refusal, reply};
use super::*;
use crate::authenticator::state::accounts::Biometrics;
use crate::authenticator::state::answer::{AnswerResult, FieldErrors, PinAnswer};
use crate::authenticator::state::pin::Pin;
use crate::authenticator::vault::fake::now;
use crate::authenticator::vault::{MOST_FAILURES, PasskeyPlace};

const ANSWER: &str = "/api/device/requests/apr_1";
const PIN: &str = "7391";

/// Anna's phone, which verifies her in place of the PIN.
fn phone() -> Phone {
    let phone = Phone::of_anna();
    phone.machine.passkeys.at_hand.set(Some(1));
    now(switch_on_biometrics(&phone.device, &records(&phone)[0], PIN, false)).unwrap();
    phone.server_answers(ANSWER, reply(204, ""));
    phone
}

fn records(phone: &Phone) -> Vec<String> {
    phone.machine.store.contents().records.into_iter().map(|record| record.id).collect()
}

fn lock(phone: &Phone) -> Vec<Biometrics> {
    now(open(&phone.device)).unwrap().accounts.into_iter().map(|account| account.biometrics).collect()
}

fn approve(phone: &Phone) -> Result<AnswerResult, AuthenticatorError> {
    let pending = phone.pending(phone.link(&Phone::request(ANNA)));
    let (result, accounts) = now(answer_by_biometrics(&phone.device, &pending, "42".to_owned()));
    let listed: Vec<_> = accounts.expect("they can be read").into_iter().map(|account| account.biometrics).collect();
    assert_eq!(listed, lock(phone), "what is told is what is stored");
    result
}

fn type_pin(phone: &Phone) -> Result<AnswerResult, AuthenticatorError> {
    let pending = phone.pending(phone.link(&Phone::request(ANNA)));
    let typed = PinAnswer { number: "42".to_owned(), pin: Pin::typed(PIN).unwrap() };
    now(answer(&phone.device, &pending, Some(typed)))
}

fn refused(why: &'static str) -> Result<AnswerResult, AuthenticatorError> {
    Ok(AnswerResult::Again(FieldErrors { biometrics: Some(why), ..FieldErrors::default() }))
}

#[test]
fn e06_whoever_is_verified_sends_what_the_pin_would_have_sent() {
    let phone = phone();
    assert_eq!(phone.machine.passkeys.made.take(), [PasskeyPlace::ThisDevice]);
    assert_eq!(approve(&phone), Ok(AnswerResult::Approved));
    let body: AnswerRequest = serde_json::from_str(&phone.sent_to(ANSWER)[0].body).unwrap();
    let Decision::Approve { number, response } = body.decision else { panic!("it was approved") };
    let request = Phone::request(ANNA);
    let (key, session) = phone.expected(&request);
    let question = data_encoding::HEXLOWER.encode(&request.question);
    let inputs = Inputs::question(&question).pin(PIN).session(&session);
    assert_eq!(number, "42");
    assert_eq!(response, ocra::response(&Suite::sluss_pin(), &key, &inputs).unwrap().as_str());
    assert_eq!(lock(&phone), [Biometrics::On]);
}

#[test]
fn e02_e06_what_is_stored_does_not_show_the_pin() {
    let phone = phone();
    let texts: Vec<_> = phone.machine.store.contents().records.into_iter().flat_map(|record| record.texts).collect();
    assert!(texts.iter().any(|(_, text)| text.contains("sealed")), "something is stored");
    assert!(!texts.iter().any(|(_, text)| text.contains(PIN)));
}

#[test]
fn e06_five_failures_in_a_row_call_for_the_pin_and_the_right_pin_ends_them() {
    let phone = phone();
    phone.machine.passkeys.at_hand.set(None);
    for _ in 1..MOST_FAILURES {
        assert_eq!(approve(&phone), refused("biometrics-refused"));
        assert_eq!(lock(&phone), [Biometrics::On]);
    }
    assert_eq!(approve(&phone), refused("biometrics-spent"));
    assert_eq!(lock(&phone), [Biometrics::PinFirst]);
    phone.machine.passkeys.at_hand.set(Some(1));
    assert_eq!(approve(&phone.reopened()), refused("biometrics-spent"), "whoever is verified now comes too late");
    assert!(phone.sent_to(ANSWER).is_empty(), "the server has counted nothing");

    phone.server_answers(ANSWER, refusal(ProblemCode::WrongPin, "2"));
    type_pin(&phone).unwrap();
    assert_eq!(lock(&phone), [Biometrics::PinFirst], "that PIN was wrong");
    phone.server_answers(ANSWER, reply(204, ""));
    type_pin(&phone).unwrap();
    assert_eq!(lock(&phone), [Biometrics::On]);
    assert_eq!(approve(&phone), Ok(AnswerResult::Approved));
}

#[test]
fn e06_a_failure_that_is_followed_by_success_is_forgotten() {
    let phone = phone();
    for _ in 0..3 {
        for _ in 1..MOST_FAILURES {
            phone.machine.passkeys.at_hand.set(None);
            assert_eq!(approve(&phone), refused("biometrics-refused"));
        }
        phone.machine.passkeys.at_hand.set(Some(1));
        assert_eq!(approve(&phone), Ok(AnswerResult::Approved));
    }
}

#[test]
fn e06_a_try_counts_before_it_is_made() {
    let phone = phone();
    phone.machine.store.set_full(true);
    let pending = phone.pending(phone.link(&Phone::request(ANNA)));
    let (result, _) = now(answer_by_biometrics(&phone.device, &pending, "42".to_owned()));
    assert_eq!(result, Err(AuthenticatorError::Browser));
    assert!(phone.sent_to(ANSWER).is_empty(), "what cannot be counted is not tried");
}

#[test]
fn e06_a_pin_that_the_server_calls_wrong_costs_one_try_and_no_more() {
    let phone = phone();
    phone.server_answers(ANSWER, refusal(ProblemCode::WrongPin, "2"));
    let wrong = FieldErrors { biometrics: Some("biometrics-pin-wrong"), left: Some(2), ..FieldErrors::default() };
    assert_eq!(approve(&phone), Ok(AnswerResult::Again(wrong)));
    assert_eq!(lock(&phone), [Biometrics::Off], "it was mistyped, or has been changed");
    assert_eq!(approve(&phone), refused("biometrics-gone"));
    assert_eq!(phone.sent_to(ANSWER).len(), 1);

    now(switch_on_biometrics(&phone.device, &records(&phone)[0], PIN, false)).unwrap();
    phone.server_answers(ANSWER, refusal(ProblemCode::WrongPin, "0"));
    let gone = AnswerResult::KeptPinDeleted { locked: false };
    assert_eq!(approve(&phone), Ok(gone), "the last try of this request, and whoever was verified hears why");
    assert_eq!(lock(&phone), [Biometrics::Off]);
}

#[test]
fn e06_a_kept_pin_that_meets_a_lock_is_deleted_and_a_typed_one_leaves_it() {
    let phone = phone();
    phone.server_answers(ANSWER, refusal(ProblemCode::FactorLocked, ""));
    assert_eq!(type_pin(&phone), Ok(AnswerResult::Locked));
    assert_eq!(lock(&phone), [Biometrics::On], "what was typed says nothing about what was kept");
    assert_eq!(approve(&phone), Ok(AnswerResult::KeptPinDeleted { locked: true }));
    assert_eq!(lock(&phone), [Biometrics::Off]);
    assert_eq!(*phone.machine.passkeys.forgotten.borrow(), [vec![1; 16]]);
}

#[test]
fn e06_a_wrong_number_and_a_dead_network_leave_it_on() {
    let phone = phone();
    phone.server_answers(ANSWER, refusal(ProblemCode::WrongNumber, "2"));
    let Ok(AnswerResult::Again(wrong)) = approve(&phone) else { panic!("it can be tried again") };
    assert_eq!((wrong.number, wrong.biometrics), (Some("number-wrong"), None));
    phone.machine.is_offline.set(true);
    assert_eq!(approve(&phone), Err(AuthenticatorError::Unreachable));
    assert_eq!(lock(&phone), [Biometrics::On]);
}

#[test]
fn e06_another_passkey_opens_nothing_and_nothing_is_sent() {
    let phone = phone();
    phone.machine.passkeys.at_hand.set(Some(2));
    assert_eq!(approve(&phone), refused("biometrics-refused"));
    assert!(phone.sent_to(ANSWER).is_empty());
}

#[test]
fn e06_accounts_share_a_passkey_and_are_switched_off_one_by_one() {
    let phone = phone();
    phone.enrol(BO, "bo@example.eu");
    let [anna, bo] = &records(&phone)[..] else { panic!("there are two accounts") };
    now(switch_on_biometrics(&phone.device, bo, "8264", false)).unwrap();
    assert_eq!(phone.machine.passkeys.made.borrow().len(), 1, "the one of before did");
    let salts: Vec<_> =
        phone.machine.store.contents().records.iter().map(|record| about(record)["salt"].clone()).collect();
    assert_ne!(salts[0], salts[1]);
    assert_eq!(lock(&phone), [Biometrics::On, Biometrics::On]);
    now(switch_off_biometrics(&phone.device, anna)).unwrap();
    assert_eq!(lock(&phone), [Biometrics::Off, Biometrics::On]);
    assert!(phone.machine.passkeys.forgotten.borrow().is_empty(), "it still stands for a PIN");
    now(forget(&phone.device, bo)).unwrap();
    assert_eq!(phone.machine.passkeys.forgotten.take(), [vec![1; 16]], "nothing needs it any more");
    let left = phone.machine.store.contents().records;
    assert_eq!(left.len(), 1);
    assert!(about(&left[0]).is_null(), "nothing of it is left");
}

#[test]
fn e06_whoever_cancels_for_a_second_account_gets_no_other_passkey_unless_they_say_so() {
    let phone = phone();
    phone.enrol(BO, "bo@example.eu");
    let bo = &records(&phone)[1];
    let made = || phone.machine.passkeys.made.borrow().len();
    let switch_on = |anew| now(switch_on_biometrics(&phone.device, bo, "8264", anew)).map(drop);
    phone.machine.passkeys.at_hand.set(None);
    assert_eq!(switch_on(false), Err(AuthenticatorError::KnownPasskeyNotShown));
    assert_eq!((made(), lock(&phone)), (1, vec![Biometrics::On, Biometrics::Off]));
    phone.machine.passkeys.at_hand.set(Some(1));
    assert_eq!(switch_on(true), Err(AuthenticatorError::NoPasskey), "the device still has the one of before");
    phone.machine.passkeys.at_hand.set(Some(2));
    assert_eq!(switch_on(false), Err(AuthenticatorError::KnownPasskeyNotShown), "it is gone");
    assert_eq!(switch_on(true), Ok(()));
    assert_eq!(lock(&phone), [Biometrics::On, Biometrics::On]);
}

/// What is stored about a sealed PIN.
fn about(
    record: &crate::authenticator::vault::Stored<crate::authenticator::vault::fake::FakeKey>,
) -> serde_json::Value {
    let about: serde_json::Value = serde_json::from_str(record.string("about").unwrap()).unwrap();
    about["sealed_pin"].clone()
}

#[test]
fn e06_without_a_passkey_nothing_is_switched_on() {
    let phone = Phone::of_anna();
    let id = &records(&phone)[0];
    assert!(!now(can_verify_person(&phone.device)));
    assert_eq!(now(switch_on_biometrics(&phone.device, id, PIN, false)), Err(AuthenticatorError::NoPasskey));
    phone.machine.passkeys.no_function.set(true);
    assert_eq!(now(switch_on_biometrics(&phone.device, id, PIN, false)), Err(AuthenticatorError::NoPasskeyFunction));
    assert_eq!(*phone.machine.passkeys.forgotten.borrow(), [vec![9; 16]], "the one that showed it is of no use");
    assert_eq!(lock(&phone), [Biometrics::Off]);
}

#[test]
fn a_removal_that_is_noted_leaves_the_sealed_pin_alone() {
    let phone = phone();
    let ids = records(&phone);
    now(note_removals(&phone.device, &ids, &[])).unwrap();
    now(note_removals(&phone.device, &ids, &ids)).unwrap();
    assert_eq!(lock(&phone), [Biometrics::On]);
}
