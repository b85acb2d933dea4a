//! Reads one migration link: its place in the set, and its accounts one by one.

use data_encoding::BASE64_NOPAD;
use prost::Message;
use thiserror::Error;
use zeroize::Zeroizing;

use super::message::{Entry, Payload};
use crate::account::{Account, Kind, Notes, Secret};
use crate::link::cut::cut;
use crate::link::{LinkError, MOST_BYTES, label};
use crate::parameters::{Algorithm, Digits, Period};

/// A set of more links than this is none: Google's app puts ten accounts into a link.
pub(super) const MOST_LINKS: u32 = 1_000;

/// One link of a set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The same in all links of a set.
    pub set: i32,
    /// How many links the set has, from 1.
    pub size: u32,
    /// Which of them this is, from 0.
    pub index: u32,
    /// Its accounts, or why one cannot be taken.
    pub accounts: Vec<Result<Account, EntryError>>,
}

/// Why a text is no migration link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum MigrationError {
    /// It begins with another scheme.
    #[error("this is no link of a migration")]
    NotAMigration,
    /// It is more than [`MOST_BYTES`] long.
    #[error("the link is too long")]
    TooLong,
    /// It has no `data`, or two.
    #[error("the link has no data")]
    NoData,
    /// The data is no base64, or not the message that it should be: the link has been cut off, or changed.
    #[error("the link is damaged")]
    Damaged,
    /// It says that it is one of no links, of too many, or none of those that the set has.
    #[error("the link has no place in its set")]
    NoPlace,
}

/// Why one account of a link cannot be taken. Beside it stand issuer and name, as far as they could be read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{why}")]
pub struct EntryError {
    /// Who issued it; may be empty.
    pub issuer: String,
    /// The name there; may be empty.
    pub name: String,
    /// Why.
    pub why: LinkError,
}

/// Reads one link of a set. A decoder may have turned each plus into a space, and the alphabet for addresses is fine too (RFC 4648, section 5).
///
/// # Errors
/// What is wrong with the link as a whole; an account that cannot be taken is in [`Part::accounts`].
pub fn read(text: &str) -> Result<Part, MigrationError> {
    let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if text.len() > MOST_BYTES {
        return Err(MigrationError::TooLong);
    }
    let mut link = cut(text).ok_or(MigrationError::NotAMigration)?;
    if !link.scheme.eq_ignore_ascii_case("otpauth-migration") {
        return Err(MigrationError::NotAMigration);
    }
    let data = link.parameters.take("data").ok().flatten().ok_or(MigrationError::NoData)?;
    let payload = Payload::decode(&bytes(&data)?[..]).map_err(|_| MigrationError::Damaged)?;
    // A link that says nothing of a set is one alone.
    let size = u32::try_from(payload.batch_size).ok().filter(|&size| size <= MOST_LINKS);
    let size = size.ok_or(MigrationError::NoPlace)?.max(1);
    let index = u32::try_from(payload.batch_index).ok().filter(|&index| index < size);
    let accounts = payload.entries.iter().map(|entry| account(entry)).collect();
    Ok(Part { set: payload.batch_id, size, index: index.ok_or(MigrationError::NoPlace)?, accounts })
}

/// Whether a text is a link of a migration, well or badly formed.
#[must_use]
pub fn is_migration(text: &str) -> bool {
    // Asked of each line of a list, so nothing else of the link is looked at.
    let scheme = text.trim_start_matches('\u{feff}').trim_start().split_once(':');
    scheme.is_some_and(|(scheme, _)| scheme.eq_ignore_ascii_case("otpauth-migration"))
}

fn bytes(data: &str) -> Result<Zeroizing<Vec<u8>>, MigrationError> {
    let mut plain = Zeroizing::new(String::with_capacity(data.len()));
    plain.extend(data.chars().map(|c| match c {
        ' ' | '-' => '+',
        '_' => '/',
        other => other,
    }));
    let symbols = plain.trim_end_matches('=').as_bytes();
    BASE64_NOPAD.decode(symbols).map(Zeroizing::new).map_err(|_| MigrationError::Damaged)
}

fn account(bytes: &[u8]) -> Result<Account, EntryError> {
    let Ok(mut entry) = Entry::decode(bytes) else {
        return Err(EntryError { issuer: String::new(), name: String::new(), why: LinkError::Damaged });
    };
    let (issuer, name) = names(&entry);
    match kind(&mut entry) {
        Ok((secret, kind)) => Ok(Account { issuer, name, secret, kind, notes: Notes::default() }),
        Err(why) => Err(EntryError { issuer, name, why }),
    }
}

/// Where the issuer is empty, the name may have it before a colon.
fn names(entry: &Entry) -> (String, String) {
    label::parted(&String::from_utf8_lossy(&entry.name), &String::from_utf8_lossy(&entry.issuer))
}

fn kind(entry: &mut Entry) -> Result<(Secret, Kind), LinkError> {
    let secret = Secret::new(std::mem::take(&mut entry.secret)).ok_or(LinkError::NoSecret)?;
    let algorithm = match entry.algorithm {
        0 | 1 => Algorithm::Sha1,
        2 => Algorithm::Sha256,
        3 => Algorithm::Sha512,
        4 => return Err(LinkError::UnknownAlgorithm("MD5".to_owned())),
        other => return Err(LinkError::UnknownAlgorithm(other.to_string())),
    };
    let digits = match entry.digits {
        0 | 1 => Digits::new(6),
        2 => Digits::new(8),
        _ => None,
    };
    let digits = digits.ok_or(LinkError::DigitsOutOfRange)?;
    let kind = match entry.kind {
        0 | 2 => Kind::Totp { algorithm, digits, period: Period::default() },
        1 => {
            let counter = u64::try_from(entry.counter).map_err(|_| LinkError::CounterOutOfRange)?;
            Kind::Hotp { algorithm, digits, counter }
        }
        other => return Err(LinkError::UnknownKind(other.to_string())),
    };
    Ok((secret, kind))
}
