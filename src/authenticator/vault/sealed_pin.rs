//! An account's PIN, sealed by what a passkey makes of a salt: who shows the passkey need not type it (E06). Knows neither the browser nor the server,
//! and cannot tell a right PIN from a wrong one (E03).

use data_encoding::BASE64URL_NOPAD;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::cipher::{self, Ciphers, Passkey};
use super::derived::derived;
use super::keys::KeyError;
use super::lock::Way;

/// So many failures in a row, and the PIN has to be typed (NIST SP 800-63B, 5.2.3).
pub const MOST_FAILURES: u32 = 5;

/// What the key is for: the same passkey asked about the same salt for something else would give another key.
const PURPOSE: &[u8] = b"sluss approval pin 1";

/// The sealed PIN, and what is needed to ask for its key. The PIN itself is not in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedPin {
    /// The passkey's credential id.
    pub credential: Vec<u8>,
    /// What its pseudo-random function is asked about; no other account has the same.
    pub salt: [u8; 32],
    /// Nonce, ciphertext and tag.
    sealed: Vec<u8>,
    /// How often in a row the person could not be verified, an attempt that is not over yet included.
    pub failures: u32,
}

/// Which account a PIN is for. A sealed PIN that is put into another account's record opens nothing.
#[derive(Clone, Copy, Debug)]
pub struct Owner<'a> {
    /// The record's name, which is the device's id at the server.
    pub id: &'a str,
    /// The account's reference at its server.
    pub account: &'a str,
    /// The server's origin.
    pub issuer: &'a str,
}

impl Owner<'_> {
    fn bound_to(self) -> Vec<u8> {
        // None of the three has a line end in it.
        [PURPOSE, self.id.as_bytes(), self.account.as_bytes(), self.issuer.as_bytes()].join(&b'\n')
    }
}

impl SealedPin {
    /// Seals a PIN by what a passkey has made of this salt.
    ///
    /// # Errors
    /// What the browser refuses.
    pub async fn seal<C: Ciphers>(
        ciphers: &C,
        owner: Owner<'_>,
        passkey: &Passkey,
        salt: [u8; 32],
        pin: &str,
    ) -> Result<Self, KeyError> {
        let key = ciphers.cipher_key(&derived(&passkey.secret[..], PURPOSE)).await?;
        let sealed = cipher::seal(ciphers, &key, &owner.bound_to(), pin.as_bytes()).await?;
        Ok(Self { credential: passkey.credential.clone(), salt, sealed, failures: 0 })
    }

    /// The PIN; `None` if this passkey did not seal it, or it was altered, or belongs to another account.
    ///
    /// # Errors
    /// What the browser refuses.
    pub async fn open<C: Ciphers>(
        &self,
        ciphers: &C,
        owner: Owner<'_>,
        passkey: &Passkey,
    ) -> Result<Option<Zeroizing<String>>, KeyError> {
        let key = ciphers.cipher_key(&derived(&passkey.secret[..], PURPOSE)).await?;
        let plain = cipher::open(ciphers, &key, &owner.bound_to(), &self.sealed).await;
        Ok(plain.and_then(|plain| std::str::from_utf8(&plain).ok().map(|pin| Zeroizing::new(pin.to_owned()))))
    }

    /// Whether the PIN has to be typed first.
    #[must_use]
    pub const fn is_spent(&self) -> bool {
        self.failures >= MOST_FAILURES
    }

    /// What to ask for.
    #[must_use]
    pub fn way(&self) -> Way {
        Way::Passkey { credential: self.credential.clone(), salt: self.salt }
    }
}

/// The sealed PIN in the words that are stored; bytes are in base64url.
#[derive(Serialize, Deserialize)]
pub(super) struct SealedPinText {
    credential: String,
    salt: String,
    sealed: String,
    #[serde(default)]
    failures: u32,
}

impl SealedPinText {
    /// Reads it; `None` if it is damaged, and then the PIN is typed.
    pub(super) fn read(self) -> Option<SealedPin> {
        let bytes = |text: &str| BASE64URL_NOPAD.decode(text.as_bytes()).ok();
        let salt = bytes(&self.salt)?.try_into().ok()?;
        Some(SealedPin {
            credential: bytes(&self.credential)?,
            salt,
            sealed: bytes(&self.sealed)?,
            failures: self.failures,
        })
    }

    pub(super) fn of(pin: &SealedPin) -> Self {
        let text = |bytes: &[u8]| BASE64URL_NOPAD.encode(bytes);
        Self {
            credential: text(&pin.credential),
            salt: text(&pin.salt),
            sealed: text(&pin.sealed),
            failures: pin.failures,
        }
    }
}

#[cfg(test)]
mod tests {
    use zeroize::Zeroizing;

    use super::super::fake::now;
    use super::super::fake_ciphers::FakeCiphers;
    use super::{Owner, Passkey, SealedPin, SealedPinText};

    const ANNA: Owner<'static> = Owner { id: "dev_1", account: "AQEBAQEBAQE", issuer: "https://sluss.example.eu" };

    fn passkey(number: u8) -> Passkey {
        Passkey { credential: vec![1; 16], secret: Zeroizing::new([number; 32]) }
    }

    fn sealed() -> SealedPin {
        now(SealedPin::seal(&FakeCiphers::default(), ANNA, &passkey(1), [9; 32], "7391")).unwrap()
    }

    fn opened(pin: &SealedPin, owner: Owner<'_>, passkey: &Passkey) -> Option<String> {
        now(pin.open(&FakeCiphers::default(), owner, passkey)).unwrap().map(|pin| pin.to_string())
    }

    #[test]
    fn e06_a_sealed_pin_opens_for_its_passkey_and_its_account_alone() {
        let pin = sealed();
        assert_eq!(opened(&pin, ANNA, &passkey(1)).as_deref(), Some("7391"));
        assert_eq!(opened(&pin, ANNA, &passkey(2)), None);
        for other in [
            Owner { id: "dev_2", ..ANNA },
            Owner { account: "AgICAgICAgI", ..ANNA },
            Owner { issuer: "https://other.example.eu", ..ANNA },
        ] {
            assert_eq!(opened(&pin, other, &passkey(1)), None, "{other:?}");
        }
        let mut altered = pin;
        altered.sealed[14] ^= 1;
        assert_eq!(opened(&altered, ANNA, &passkey(1)), None);
    }

    #[test]
    fn a_sealed_pin_is_read_as_it_was_written_and_a_damaged_one_is_none() {
        let pin = SealedPin { failures: 3, ..sealed() };
        let text = serde_json::to_string(&SealedPinText::of(&pin)).unwrap();
        let read = |text: &str| serde_json::from_str::<SealedPinText>(text).unwrap().read();
        assert_eq!(read(&text), Some(pin));
        assert_eq!(read(r#"{"credential":"","salt":"AAAA","sealed":""}"#), None);
    }
}
