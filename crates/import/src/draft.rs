//! An account as a file says it, in loose words, and what becomes of it. Knows no format.

use sluss_codes::account::{Account, Kind, Notes, Secret};
use sluss_codes::parameters::{Algorithm, Digits, Period};

use crate::findings::{Found, Why};
use crate::given::Given;

/// No issuer, name or note is longer, in bytes.
const LONGEST_TEXT: usize = 4096;
/// No secret is longer, in bytes: a block of SHA-512 has 128, and what is longer is hashed first.
const LONGEST_SECRET: usize = 1024;

/// An account as a file says it.
#[derive(Debug)]
pub(crate) struct Draft {
    pub(crate) issuer: String,
    pub(crate) name: String,
    pub(crate) secret: Result<Secret, Why>,
    pub(crate) way: Way,
    pub(crate) algorithm: String,
    pub(crate) digits: Given,
    pub(crate) period: Given,
    pub(crate) counter: Given,
    pub(crate) pin: Option<Secret>,
    pub(crate) notes: Notes,
}

/// How codes are computed, as a file says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    Totp,
    Hotp,
    Steam,
    Motp,
    Yandex,
    Other(String),
}

impl Way {
    /// By a name, in upper or lower case; nothing means from the time.
    pub(crate) fn named(name: &str) -> Self {
        match name.to_ascii_lowercase().as_str() {
            "" | "totp" => Self::Totp,
            "hotp" => Self::Hotp,
            "steam" | "steamtotp" | "steam-guard" => Self::Steam,
            "motp" => Self::Motp,
            "yandex" | "yaotp" => Self::Yandex,
            _ => Self::Other(name.to_owned()),
        }
    }
}

impl Draft {
    /// With the defaults for everything else: from the time, SHA-1, 6 digits, 30 seconds.
    pub(crate) fn new(issuer: &str, name: &str, secret: Result<Secret, Why>) -> Self {
        Self {
            issuer: cut(issuer),
            name: cut(name),
            secret,
            way: Way::Totp,
            algorithm: String::new(),
            digits: Given::Nothing,
            period: Given::Nothing,
            counter: Given::Nothing,
            pin: None,
            notes: Notes::default(),
        }
    }

    /// The same, computed in this way.
    pub(crate) fn by(self, way: Way) -> Self {
        Self { way, ..self }
    }

    /// An account, or why not.
    pub(crate) fn finish(mut self) -> Found {
        let secret = std::mem::replace(&mut self.secret, Err(Why::NoSecret));
        match secret.and_then(|secret| self.kind(secret)) {
            Err(why) => Found::left(&self.issuer, &self.name, why),
            Ok((secret, kind)) => {
                checked(Account { issuer: self.issuer, name: self.name, secret, kind, notes: self.notes })
            }
        }
    }

    fn kind(&mut self, secret: Secret) -> Result<(Secret, Kind), Why> {
        let kind = match &self.way {
            Way::Totp => {
                Kind::Totp { algorithm: algorithm(&self.algorithm)?, digits: self.digits()?, period: self.period()? }
            }
            Way::Hotp => {
                Kind::Hotp { algorithm: algorithm(&self.algorithm)?, digits: self.digits()?, counter: self.counter()? }
            }
            Way::Steam => Kind::Steam,
            Way::Motp => Kind::Motp { pin: self.pin.take() },
            Way::Yandex => return Ok((yandex(&secret)?, Kind::Yandex { pin: self.pin.take() })),
            Way::Other(name) => return Err(Why::Kind(name.chars().take(40).collect())),
        };
        Ok((secret, kind))
    }

    fn digits(&self) -> Result<Digits, Why> {
        match self.digits {
            Given::Nothing => Ok(Digits::default()),
            Given::Number(digits) => u8::try_from(digits).ok().and_then(Digits::new).ok_or(Why::Digits),
            Given::Odd => Err(Why::Digits),
        }
    }

    fn period(&self) -> Result<Period, Why> {
        match self.period {
            Given::Nothing => Ok(Period::default()),
            Given::Number(seconds) => u32::try_from(seconds).ok().and_then(Period::seconds).ok_or(Why::Period),
            Given::Odd => Err(Why::Period),
        }
    }

    /// A counter that is not there is 0: exports leave it out while no code has been used.
    fn counter(&self) -> Result<u64, Why> {
        match self.counter {
            Given::Nothing => Ok(0),
            Given::Number(counter) if i64::try_from(counter).is_ok() => Ok(counter),
            Given::Number(_) | Given::Odd => Err(Why::Counter),
        }
    }
}

/// A text that many entries may share, so that it is copied for each: no more of it than shows that it is too long.
pub(crate) fn cut(text: &str) -> String {
    let text = text.trim();
    text.get(..text.floor_char_boundary(LONGEST_TEXT + 4)).unwrap_or(text).to_owned()
}

/// A tag, or none for no text.
pub(crate) fn tag(name: &str) -> Option<String> {
    Some(cut(name)).filter(|tag| !tag.is_empty())
}

/// Whether texts and secret have a length that any account's may have.
pub(crate) fn checked(account: Account) -> Found {
    let tags = account.notes.tags.iter().map(String::len).sum::<usize>();
    let texts = [account.issuer.len(), account.name.len(), account.notes.text.len(), tags];
    if texts.iter().any(|&length| length > LONGEST_TEXT) || account.secret.expose().len() > LONGEST_SECRET {
        return Found::left(&account.issuer, &account.name, Why::TooLong);
    }
    Found::Account(account)
}

/// 16 bytes, or 26 that end in a checksum.
fn yandex(secret: &Secret) -> Result<Secret, Why> {
    let bytes = secret.expose();
    if !matches!(bytes.len(), 16 | 26) {
        return Err(Why::UnreadableSecret);
    }
    Secret::new(bytes[..16].to_vec()).ok_or(Why::NoSecret)
}

fn algorithm(name: &str) -> Result<Algorithm, Why> {
    if name.trim().is_empty() {
        return Ok(Algorithm::default());
    }
    Algorithm::named(name).ok_or_else(|| Why::Algorithm(name.chars().take(40).collect()))
}

#[cfg(test)]
mod tests {
    use super::{Draft, Found, Given, Way, Why};
    use sluss_codes::account::Secret;

    fn draft() -> Draft {
        Draft::new("Example Co", "anna@example.eu", Secret::new(b"12345678901234567890".to_vec()).ok_or(Why::NoSecret))
    }

    fn why(draft: Draft) -> Why {
        match draft.finish() {
            Found::Left(left) => left.why,
            Found::Account(account) => panic!("{account:?} was taken"),
        }
    }

    #[test]
    fn what_no_code_can_be_computed_from_is_left_with_the_reason() {
        assert_eq!(why(Draft { secret: Err(Why::NoSecret), ..draft() }), Why::NoSecret);
        assert_eq!(why(Draft { secret: Secret::new(vec![1; 1025]).ok_or(Why::NoSecret), ..draft() }), Why::TooLong);
        assert_eq!(why(Draft { name: "a".repeat(4097), ..draft() }), Why::TooLong);
        assert_eq!(why(Draft { way: Way::named("ocra"), ..draft() }), Why::Kind("ocra".to_owned()));
        assert_eq!(why(Draft { algorithm: "MD5".to_owned(), ..draft() }), Why::Algorithm("MD5".to_owned()));
        assert_eq!(why(draft().by(Way::Yandex)), Why::UnreadableSecret);
        for digits in [Given::Number(4), Given::Number(11), Given::Number(262), Given::Odd] {
            assert_eq!(why(Draft { digits, ..draft() }), Why::Digits);
        }
        for period in [Given::Number(0), Given::Number(1 << 32), Given::Odd] {
            assert_eq!(why(Draft { period, ..draft() }), Why::Period);
        }
        for counter in [Given::Number(1 << 63), Given::Odd] {
            assert_eq!(why(Draft { way: Way::Hotp, counter, ..draft() }), Why::Counter);
        }
    }
}
