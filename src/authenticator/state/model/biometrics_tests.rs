//! What leads to approving by fingerprint or face, and what it leads to.

use super::tests::{App, accounts, device, handled, request};
use super::*;
use crate::authenticator::state::accounts::Biometrics;
use crate::authenticator::state::biometrics::{BiometricsCommand, BiometricsMessage};
use crate::authenticator::state::message::Message;
use crate::authenticator::state::pin::Pin;

const ANNA: &str = "anna@example.eu";

fn id() -> String {
    format!("dev_{ANNA}")
}

/// The accounts when something stands for Anna's PIN.
fn with(biometrics: Biometrics) -> Vec<ListedAccount> {
    let mut listed = accounts(&[ANNA]);
    listed[0].biometrics = biometrics;
    listed
}

fn enrolled(can_verify: bool) -> App {
    let mut app = App::at_home(&[]);
    app.tell(Message::Biometrics(BiometricsMessage::CanVerify(can_verify)));
    app.tell(Message::Scanned(Ok("E".to_owned())));
    app.tell(handled(LinkResult::Enrolled(device(ANNA)), &[ANNA]));
    assert_eq!(app.screen(), "enrolled");
    app
}

fn biometrics(app: &mut App, message: BiometricsMessage) -> Vec<Command> {
    app.tell(Message::Biometrics(message))
}

#[test]
fn e06_after_enrolment_the_person_is_asked_and_yes_asks_for_the_pin_once() {
    let mut app = enrolled(true);
    assert_eq!(app.tell(Message::ShowHome), []);
    assert_eq!(app.screen(), "biometrics");
    biometrics(&mut app, BiometricsMessage::Wanted(id()));
    assert_eq!(app.screen(), "biometrics-pin");
    let pin = Pin::typed("7391").unwrap();
    let wanted = Command::Biometrics(BiometricsCommand::SwitchOn { id: id(), pin: pin.clone(), anew: false });
    assert_eq!(biometrics(&mut app, BiometricsMessage::Confirmed(Some(pin.clone()))), [wanted]);
    biometrics(&mut app, BiometricsMessage::SwitchedOn(Ok(with(Biometrics::On))));
    assert_eq!(app.screen(), "biometrics-on");
    app.tell(Message::ShowHome);
    assert_eq!((app.screen(), app.model.biometrics(&id())), ("home", Biometrics::On));
}

#[test]
fn e06_whoever_skips_is_left_alone() {
    let mut app = enrolled(true);
    app.tell(Message::ShowHome);
    app.tell(Message::ShowHome);
    assert_eq!((app.screen(), app.model.biometrics(&id())), ("home", Biometrics::Off));
}

#[test]
fn e06_a_device_that_cannot_verify_anybody_asks_nothing_and_says_so_to_whoever_asks_for_it() {
    let mut app = enrolled(false);
    app.tell(Message::ShowHome);
    assert_eq!(app.screen(), "home");
    biometrics(&mut app, BiometricsMessage::Wanted(id()));
    assert_eq!(app.screen(), "biometrics-impossible");
}

#[test]
fn e06_a_request_that_comes_with_the_question_waits_until_it_is_answered() {
    let mut app = enrolled(true);
    app.tell(Message::ShowHome);
    app.tell(Message::RequestsChecked(None, vec![request(ANNA)]));
    assert_eq!((app.screen(), app.model.requests.len()), ("biometrics", 1), "nobody is carried off from it");
}

#[test]
fn e06_a_request_is_approved_without_the_pin_once() {
    let mut app = App::asked(&[ANNA]);
    let pending = request(ANNA).pending;
    let by_biometrics = || Message::AnswerByBiometrics("42".to_owned());
    assert_eq!(app.tell(by_biometrics()), [Command::AnswerByBiometrics(pending, "42".to_owned())]);
    assert_eq!(app.tell(by_biometrics()), [], "a second press");
    let result = Ok(AnswerResult::Approved);
    app.tell(Message::AnsweredByBiometrics { result, accounts: Some(with(Biometrics::On)) });
    assert_eq!((app.screen(), app.model.requests.len()), ("answered", 0));
}

#[test]
fn e06_five_failures_call_for_the_pin_and_the_right_one_ends_that() {
    let mut app = App::asked(&[ANNA]);
    app.tell(Message::AnswerByBiometrics("42".to_owned()));
    let wrong = FieldErrors { biometrics: Some("biometrics-spent"), ..FieldErrors::default() };
    let result = Ok(AnswerResult::Again(wrong.clone()));
    app.tell(Message::AnsweredByBiometrics { result, accounts: Some(with(Biometrics::PinFirst)) });
    let Screen::Approve { busy: false, wrong: shown, .. } = &app.model.screen else { panic!("it can be tried again") };
    assert_eq!((shown, app.model.biometrics(&id())), (&wrong, Biometrics::PinFirst));
    app.tell(Message::Answer(None));
    app.tell(Message::AnswerSent(Ok(AnswerResult::Denied)));
    assert_eq!(app.model.biometrics(&id()), Biometrics::PinFirst, "a no is no PIN");

    app.tell(Message::OpenRequest(request(ANNA)));
    app.tell(Message::AnswerSent(Ok(AnswerResult::Approved)));
    assert_eq!(app.model.biometrics(&id()), Biometrics::On);
}

#[test]
fn e06_the_last_try_of_a_wrong_kept_pin_ends_the_request_and_says_why() {
    let mut app = App::asked(&[ANNA]);
    app.tell(Message::AnswerByBiometrics("42".to_owned()));
    let gone = AnswerResult::KeptPinDeleted { locked: false };
    app.tell(Message::AnsweredByBiometrics { result: Ok(gone.clone()), accounts: Some(with(Biometrics::Off)) });
    assert_eq!(app.model.screen, Screen::AnswerSent(gone));
    assert_eq!((app.model.requests.len(), app.model.biometrics(&id())), (0, Biometrics::Off));
}

#[test]
fn e06_it_is_switched_off_for_one_account() {
    let mut app = App::at_home(&[ANNA]);
    app.model.accounts = with(Biometrics::On);
    let off = Command::Biometrics(BiometricsCommand::SwitchOff(id()));
    assert_eq!(biometrics(&mut app, BiometricsMessage::Unwanted(id())), [off]);
    biometrics(&mut app, BiometricsMessage::SwitchedOff(Ok(with(Biometrics::Off))));
    assert_eq!(app.model.biometrics(&id()), Biometrics::Off);
    biometrics(&mut app, BiometricsMessage::SwitchedOff(Err(AuthenticatorError::Browser)));
    assert_eq!(app.screen(), "error");
}
