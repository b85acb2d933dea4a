//! Keys from passwords, each with a cost that is known before it is paid, and bounds that a file cannot raise. Knows no product.

use aes::Aes256;
use aes::cipher::{BlockCipherEncrypt, KeyInit};
use argon2::Argon2;
use sha1::Sha1;
use sha2::{Digest, Sha256, Sha512};
use zeroize::Zeroizing;

use crate::bounds::{Bounds, Progress};
use crate::cost::Cost;
use crate::refusal::Refusal;

/// A key of 32 bytes, wiped when it is dropped.
pub(crate) type Key = Zeroizing<[u8; 32]>;

/// How a key is made from a password.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Derivation {
    /// PBKDF2 (RFC 8018, section 5.2) with an HMAC.
    Pbkdf2 { hash: Hash, salt: Vec<u8>, rounds: u64 },
    /// Argon2 (RFC 9106); memory in KiB. `old` is version 1.0, which nothing but KeePass has.
    Argon2 { kind: Argon2Kind, old: bool, salt: Vec<u8>, memory: u64, passes: u64, lanes: u64 },
    /// scrypt (RFC 7914).
    Scrypt { salt: Vec<u8>, n: u64, r: u64, p: u64 },
    /// KeePass's own: each half of 32 bytes is encrypted with AES-256 again and again, and the whole is hashed.
    AesKdf { seed: [u8; 32], rounds: u64 },
}

/// Which of the variants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Argon2Kind {
    D,
    Id,
}

/// The hash in PBKDF2's HMAC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hash {
    Sha1,
    Sha256,
    Sha512,
}

/// So many rounds of AES take less than a millisecond or two.
const AT_ONCE: u64 = 4096;

const UNUSUAL: Refusal = Refusal::Damaged("a key cannot be derived with such parameters");

impl Derivation {
    /// Argon2id, version 1.3, as all products but KeePass have it.
    pub(crate) fn argon2id(salt: Vec<u8>, memory: u64, passes: u64, lanes: u64) -> Self {
        Self::Argon2 { kind: Argon2Kind::Id, old: false, salt, memory, passes, lanes }
    }

    /// What it costs; numbers that are out of all bounds stay so.
    pub(crate) fn cost(&self) -> Cost {
        match self {
            Self::Pbkdf2 { rounds, .. } => Cost { memory: 0, rounds: *rounds },
            // Ten of them are the work of one round of PBKDF2, and KeePass asks for tens of millions.
            Self::AesKdf { rounds, .. } => Cost { memory: 0, rounds: rounds.div_ceil(10) },
            Self::Argon2 { memory, passes, .. } => {
                Cost { memory: memory.saturating_mul(1024), rounds: memory.saturating_mul(*passes) }
            }
            Self::Scrypt { n, r, p, .. } => {
                let memory = n.saturating_mul(*r).saturating_mul(128);
                // It is written once and read once.
                Cost { memory, rounds: (memory / 512).saturating_mul(*p) }
            }
        }
    }

    /// The key.
    ///
    /// # Errors
    /// [`Refusal::Memory`] and [`Refusal::Work`] before anything is allocated; [`Refusal::Damaged`] for parameters that no product writes;
    /// [`Refusal::Stopped`] before and after, and during KeePass's own way. The libraries for the others cannot be interrupted.
    pub(crate) fn key(&self, password: &[u8], limits: &Bounds) -> Result<Key, Refusal> {
        affordable(self.cost(), limits)?;
        let of = self.cost().rounds;
        limits.tell(Progress::Key { done: 0, of })?;
        let mut key = Key::default();
        match self {
            Self::Pbkdf2 { hash, salt, rounds } => {
                let rounds = u32::try_from(*rounds).ok().filter(|rounds| *rounds > 0).ok_or(UNUSUAL)?;
                hash.pbkdf2(password, salt, rounds, &mut *key);
            }
            Self::Argon2 { kind, old, salt, memory, passes, lanes } => {
                argon2(*kind, *old, salt, [*memory, *passes, *lanes])?
                    .hash_password_into(password, salt, &mut *key)
                    .map_err(|why| refused(&why, self.cost()))?;
            }
            Self::Scrypt { salt, n, r, p } => scrypt_into(password, salt, [*n, *r, *p], &mut key)?,
            Self::AesKdf { seed, rounds } => aes_kdf(password, seed, *rounds, &mut key, limits)?,
        }
        limits.tell(Progress::Key { done: of, of })?;
        Ok(key)
    }
}

/// # Errors
/// [`Refusal::Memory`] and [`Refusal::Work`].
pub(crate) fn affordable(cost: Cost, limits: &Bounds) -> Result<(), Refusal> {
    if cost.memory > limits.memory {
        return Err(Refusal::Memory { needed: cost.memory, most: limits.memory });
    }
    if cost.rounds > limits.rounds {
        return Err(Refusal::Work);
    }
    Ok(())
}

impl Hash {
    pub(crate) fn pbkdf2(self, password: &[u8], salt: &[u8], rounds: u32, key: &mut [u8]) {
        match self {
            Self::Sha1 => pbkdf2::pbkdf2_hmac::<Sha1>(password, salt, rounds, key),
            Self::Sha256 => pbkdf2::pbkdf2_hmac::<Sha256>(password, salt, rounds, key),
            Self::Sha512 => pbkdf2::pbkdf2_hmac::<Sha512>(password, salt, rounds, key),
        }
    }
}

fn argon2(kind: Argon2Kind, old: bool, salt: &[u8], numbers: [u64; 3]) -> Result<Argon2<'static>, Refusal> {
    let [memory, passes, lanes] = numbers.map(|number| u32::try_from(number).map_err(|_| UNUSUAL));
    let parameters = argon2::Params::new(memory?, passes?, lanes?, Some(32)).map_err(|_| UNUSUAL)?;
    if salt.len() < argon2::MIN_SALT_LEN {
        return Err(UNUSUAL);
    }
    let kind = match kind {
        Argon2Kind::D => argon2::Algorithm::Argon2d,
        Argon2Kind::Id => argon2::Algorithm::Argon2id,
    };
    let version = if old { argon2::Version::V0x10 } else { argon2::Version::V0x13 };
    Ok(Argon2::new(kind, version, parameters))
}

fn refused(why: &argon2::Error, cost: Cost) -> Refusal {
    match why {
        argon2::Error::OutOfMemory => Refusal::Memory { needed: cost.memory, most: 0 },
        _ => UNUSUAL,
    }
}

fn scrypt_into(password: &[u8], salt: &[u8], [n, r, p]: [u64; 3], key: &mut Key) -> Result<(), Refusal> {
    if !n.is_power_of_two() {
        return Err(UNUSUAL);
    }
    let log_n = u8::try_from(n.trailing_zeros()).map_err(|_| UNUSUAL)?;
    let [r, p] = [r, p].map(|number| u32::try_from(number).map_err(|_| UNUSUAL));
    let parameters = scrypt::Params::new(log_n, r?, p?).map_err(|_| UNUSUAL)?;
    scrypt::scrypt(password, salt, &parameters, &mut **key).map_err(|_| UNUSUAL)
}

/// What is transformed is the composite key, of 32 bytes.
fn aes_kdf(composite: &[u8], seed: &[u8; 32], rounds: u64, key: &mut Key, limits: &Bounds) -> Result<(), Refusal> {
    let mut blocks: [aes::Block; 2] = [aes::Block::default(); 2];
    let halves: &[u8; 32] = composite.try_into().map_err(|_| UNUSUAL)?;
    blocks[0].copy_from_slice(&halves[..16]);
    blocks[1].copy_from_slice(&halves[16..]);
    let cipher = Aes256::new(seed.into());
    for done in 0..rounds {
        if done % AT_ONCE == AT_ONCE - 1 {
            limits.tell(Progress::Key { done: done / 10, of: rounds.div_ceil(10) })?;
        }
        cipher.encrypt_blocks(&mut blocks);
    }
    **key = Sha256::new().chain_update(blocks[0]).chain_update(blocks[1]).finalize().into();
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::cell::{Cell, RefCell};
    use std::ops::ControlFlow;
    use std::rc::Rc;

    use super::{Derivation, Hash};
    use crate::bounds::{Bounds, Progress};
    use crate::limits::Limits;
    use crate::refusal::Refusal;

    fn key(derivation: &Derivation) -> Result<(), Refusal> {
        derivation.key(b"password", &Bounds::unwatched(&Limits::with_memory(64 << 20))).map(drop)
    }

    #[test]
    fn a_file_cannot_ask_for_more_memory_or_work_than_there_is() {
        let salt = vec![7; 16];
        let argon2id = |memory, passes, lanes| Derivation::argon2id(salt.clone(), memory, passes, lanes);
        let scrypt = |n, r, p| Derivation::Scrypt { salt: salt.clone(), n, r, p };
        let pbkdf2 = |rounds| Derivation::Pbkdf2 { hash: Hash::Sha256, salt: salt.clone(), rounds };
        let memory = |needed| Err(Refusal::Memory { needed, most: 64 << 20 });
        assert_eq!(key(&argon2id(1 << 20, 4, 1)), memory(1 << 30));
        assert_eq!(key(&argon2id(u64::MAX, 4, 1)), memory(u64::MAX));
        assert_eq!(key(&argon2id(1 << 10, 1 << 40, 1)), Err(Refusal::Work));
        assert_eq!(key(&scrypt(1 << 20, 8, 1)), memory(1 << 30));
        assert_eq!(key(&scrypt(1 << 15, 8, 1 << 30)), Err(Refusal::Work));
        assert_eq!(key(&pbkdf2(10_000_001)), Err(Refusal::Work));
        assert_eq!(key(&pbkdf2(u64::MAX)), Err(Refusal::Work));
    }

    #[test]
    fn parameters_that_nothing_is_derived_with_are_refused() {
        let salt = vec![7; 16];
        let wrong = [
            Derivation::Pbkdf2 { hash: Hash::Sha1, salt: salt.clone(), rounds: 0 },
            Derivation::argon2id(salt.clone(), 1024, 0, 1),
            Derivation::argon2id(salt.clone(), 1024, 1, 0),
            Derivation::argon2id(salt.clone(), 1, 1, 1),
            Derivation::argon2id(vec![7; 7], 1024, 1, 1),
            Derivation::Scrypt { salt: salt.clone(), n: 0, r: 8, p: 1 },
            Derivation::Scrypt { salt: salt.clone(), n: 1000, r: 8, p: 1 },
            Derivation::Scrypt { salt, n: 1024, r: 0, p: 1 },
        ];
        for derivation in wrong {
            assert!(matches!(key(&derivation), Err(Refusal::Damaged(_))), "{derivation:?}");
        }
    }

    #[test]
    fn p04_each_derivation_is_told_and_keepasss_own_can_be_stopped_midway() {
        let salt = vec![7; 16];
        let kinds = [
            Derivation::Pbkdf2 { hash: Hash::Sha1, salt: salt.clone(), rounds: 100 },
            Derivation::argon2id(salt.clone(), 64, 2, 1),
            Derivation::Scrypt { salt, n: 1024, r: 8, p: 1 },
            Derivation::AesKdf { seed: [7; 32], rounds: 100_000 },
        ];
        for derivation in kinds {
            let of = derivation.cost().rounds;
            let told = Rc::new(RefCell::new(Vec::new()));
            let heard = told.clone();
            let watch = move |progress| {
                heard.borrow_mut().push(progress);
                ControlFlow::Continue(())
            };
            assert!(derivation.key(&[7; 32], &Bounds::watched(&Limits::default(), watch)).is_ok());
            let told = told.borrow();
            assert_eq!(told.first(), Some(&Progress::Key { done: 0, of }));
            assert_eq!(told.last(), Some(&Progress::Key { done: of, of }));
            assert_eq!(told.len() > 10, matches!(derivation, Derivation::AesKdf { .. }), "{derivation:?}");
            for stop in 0..told.len() {
                let told = Cell::new(0);
                let watch = move |_| {
                    if told.replace(told.get() + 1) == stop {
                        ControlFlow::Break(())
                    } else {
                        ControlFlow::Continue(())
                    }
                };
                let key = derivation.key(&[7; 32], &Bounds::watched(&Limits::default(), watch));
                assert_eq!(key, Err(Refusal::Stopped), "{derivation:?}, stopped at {stop}");
            }
        }
    }
}
