//! An account as JSON has it, for whoever keeps it or hands it on within one program. Files for others have formats of their own.

use data_encoding::BASE64URL_NOPAD;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::account::{Account, Kind, Notes, Secret};
use crate::parameters::{Algorithm, Digits, Period};

/// Everything about an account. What a later version adds is not read; what this one has is there, or has a default.
///
/// ```
/// use sluss_codes::{link, written::Written};
///
/// let account = link::read("otpauth://totp/Example:anna?secret=GEZDGNBV")?.account;
/// let json = serde_json::to_string(&Written::from(&account)).expect("it is text and numbers");
/// let written: Written = serde_json::from_str(&json).expect("it was just written");
/// assert_eq!(written.account(), Some(account));
/// # Ok::<(), link::LinkError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    issuer: String,
    name: String,
    codes: Codes,
    #[serde(default)]
    note: String,
    #[serde(default)]
    tags: Vec<String>,
    #[serde(default)]
    pinned: bool,
    /// In base64url, as the PIN is.
    secret: Zeroizing<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pin: Option<Zeroizing<String>>,
}

impl std::fmt::Debug for Written {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Written(..)")
    }
}

/// How codes are computed, in the words of links: a kind, and those of the others that it has. It is no enum, for which a browser would have to
/// download code that reads everything twice.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Codes {
    kind: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    algorithm: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    digits: Option<u8>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    period: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    counter: Option<u64>,
}

impl From<&Account> for Written {
    fn from(Account { issuer, name, secret, kind, notes }: &Account) -> Self {
        let (codes, pin) = codes(kind);
        let Notes { text: note, tags, pinned } = notes.clone();
        let (issuer, name) = (issuer.clone(), name.clone());
        Self { issuer, name, codes, note, tags, pinned, secret: text(secret), pin: pin.map(text) }
    }
}

impl Written {
    /// The account; `None` if a number is out of range, or a secret is empty or no base64url.
    #[must_use]
    pub fn account(self) -> Option<Account> {
        let pin = match &self.pin {
            Some(text) => Some(secret(text)?),
            None => None,
        };
        let (secret, kind) = (secret(&self.secret)?, kind(&self.codes, pin)?);
        let notes = Notes { text: self.note, tags: self.tags, pinned: self.pinned };
        Some(Account { issuer: self.issuer, name: self.name, secret, kind, notes })
    }
}

fn kind(codes: &Codes, pin: Option<Secret>) -> Option<Kind> {
    let algorithm = || Algorithm::named(codes.algorithm.as_deref()?);
    let digits = || Digits::new(codes.digits?);
    Some(match codes.kind.as_str() {
        "totp" => Kind::Totp { algorithm: algorithm()?, digits: digits()?, period: Period::seconds(codes.period?)? },
        "hotp" => Kind::Hotp { algorithm: algorithm()?, digits: digits()?, counter: codes.counter? },
        "steam" => Kind::Steam,
        "motp" => Kind::Motp { pin },
        "yandex" => Kind::Yandex { pin },
        _ => return None,
    })
}

fn codes(kind: &Kind) -> (Codes, Option<&Secret>) {
    let named = |kind: &str| Codes { kind: kind.to_owned(), ..Codes::default() };
    let counted = |kind, algorithm: &Algorithm, digits: &Digits| Codes {
        algorithm: Some(algorithm.name().to_owned()),
        digits: Some(digits.get()),
        ..named(kind)
    };
    match kind {
        Kind::Totp { algorithm, digits, period } => {
            (Codes { period: Some(period.get()), ..counted("totp", algorithm, digits) }, None)
        }
        Kind::Hotp { algorithm, digits, counter } => {
            (Codes { counter: Some(*counter), ..counted("hotp", algorithm, digits) }, None)
        }
        Kind::Steam => (named("steam"), None),
        Kind::Motp { pin } => (named("motp"), pin.as_ref()),
        Kind::Yandex { pin } => (named("yandex"), pin.as_ref()),
    }
}

fn secret(text: &str) -> Option<Secret> {
    Secret::new(BASE64URL_NOPAD.decode(text.as_bytes()).ok()?)
}

fn text(secret: &Secret) -> Zeroizing<String> {
    Zeroizing::new(BASE64URL_NOPAD.encode(secret.expose()))
}

#[cfg(test)]
mod tests {
    use super::Written;
    use crate::account::Account;
    use crate::link;

    const KEY: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    fn account(text: &str) -> Account {
        link::read(text).unwrap().account
    }

    #[test]
    fn every_kind_is_read_as_it_was_written() {
        for text in [
            &format!("otpauth://totp/Example:anna?secret={KEY}&algorithm=SHA256&digits=10&period=60"),
            &format!("otpauth://hotp/anna?secret={KEY}&counter=9223372036854775807"),
            &format!("otpauth://steam/Steam:anna?secret={KEY}"),
            "motp://anna?secret=0123456789abcdef",
            "motp://anna?secret=0123456789abcdef&pin=GEZDGNA",
            "otpauth://yaotp/Yandex:anna?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY&pin=GEZDGNA",
        ] {
            let mut account = account(text);
            account.notes.text = "the old phone\nhas it too".to_owned();
            account.notes.tags = vec!["work".to_owned(), "Öko".to_owned()];
            account.notes.pinned = true;
            let json = serde_json::to_string(&Written::from(&account)).unwrap();
            assert_eq!(serde_json::from_str::<Written>(&json).unwrap().account(), Some(account), "{json}");
        }
    }

    #[test]
    fn the_form_is_the_one_that_other_versions_read() {
        let yandex = account("otpauth://yaotp/Yandex:anna?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY&pin=GEZDGNA");
        let json = r#"{"issuer":"Yandex","name":"anna","codes":{"kind":"yandex"},"note":"","tags":[],"pinned":false,"secret":"MTIzNDU2Nzg5MDEyMzQ1Ng","pin":"MTIzNA"}"#;
        assert_eq!(serde_json::to_string(&Written::from(&yandex)).unwrap(), json);
        let terse = r#"{"issuer":"","name":"","codes":{"kind":"totp","algorithm":"SHA1","digits":6,"period":30},"secret":"MQ","of-2030":1}"#;
        let read = |json: &str| serde_json::from_str::<Written>(json).ok().and_then(Written::account);
        assert_eq!(*link::write(&read(terse).unwrap()), "otpauth://totp/?secret=GE&algorithm=SHA1&digits=6&period=30");
        for (from, to) in
            [("totp", "of-2030"), ("\"digits\":6", "\"digits\":4"), ("\"MQ\"", "\"\""), ("\"MQ\"", "\"no base64\"")]
        {
            assert_eq!(read(&terse.replace(from, to)), None, "{to}");
        }
    }

    #[test]
    fn p03_nothing_of_it_is_shown() {
        let written = Written::from(&account(&format!("otpauth://totp/Example:anna?secret={KEY}")));
        assert_eq!(format!("{written:?}"), "Written(..)");
    }
}
