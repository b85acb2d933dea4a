//! Records of accounts elsewhere: what their codes are computed from, and where they stand in the list. Knows no other kind.

use data_encoding::BASE64URL_NOPAD;
use serde::{Deserialize, Serialize};
use sluss_codes::account::{Account, Kind, Notes, Secret};
use sluss_codes::parameters::{Algorithm, Digits, Period};

use super::form::Stored;

/// What the text `kind` of these records says.
pub(super) const KIND: &str = "code";

/// An account elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeRecord {
    /// The record's name: random, since nothing about the account stays the same for ever.
    pub id: String,
    /// Where it stands in the person's order, from 0. Two may have the same place for a while, if two tabs add one each.
    pub place: u32,
    /// The account.
    pub account: Account,
}

/// The content of the text `about`: all but the secrets, which have texts of their own.
#[derive(Serialize, Deserialize)]
struct About {
    issuer: String,
    name: String,
    place: u32,
    codes: Codes,
    #[serde(default)]
    note: String,
    #[serde(default)]
    tags: Vec<String>,
    #[serde(default)]
    pinned: bool,
}

/// How codes are computed, in the words of links.
#[derive(Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum Codes {
    Totp { algorithm: String, digits: u8, period: u32 },
    Hotp { algorithm: String, digits: u8, counter: u64 },
    Steam,
    Motp,
    Yandex,
}

impl CodeRecord {
    /// A new record with a name out of bytes that nobody else has.
    #[must_use]
    pub fn new(random: [u8; 16], place: u32, account: Account) -> Self {
        Self { id: format!("code-{}", BASE64URL_NOPAD.encode(&random)), place, account }
    }

    /// Reads one; `None` if it is something else, or damaged.
    pub(super) fn read<K>(stored: &Stored<K>) -> Option<Self> {
        let about: About = serde_json::from_str(stored.string("about")?).ok()?;
        let secret = secret(stored.string("secret")?)?;
        let pin = match stored.string("pin") {
            Some(text) => Some(self::secret(text)?),
            None => None,
        };
        let kind = kind(about.codes, pin)?;
        let notes = Notes { text: about.note, tags: about.tags, pinned: about.pinned };
        let account = Account { issuer: about.issuer, name: about.name, secret, kind, notes };
        Some(Self { id: stored.id.clone(), place: about.place, account })
    }

    /// The record as it is stored. It has no keys: a secret that can be moved elsewhere again has to be readable here.
    pub(super) fn store<K>(&self) -> Stored<K> {
        let Account { issuer, name, secret, kind, notes } = &self.account;
        let (codes, pin) = codes(kind);
        let Notes { text: note, tags, pinned } = notes.clone();
        let about = About { issuer: issuer.clone(), name: name.clone(), place: self.place, codes, note, tags, pinned };
        let about = serde_json::to_string(&about).expect("what it holds is text and numbers");
        let (secret, pin) = (text(secret), pin.map(text));
        let mut texts = vec![("kind", KIND), ("about", about.as_str()), ("secret", secret.as_str())];
        texts.extend(pin.as_deref().map(|pin| ("pin", pin)));
        Stored::new(&self.id, &texts, Vec::new())
    }
}

fn kind(codes: Codes, pin: Option<Secret>) -> Option<Kind> {
    Some(match codes {
        Codes::Totp { algorithm, digits, period } => Kind::Totp {
            algorithm: Algorithm::named(&algorithm)?,
            digits: Digits::new(digits)?,
            period: Period::seconds(period)?,
        },
        Codes::Hotp { algorithm, digits, counter } => {
            Kind::Hotp { algorithm: Algorithm::named(&algorithm)?, digits: Digits::new(digits)?, counter }
        }
        Codes::Steam => Kind::Steam,
        Codes::Motp => Kind::Motp { pin },
        Codes::Yandex => Kind::Yandex { pin },
    })
}

fn codes(kind: &Kind) -> (Codes, Option<&Secret>) {
    match kind {
        Kind::Totp { algorithm, digits, period } => {
            let algorithm = algorithm.name().to_owned();
            (Codes::Totp { algorithm, digits: digits.get(), period: period.get() }, None)
        }
        Kind::Hotp { algorithm, digits, counter } => {
            let algorithm = algorithm.name().to_owned();
            (Codes::Hotp { algorithm, digits: digits.get(), counter: *counter }, None)
        }
        Kind::Steam => (Codes::Steam, None),
        Kind::Motp { pin } => (Codes::Motp, pin.as_ref()),
        Kind::Yandex { pin } => (Codes::Yandex, pin.as_ref()),
    }
}

fn secret(text: &str) -> Option<Secret> {
    Secret::new(BASE64URL_NOPAD.decode(text.as_bytes()).ok()?)
}

fn text(secret: &Secret) -> String {
    BASE64URL_NOPAD.encode(secret.expose())
}
