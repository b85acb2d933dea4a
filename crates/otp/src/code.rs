//! A one-time code: a number as text, whose leading zeros count. It is compared in constant time, and shown only on request.

use std::fmt;

use sluss_protocol::typed;
use subtle::ConstantTimeEq;
use thiserror::Error;
use zeroize::Zeroize;

/// A code, made or typed.
#[derive(Clone, PartialEq, Eq)]
pub struct Code(String);

/// Why a typed text is not a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum CodeError {
    /// Something other than digits and separators.
    #[error("a code has digits only")]
    NotDigits,
    /// Too few or too many.
    #[error("a code has {wanted} digits, not {typed}")]
    Length {
        /// How many there are.
        typed: usize,
        /// How many there should be.
        wanted: usize,
    },
}

impl Code {
    /// Reads a code as a person types or pastes it: spaces, hyphens and invisible characters are fine, and so are the digits of any
    /// keyboard.
    ///
    /// ```
    /// use sluss_otp::{Code, CodeError};
    ///
    /// assert_eq!(Code::typed(" 0123-4567 ", 8)?.as_str(), "01234567");
    /// assert_eq!(Code::typed("0123456", 8), Err(CodeError::Length { typed: 7, wanted: 8 }));
    /// # Ok::<(), CodeError>(())
    /// ```
    ///
    /// # Errors
    /// If it contains anything else, or does not have `digits` digits.
    pub fn typed(text: &str, digits: usize) -> Result<Self, CodeError> {
        let digits_only: String = typed::code(text).chars().take(64).collect();
        if !digits_only.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(CodeError::NotDigits);
        }
        if digits_only.len() != digits {
            return Err(CodeError::Length { typed: digits_only.len(), wanted: digits });
        }
        Ok(Self(digits_only))
    }

    /// Cuts a code of `digits` digits out of an HMAC (dynamic truncation, RFC 4226, section 5.3). 0 digits: no truncation,
    /// the whole HMAC in hexadecimal (RFC 6287, section 5.2).
    ///
    /// # Panics
    /// When `mac` is shorter than any HMAC of [`crate::Algorithm`] or `digits` is above 10.
    #[must_use]
    pub fn truncated(mac: &[u8], digits: usize) -> Self {
        if digits == 0 {
            return Self(mac.iter().map(|byte| format!("{byte:02x}")).collect());
        }
        assert!(mac.len() >= 20 && digits <= 10, "an HMAC has 20 bytes or more, a code 10 digits or fewer");
        let offset = usize::from(mac[mac.len() - 1] & 0x0f);
        let word = mac[offset..offset + 4].iter().fold(0_u32, |word, &byte| word << 8 | u32::from(byte));
        let number = u64::from(word & 0x7fff_ffff);
        let number = number % 10_u64.pow(u32::try_from(digits).expect("at most 10, as asserted above"));
        Self(format!("{number:0digits$}"))
    }

    /// Whether the other code is the same; takes as long whichever digit differs (C03).
    #[must_use]
    pub fn matches(&self, other: &Self) -> bool {
        self.0.as_bytes().ct_eq(other.0.as_bytes()).into()
    }

    /// The digits, to be shown or sent.
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

impl Drop for Code {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

#[cfg(test)]
mod tests {
    use super::{Code, CodeError};

    #[test]
    fn a_code_may_be_typed_in_groups() {
        for text in [
            "01234567",
            "0123 4567",
            " 0123-4567 ",
            "0123\u{202f}4567",
            "\u{202d}0123\u{200b}4567\u{202c}",
            "０１２３４５６７",
            "٠١٢٣٤٥٦٧",
        ] {
            assert_eq!(Code::typed(text, 8).unwrap().as_str(), "01234567");
        }
    }

    #[test]
    fn what_is_no_code_says_why() {
        assert_eq!(Code::typed("1234567a", 8), Err(CodeError::NotDigits));
        assert_eq!(Code::typed("①②③④⑤⑥⑦⑧", 8), Err(CodeError::NotDigits));
        assert_eq!(Code::typed("", 8), Err(CodeError::Length { typed: 0, wanted: 8 }));
        assert_eq!(Code::typed(&"9".repeat(5_000), 8), Err(CodeError::Length { typed: 64, wanted: 8 }));
    }

    #[test]
    fn c03_h04_codes_compare_by_every_digit() {
        let code = Code::typed("01234567", 8).unwrap();
        assert!(code.matches(&Code::typed("01234567", 8).unwrap()));
        for place in 0..8 {
            let mut digits = *b"01234567";
            digits[place] = b'9';
            let other = Code::typed(std::str::from_utf8(&digits).unwrap(), 8).unwrap();
            assert!(!code.matches(&other), "digit {place}");
        }
        assert!(!code.matches(&Code::typed("1234567", 7).unwrap()));
    }

    #[test]
    fn a_code_does_not_show_itself() {
        assert_eq!(format!("{:?}", Code::typed("01234567", 8).unwrap()), "Code(..)");
    }
}
