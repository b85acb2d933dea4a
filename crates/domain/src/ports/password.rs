//! Slow hashes of passwords, and guesses at them, as ports.

use async_trait::async_trait;
use sluss_protocol::password::Weakness;
use zeroize::Zeroizing;

use crate::model::password::{Password, PasswordHash};
use crate::ports::busy::Busy;

/// What a check of a password found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Another password.
    Wrong,
    /// The right one.
    Right {
        /// The hash was made with weaker parameters than those of today.
        outdated: bool,
    },
}

/// Hashes passwords, slowly, a bounded number at once (A05, A07).
#[async_trait]
pub trait PasswordHasher: Send + Sync {
    /// The hash to store.
    async fn hash(&self, password: Password) -> Result<PasswordHash, Busy>;

    /// Compares a password with a hash. Without a hash (an unknown address) it does the same work and says `Wrong` (H02).
    async fn verify(&self, password: Password, hash: Option<PasswordHash>) -> Result<Verdict, Busy>;
}

/// How hard a password is to guess.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Guess {
    /// 0 to [`sluss_protocol::password::STRONGEST`].
    pub score: u32,
    /// What makes it easy, where something does.
    pub weakness: Option<Weakness>,
}

/// Guesses as the programs do that break passwords, a bounded number at once.
#[async_trait]
pub trait Guesser: Send + Sync {
    /// Looks at a password, or a part of one of [`Password::JUDGED`] characters at most, of somebody whom these words have to do with.
    async fn guess(&self, part: Zeroizing<String>, words: Vec<String>) -> Result<Guess, Busy>;
}
