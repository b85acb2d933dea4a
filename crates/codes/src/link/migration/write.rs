//! Writes the links of a migration, each small enough for a QR code that a phone reads from a screen.

use data_encoding::BASE64;
use prost::Message;
use thiserror::Error;
use zeroize::Zeroizing;

use super::message::{Entry, Payload};
use crate::account::{Account, Kind};
use crate::link::escapes;
use crate::parameters::{Algorithm, Digits, Period};

/// As many accounts as Google's app puts into a link.
const MOST_ACCOUNTS: usize = 10;

/// With more bytes than this the modules of the QR code become small: 600 bytes are 800 characters.
const GOOD_BYTES: usize = 600;

/// One account of more than this would not fit into a QR code of its own (2,953 bytes, four for each three).
const MOST_BYTES: usize = 1_800;

/// The links, and what is not in them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Links {
    /// One for each QR code, in order.
    pub links: Vec<Zeroizing<String>>,
    /// The places of the accounts that the form has no way to say, and why.
    pub left_out: Vec<(usize, LeftOut)>,
}

/// Why an account cannot be in a migration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum LeftOut {
    /// Only codes by the time and by a counter can.
    #[error("codes of this kind cannot be moved so")]
    Kind,
    /// Only 6 and 8 digits can.
    #[error("this number of digits cannot be moved so")]
    Digits,
    /// Only 30 seconds can.
    #[error("this period cannot be moved so")]
    Period,
    /// Only counters up to 2^63 − 1 can.
    #[error("this counter cannot be moved so")]
    Counter,
    /// Names and secret are too long for a QR code.
    #[error("this account is too long for a QR code")]
    TooLong,
}

/// Writes accounts as a set of links with this id, any number. Notes are not in it.
#[must_use]
pub fn write(accounts: &[Account], set: i32) -> Links {
    let (mut entries, mut left_out) = (Vec::new(), Vec::new());
    for (place, account) in accounts.iter().enumerate() {
        match entry(account) {
            Ok(entry) => entries.push(entry),
            Err(why) => left_out.push((place, why)),
        }
    }
    let batches = batches(entries);
    let size = i32::try_from(batches.len()).unwrap_or(i32::MAX);
    let link =
        |(index, entries)| link(Payload { entries, version: 1, batch_size: size, batch_index: index, batch_id: set });
    Links { links: (0..).zip(batches).map(link).collect(), left_out }
}

fn batches(entries: Vec<Vec<u8>>) -> Vec<Vec<Vec<u8>>> {
    let mut batches: Vec<Vec<Vec<u8>>> = Vec::new();
    for entry in entries {
        match batches.last_mut().filter(|batch| has_room(batch, &entry)) {
            Some(batch) => batch.push(entry),
            None => batches.push(vec![entry]),
        }
    }
    batches
}

fn has_room(batch: &[Vec<u8>], entry: &[u8]) -> bool {
    let bytes = batch.iter().map(Vec::len).sum::<usize>() + entry.len();
    batch.len() < MOST_ACCOUNTS && bytes <= GOOD_BYTES
}

fn link(payload: Payload) -> Zeroizing<String> {
    let bytes = Zeroizing::new(payload.encode_to_vec());
    let data = Zeroizing::new(BASE64.encode(&bytes));
    Zeroizing::new(format!("otpauth-migration://offline?data={}", escapes::encoded(&data)))
}

fn entry(account: &Account) -> Result<Vec<u8>, LeftOut> {
    let (hash, digits, kind, counter) = match &account.kind {
        Kind::Totp { period, .. } if *period != Period::default() => return Err(LeftOut::Period),
        Kind::Totp { algorithm, digits, .. } => (*algorithm, *digits, 2, 0),
        Kind::Hotp { algorithm, digits, counter } => {
            (*algorithm, *digits, 1, i64::try_from(*counter).map_err(|_| LeftOut::Counter)?)
        }
        Kind::Steam | Kind::Motp { .. } | Kind::Yandex { .. } => return Err(LeftOut::Kind),
    };
    let algorithm = match hash {
        Algorithm::Sha1 => 1,
        Algorithm::Sha256 => 2,
        Algorithm::Sha512 => 3,
    };
    let (issuer, name) = names(account);
    let secret = account.secret.expose().to_vec();
    let entry = Entry { secret, name, issuer, algorithm, digits: number(digits)?, kind, counter }.encode_to_vec();
    if entry.len() > MOST_BYTES { Err(LeftOut::TooLong) } else { Ok(entry) }
}

/// Issuer and name. A colon in a name whose issuer is unknown gets another before it, since readers would part the name there.
fn names(account: &Account) -> (Vec<u8>, Vec<u8>) {
    let (issuer, name) = (account.issuer.trim(), account.name.trim());
    let parts_wrongly = if issuer.is_empty() {
        name.contains(':')
    } else {
        name.get(..issuer.len()).is_some_and(|prefix| prefix.to_lowercase() == issuer.to_lowercase())
    };
    let before = if parts_wrongly { format!("{issuer}:") } else { String::new() };
    (issuer.as_bytes().to_vec(), (before + name).into_bytes())
}

fn number(digits: Digits) -> Result<i32, LeftOut> {
    match digits.get() {
        6 => Ok(1),
        8 => Ok(2),
        _ => Err(LeftOut::Digits),
    }
}
