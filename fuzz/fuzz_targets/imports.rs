//! Files of other authenticators, opened without a password: nothing panics, what a file takes is known before it is opened, and what is taken has
//! the size that accounts have.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sluss_import::{Limits, Lock, Refusal, open, recognise};

fuzz_target!(|data: &[u8]| {
    let limits = Limits { unpacked: 1 << 20, entries: 1000, ..Limits::default() };
    let recognised = recognise(data, &limits);
    let findings = match open(data, None, &limits) {
        Err(Refusal::PasswordNeeded) => {
            let lock = recognised.expect("what needs a password was recognised").lock;
            return assert_ne!(lock, Lock::Open, "the page was told that no password is needed");
        }
        Err(why) => return assert!(!why.to_string().is_empty()),
        Ok(findings) => findings,
    };
    assert!(recognised.is_ok(), "what is opened was recognised");
    assert!(findings.entries.len() <= limits.entries);
    for account in findings.accounts() {
        assert!((1..=1024).contains(&account.secret.expose().len()));
        assert!(account.issuer.len() <= 4096 && account.name.len() <= 4096);
    }
});
