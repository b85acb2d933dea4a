//! Yandex's secrets, of which 16 bytes count. Knows no form.

use std::borrow::Cow;

use sluss_codes::account::{Account, Kind, Secret};

/// How many bytes of a secret codes are made from. Behind them others have a checksum.
pub(crate) const BYTES: usize = 16;

/// The account with as much of its secret as counts, which is what other programs keep of it; codes are the same.
pub(crate) fn counting(account: &Account) -> Cow<'_, Account> {
    let cut = match account.kind {
        Kind::Yandex { .. } if account.secret.expose().len() > BYTES => {
            Secret::new(account.secret.expose()[..BYTES].to_vec())
        }
        _ => None,
    };
    cut.map_or(Cow::Borrowed(account), |secret| Cow::Owned(Account { secret, ..account.clone() }))
}
