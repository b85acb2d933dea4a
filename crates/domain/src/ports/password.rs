//! Slow hashes of passwords, and estimates of how many guesses they take, as ports.

use async_trait::async_trait;
use sluss_protocol::password::Weakness;
use zeroize::Zeroizing;

use crate::model::password::{Password, PasswordHash};
use crate::ports::busy::Busy;

/// What verifying a password found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The password does not match the hash.
    Wrong,
    /// The password matches the hash.
    Right {
        /// Whether the hash was made with weaker parameters than today's and should be replaced.
        outdated: bool,
    },
}

/// Hashes passwords slowly, with a bounded number at a time (A05, A07).
#[async_trait]
pub trait PasswordHasher: Send + Sync {
    /// Makes the hash to store, with a fresh salt.
    async fn hash(&self, password: Password) -> Result<PasswordHash, Busy>;

    /// Makes the same hash each time, by which a short secret is found. What it was made with never changes, or nothing
    /// that is stored would be found any more.
    async fn hash_with_salt(&self, password: Password, salt: [u8; 16]) -> Result<PasswordHash, Busy>;

    /// Compares a password with a hash. Without a hash (an unknown address) it does the same work and returns `Wrong`
    /// (H02).
    async fn verify(&self, password: Password, hash: Option<PasswordHash>) -> Result<Verdict, Busy>;
}

/// How hard a password is to guess.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Guess {
    /// From 0 to [`sluss_protocol::password::STRONGEST`].
    pub score: u32,
    /// What makes it easy to guess, if something does.
    pub weakness: Option<Weakness>,
}

/// Guesses as cracking programs do, with a bounded number at a time.
#[async_trait]
pub trait Guesser: Send + Sync {
    /// Rates a password, or a part of one, of at most [`Password::JUDGED`] characters; `words` relate to its owner and
    /// are guessed first.
    async fn guess(&self, part: Zeroizing<String>, words: Vec<String>) -> Result<Guess, Busy>;
}
