//! Secrets and bytes as text: base32, hexadecimal digits, base64. Knows no product.

use data_encoding::BASE64_NOPAD;
use sluss_codes::account::Secret;
use sluss_codes::secret_text::{self, SecretError};

use crate::findings::Why;

/// Base32 (RFC 4648, section 6) as people and products write it.
///
/// # Errors
/// [`Why::NoSecret`] for nothing, [`Why::UnreadableSecret`] for a letter that base32 lacks (0, 1 and 8 are not corrected).
pub(crate) fn base32(text: &str) -> Result<Secret, Why> {
    secret_text::base32(text).map_err(why)
}

/// Hexadecimal digits, in upper or lower case.
///
/// # Errors
/// [`Why::NoSecret`] and [`Why::UnreadableSecret`].
pub(crate) fn hex(text: &str) -> Result<Secret, Why> {
    secret_text::hex(text).map_err(why)
}

/// mOTP's secret where it is text that is hashed as it is written: only lower-case hexadecimal is the same everywhere.
///
/// # Errors
/// [`Why::NoSecret`] and [`Why::UnreadableSecret`].
pub(crate) fn motp(text: &str) -> Result<Secret, Why> {
    let secret = hex(text)?;
    if *secret_text::to_hex(&secret) == text { Ok(secret) } else { Err(Why::UnreadableSecret) }
}

/// Bytes of a secret, which may be none.
///
/// # Errors
/// [`Why::NoSecret`].
pub(crate) fn secret(bytes: Vec<u8>) -> Result<Secret, Why> {
    Secret::new(bytes).ok_or(Why::NoSecret)
}

/// Base64 (RFC 4648, section 4 or 5) with padding or without.
///
/// # Errors
/// [`Why::NoSecret`] and [`Why::UnreadableSecret`].
pub(crate) fn base64(text: &str) -> Result<Vec<u8>, Why> {
    let letter = |c: char| match c {
        '-' => '+',
        '_' => '/',
        other => other,
    };
    let standard: String = text.chars().filter(|c| !c.is_ascii_whitespace()).map(letter).collect();
    let plain = standard.trim_end_matches('=');
    if plain.is_empty() {
        return Err(Why::NoSecret);
    }
    BASE64_NOPAD.decode(plain.as_bytes()).map_err(|_| Why::UnreadableSecret)
}

fn why(error: SecretError) -> Why {
    match error {
        SecretError::Empty => Why::NoSecret,
        SecretError::NotBase32 | SecretError::NotHex => Why::UnreadableSecret,
    }
}

#[cfg(test)]
mod tests {
    use super::{base32, base64, hex, motp};
    use crate::findings::Why;

    #[test]
    fn base64_is_read_as_products_write_it() {
        for text in ["SGVsbG8=", "SGVsbG8", "SGVs\nbG8="] {
            assert_eq!(base64(text), Ok(b"Hello".to_vec()), "{text}");
        }
        assert_eq!(base64("-_8="), base64("+/8="));
        assert_eq!(base64("SGV%"), Err(Why::UnreadableSecret));
    }

    #[test]
    fn nothing_is_no_secret_and_wrong_letters_are_not_guessed_at() {
        assert_eq!([base32(" = "), hex(""), motp("")], [const { Err(Why::NoSecret) }; 3]);
        assert_eq!(base64("=="), Err(Why::NoSecret));
        assert_eq!([base32("JBSWY3D0"), hex("4"), motp("DEADBEEF")], [const { Err(Why::UnreadableSecret) }; 3]);
        assert!(motp("deadbeef").is_ok());
    }
}
