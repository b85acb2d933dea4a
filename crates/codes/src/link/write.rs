//! Writes a link to one account, in the form that all apps read. Knows no migration.

use zeroize::Zeroizing;

use super::{escapes, label};
use crate::account::{Account, Kind, Secret};
use crate::parameters::{Algorithm, Digits};
use crate::secret_text::{to_base32, to_hex};

/// Writes a link with everything that codes are computed from, and without the notes: the link is for other apps, which would not know what to do
/// with them. [`super::read()`] gives the same account back, but for spaces around the names, and for five digits of an issuer called Steam, which are
/// Steam's characters to everybody. mOTP's PIN is written as Yandex's is; other apps leave it out and ask for it.
#[must_use]
pub fn write(account: &Account) -> Zeroizing<String> {
    let (issuer, name) = (account.issuer.trim(), account.name.trim());
    let (scheme, secret, others) = parameters(account);
    let label = label::write(issuer, name);
    let issuer = if issuer.is_empty() { String::new() } else { format!("&issuer={}", escapes::encoded(issuer)) };
    Zeroizing::new(format!("{scheme}{label}?secret={}{issuer}{}", secret.as_str(), others.as_str()))
}

/// What stands before the label, the secret as text, and the parameters after the issuer.
fn parameters(account: &Account) -> (&'static str, Zeroizing<String>, Zeroizing<String>) {
    let base32 = to_base32(&account.secret);
    match &account.kind {
        Kind::Totp { algorithm, digits, period } => {
            let others = hash(*algorithm, *digits) + &format!("&period={}", period.get());
            ("otpauth://totp/", base32, Zeroizing::new(others))
        }
        Kind::Hotp { algorithm, digits, counter } => {
            let others = hash(*algorithm, *digits) + &format!("&counter={counter}");
            ("otpauth://hotp/", base32, Zeroizing::new(others))
        }
        Kind::Steam => ("otpauth://steam/", base32, Zeroizing::default()),
        Kind::Motp { pin: number } => ("motp://", to_hex(&account.secret), pin(number.as_ref())),
        Kind::Yandex { pin: number } => ("otpauth://yaotp/", base32, pin(number.as_ref())),
    }
}

fn hash(algorithm: Algorithm, digits: Digits) -> String {
    format!("&algorithm={}&digits={}", algorithm.name(), digits.get())
}

fn pin(pin: Option<&Secret>) -> Zeroizing<String> {
    Zeroizing::new(pin.map_or_else(String::new, |pin| format!("&pin={}", to_base32(pin).as_str())))
}
