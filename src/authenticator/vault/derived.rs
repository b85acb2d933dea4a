//! Keys out of a secret, a different one for each purpose. Knows neither where the secret comes from nor what the key seals.

use sluss_otp::Algorithm;
use zeroize::Zeroizing;

use super::cipher::Secret32;

/// The key that a secret gives for this purpose: HKDF with SHA-256 and no salt (RFC 5869), of which 32 bytes are one step of the second part.
#[must_use]
pub fn derived(secret: &[u8], purpose: &[u8]) -> Secret32 {
    let extracted = Zeroizing::new(Algorithm::Sha256.hmac(&[0; 32], secret));
    let expanded = Zeroizing::new(Algorithm::Sha256.hmac(&extracted, &[purpose, &[1]].concat()));
    let mut key = Zeroizing::new([0; 32]);
    key.copy_from_slice(&expanded);
    key
}

#[cfg(test)]
mod tests {
    use super::derived;

    #[test]
    fn the_key_is_that_of_hkdf() {
        // RFC 5869, test case 3: neither salt nor purpose.
        let key = derived(&[0x0b; 22], &[]);
        let expected = "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d";
        assert_eq!(data_encoding::HEXLOWER.encode(&key[..]), expected);
    }
}
