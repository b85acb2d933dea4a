//! QR codes as Google Authenticator exports them, ten accounts at most in each. What the form is, `sluss-codes` knows.

use sluss_codes::account::Account;
use sluss_codes::link::migration::{self, LeftOut};
use zeroize::Zeroizing;

use crate::loss::{Loss, Reason, Written, without_notes};

/// Writes the text of each QR code, in their order. `set` is a random number that all codes of the set have.
#[must_use]
pub fn write(accounts: &[Account], set: i32) -> Written<Vec<Zeroizing<String>>> {
    let written = migration::write(accounts, set);
    let mut left_out = written.left_out.into_iter().peekable();
    let mut losses = Vec::new();
    for (place, account) in accounts.iter().enumerate() {
        match left_out.next_if(|(left, _)| *left == place) {
            Some((_, why)) => losses.push(Loss::account(place, reason(why))),
            None => losses.extend(without_notes(place, &account.notes)),
        }
    }
    Written { content: written.links, losses }
}

const fn reason(why: LeftOut) -> Reason {
    match why {
        LeftOut::Kind => Reason::Kind,
        LeftOut::Digits => Reason::Digits,
        LeftOut::Period => Reason::Period,
        LeftOut::Counter => Reason::Counter,
        LeftOut::TooLong => Reason::TooLong,
    }
}
