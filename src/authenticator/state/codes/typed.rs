//! What a person types about accounts elsewhere.

use std::fmt;

use sluss_codes::account::{Account, Kind, Notes};
use sluss_codes::parameters::{Algorithm, Digits, Period};
use sluss_codes::secret_text;
use zeroize::Zeroizing;

/// A passphrase as it was typed. It is wiped when it is no longer needed, and `Debug` does not show it.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Passphrase(pub Zeroizing<String>);

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(..)")
    }
}

/// The fewest characters of a new passphrase.
const LEAST: usize = 10;

/// What is wrong with a new passphrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrongPassphrase {
    /// It has fewer than ten characters.
    Short,
    /// It was typed differently the second time.
    Differs,
}

impl Passphrase {
    /// Whether it can be a new one, with what was typed the second time.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn as_new(&self, again: &Self) -> Result<(), WrongPassphrase> {
        if self.0.chars().count() < LEAST {
            return Err(WrongPassphrase::Short);
        }
        if self == again { Ok(()) } else { Err(WrongPassphrase::Differs) }
    }
}

/// What is written beside a secret.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// Who issued it.
    pub issuer: String,
    /// The name of the account there.
    pub name: String,
    /// Any text, the tags, and whether it stands before the others.
    pub notes: Notes,
}

/// An account as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// Who issued the secret.
    pub issuer: String,
    /// The name of the account there.
    pub name: String,
    /// The secret in base32, or for mOTP in hexadecimal.
    pub secret: Passphrase,
    /// How codes are computed.
    pub kind: DraftKind,
}

/// How codes are computed, as it was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DraftKind {
    /// From the time; the hash, the digits, and the period in seconds.
    Timed(Algorithm, u8, u32),
    /// From a counter that begins at 0; the hash and the digits.
    Counted(Algorithm, u8),
    /// Steam's.
    Steam,
    /// mOTP's; the person types the PIN for each code.
    Motp,
}

impl Default for DraftKind {
    /// What nearly every site means: six digits, every 30 seconds, by SHA-1.
    fn default() -> Self {
        Self::Timed(Algorithm::Sha1, 6, 30)
    }
}

/// What is wrong with an account as it was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrongDraft {
    /// Neither an issuer nor a name: nobody could tell it from another.
    NoName,
    /// The secret is missing, or has a character that it cannot have.
    Secret,
    /// The number of digits or the period is out of range.
    Numbers,
}

impl Draft {
    /// The account.
    ///
    /// # Errors
    /// What is wrong with it, the first field first.
    pub fn account(&self) -> Result<Account, WrongDraft> {
        let (issuer, name) = (self.issuer.trim().to_owned(), self.name.trim().to_owned());
        if issuer.is_empty() && name.is_empty() {
            return Err(WrongDraft::NoName);
        }
        let is_hex = self.kind == DraftKind::Motp;
        let secret = if is_hex { secret_text::hex(&self.secret.0) } else { secret_text::base32(&self.secret.0) };
        let secret = secret.map_err(|_| WrongDraft::Secret)?;
        let digits = |digits| Digits::new(digits).ok_or(WrongDraft::Numbers);
        let kind = match self.kind {
            DraftKind::Timed(algorithm, number, period) => {
                let period = Period::seconds(period).ok_or(WrongDraft::Numbers)?;
                Kind::Totp { algorithm, digits: digits(number)?, period }
            }
            DraftKind::Counted(algorithm, number) => Kind::Hotp { algorithm, digits: digits(number)?, counter: 0 },
            DraftKind::Steam => Kind::Steam,
            DraftKind::Motp => Kind::Motp { pin: None },
        };
        Ok(Account { issuer, name, secret, kind, notes: Notes::default() })
    }
}
