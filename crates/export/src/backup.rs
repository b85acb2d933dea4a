//! The backup of our own: every account with everything that it has, sealed under a key from a passphrase. docs/backup-format.md says how it is
//! written, and has a script that opens it without us. `sluss-import` reads it.

use data_encoding::BASE64;
use serde::Serialize;
use sluss_codes::account::{Account, Kind, Secret};
use thiserror::Error;
use zeroize::Zeroizing;

use crate::hidden::Hidden;
use crate::{seal, words};

/// The version of the format that is written.
pub const VERSION: u32 = 1;
/// What tells the file from all others.
const PRODUCT: &str = "Sluss authenticator";
/// No reader takes a file of more.
const MOST_ACCOUNTS: usize = 10_000;
const MOST_BYTES: usize = 16 << 20;
/// The two quotation marks around the sealed text, and the brace behind it.
const AROUND: usize = 3;

/// What a backup is sealed with. The caller has derived the key, since that takes a second and a worker.
#[derive(Clone, Copy)]
pub struct Sealing<'a> {
    /// Argon2id (RFC 9106, version 1.3) of the passphrase in UTF-8, with what [`Sealing::derived`] says.
    pub key: &'a [u8; 32],
    /// How the key was derived.
    pub derived: Argon2id,
    /// Random bytes, new for each backup.
    pub nonce: [u8; 12],
}

/// How a key was derived: what whoever opens the backup has to do again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Argon2id {
    /// How much memory it took, in KiB.
    pub memory: u32,
    /// How many times it passed over the memory.
    pub passes: u32,
    /// How many lanes the memory has.
    pub lanes: u32,
    /// Random bytes, new for each backup.
    pub salt: [u8; 16],
}

impl std::fmt::Debug for Sealing<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sealing").field("derived", &self.derived).finish_non_exhaustive()
    }
}

/// There are more than 10,000 accounts, or more than 16 MiB of them: a backup of that size would be refused when it is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a backup of so much could not be opened again")]
pub struct TooLarge;

/// What stands in the clear before the sealed text.
#[derive(Serialize)]
struct Header {
    product: &'static str,
    version: u32,
    argon2id: Derived,
    nonce: String,
}

#[derive(Serialize)]
struct Derived {
    memory: u32,
    passes: u32,
    lanes: u32,
    salt: String,
}

/// What is sealed.
#[derive(Serialize)]
struct Inside<'a> {
    written: u64,
    accounts: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    issuer: &'a str,
    name: &'a str,
    secret: Hidden,
    kind: &'static str,
    #[serde(flatten)]
    parameters: Parameters,
    #[serde(skip_serializing_if = "Option::is_none")]
    pin: Option<Hidden>,
    note: &'a str,
    tags: &'a [String],
    pinned: bool,
}

#[derive(Default, Serialize)]
struct Parameters {
    #[serde(skip_serializing_if = "Option::is_none")]
    algorithm: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    digits: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    period: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    counter: Option<u64>,
}

/// Writes a backup of all accounts, in their order. `written` is the time, in seconds since 1970. Nothing of an account is missing in it.
///
/// # Errors
/// [`TooLarge`].
pub fn write(accounts: &[Account], written: u64, sealing: &Sealing<'_>) -> Result<Vec<u8>, TooLarge> {
    if accounts.len() > MOST_ACCOUNTS {
        return Err(TooLarge);
    }
    let inside = Inside { written, accounts: accounts.iter().map(entry).collect() };
    // Room for all of it at once: what grows leaves copies behind.
    let mut plain = Zeroizing::new(Vec::with_capacity(accounts.iter().map(size).sum::<usize>() + 64));
    serde_json::to_writer(&mut *plain, &inside).expect("what it holds is text and numbers");
    let mut file = header(sealing);
    if file.len() + BASE64.encode_len(plain.len() + seal::TAG) + AROUND > MOST_BYTES {
        return Err(TooLarge);
    }
    let sealed = seal::gcm(sealing.key, &sealing.nonce, &plain, file.as_bytes());
    file.push('"');
    BASE64.encode_append(&sealed, &mut file);
    file.push_str("\"}");
    Ok(file.into_bytes())
}

/// Everything before the quotation mark that opens the sealed text: the seal covers each byte of it.
fn header(sealing: &Sealing<'_>) -> String {
    let Argon2id { memory, passes, lanes, salt } = sealing.derived;
    let argon2id = Derived { memory, passes, lanes, salt: BASE64.encode(&salt) };
    let header = Header { product: PRODUCT, version: VERSION, argon2id, nonce: BASE64.encode(&sealing.nonce) };
    let mut text = serde_json::to_string(&header).expect("what it holds is text and numbers");
    text.truncate(text.len() - 1);
    text + r#","sealed":"#
}

fn entry(account: &Account) -> Entry<'_> {
    let (parameters, pin) = parameters(&account.kind);
    Entry {
        issuer: &account.issuer,
        name: &account.name,
        secret: Hidden::base32(&account.secret),
        kind: words::kind(&account.kind),
        parameters,
        pin: pin.map(Hidden::base32),
        note: &account.notes.text,
        tags: &account.notes.tags,
        pinned: account.notes.pinned,
    }
}

fn parameters(kind: &Kind) -> (Parameters, Option<&Secret>) {
    match kind {
        Kind::Totp { algorithm, digits, period } => {
            let (algorithm, digits, period) = (Some(algorithm.name()), Some(digits.get()), Some(period.get()));
            (Parameters { algorithm, digits, period, ..Parameters::default() }, None)
        }
        Kind::Hotp { algorithm, digits, counter } => {
            let (algorithm, digits) = (Some(algorithm.name()), Some(digits.get()));
            (Parameters { algorithm, digits, counter: Some(*counter), ..Parameters::default() }, None)
        }
        Kind::Steam => (Parameters::default(), None),
        Kind::Motp { pin } | Kind::Yandex { pin } => (Parameters::default(), pin.as_ref()),
    }
}

/// More bytes than an account takes: a control character becomes six, and the names of members have less than 200.
fn size(account: &Account) -> usize {
    let notes = &account.notes;
    let texts = account.issuer.len() + account.name.len() + notes.text.len();
    let tags: usize = notes.tags.iter().map(|tag| tag.len() * 6 + 3).sum();
    let pin = match &account.kind {
        Kind::Motp { pin: Some(pin) } | Kind::Yandex { pin: Some(pin) } => pin.expose().len(),
        _ => 0,
    };
    texts * 6 + tags + (account.secret.expose().len() + pin) * 2 + 300
}
