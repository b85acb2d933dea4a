//! What a phone knows of other ways into its accounts.

use sluss_protocol::api::OtherWays;

use super::fake::{BO, NOW, Phone};
use crate::authenticator::commands::{Note, forget, keep_other_ways, open};
use crate::authenticator::state::accounts::ListedAccount;
use crate::authenticator::state::forecast::KnownWays;
use crate::authenticator::vault::fake::now;

fn said(id: &str, recovery_codes: u32) -> OtherWays {
    OtherWays { device_id: id.to_owned(), devices: 1, numbers: 2, recovery_codes }
}

fn listed(phone: &Phone) -> Vec<ListedAccount> {
    now(open(&phone.device)).unwrap().accounts
}

#[test]
fn what_the_server_has_said_is_known_without_a_network_with_its_date() {
    let phone = Phone::of_anna();
    let id = listed(&phone)[0].id.clone();
    assert_eq!(listed(&phone)[0].ways, None);
    let known = KnownWays { devices: 1, numbers: 2, recovery_codes: 9, at: u64::from(NOW) };
    assert_eq!(now(keep_other_ways(&phone.device, vec![said(&id, 9)])).unwrap()[0].ways, Some(known));
    phone.machine.is_offline.set(true);
    assert_eq!(listed(&phone.reopened())[0].ways, Some(known));
}

#[test]
fn nothing_is_kept_of_an_account_that_is_not_here() {
    let phone = Phone::of_anna();
    phone.enrol(BO, "bo@example.eu");
    let [anna, bo] = [0, 1].map(|place| listed(&phone)[place].id.clone());
    now(keep_other_ways(&phone.device, vec![said(&anna, 1), said(&bo, 1), said("dev_other", 1)])).unwrap();
    now(forget(&phone.device, &bo)).unwrap();
    now(keep_other_ways(&phone.device, vec![said(&anna, 2)])).unwrap();
    let note = phone.machine.notes.borrow()[&Note::OtherWays].clone();
    assert!(note.contains(&anna) && !note.contains(&bo) && !note.contains("dev_other"), "{note}");
}

#[test]
fn a_note_that_cannot_be_read_is_no_note() {
    let phone = Phone::of_anna();
    phone.machine.notes.borrow_mut().insert(Note::OtherWays, "{".to_owned());
    assert_eq!(listed(&phone)[0].ways, None);
}
