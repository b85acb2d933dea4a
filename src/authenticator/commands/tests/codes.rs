//! One-time codes for scanned requests: without a network, by a clock that is wrong, and never for whoever may not ask.

use data_encoding::HEXLOWER;
use sluss_otp::ocra::{self, Inputs, Suite};
use sluss_protocol::link::{KeyId, LinkError, SignInRequest};

use super::fake::{ANNA, BO, NOW, Phone};
use super::*;
use crate::authenticator::state::account_mismatch::AccountMismatch;
use crate::authenticator::state::link_result::LinkResult;
use crate::authenticator::state::time::{Clocks, Validity};
use crate::authenticator::vault::fake::now;

fn code(phone: &Phone, request: &SignInRequest) -> String {
    match phone.handle(&phone.link(request)) {
        Ok(LinkResult::Code(code)) => code.code,
        other => panic!("no code, but {other:?}"),
    }
}

#[test]
fn a_code_needs_no_network_and_is_what_the_server_expects() {
    let phone = Phone::of_anna();
    phone.machine.is_offline.set(true);
    let request = Phone::request(ANNA);
    let Ok(LinkResult::Code(shown)) = phone.handle(&phone.link(&request)) else { panic!("there is a code") };
    assert_eq!((shown.site.as_str(), shown.account.as_str()), ("RASFF Window", "anna@example.eu"));

    let (key, session) = phone.expected(&request);
    let question = HEXLOWER.encode(&request.question);
    let expected = ocra::response(&Suite::sluss_qr(), &key, &Inputs::question(&question).session(&session)).unwrap();
    assert_eq!(shown.code, expected.as_str());
    assert!(phone.machine.sent.borrow().is_empty());
}

#[test]
fn c09_a_request_that_the_server_did_not_sign_gives_no_code() {
    let phone = Phone::of_anna();
    assert_eq!(phone.handle(&phone.forged(&Phone::request(ANNA))), Err(LinkError::Altered.into()));
    assert_eq!(phone.handle("https://rasff.example.eu/"), Err(LinkError::NotOurs.into()));
    let elsewhere = phone.link(&Phone::request(ANNA)).replace("sluss.example.eu", "sluss.example.org");
    let origin = "https://sluss.example.org".to_owned();
    assert_eq!(phone.handle(&elsewhere), Err(LinkError::OtherServer { origin }.into()));
}

#[test]
fn a_request_for_another_account_says_who_asks_where_that_is_known() {
    let phone = Phone::of_anna();
    let link = phone.link(&Phone::request(BO));
    let absent = |site: Option<&str>, link: &str| {
        LinkResult::Mismatch(AccountMismatch::Absent {
            site: site.map(str::to_owned),
            link: link.to_owned(),
            server: None,
        })
    };
    assert_eq!(phone.handle(&link), Ok(absent(Some("RASFF Window"), &link)));

    let empty = Phone::new();
    empty.machine.is_offline.set(true);
    let link = empty.link(&Phone::request(BO));
    assert_eq!(empty.handle(&link), Ok(absent(None, &link)), "an app without accounts knows no key");
}

#[test]
fn an_address_that_names_an_account_leads_to_it_or_says_that_it_is_not_here() {
    let phone = Phone::of_anna();
    let address = |account: [u8; 8]| {
        sluss_protocol::link::app_for(super::fake::ORIGIN, &data_encoding::BASE64URL_NOPAD.encode(&account))
    };
    assert_eq!(phone.handle(&address(ANNA.0)), Ok(LinkResult::AccountIsHere));
    let absent = AccountMismatch::Absent { site: None, link: address(BO.0), server: None };
    assert_eq!(phone.handle(&address(BO.0)), Ok(LinkResult::Mismatch(absent)));
}

#[test]
fn a_new_key_of_the_server_is_fetched_once_and_pinned() {
    let phone = Phone::of_anna();
    phone.server_takes_a_new_key(KeyId([5, 6, 7, 8]));
    let request = Phone::request(ANNA);
    phone.machine.is_offline.set(true);
    assert_eq!(phone.handle(&phone.link(&request)), Err(AuthenticatorError::UnknownKey));
    phone.machine.is_offline.set(false);
    code(&phone, &request);
    phone.machine.is_offline.set(true);
    code(&phone, &request);
}

#[test]
fn a_removed_device_makes_no_codes_and_keeps_its_keys() {
    let phone = Phone::of_anna();
    let ids = [phone.machine.store.contents().records[0].id.clone()];
    let removed = now(note_removals(&phone.device, &ids, &ids)).unwrap().unwrap();
    assert!(removed[0].removed);
    assert_eq!(phone.handle(&phone.link(&Phone::request(ANNA))), Err(AuthenticatorError::Removed));

    assert_eq!(now(note_removals(&phone.device, &ids, &ids)), Ok(None), "nothing has changed");
    assert_eq!(now(note_removals(&phone.device, &[], &[])), Ok(None), "nobody was asked about it");
    let back = now(note_removals(&phone.device, &ids, &[])).unwrap().unwrap();
    assert!(!back[0].removed);
    code(&phone, &Phone::request(ANNA));
}

#[test]
fn a_clock_that_is_off_keeps_nobody_out_and_the_servers_time_counts() {
    let phone = Phone::of_anna();
    let request = Phone::request(ANNA);
    let day = 86_400_000.0;
    phone.machine.clocks.set(Clocks { device: f64::from(NOW) * 1_000.0 + day, steady: 0.0 });
    code(&phone, &request);
    assert_eq!(phone.device.validity(u64::from(request.expires_at)), Validity::Doubtful);

    phone.device.learn_time(i64::from(NOW) * 1_000);
    assert_eq!(phone.device.validity(u64::from(request.expires_at)), Validity::Good(120));
    assert_eq!(
        phone.device.clock_error().map(|error| (error.fast, error.span, error.count)),
        Some((true, "span-hours", 24))
    );

    phone.device.learn_time(i64::from(NOW + 121) * 1_000);
    assert_eq!(phone.handle(&phone.link(&request)), Err(LinkError::Expired.into()));
}
