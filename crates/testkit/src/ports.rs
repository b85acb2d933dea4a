//! Ports that tests can foresee: a clock that stands until it is turned, random bytes from a seed, a quick hash that counts.

use std::sync::atomic::{AtomicI64, AtomicU64, AtomicUsize, Ordering};
use std::time::Duration;

use async_trait::async_trait;
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};
use sluss_domain::model::password::{Password, PasswordHash};
use sluss_domain::ports::busy::Busy;
use sluss_domain::ports::password::{PasswordHasher, Verdict};
use sluss_domain::{Clock, Entropy, Timestamp};

/// A clock that stands.
#[derive(Debug)]
pub struct SetClock(AtomicI64);

impl Default for SetClock {
    fn default() -> Self {
        Self(AtomicI64::new(1_800_000_000_000))
    }
}

impl SetClock {
    /// Sets it, to an earlier time too.
    pub fn set(&self, now: Timestamp) {
        self.0.store(now.0, Ordering::SeqCst);
    }

    /// Turns it forward by so much; nothing else makes it go on.
    pub fn advance(&self, duration: Duration) {
        self.0.fetch_add(i64::try_from(duration.as_millis()).expect("tests stay within a lifetime"), Ordering::SeqCst);
    }
}

impl Clock for SetClock {
    fn now(&self) -> Timestamp {
        Timestamp(self.0.load(Ordering::SeqCst))
    }
}

/// Bytes from a counter, never the same twice, always the same in the next run.
#[derive(Debug, Default)]
pub struct SeededEntropy(AtomicU64);

impl Entropy for SeededEntropy {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(32) {
            let count = self.0.fetch_add(1, Ordering::SeqCst);
            chunk.copy_from_slice(&Sha256::digest(count.to_be_bytes())[..chunk.len()]);
        }
    }
}

/// A hash that takes no time, and counts how often it was asked to compare.
#[derive(Debug, Default)]
pub struct CountingHasher {
    /// How many comparisons there were, of accounts and of nobody's.
    pub compared: AtomicUsize,
    /// Whether it says that it has too much to do.
    pub busy: std::sync::atomic::AtomicBool,
}

impl CountingHasher {
    fn take(&self) -> Result<(), Busy> {
        if self.busy.load(Ordering::SeqCst) { Err(Busy) } else { Ok(()) }
    }
}

fn quick(password: &Password) -> PasswordHash {
    PasswordHash::stored(format!("quick:{}", HEXLOWER.encode(&Sha256::digest(password.expose()))))
}

#[async_trait]
impl PasswordHasher for CountingHasher {
    async fn hash(&self, password: Password) -> Result<PasswordHash, Busy> {
        self.take().map(|()| quick(&password))
    }

    async fn hash_with_salt(&self, password: Password, salt: [u8; 16]) -> Result<PasswordHash, Busy> {
        self.take()?;
        self.compared.fetch_add(1, Ordering::SeqCst);
        Ok(PasswordHash::stored(format!("{}{}", quick(&password).as_str(), HEXLOWER.encode(&salt))))
    }

    async fn verify(&self, password: Password, hash: Option<PasswordHash>) -> Result<Verdict, Busy> {
        self.take()?;
        self.compared.fetch_add(1, Ordering::SeqCst);
        let right = hash.is_some_and(|hash| hash == quick(&password));
        Ok(if right { Verdict::Right { outdated: false } } else { Verdict::Wrong })
    }
}
