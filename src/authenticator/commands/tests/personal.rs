//! Accounts with a name, a colour and a place of the person's own.

use super::AuthenticatorError;
use super::fake::{ANNA, BO, Phone};
use crate::authenticator::commands::{make_personal, open};
use crate::authenticator::state::account_page::{AccountCommand, AccountMessage};
use crate::authenticator::state::accounts::ListedAccount;
use crate::authenticator::vault::fake::now;

fn listed(phone: &Phone) -> Vec<ListedAccount> {
    now(open(&phone.device)).unwrap().accounts
}

fn names(accounts: &[ListedAccount]) -> Vec<&str> {
    accounts.iter().map(ListedAccount::name).collect()
}

fn done(phone: &Phone, command: AccountCommand) -> Result<Vec<ListedAccount>, AuthenticatorError> {
    match now(make_personal(&phone.device, command)) {
        AccountMessage::Kept(result) | AccountMessage::Ordered(result) => result,
        other => panic!("{other:?} is no answer"),
    }
}

#[test]
fn name_colour_and_order_survive_that_the_app_is_closed() {
    let phone = Phone::of_anna();
    phone.enrol(BO, "bo@example.eu");
    let anna = listed(&phone)[0].id.clone();
    let keep = AccountCommand::Keep { id: anna.clone(), name: "Work".to_owned(), hue: Some(215) };
    assert_eq!(names(&done(&phone, keep).unwrap()), ["Work", "bo@example.eu"]);
    let order: Vec<String> = listed(&phone).iter().rev().map(|account| account.id.clone()).collect();
    done(&phone, AccountCommand::Order(order)).unwrap();
    let again = listed(&phone.reopened());
    assert_eq!(names(&again), ["bo@example.eu", "Work"]);
    assert_eq!((again[1].id.as_str(), again[1].personal.hue), (anna.as_str(), Some(215)));
}

#[test]
fn a_device_that_is_registered_anew_keeps_what_the_person_had_made_of_the_account() {
    let phone = Phone::of_anna();
    let before = listed(&phone)[0].id.clone();
    let keep = AccountCommand::Keep { id: before.clone(), name: "Work".to_owned(), hue: None };
    done(&phone, keep).unwrap();
    phone.enrol(ANNA, "anna@example.eu");
    let after = listed(&phone);
    assert_eq!(names(&after), ["Work"]);
    assert_ne!(after[0].id, before, "it is another registration");
}

#[test]
fn what_cannot_be_stored_changes_nothing() {
    let phone = Phone::of_anna();
    let id = listed(&phone)[0].id.clone();
    phone.machine.store.set_full(true);
    let keep = AccountCommand::Keep { id, name: "Work".to_owned(), hue: None };
    assert_eq!(done(&phone, keep), Err(AuthenticatorError::Browser));
    phone.machine.store.set_full(false);
    assert_eq!(names(&listed(&phone)), ["anna@example.eu"]);
}
