//! Two phones that hand over from one to the other, with a server between them that may be somebody else.

use std::cell::RefCell;

use sluss_codes::account::Account;
use sluss_codes::link;
use sluss_protocol::handover::{Greeted, Greeting, Heard, Invitation, Listen, Opening, SealedBox, Vouched};
use sluss_protocol::link::LinkError;
use sluss_protocol::problem::ProblemCode;
use zeroize::Zeroizing;

use super::fake::{ANNA, ORIGIN, Phone, refusal, reply};
use super::*;
use crate::authenticator::state::handover::{Met, News, PinTrouble, Sending};
use crate::authenticator::state::link_result::LinkResult;
use crate::authenticator::state::pin::Pin;
use crate::authenticator::vault::fake::now;

const PATH: &str = "/api/device/handovers";

fn json(what: &impl serde::Serialize) -> ServerReply {
    reply(200, &serde_json::to_string(what).unwrap())
}

/// What two phones say to each other, passed on by hand.
struct Between {
    old: Phone,
    new: Phone,
    link: String,
    /// What the new phone has said last.
    opening: RefCell<Option<Opening>>,
}

impl Between {
    fn new() -> Self {
        let (old, new) = (Phone::of_anna(), Phone::new());
        // The two machines draw different bytes.
        (0..100).for_each(|_| drop(new.ticket(ANNA)));
        let link = now(invite(&new.device)).unwrap();
        Self { old, new, link, opening: RefCell::default() }
    }

    fn at(&self, rest: &str) -> String {
        let id = Invitation::read(&self.link, ORIGIN).unwrap().unwrap().id;
        format!("{PATH}/{}{rest}", crate::authenticator::commands::handover::name(&id))
    }

    /// The old phone greets; the server answers with what the new phone has said.
    fn greet(&self) -> Result<Option<Met>, AuthenticatorError> {
        let challenge = data_encoding::BASE64URL_NOPAD.encode(&[5; 32]);
        let opening = self.opening.borrow().clone();
        let browser = "Safari, iPhone".to_owned();
        self.old.server_answers(&self.at(""), json(&Greeted { challenge, opening, browser, place: String::new() }));
        now(greet(&self.old.device, &self.link))
    }

    /// The point with which the old phone has greeted.
    fn greeting(&self) -> String {
        let sent = self.old.sent_to(&self.at(""));
        serde_json::from_str::<Greeting>(&sent.last().unwrap().body).unwrap().point
    }

    /// The new phone hears that, and says its part.
    fn listen(&self, heard: &Heard) -> Result<News, AuthenticatorError> {
        self.new.server_answers(PATH, json(heard));
        let news = now(listen(&self.new.device, &self.link));
        let said: Listen = serde_json::from_str(&self.new.sent_to(PATH).last().unwrap().body).unwrap();
        self.opening.replace(said.opening);
        news
    }

    fn heard(&self, sealed: Option<String>) -> Heard {
        Heard { point: Some(self.greeting()), sealed }
    }

    /// Both know each other; the number on each.
    fn meet(&self) -> (String, String) {
        assert_eq!(self.greet(), Ok(None));
        let Ok(News::Number(on_new)) = self.listen(&self.heard(None)) else { panic!("it was greeted") };
        let met = self.greet().unwrap().unwrap();
        (met.number, on_new)
    }

    /// The old phone sends what goes along.
    fn send(&self, pin: &str, codes: &[Account]) -> Result<Sending, AuthenticatorError> {
        let record = self.old.machine.store.contents().records[0].id.clone();
        let pins = [(record, Pin(Zeroizing::new(pin.to_owned())))];
        now(hand_over(&self.old.device, &self.link, &pins, codes))
    }

    fn vouched(&self) {
        // The tickets are those of the new phone's own server.
        let vouched = Vouched { enrolment: "enr_1".to_owned(), link: self.new.ticket(ANNA) };
        self.old.server_answers(&self.at("/enrolments"), json(&vouched));
        self.old.server_answers(&self.at("/box"), reply(204, ""));
    }

    fn sealed(&self) -> String {
        let sent = self.old.sent_to(&self.at("/box"));
        serde_json::from_str::<SealedBox>(&sent.last().unwrap().body).unwrap().sealed
    }
}

fn codes_of(count: usize) -> Vec<Account> {
    let secret = |number: usize| data_encoding::BASE32_NOPAD.encode(&[&number.to_be_bytes()[..], &[7; 12]].concat());
    let link = |number| format!("otpauth://totp/Example:anna{number}?secret={}", secret(number));
    (0..count).map(|number| link::read(&link(number)).unwrap().account).collect()
}

fn altered<T>() -> Result<T, AuthenticatorError> {
    Err(AuthenticatorError::Link(LinkError::Altered))
}

#[test]
fn s33_both_phones_show_the_same_number_and_what_is_sent_arrives() {
    let between = Between::new();
    let (old, new) = between.meet();
    assert_eq!(old, new);
    between.vouched();
    assert!(
        matches!(between.send("7391", &codes_of(2)), Ok(Sending::Away(vouched)) if vouched[0].enrolment == "enr_1")
    );
    between.new.server_registers(ANNA, "anna@example.eu");
    let Ok(News::Arrived(arrived)) = between.listen(&between.heard(Some(between.sealed()))) else {
        panic!("it arrived")
    };
    assert_eq!((arrived.came, arrived.refused), (vec!["anna@example.eu".to_owned()], 0));
    assert_eq!((arrived.added, arrived.there), (2, 0));
    assert_eq!(arrived.codes.list.unwrap().len(), 2);
}

#[test]
fn codes_that_are_here_are_neither_added_twice_nor_overwritten() {
    let between = Between::new();
    between.meet();
    now(add_codes(&between.new.device, codes_of(1))).unwrap();
    between.vouched();
    between.send("7391", &codes_of(3)).unwrap();
    between.new.server_registers(ANNA, "anna@example.eu");
    let Ok(News::Arrived(arrived)) = between.listen(&between.heard(Some(between.sealed()))) else {
        panic!("it arrived")
    };
    assert_eq!((arrived.added, arrived.there), (2, 1));
    assert_eq!(arrived.codes.list.unwrap().len(), 3);
}

#[test]
fn an_account_that_cannot_be_registered_is_said_and_the_rest_comes() {
    let between = Between::new();
    between.meet();
    between.vouched();
    between.send("7391", &codes_of(1)).unwrap();
    between.new.server_answers("/api/device/enrolments", refusal(ProblemCode::Expired, ""));
    let Ok(News::Arrived(arrived)) = between.listen(&between.heard(Some(between.sealed()))) else {
        panic!("it arrived")
    };
    assert_eq!((arrived.came.len(), arrived.refused, arrived.added), (0, 1, 1));
}

#[test]
fn s33_the_key_in_the_code_is_not_said_before_the_old_phone_has_said_its_own() {
    let between = Between::new();
    assert_eq!(between.listen(&Heard::default()), Ok(News::Nothing));
    assert_eq!(*between.opening.borrow(), None);
}

#[test]
fn s33_somebody_in_between_is_seen_by_the_number() {
    // One who sits between shows a code of their own to the old phone, and greets the new phone as if they were the old one.
    let (theirs, own) = (Between::new(), Between::new());
    (0..7).for_each(|_| drop(own.new.ticket(ANNA)));
    let own = Between { link: now(invite(&own.new.device)).unwrap(), ..own };
    let (on_old, _) = theirs.meet();
    let Ok(News::Number(on_new)) = own.listen(&theirs.heard(None)) else { panic!("it was greeted") };
    assert_ne!(on_old, on_new);
}

#[test]
fn s33_a_new_phone_that_does_not_have_the_key_of_its_code_is_refused() {
    let between = Between::new();
    assert_eq!(between.greet(), Ok(None));
    between.listen(&between.heard(None)).unwrap();
    let mut other = between.opening.borrow().clone().unwrap();
    other.nonce = data_encoding::BASE64URL_NOPAD.encode(&[9; 32]);
    between.opening.replace(Some(other));
    assert_eq!(between.greet(), altered());
}

#[test]
fn s33_an_old_phone_that_becomes_another_is_refused() {
    let between = Between::new();
    between.meet();
    let other = Heard { point: Some(data_encoding::BASE64URL_NOPAD.encode(&[4; 65])), sealed: None };
    assert_eq!(between.listen(&other), altered());
}

#[test]
fn s33_a_box_that_was_altered_or_is_for_another_changes_nothing() {
    for alter in [|sealed: &str| format!("A{}", &sealed[1..]), |_: &str| "AAAA".to_owned(), |_: &str| "?".to_owned()] {
        let between = Between::new();
        between.meet();
        between.vouched();
        between.send("7391", &codes_of(1)).unwrap();
        let sealed = alter(&between.sealed());
        assert_eq!(between.listen(&between.heard(Some(sealed))), altered());
        assert!(between.new.machine.store.contents().records.is_empty());
    }
}

#[test]
fn s33_after_a_wrong_pin_nothing_is_sent() {
    let between = Between::new();
    between.meet();
    between.old.server_answers(&between.at("/enrolments"), refusal(ProblemCode::WrongPin, "9"));
    let Ok(Sending::Refused { wrong, ready }) = between.send("1111", &codes_of(1)) else { panic!("it was wrong") };
    assert_eq!((&wrong[0].1, ready.len()), (&PinTrouble { text: "pin-wrong", left: Some(9) }, 0));
    between.old.server_answers(&between.at("/enrolments"), refusal(ProblemCode::FactorLocked, ""));
    let Ok(Sending::Refused { wrong, .. }) = between.send("1111", &codes_of(1)) else { panic!("it is locked") };
    assert_eq!(wrong[0].1.text, "old-phone-locked");
    assert!(between.old.sent_to(&between.at("/box")).is_empty());
}

#[test]
fn more_codes_than_a_box_holds_are_told_before_a_pin_is_spent() {
    let between = Between::new();
    between.meet();
    assert_eq!(between.send("7391", &codes_of(1_000)), Ok(Sending::TooMany));
    assert!(between.old.sent_to(&between.at("/enrolments")).is_empty());
    between.vouched();
    assert!(matches!(between.send("7391", &codes_of(150)), Ok(Sending::Away(_))));
    assert!(between.sealed().len() <= sluss_protocol::handover::BOX_MAX);
}

#[test]
fn an_old_phone_leaves_what_the_new_one_has_and_keeps_what_it_has_not() {
    let between = Between::new();
    between.meet();
    between.vouched();
    let Ok(Sending::Away(vouched)) = between.send("7391", &[]) else { panic!("it is away") };
    between.old.server_answers("/api/device/leave", refusal(ProblemCode::Conflict, ""));
    let left = now(leave(&between.old.device, &vouched)).unwrap();
    assert_eq!((left.accounts.len(), left.waiting), (1, vouched.clone()));
    between.old.server_answers("/api/device/leave", reply(204, ""));
    let left = now(leave(&between.old.device, &vouched)).unwrap();
    assert_eq!((left.accounts.len(), left.waiting.len()), (0, 0));
    assert!(between.old.machine.keys_forgotten.get(), "it is not taken for one that was emptied");
}

#[test]
fn a_scanned_code_leads_to_the_handover_and_one_of_another_server_says_so() {
    let between = Between::new();
    assert_eq!(between.old.handle(&between.link), Ok(LinkResult::Handover(between.link.clone())));
    let elsewhere = between.link.replace("sluss.example.eu", "other.example.eu");
    let origin = "https://other.example.eu".to_owned();
    assert_eq!(between.old.handle(&elsewhere), Err(AuthenticatorError::Link(LinkError::OtherServer { origin })));
}
