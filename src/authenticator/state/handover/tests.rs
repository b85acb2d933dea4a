//! Both phones' screens, step by step.

use sluss_codes::link;
use sluss_protocol::api::{EnrolledDevice, ServerKeys};
use zeroize::Zeroizing;

use super::*;
use crate::authenticator::state::accounts::{Biometrics, ListedAccount};
use crate::authenticator::state::codes::{Codes, CodesMessage, ListedCode, Ways};
use crate::authenticator::state::personal::Personal;

const LINK: &str = "https://sluss.example.eu/app/#MAB";

fn account(id: &str, removed: bool) -> ListedAccount {
    let device = EnrolledDevice {
        device_id: id.to_owned(),
        device_name: "Telefon".to_owned(),
        account_ref: "AQEBAQEBAQE".to_owned(),
        account_label: format!("{id}@example.eu"),
        issuer: "https://sluss.example.eu".to_owned(),
        keys: ServerKeys { keys: Vec::new() },
    };
    ListedAccount {
        id: id.to_owned(),
        device,
        removed,
        biometrics: Biometrics::Off,
        personal: Personal::default(),
        ways: None,
        other_server: None,
    }
}

fn elsewhere(id: &str) -> ListedAccount {
    ListedAccount { other_server: Some("https://other.example.eu".to_owned()), ..account(id, false) }
}

fn codes(count: usize) -> Codes {
    let account = link::read("otpauth://totp/Example:anna?secret=GEZDGNBVGY3TQOJQ").unwrap().account;
    let list = (0..count).map(|number| ListedCode { id: format!("code-{number}"), account: account.clone() }).collect();
    let mut codes = Codes::default();
    codes.update(CodesMessage::Opened(Ok(CodesOpening { ways: None, list: Some(list) })), None);
    codes
}

fn met() -> Met {
    Met { number: "123456".to_owned(), browser: "Safari, iPhone".to_owned(), place: "Sweden".to_owned() }
}

fn pin(digits: &str) -> Option<Pin> {
    Some(Pin(Zeroizing::new(digits.to_owned())))
}

/// An old phone with two accounts that is asked for their PINs.
fn asked(codes: CodesOffer) -> Leaving {
    let accounts = [account("anna", false), account("bo", false), account("gone", true), elsewhere("cia")];
    let (mut leaving, greet) = Leaving::new(LINK.to_owned(), &accounts);
    assert_eq!(greet, Some(HandoverCommand::Greet(LINK.to_owned())));
    assert_eq!(leaving.greeted(LINK, Ok(Some(met())), &accounts, codes), None);
    leaving
}

fn asking(leaving: &Leaving) -> &Asking {
    let LeavingStep::Asking(asking) = &leaving.step else { panic!("{leaving:?}") };
    asking
}

fn invited() -> Arriving {
    let mut arriving = Arriving::new();
    let invited = Invited { link: LINK.to_owned(), picture: None };
    assert_eq!(arriving.invited(Ok(invited)), Some(HandoverCommand::Listen(LINK.to_owned())));
    arriving
}

#[test]
fn the_new_phone_goes_on_listening_without_a_network_and_says_so() {
    let mut arriving = invited();
    let again = Some(HandoverCommand::Listen(LINK.to_owned()));
    for (news, offline) in [
        (Ok(News::Nothing), false),
        (Err(AuthenticatorError::Unreachable), true),
        (Err(AuthenticatorError::Busy), false),
        (Ok(News::Number("123456".to_owned())), false),
    ] {
        assert_eq!(arriving.heard(LINK, news), again);
        assert_eq!(arriving.offline, offline);
    }
    assert_eq!(arriving.name(), "new-phone-number");
    assert_eq!(arriving.heard(LINK, Ok(News::Arrived(Arrived::default()))), None);
    assert_eq!(arriving.name(), "new-phone-arrived");
}

#[test]
fn a_code_that_nobody_scans_is_over_after_five_minutes_and_one_that_was_scanned_goes_on() {
    let (mut put_away, mut scanned) = (invited(), invited());
    assert_eq!(
        scanned.heard(LINK, Ok(News::Number("123456".to_owned()))),
        Some(HandoverCommand::Listen(LINK.to_owned()))
    );
    for _ in 0..200 {
        assert!(put_away.heard(LINK, Ok(News::Nothing)).is_some() && scanned.heard(LINK, Ok(News::Nothing)).is_some());
    }
    assert_eq!(put_away.heard(LINK, Ok(News::Nothing)), None);
    assert_eq!(put_away.name(), "new-phone-failed");
    assert!(scanned.heard(LINK, Ok(News::Nothing)).is_some());
}

#[test]
fn what_is_heard_of_an_earlier_code_changes_nothing() {
    let mut arriving = invited();
    let before = arriving.clone();
    assert_eq!(arriving.heard("another", Err(AuthenticatorError::Refused)), None);
    assert_eq!(arriving, before);
    let mut leaving = asked(CodesOffer::None);
    leaving.sent("another", Err(AuthenticatorError::Refused));
    assert_eq!(leaving, asked(CodesOffer::None));
}

#[test]
fn what_does_not_pass_ends_it_on_either_phone() {
    let mut arriving = invited();
    assert_eq!(arriving.heard(LINK, Err(AuthenticatorError::Refused)), None);
    assert_eq!(arriving.name(), "new-phone-failed");
    let (mut leaving, _) = Leaving::new(LINK.to_owned(), &[account("anna", false)]);
    assert_eq!(leaving.greeted(LINK, Err(AuthenticatorError::AlreadyUsed), &[], CodesOffer::None), None);
    assert_eq!(leaving.name(), "old-phone-failed");
}

#[test]
fn a_phone_that_no_account_knows_has_nothing_to_vouch_with() {
    for accounts in [&[][..], &[account("gone", true)], &[elsewhere("cia")]] {
        let (leaving, greet) = Leaving::new(LINK.to_owned(), accounts);
        assert_eq!((leaving.name(), greet), ("old-phone-empty", None));
    }
}

#[test]
fn s33_nothing_leaves_without_a_pin() {
    let mut leaving = asked(CodesOffer::Some(2));
    assert_eq!(asking(&leaving).others, 1, "an account at another server stays, and the person hears of it");
    assert_eq!(asking(&leaving).offers.len(), 2, "the account that was removed has no say");
    assert_eq!(leaving.vouch(Vec::new(), true, &codes(2)), None);
    assert_eq!(asking(&leaving).wrong, Some("old-phone-nothing"));
    assert_eq!(leaving.vouch(vec![("anna".to_owned(), None)], true, &codes(2)), None);
    assert_eq!(asking(&leaving).offers[0].wrong, Some(PinTrouble::form()));
    assert_eq!(asking(&leaving).offers[1].wrong, None);
}

#[test]
fn accounts_and_codes_can_be_left_out() {
    let mut leaving = asked(CodesOffer::Some(2));
    let Some(HandoverCommand::Send { pins, codes, .. }) =
        leaving.vouch(vec![("bo".to_owned(), pin("7391"))], false, &codes(2))
    else {
        panic!("{leaving:?}")
    };
    assert_eq!((pins, codes.len()), (vec![("bo".to_owned(), pin("7391").unwrap())], 0));
}

#[test]
fn s33_after_a_wrong_pin_only_that_one_is_asked_for_again() {
    let (mut leaving, two) = (asked(CodesOffer::Some(2)), codes(2));
    let both = vec![("anna".to_owned(), pin("7391")), ("bo".to_owned(), pin("1111"))];
    assert!(leaving.vouch(both.clone(), true, &two).is_some());
    assert_eq!(leaving.vouch(both, true, &two), None, "pressed twice");
    let wrong = PinTrouble { text: "pin-wrong", left: Some(9) };
    let refused = Sending::Refused { wrong: vec![("bo".to_owned(), wrong.clone())], ready: vec!["anna".to_owned()] };
    leaving.sent(LINK, Ok(refused));
    assert!(asking(&leaving).offers[0].is_ready && !asking(&leaving).busy);
    assert_eq!(asking(&leaving).offers[1].wrong, Some(wrong));
    assert!(leaving.vouch(Vec::new(), true, &two).is_some(), "the other account may be left out now");
}

#[test]
fn too_many_codes_and_no_network_leave_the_person_where_they_are() {
    for (sending, said) in
        [(Ok(Sending::TooMany), "old-phone-too-many"), (Err(AuthenticatorError::Unreachable), "old-phone-offline")]
    {
        let mut leaving = asked(CodesOffer::Some(2));
        leaving.vouch(vec![("anna".to_owned(), pin("7391"))], true, &codes(2));
        leaving.sent(LINK, sending);
        assert_eq!((asking(&leaving).wrong, asking(&leaving).busy), (Some(said), false));
    }
}

#[test]
fn the_old_phone_stays_until_the_new_one_is_registered() {
    let mut leaving = asked(CodesOffer::Some(2));
    leaving.vouch(vec![("anna".to_owned(), pin("7391"))], true, &codes(2));
    let vouched = vec![Vouching { record: "anna".to_owned(), enrolment: "enr_1".to_owned() }];
    leaving.sent(LINK, Ok(Sending::Away(vouched.clone())));
    assert_eq!(leaving.leave(), Some(HandoverCommand::Leave(vouched.clone())));
    assert_eq!(leaving.leave(), None, "pressed twice");
    leaving.has_left(Ok(vouched.clone()));
    assert!(matches!(leaving.step, LeavingStep::Sent { too_early: true, busy: false, .. }));
    assert_eq!(leaving.leave(), Some(HandoverCommand::Leave(vouched)));
    leaving.has_left(Ok(Vec::new()));
    assert_eq!(leaving.step, LeavingStep::Left { codes: 2 });
}

#[test]
fn p03_locked_codes_do_not_go_along() {
    let mut codes = codes(2);
    assert_eq!(CodesOffer::of(&codes), CodesOffer::Some(2));
    let locked = CodesOpening { ways: Some(Ways { passphrase: true, passkeys: Vec::new() }), list: None };
    codes.update(CodesMessage::Opened(Ok(locked)), None);
    assert_eq!(CodesOffer::of(&codes), CodesOffer::Locked);
    let mut leaving = asked(CodesOffer::Locked);
    let Some(HandoverCommand::Send { codes, .. }) = leaving.vouch(vec![("anna".to_owned(), pin("7391"))], true, &codes)
    else {
        panic!("{leaving:?}")
    };
    assert!(codes.is_empty());
}
