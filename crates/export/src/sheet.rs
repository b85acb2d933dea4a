//! A sheet for paper: what a person needs to type each account into another program, and the link for a QR code. Rows, which a page draws.

use std::fmt;

use sluss_codes::account::{Account, Kind, Notes};
use sluss_codes::parameters::{Algorithm, Digits, Period};
use sluss_codes::secret_text::{to_base32, to_hex};
use zeroize::Zeroizing;

use crate::links;
use crate::loss::{Lost, Written, each};

/// A QR code with more than this (version 25 at level L) has modules too small for paper.
const MOST_IN_QR: usize = 1_273;

/// What the sheet says of one account. `Debug` shows nothing secret.
#[derive(Clone, PartialEq, Eq)]
pub struct Row<'a> {
    /// The account's place among all, from 0.
    pub place: usize,
    /// Who issued it; may be empty.
    pub issuer: &'a str,
    /// The name there; may be empty.
    pub name: &'a str,
    /// The secret in groups of four, as a person types it: base32, and hexadecimal for mOTP.
    pub secret: Zeroizing<String>,
    /// How codes are computed.
    pub codes: Codes,
    /// The PIN, if it is kept with the secret.
    pub pin: Option<Zeroizing<String>>,
    /// The link for a QR code that other programs scan, if it can say all of it and fits.
    pub link: Option<Zeroizing<String>>,
    /// What the person wrote beside it.
    pub notes: &'a Notes,
}

impl fmt::Debug for Row<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut row = f.debug_struct("Row");
        row.field("place", &self.place).field("issuer", &self.issuer).field("name", &self.name);
        row.field("codes", &self.codes).finish_non_exhaustive()
    }
}

/// How codes are computed, without anything secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Codes {
    /// From the time.
    Totp(Algorithm, Digits, Period),
    /// From a counter, which will have moved on since.
    Hotp(Algorithm, Digits, u64),
    /// Steam's.
    Steam,
    /// mOTP.
    Motp,
    /// Yandex's.
    Yandex,
}

/// A row for each account, in their order.
#[must_use]
pub fn rows(accounts: &[Account]) -> Written<Vec<Row<'_>>> {
    let mut places = 0..;
    each(accounts, |account, lose| {
        let link = links::one(account).ok().filter(|link| link.len() <= MOST_IN_QR);
        if link.is_none() {
            lose(Lost::QrCode);
        }
        let pin = pin(&account.kind);
        if pin.as_ref().is_some_and(Option::is_none) {
            lose(Lost::Pin);
        }
        Ok(Row {
            place: places.next().unwrap_or_default(),
            issuer: &account.issuer,
            name: &account.name,
            secret: secret(account),
            codes: codes(&account.kind),
            pin: pin.flatten(),
            link,
            notes: &account.notes,
        })
    })
}

/// The PIN if there is one, and in it whether it is text.
fn pin(kind: &Kind) -> Option<Option<Zeroizing<String>>> {
    let (Kind::Motp { pin } | Kind::Yandex { pin }) = kind else { return None };
    let text = |pin: &[u8]| std::str::from_utf8(pin).ok().map(|text| Zeroizing::new(text.to_owned()));
    pin.as_ref().map(|pin| text(pin.expose()))
}

const fn codes(kind: &Kind) -> Codes {
    match kind {
        Kind::Totp { algorithm, digits, period } => Codes::Totp(*algorithm, *digits, *period),
        Kind::Hotp { algorithm, digits, counter } => Codes::Hotp(*algorithm, *digits, *counter),
        Kind::Steam => Codes::Steam,
        Kind::Motp { .. } => Codes::Motp,
        Kind::Yandex { .. } => Codes::Yandex,
    }
}

fn secret(account: &Account) -> Zeroizing<String> {
    let plain = match account.kind {
        Kind::Motp { .. } => to_hex(&account.secret),
        _ => to_base32(&account.secret),
    };
    let mut grouped = Zeroizing::new(String::with_capacity(plain.len() * 5 / 4 + 1));
    for (place, symbol) in plain.chars().enumerate() {
        if place > 0 && place.is_multiple_of(4) {
            grouped.push(' ');
        }
        grouped.push(symbol);
    }
    grouped
}
