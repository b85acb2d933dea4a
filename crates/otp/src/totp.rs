//! TOTP, codes by the time (RFC 6238). The caller passes the time in, and remembers the last step that was used.

use crate::{Algorithm, Code, hotp};

/// How codes of one account are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Totp {
    /// SHA-1 unless the account says otherwise.
    pub algorithm: Algorithm,
    /// Digits in a code, 6 to 8.
    pub digits: usize,
    /// Seconds in a step; `X` in the RFC, 30 by default.
    pub period: u32,
}

impl Default for Totp {
    fn default() -> Self {
        Self { algorithm: Algorithm::Sha1, digits: 6, period: 30 }
    }
}

/// Evidence that a typed code was right: the time step that it used up. Store it, and pass it in the next time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[must_use = "a step that is not stored can be used again"]
pub struct MatchedStep(pub u64);

impl Totp {
    /// The step that `unix_seconds` falls into; `T` in the RFC.
    #[must_use]
    pub const fn step(self, unix_seconds: u64) -> u64 {
        let period = if self.period == 0 { 1 } else { self.period };
        unix_seconds / period as u64
    }

    /// The code at a time.
    #[must_use]
    pub fn code_at(self, key: &[u8], unix_seconds: u64) -> Code {
        hotp::code(self.algorithm, key, self.step(unix_seconds), self.digits)
    }

    /// Looks for the typed code in the step now and `skew` steps around it. Steps up to `last_used` are not looked at
    /// (RFC 6238, section 5.2: a code is accepted once). Every open step is computed, whichever matches.
    ///
    /// ```
    /// use sluss_otp::totp::Totp;
    ///
    /// let (totp, key) = (Totp::default(), b"12345678901234567890");
    /// let typed = totp.code_at(key, 59);
    /// let used = totp.verify(key, &typed, 65, 1, None);
    /// assert!(used.is_some(), "one step later it still counts");
    /// assert_eq!(totp.verify(key, &typed, 65, 1, used), None, "and only once");
    /// ```
    #[must_use]
    pub fn verify(
        self,
        key: &[u8],
        typed: &Code,
        unix_seconds: u64,
        skew: u64,
        last_used: Option<MatchedStep>,
    ) -> Option<MatchedStep> {
        let now = self.step(unix_seconds);
        let first = last_used.map_or(0, |MatchedStep(step)| step.saturating_add(1));
        let mut found = None;
        for step in first.max(now.saturating_sub(skew))..=now.saturating_add(skew) {
            if hotp::code(self.algorithm, key, step, self.digits).matches(typed) {
                found = found.or(Some(MatchedStep(step)));
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::{MatchedStep, Totp};

    const KEY: &[u8] = b"12345678901234567890";

    #[test]
    fn c05_a_code_lives_one_step_around_its_own() {
        let totp = Totp::default();
        let code = totp.code_at(KEY, 300);
        for (now, found) in [(269, false), (270, true), (300, true), (359, true), (360, false)] {
            assert_eq!(totp.verify(KEY, &code, now, 1, None).is_some(), found, "at {now} s");
        }
    }

    #[test]
    fn c05_used_and_older_steps_are_refused() {
        let totp = Totp::default();
        let code = totp.code_at(KEY, 300);
        let used = totp.verify(KEY, &code, 300, 1, None);
        assert_eq!(used, Some(MatchedStep(10)));
        assert_eq!(totp.verify(KEY, &code, 300, 1, used), None);
        assert_eq!(totp.verify(KEY, &totp.code_at(KEY, 270), 300, 1, used), None);
        assert!(totp.verify(KEY, &totp.code_at(KEY, 330), 330, 1, used) > used);
    }
}
