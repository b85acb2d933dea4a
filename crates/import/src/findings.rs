//! What was found in a file: the report. Knows no format's details, and no words for people.

use std::collections::HashSet;

use sha2::{Digest, Sha256};
use sluss_codes::account::Account;

use crate::bounds::{Bounds, Progress};
use crate::format::Format;
use crate::refusal::Refusal;

/// Everything that was found in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Findings {
    /// The product that wrote it.
    pub format: Format,
    /// Each entry, in the order of the file.
    pub entries: Vec<Found>,
    /// How many things are in it that have nothing to do with codes (logins without one, cards, notes); a password manager's vault has many.
    pub others: usize,
    /// What is to be said about the file as a whole.
    pub remarks: Vec<Remark>,
}

impl Findings {
    /// The accounts that can be taken.
    pub fn accounts(&self) -> impl Iterator<Item = &Account> {
        self.entries.iter().filter_map(|found| match found {
            Found::Account(account) => Some(account),
            Found::Left(_) => None,
        })
    }

    /// What cannot be taken.
    pub fn left(&self) -> impl Iterator<Item = &Left> {
        self.entries.iter().filter_map(|found| match found {
            Found::Left(left) => Some(left),
            Found::Account(_) => None,
        })
    }
}

/// One entry of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// An account that can be taken.
    Account(Account),
    /// What cannot be taken.
    Left(Left),
}

/// An entry that cannot be taken, with what a person knows it by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// Who issued it; may be empty.
    pub issuer: String,
    /// The name of the account; may be empty.
    pub name: String,
    /// Why.
    pub why: Why,
}

/// Why an entry cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// It has no secret.
    NoSecret,
    /// Its secret is not what such a secret is written in.
    UnreadableSecret,
    /// Its secret is encrypted under a key that is not in the file.
    EncryptedSecret,
    /// Its codes are computed in a way that we do not know; its name there.
    Kind(String),
    /// Its codes are computed with a hash that we do not know; its name there.
    Algorithm(String),
    /// It has fewer than 5 or more than 10 digits.
    Digits,
    /// How long its codes are shown is no number of seconds.
    Period,
    /// Its counter is missing, or no number that a counter can have.
    Counter,
    /// It is no link that codes come from.
    Link,
    /// This line, counted from 1, is no link.
    Line(usize),
    /// A text or a secret is longer than any account's.
    TooLong,
    /// It was put into the trash there.
    Trashed,
    /// It answers requests and has no codes.
    Push,
    /// It is a passkey, which this app does not keep.
    Passkey,
    /// The very same account stands in the file before.
    Twice,
    /// It lacks what every entry has.
    Incomplete,
}

/// What is to be said about a file as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// It is one of several parts (QR codes of Google Authenticator), and these are missing, counted from 1.
    PartsMissing {
        /// The missing ones.
        missing: Vec<u32>,
        /// How many there are in all.
        of: u32,
    },
    /// It holds what Steam asks for when an authenticator is removed (a revocation code), which is not taken: the person keeps it.
    SteamRevocationCode,
    /// No password was set in the product, so anyone who gets the file can read it.
    BuiltInPassword,
    /// It holds passwords in the clear: delete it after the import.
    PasswordsInTheClear,
    /// It is a backup of our own, which was written at this time, in seconds since 1970.
    BackedUp(u64),
}

/// So many entries take a millisecond or less.
const AT_ONCE: u32 = 64;

/// How far a reader is, as well as it knows.
#[derive(Clone, Copy, Debug)]
enum Measure {
    /// Things were looked at, of so many.
    Entries(Option<usize>),
    /// So much of the file was read, of so much.
    Bytes(usize, usize),
}

/// A report that is being written.
#[derive(Debug)]
pub(crate) struct Report {
    entries: Vec<Found>,
    others: usize,
    remarks: Vec<Remark>,
    limits: Bounds,
    /// How many things were looked at since somebody was told.
    untold: u32,
    /// What is told then, where the reader knows more than how many things were looked at.
    measure: Measure,
    /// The product, where the reader learns more than the table knew.
    format: Option<Format>,
}

impl Report {
    pub(crate) fn new(limits: &Bounds) -> Self {
        let (limits, measure) = (limits.clone(), Measure::Entries(None));
        Self { entries: Vec::new(), others: 0, remarks: Vec::new(), limits, untold: 0, measure, format: None }
    }

    /// The file says that there are so many entries in it.
    pub(crate) fn expect(&mut self, entries: usize) {
        self.measure = Measure::Entries(Some(entries));
    }

    /// The reader is at this byte, of so many.
    pub(crate) fn reach(&mut self, byte: usize, of: usize) {
        self.measure = Measure::Bytes(byte, of);
    }

    /// # Errors
    /// [`Refusal::TooMany`] and [`Refusal::Stopped`].
    pub(crate) fn push(&mut self, found: Found) -> Result<(), Refusal> {
        self.tick()?;
        if self.entries.len() >= self.limits.entries {
            return Err(Refusal::TooMany { most: self.limits.entries });
        }
        self.entries.push(found);
        Ok(())
    }

    /// # Errors
    /// Those of [`Report::push`].
    pub(crate) fn left(&mut self, issuer: &str, name: &str, why: Why) -> Result<(), Refusal> {
        self.push(Found::left(issuer, name, why))
    }

    /// # Errors
    /// [`Refusal::Stopped`].
    pub(crate) fn other(&mut self) -> Result<(), Refusal> {
        self.others += 1;
        self.tick()
    }

    /// For each thing that is looked at: tells every now and then how far it is.
    ///
    /// # Errors
    /// [`Refusal::Stopped`].
    pub(crate) fn tick(&mut self) -> Result<(), Refusal> {
        self.untold += 1;
        if self.untold < AT_ONCE {
            return Ok(());
        }
        self.untold = 0;
        self.limits.tell(match self.measure {
            Measure::Entries(of) => Progress::Entries { done: self.entries.len() + self.others, of },
            Measure::Bytes(done, of) => Progress::Bytes { done, of: Some(of) },
        })
    }

    pub(crate) fn remark(&mut self, remark: Remark) {
        if !self.remarks.contains(&remark) {
            self.remarks.push(remark);
        }
    }

    pub(crate) fn call(&mut self, format: Format) {
        self.format = Some(format);
    }

    /// # Errors
    /// [`Refusal::Stopped`].
    pub(crate) fn into_findings(self, format: Format) -> Result<Findings, Refusal> {
        let format = self.format.unwrap_or(format);
        let entries = once(self.entries, self.others, &self.limits)?;
        Ok(Findings { format, entries, others: self.others, remarks: self.remarks })
    }
}

impl Found {
    pub(crate) fn left(issuer: &str, name: &str, why: Why) -> Self {
        Self::Left(Left { issuer: shortened(issuer), name: shortened(name), why })
    }
}

/// Names of entries that are left are for people to read, however long they are there.
fn shortened(text: &str) -> String {
    text.chars().take(100).collect()
}

/// Each account once: the others are reported as such.
fn once(entries: Vec<Found>, others: usize, limits: &Bounds) -> Result<Vec<Found>, Refusal> {
    let done = entries.len() + others;
    let all = Progress::Entries { done, of: Some(done) };
    limits.tell(all)?;
    let mut seen = HashSet::new();
    let mut once = |(place, found): (u32, Found)| {
        if place % AT_ONCE == AT_ONCE - 1 {
            limits.tell(all)?;
        }
        Ok(match found {
            Found::Account(account) if !seen.insert(identity(&account)) => {
                Found::left(&account.issuer, &account.name, Why::Twice)
            }
            found => found,
        })
    };
    (0..).zip(entries).map(&mut once).collect()
}

/// What is written beside an account does not tell two apart. A hash rather than a copy of the secret.
fn identity(account: &Account) -> [u8; 32] {
    let kind = format!("{:?}", account.kind);
    let pieces = [account.secret.expose(), account.issuer.as_bytes(), account.name.as_bytes(), kind.as_bytes()];
    let mut hash = Sha256::new();
    for piece in pieces {
        hash.update((piece.len() as u64).to_le_bytes());
        hash.update(piece);
    }
    hash.finalize().into()
}
