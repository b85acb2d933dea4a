//! Keys out of passphrases: Argon2id (RFC 9106), version 1.3, one lane. Knows no vault.

use argon2::{Algorithm, Argon2, Params, Version};
use zeroize::Zeroizing;

/// A key of 32 bytes; `None` for a cost that RFC 9106, section 3.1, does not permit.
#[must_use]
pub fn key(passphrase: &[u8], salt: &[u8], memory_kib: u32, passes: u32) -> Option<Zeroizing<[u8; 32]>> {
    let params = Params::new(memory_kib, passes, 1, Some(32)).ok()?;
    let mut key = Zeroizing::new([0; 32]);
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    argon2.hash_password_into(passphrase, salt, &mut key[..]).ok()?;
    Some(key)
}

/// Answers the page: an object with the bytes `passphrase` and `salt` and the numbers `memory` (KiB) and `passes` gets the bytes of the key, or nothing
/// for a cost that is not permitted. Where the memory cannot be had, the worker ends, and the page hears that.
#[cfg(target_arch = "wasm32")]
pub fn serve() {
    use crate::browser::in_worker;

    in_worker::serve(|question| {
        let (passphrase, salt) = (Zeroizing::new(question.bytes("passphrase")?), question.bytes("salt")?);
        let key = key(&passphrase, &salt, question.number("memory")?, question.number("passes")?)?;
        Some(key.to_vec())
    });
}

#[cfg(test)]
mod tests {
    use data_encoding::HEXLOWER;

    use super::key;

    #[test]
    fn p02_keys_are_those_of_argon2id() {
        // RFC 9106 gives vectors for its associated data alone, so these are the reference program's (`argon2 -id`).
        let shown = |passphrase: &[u8], salt: &[u8], memory, passes| {
            key(passphrase, salt, memory, passes).map(|key| HEXLOWER.encode(&key[..]))
        };
        let expected = "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7";
        assert_eq!(shown(b"password", b"somesalt", 65_536, 2).as_deref(), Some(expected));
        assert_ne!(shown(b"password", b"somesalt", 65_536, 3).as_deref(), Some(expected));
    }

    #[test]
    fn a_cost_that_is_none_gives_no_key() {
        assert!(key(b"password", b"somesalt", 0, 3).is_none());
        assert!(key(b"password", b"somesalt", 64, 0).is_none());
        assert!(key(b"password", b"short", 64, 3).is_none());
    }
}
