//! Registering a device by a link, whatever stops it on the way; and an account that comes from another origin.

use sluss_otp::ocra::{self, Inputs, Suite};
use sluss_protocol::api::ClaimEnrolment;
use sluss_protocol::link::{KeyId, LinkError};
use sluss_protocol::problem::ProblemCode;

use super::fake::{ANNA, BO, Phone, refusal, reply};
use super::*;
use crate::authenticator::state::account_mismatch::AccountMismatch;
use crate::authenticator::state::accounts::Opening;
use crate::authenticator::state::link_result::LinkResult;
use crate::authenticator::vault::Stored;
use crate::authenticator::vault::fake::now;

const CLAIM: &str = "/api/device/enrolments";

fn labels(opening: &Opening) -> Vec<&str> {
    opening.accounts.iter().map(|account| account.device.account_label.as_str()).collect()
}

fn opened(phone: &Phone) -> Opening {
    now(open(&phone.device)).expect("the vault opens")
}

/// The accounts after the app has finished what was begun when it was stopped.
fn finished(phone: &Phone) -> Vec<String> {
    assert!(opened(phone).unfinished, "something was begun");
    let accounts = now(finish_registrations(&phone.device)).expect("the vault opens");
    accounts.into_iter().map(|account| account.device.account_label).collect()
}

#[test]
fn a_scanned_ticket_registers_the_device_and_its_key_is_sent_once() {
    let phone = Phone::new();
    phone.server_registers(ANNA, "anna@example.eu");
    let Ok(LinkResult::Enrolled(device)) = phone.handle(&phone.ticket(ANNA)) else { panic!("it was registered") };
    assert_eq!(device.account_label, "anna@example.eu");

    let [claimed] = &phone.sent_to(CLAIM)[..] else { panic!("one claim was sent") };
    let claim: ClaimEnrolment = serde_json::from_str(&claimed.body).unwrap();
    let key = data_encoding::BASE64URL_NOPAD.decode(claim.hmac_key.unwrap().as_bytes()).unwrap();
    let records = phone.machine.store.contents().records;
    assert_eq!(records.len(), 1);
    assert_eq!(records[0].key("ocra").map(|key| key.0.clone()), Some(key), "the server has the same key");
    assert!(claimed.statement().get("sluss_count").is_none(), "keys that are not registered have nothing to count");
    assert_eq!(labels(&opened(&phone)), ["anna@example.eu"]);
}

#[test]
fn the_claim_proves_that_the_key_can_be_used() {
    let phone = Phone::new();
    phone.server_registers(ANNA, "anna@example.eu");
    let link = phone.ticket(ANNA);
    phone.handle(&link).unwrap();
    let Ok(sluss_protocol::link::Link::Enrolment(ticket)) =
        sluss_protocol::link::Link::parse(&link, super::fake::ORIGIN)
    else {
        panic!("it is a ticket")
    };
    let (id, ticket) = (ticket.key(), ticket.open(true).unwrap());
    let claim: ClaimEnrolment = serde_json::from_str(&phone.sent_to(CLAIM)[0].body).unwrap();
    let key = data_encoding::BASE64URL_NOPAD.decode(claim.hmac_key.unwrap().as_bytes()).unwrap();
    let question = data_encoding::HEXLOWER.encode(&ticket.question());
    let session = ticket.session(super::fake::ORIGIN, id);
    let expected = ocra::response(&Suite::sluss_qr(), &key, &Inputs::question(&question).session(&session)).unwrap();
    assert_eq!(claim.response, expected.as_str());
}

#[test]
fn a_claim_that_got_no_answer_is_finished_at_the_next_start() {
    let phone = Phone::new();
    phone.server_answers(CLAIM, refusal(ProblemCode::Busy, ""));
    assert_eq!(phone.handle(&phone.ticket(ANNA)), Err(AuthenticatorError::Busy));
    assert_eq!(finished(&phone), [""; 0], "the server is busy still");

    phone.machine.is_offline.set(true);
    assert_eq!(finished(&phone), [""; 0], "without a network it waits");

    phone.machine.is_offline.set(false);
    phone.server_registers(ANNA, "anna@example.eu");
    assert_eq!(finished(&phone.reopened()), ["anna@example.eu"]);
    assert!(!opened(&phone).unfinished);
    let claims = phone.sent_to(CLAIM);
    let last: ClaimEnrolment = serde_json::from_str(&claims.last().unwrap().body).unwrap();
    assert_eq!(last.hmac_key, None, "by now nobody can read the key");
    assert_eq!(phone.machine.store.contents().records.len(), 1);
}

#[test]
fn a_claim_that_the_server_refuses_leaves_nothing_behind() {
    let phone = Phone::new();
    phone.server_answers(CLAIM, refusal(ProblemCode::AlreadyUsed, ""));
    assert_eq!(phone.handle(&phone.ticket(ANNA)), Err(AuthenticatorError::AlreadyUsed));
    assert_eq!(phone.machine.store.contents().records, []);
}

#[test]
fn without_a_network_no_device_is_registered_and_no_key_made() {
    let phone = Phone::new();
    phone.machine.is_offline.set(true);
    assert_eq!(phone.handle(&phone.ticket(ANNA)), Err(AuthenticatorError::Unreachable));
    assert_eq!(phone.machine.store.contents().records, []);
}

#[test]
fn a_ticket_that_names_another_key_than_the_servers_registers_nothing() {
    let phone = Phone::new();
    phone.server_registers(ANNA, "anna@example.eu");
    let forged = Phone::new();
    forged.server_takes_a_new_key(KeyId([1, 2, 3, 4]));
    assert_eq!(phone.handle(&forged.ticket(ANNA)), Err(LinkError::Altered.into()));
    assert_eq!(phone.machine.store.contents().records, []);
}

#[test]
fn one_more_account_is_asked_about_first() {
    let phone = Phone::of_anna();
    phone.server_registers(BO, "bo@example.eu");
    let link = phone.ticket(BO);
    let asked = LinkResult::Mismatch(AccountMismatch::Another { link: link.clone(), signed_in: None, server: None });
    assert_eq!(phone.handle(&link), Ok(asked));
    assert_eq!(phone.machine.store.contents().records.len(), 1);

    let (result, accounts) = now(handle_link(&phone.device, &link, true)).unwrap();
    assert!(matches!(result, LinkResult::Enrolled(_)));
    assert_eq!(accounts.len(), 2);
}

#[test]
fn somebody_elses_account_is_asked_about_with_the_name_of_whoever_is_signed_in() {
    let phone = Phone::new();
    let anna = data_encoding::BASE64URL_NOPAD.encode(&ANNA.0);
    phone.server_answers(
        "/api/account",
        reply(200, &format!("{{\"email\":\"anna@example.eu\",\"account_ref\":\"{anna}\"}}")),
    );
    let link = phone.ticket(BO);
    let signed_in = Some("anna@example.eu".to_owned());
    assert_eq!(
        phone.handle(&link),
        Ok(LinkResult::Mismatch(AccountMismatch::Another { link, signed_in, server: None }))
    );
}

#[test]
fn an_account_that_is_registered_anew_is_in_the_app_once() {
    let phone = Phone::of_anna();
    let before = phone.machine.store.contents().records;
    phone.enrol(ANNA, "anna@example.eu");
    let after = phone.machine.store.contents().records;
    assert_eq!((before.len(), after.len()), (1, 1));
    assert_ne!(before[0].id, after[0].id);
}

#[test]
fn a_page_that_can_hold_no_keys_says_so() {
    let phone = Phone::new();
    phone.machine.holds_keys.set(false);
    assert_eq!(now(open(&phone.device)), Err(AuthenticatorError::NoKeys));
}

#[test]
fn a_newer_vault_is_refused_with_a_text_of_its_own() {
    let phone = Phone::of_anna();
    phone.machine.store.0.borrow_mut().version = Some(99);
    assert_eq!(now(open(&phone.reopened().device)), Err(AuthenticatorError::NewerVault));
}

#[test]
fn a_full_disk_keeps_no_key_and_sends_none() {
    let phone = Phone::new();
    now(phone.device.vault()).unwrap();
    phone.machine.store.set_full(true);
    assert_eq!(phone.handle(&phone.ticket(ANNA)), Err(AuthenticatorError::Browser));
    assert!(phone.sent_to(CLAIM).is_empty());
}

#[test]
fn initialise_is_remembered() {
    let phone = Phone::new();
    assert!(!opened(&phone).initialised);
    now(initialise(&phone.device)).unwrap();
    assert!(opened(&phone.reopened()).initialised);
}

#[test]
fn the_last_account_that_goes_takes_the_mark_of_kept_keys_along() {
    let phone = Phone::of_anna();
    phone.enrol(BO, "bo@example.eu");
    let [anna, bo] = &opened(&phone).accounts[..] else { panic!("there are two accounts") };
    assert_eq!(now(forget(&phone.device, &anna.id)).map(|left| left.len()), Ok(1));
    assert!(!phone.machine.keys_forgotten.get());
    assert_eq!(now(forget(&phone.device, &bo.id)), Ok(vec![]));
    assert!(phone.machine.keys_forgotten.get());
}

#[test]
fn s15_an_account_from_the_issuers_origin_makes_codes_here_and_counts_on() {
    let phone = Phone::of_anna();
    let mut contents = phone.machine.store.contents();
    // As `static/moving/store.js` puts it here: the record that an app of version 1 wrote, its count, and the mark.
    let record = contents.records.remove(0);
    let id = record.id.clone();
    let texts = record.texts.into_iter().filter(|(name, _)| name != "kind").collect();
    let moved = Stored { version: None, texts, ..Stored::new(&id, &[], Vec::new()) };
    let moved = Stored { keys: record.keys, ..moved };
    let arrived = Phone::new();
    arrived.machine.server_keys.replace(phone.machine.server_keys.take());
    {
        let mut store = arrived.machine.store.0.borrow_mut();
        store.records.push(moved);
        store.counts.insert(id.clone(), 41);
        store.initialised = true;
    }

    let opening = opened(&arrived);
    assert_eq!((labels(&opening), opening.initialised), (vec!["anna@example.eu"], true));
    assert!(matches!(arrived.handle(&arrived.link(&Phone::request(ANNA))), Ok(LinkResult::Code(_))));
    let vault = now(arrived.device.vault()).unwrap();
    assert_eq!(now(vault.count(&id)), Ok(42));
}
