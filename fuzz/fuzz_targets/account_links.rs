//! Links to accounts elsewhere, one and several: nothing panics, an account that is read is written as a link that says the same, and has codes.
#![no_main]

use data_encoding::BASE64;
use libfuzzer_sys::fuzz_target;
use sluss_codes::account::{Account, Secret};
use sluss_codes::compute::codes;
use sluss_codes::duplicate::{Kept, Likeness};
use sluss_codes::link::{self, migration};
use sluss_codes::{initials::initials, search::Index};

fuzz_target!(|data: &[u8]| {
    let Some((&first, rest)) = data.split_first() else { return };
    match first % 4 {
        0 => one(&String::from_utf8_lossy(rest)),
        1 => one(&format!("otpauth://totp/{}", String::from_utf8_lossy(rest))),
        2 => several(&String::from_utf8_lossy(rest)),
        _ => several(&format!("otpauth-migration://offline?data={}", BASE64.encode(rest))),
    }
});

fn one(text: &str) {
    match link::read(text) {
        Ok(link) => same(&link.account),
        Err(why) => drop(why.to_string()),
    }
}

fn several(text: &str) {
    let Ok(part) = migration::read(text) else { return };
    let accounts: Vec<Account> = part.accounts.into_iter().flatten().collect();
    accounts.iter().for_each(same);
    let written = migration::write(&accounts, part.set);
    let kept = accounts.iter().enumerate().filter(|(place, _)| written.left_out.iter().all(|(left, _)| left != place));
    let parts = written.links.iter().map(|link| migration::read(link).expect("it was just written"));
    let read = parts.flat_map(|part| part.accounts).map(|account| account.expect("it was just written"));
    assert!(read.eq(kept.map(|(_, account)| account.clone())));
}

/// What holds for every account.
fn same(account: &Account) {
    let written = link::write(account);
    assert_eq!(link::read(&written).map(|link| link.account).as_ref(), Ok(account));
    let pin = Secret::new(b"1234".to_vec());
    assert!([0, 59, u64::MAX].into_iter().all(|time| codes(account, time, pin.as_ref()).is_ok()));
    assert!((1..=4).contains(&initials(account).letters.chars().count()));
    assert_eq!(Kept::new([account]).likeness(account), Likeness::There(0));
    assert_eq!(Index::new([account]).find(&account.issuer), [0]);
}
