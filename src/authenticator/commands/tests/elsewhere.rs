//! Accounts elsewhere in an app: found in links, added, locked and unlocked, changed while another tab does the same.

use sluss_codes::account::{Account, Kind, Notes};
use sluss_codes::link;
use zeroize::Zeroizing;

use super::fake::Phone;
use super::*;
use crate::authenticator::state::codes::{
    AutoLock, CodesOpening, FoundText, Look, Names, Passphrase, Protection, Reminder, Shown, WayToGo, Ways,
};
use crate::authenticator::state::link_result::LinkResult;
use crate::authenticator::vault::fake::now;

const LINK: &str = "otpauth://totp/Example:anna?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const COUNTED: &str = "otpauth://hotp/Example:bo?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&counter=7";

fn account(text: &str) -> Account {
    link::read(text).unwrap().account
}

fn typed(text: &str) -> Passphrase {
    Passphrase(Zeroizing::new(text.to_owned()))
}

fn words() -> Shown {
    Shown::Passphrase(typed("four words are enough"))
}

/// A phone with two accounts elsewhere.
fn phone() -> Phone {
    let phone = Phone::new();
    now(add_codes(&phone.device, vec![account(LINK), account(COUNTED)])).unwrap();
    phone
}

fn names(opening: &CodesOpening) -> Vec<&str> {
    opening.list.as_ref().unwrap().iter().map(|code| code.account.name.as_str()).collect()
}

fn set_passphrase(phone: &Phone) {
    let with = Protection::Passphrase(typed("four words are enough"));
    now(protect_codes(&phone.device, None, with)).unwrap().unwrap();
}

#[test]
fn a_link_to_an_account_elsewhere_is_told_from_a_sluss_code() {
    let phone = Phone::of_anna();
    assert_eq!(phone.handle(LINK), Ok(LinkResult::Found(FoundText::One(account(LINK)))));
    let migration = link::migration::write(&[account(LINK)], 1).links.remove(0);
    assert!(matches!(phone.handle(&migration), Ok(LinkResult::Found(FoundText::Part(_)))));
    for damaged in ["otpauth://totp/anna", "otpauth-migration://offline?data=AA", "otpauth://totp/anna?secret=0"] {
        let error = phone.handle(damaged).unwrap_err();
        assert_eq!(error.name(), "code-damaged", "{damaged}");
    }
    let unknown = phone.handle(&LINK.replace("totp", "of-2030")).unwrap_err();
    assert_eq!(unknown.name(), "code-unknown");
}

#[test]
fn an_app_without_codes_says_so_and_the_first_is_added_without_any_lock() {
    let phone = Phone::new();
    assert_eq!(now(codes(&phone.device)), Ok(CodesOpening { ways: None, list: Some(Vec::new()) }));
    assert!(phone.machine.store.contents().records.is_empty(), "looking writes nothing");
    let opening = now(add_codes(&phone.device, vec![account(LINK)])).unwrap();
    assert_eq!((names(&opening), &opening.ways), (vec!["anna"], &None));
    let again = now(codes(&phone.reopened().device)).unwrap();
    assert_eq!(names(&again), ["anna"]);
}

#[test]
fn p02_with_a_passphrase_they_are_locked_at_each_start() {
    let phone = phone();
    set_passphrase(&phone);
    assert_eq!(names(&now(codes(&phone.device)).unwrap()), ["anna", "bo"], "who sets it need not type it again");
    let reopened = phone.reopened();
    let locked = CodesOpening { ways: Some(Ways { passphrase: true, passkeys: vec![] }), list: None };
    assert_eq!(now(codes(&reopened.device)), Ok(locked.clone()));
    let wrong = Shown::Passphrase(typed("other words"));
    assert_eq!(now(unlock_codes(&reopened.device, wrong)), Ok(None));
    assert_eq!(now(codes(&reopened.device)), Ok(locked.clone()));
    let opening = now(unlock_codes(&reopened.device, words())).unwrap().unwrap();
    assert_eq!(names(&opening), ["anna", "bo"]);
    lock_codes(&reopened.device);
    assert_eq!(now(codes(&reopened.device)), Ok(locked));
}

#[test]
fn nothing_is_added_to_codes_that_are_locked() {
    let phone = phone();
    set_passphrase(&phone);
    let reopened = phone.reopened();
    let before = phone.machine.store.contents();
    let opening = now(add_codes(&reopened.device, vec![account(LINK)])).unwrap();
    assert_eq!((opening.list, phone.machine.store.contents()), (None, before));
}

#[test]
fn a_passkey_unlocks_them_and_without_one_at_hand_that_is_said() {
    let phone = phone();
    let none = now(protect_codes(&phone.device, None, Protection::Passkey));
    assert_eq!(none, Err(AuthenticatorError::NoPasskey));
    assert_eq!(now(codes(&phone.device)).unwrap().ways, None, "nothing was locked");

    phone.machine.passkeys.at_hand.set(Some(1));
    now(protect_codes(&phone.device, None, Protection::Passkey)).unwrap().unwrap();
    let reopened = phone.reopened();
    assert_eq!(now(unlock_codes(&reopened.device, words())), Ok(None), "there is no passphrase");
    let opening = now(unlock_codes(&reopened.device, Shown::Passkey)).unwrap().unwrap();
    assert_eq!(names(&opening), ["anna", "bo"]);
    phone.machine.passkeys.at_hand.set(Some(2));
    assert_eq!(now(unlock_codes(&phone.reopened().device, Shown::Passkey)), Err(AuthenticatorError::NoPasskey));

    phone.machine.passkeys.at_hand.set(Some(1));
    let gone = WayToGo::Passkey(vec![1; 16]);
    let opening = now(remove_way(&reopened.device, Shown::Passkey, &gone)).unwrap().unwrap();
    assert_eq!((names(&opening), &opening.ways), (vec!["anna", "bo"], &None));
}

#[test]
fn names_counters_and_accounts_change_one_by_one() {
    let phone = phone();
    let list = now(codes(&phone.device)).unwrap().list.unwrap();
    let notes = Notes { text: "the old phone has it too".to_owned(), tags: vec!["work".to_owned()], pinned: true };
    let names_now = Names { issuer: "Example Co".to_owned(), name: "anna@example.eu".to_owned(), notes };
    let opening = now(change_code(&phone.device, &list[0].id, &names_now)).unwrap();
    let changed = &opening.list.unwrap()[0].account;
    assert_eq!(
        (&changed.issuer, &changed.name, &changed.notes),
        (&names_now.issuer, &names_now.name, &names_now.notes)
    );
    assert_eq!((&changed.secret, &changed.kind), (&list[0].account.secret, &list[0].account.kind));

    let opening = now(next_counter(&phone.device, &list[1].id)).unwrap();
    assert!(matches!(opening.list.unwrap()[1].account.kind, Kind::Hotp { counter: 8, .. }));
    let opening = now(next_counter(&phone.device, &list[0].id)).unwrap();
    assert_eq!(names(&opening), ["anna@example.eu", "bo"], "others have no counter");
    let opening = now(remove_code(&phone.device, &list[0].id)).unwrap();
    assert_eq!(names(&opening), ["bo"]);
}

#[test]
fn a_tab_whose_key_is_old_shows_the_lock_that_the_other_has_set() {
    let phone = phone();
    let other = phone.reopened();
    assert!(now(codes(&other.device)).unwrap().list.is_some());
    set_passphrase(&phone);
    let opening = now(add_codes(&other.device, vec![account(LINK)])).unwrap();
    assert_eq!(opening.list, None);
    let opening = now(unlock_codes(&other.device, words())).unwrap().unwrap();
    assert_eq!(names(&opening), ["anna", "bo"]);
    // The first tab removes the lock; the second one goes on with what there is.
    now(remove_way(&phone.device, words(), &WayToGo::Passphrase)).unwrap().unwrap();
    let opening = now(codes(&other.device)).unwrap();
    assert_eq!((names(&opening), &opening.ways), (vec!["anna", "bo"], &None));
}

#[test]
fn what_was_chosen_about_locking_is_kept() {
    let phone = Phone::new();
    assert_eq!(auto_lock(&phone.device), AutoLock::default());
    let chosen = AutoLock { minutes: 1, hidden: true };
    keep_auto_lock(&phone.device, chosen);
    assert_eq!(auto_lock(&phone.reopened().device), chosen);
}

#[test]
fn the_order_and_the_look_that_the_person_has_chosen_are_kept() {
    let phone = phone();
    let opening = now(codes(&phone.device)).unwrap();
    assert_eq!(names(&opening), ["anna", "bo"]);
    let ids: Vec<String> = opening.list.unwrap().into_iter().rev().map(|code| code.id).collect();
    assert_eq!(names(&now(order_codes(&phone.device, &ids)).unwrap()), ["bo", "anna"]);
    let look = Look { hidden: true, large: true, reminder: Reminder::Never };
    keep_look(&phone.device, look);
    let again = phone.reopened();
    assert_eq!(names(&now(codes(&again.device)).unwrap()), ["bo", "anna"]);
    assert_eq!(crate::authenticator::commands::look(&again.device), look);
}
