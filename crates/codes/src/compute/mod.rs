//! The codes of an account, now and next. Knows no clock: the caller says what time it is, and keeps the counter.

mod motp;
mod standard;
mod steps;
#[cfg(test)]
mod tests;
mod yandex;

use std::fmt;

use thiserror::Error;
use zeroize::Zeroizing;

use crate::account::{Account, Kind, Secret};
use steps::{Step, step};

/// A code, as it is typed: digits, or for some kinds letters. It is wiped when it is no longer needed, and `Debug` does not show it.
#[derive(Clone, PartialEq, Eq)]
pub struct Code(Zeroizing<String>);

impl Code {
    /// The characters, to be shown or copied.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Code(..)")
    }
}

/// The codes of an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Codes {
    /// From the time.
    Timed {
        /// The code now.
        now: Code,
        /// The code that follows.
        next: Code,
        /// For how many seconds the code now is still good: 1 to `period`.
        remaining: u32,
        /// How many seconds each code is good.
        period: u32,
    },
    /// From a counter.
    Counted {
        /// The code for the counter.
        code: Code,
        /// The code that follows.
        next: Code,
        /// The counter to keep from the moment when the person has seen the code.
        counter_then: u64,
    },
}

/// Codes of this kind need a PIN, which is neither kept nor given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("these codes need the PIN")]
pub struct NeedsPin;

/// The codes of an account at a time in seconds since 1970. The PIN is asked for by mOTP and Yandex alone, and one that is kept with the account wins.
///
/// ```
/// use sluss_codes::compute::{Codes, codes};
/// use sluss_codes::link;
///
/// let account = link::read("otpauth://totp/anna?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")?.account;
/// let Ok(Codes::Timed { now, remaining, .. }) = codes(&account, 59, None) else { panic!("no PIN is needed") };
/// assert_eq!((now.as_str(), remaining), ("287082", 1));
/// # Ok::<(), link::LinkError>(())
/// ```
///
/// # Errors
/// [`NeedsPin`] if the kind needs a PIN and there is none.
pub fn codes(account: &Account, unix_seconds: u64, typed_pin: Option<&Secret>) -> Result<Codes, NeedsPin> {
    let secret = &account.secret;
    let kept_or_typed = |pin: &'_ Option<Secret>| pin.clone().or_else(|| typed_pin.cloned()).ok_or(NeedsPin);
    Ok(match &account.kind {
        Kind::Totp { algorithm, digits, period } => {
            timed(step(unix_seconds, period.get()), |number| standard::code(secret, *algorithm, *digits, number))
        }
        Kind::Hotp { algorithm, digits, counter } => {
            let code = |counter| standard::code(secret, *algorithm, *digits, counter);
            let following = counter.saturating_add(1);
            Codes::Counted { code: code(*counter), next: code(following), counter_then: following }
        }
        Kind::Steam => timed(step(unix_seconds, 30), |number| standard::steam(secret, number)),
        Kind::Motp { pin } => {
            let pin = kept_or_typed(pin)?;
            timed(step(unix_seconds, 10), |number| motp::code(secret, &pin, number))
        }
        Kind::Yandex { pin } => {
            let key = yandex::key(secret, &kept_or_typed(pin)?);
            timed(step(unix_seconds, 30), |number| yandex::code(&key, number))
        }
    })
}

fn timed(step: Step, code: impl Fn(u64) -> Code) -> Codes {
    let Step { number, remaining, period } = step;
    Codes::Timed { now: code(number), next: code(number.saturating_add(1)), remaining, period }
}
