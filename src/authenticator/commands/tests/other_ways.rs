//! What a phone knows of other ways into its accounts.

use sluss_protocol::api::OtherWays;

use super::fake::{BO, NOW, Phone};
use crate::authenticator::commands::{forget, keep_other_ways, open};
use crate::authenticator::state::accounts::ListedAccount;
use crate::authenticator::state::forecast::KnownWays;
use crate::authenticator::state::time::Clocks;
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
fn nothing_is_written_for_what_is_known_and_nothing_for_an_account_that_is_not_here() {
    let phone = Phone::of_anna();
    phone.enrol(BO, "bo@example.eu");
    let [anna, bo] = [0, 1].map(|place| listed(&phone)[place].id.clone());
    now(keep_other_ways(&phone.device, vec![said(&anna, 1), said("dev_other", 1)])).unwrap();
    assert_eq!(listed(&phone).iter().map(|account| account.ways.is_some()).collect::<Vec<_>>(), [true, false]);
    for (later, written) in [(60, 0), (7 * 3_600, 7 * 3_600)] {
        let device = (f64::from(NOW) + f64::from(later)) * 1_000.0;
        phone.machine.clocks.set(Clocks { device, steady: f64::from(later) * 1_000.0 });
        now(keep_other_ways(&phone.device, vec![said(&anna, 1)])).unwrap();
        assert_eq!(listed(&phone)[0].ways.map(|ways| ways.at), Some(u64::from(NOW + written)));
    }
    now(forget(&phone.device, &bo)).unwrap();
    assert_eq!(listed(&phone)[0].ways.map(|ways| ways.recovery_codes), Some(1));
}
