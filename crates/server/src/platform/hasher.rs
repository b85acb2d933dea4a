//! argon2id: as many hashes at once as there are cores, and a bounded queue of them (A05, A07).

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use argon2::password_hash::PasswordVerifier;
use argon2::password_hash::phc::PasswordHash as Phc;
use argon2::{Algorithm, Argon2, Block, Params, Version};
use async_trait::async_trait;
use sluss_domain::Entropy;
use sluss_domain::model::password::{Password, PasswordHash};
use sluss_domain::ports::busy::Busy;
use sluss_domain::ports::entropy::random;
use sluss_domain::ports::password::{PasswordHasher, Verdict};

use super::bounded_pool::BoundedPool;

/// 19 MiB, two passes, one lane: OWASP's first choice.
const MEMORY_KIB: u32 = 19_456;
const PASSES: u32 = 2;
const LANES: u32 = 1;
const HASH_BYTES: usize = 32;
/// How many hashes may wait for each core; further ones get [`Busy`].
const QUEUE_FOR_EACH_CORE: usize = 64;

/// How long nobody hashes anything before the memory for it goes back to the system.
const QUIET: Duration = Duration::from_secs(10);

/// Hashes passwords with argon2id.
pub struct Argon2Hasher {
    entropy: Arc<dyn Entropy>,
    turns: BoundedPool,
    kept: Arc<Mutex<Kept>>,
    quiet: Duration,
    /// The hash that a password for an unknown address is compared with, so that it takes the same work (H02).
    decoy: PasswordHash,
}

/// Memory kept between hashes: asking the system for fresh memory each time costs more than half of a hash.
#[derive(Default)]
struct Kept {
    memory: Vec<Vec<Block>>,
    /// Whether there has been a hash since somebody last looked.
    used: bool,
    /// Whether somebody looks after a while whether it is still needed.
    watched: bool,
}

impl std::fmt::Debug for Argon2Hasher {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Argon2Hasher").field("turns", &self.turns).finish_non_exhaustive()
    }
}

impl Argon2Hasher {
    /// A hasher for this machine's cores.
    #[must_use]
    pub fn new(entropy: Arc<dyn Entropy>) -> Self {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        // No password matches it: its hash part is random. Making a real one would cost a hash at each start.
        let decoy = phc_string(&random::<16>(&*entropy), &random::<HASH_BYTES>(&*entropy));
        Self {
            entropy,
            turns: BoundedPool::new(cores, cores * QUEUE_FOR_EACH_CORE),
            kept: Arc::default(),
            quiet: QUIET,
            decoy,
        }
    }

    /// Runs one piece of work in its turn, with memory for it.
    async fn in_turn<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut [Block]) -> T + Send + 'static,
    ) -> Result<T, Busy> {
        let kept = Arc::clone(&self.kept);
        let in_turn = move || {
            let reused = locked(&kept).memory.pop();
            let mut memory = reused.unwrap_or_else(|| vec![Block::default(); MEMORY_KIB as usize]);
            let outcome = work(&mut memory);
            let mut kept = locked(&kept);
            kept.memory.push(memory);
            kept.used = true;
            outcome
        };
        let outcome = self.turns.run(in_turn).await;
        if !std::mem::replace(&mut locked(&self.kept).watched, true) {
            tokio::spawn(give_back(Arc::clone(&self.kept), self.quiet));
        }
        outcome
    }
}

fn locked(kept: &Mutex<Kept>) -> std::sync::MutexGuard<'_, Kept> {
    kept.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Waits until there was no hash for a while, and lets go of the memory.
async fn give_back(kept: Arc<Mutex<Kept>>, quiet: Duration) {
    loop {
        tokio::time::sleep(quiet).await;
        let mut kept = locked(&kept);
        if !std::mem::take(&mut kept.used) {
            *kept = Kept::default();
            return;
        }
    }
}

#[async_trait]
impl PasswordHasher for Argon2Hasher {
    async fn hash(&self, password: Password) -> Result<PasswordHash, Busy> {
        self.hash_with_salt(password, random::<16>(&*self.entropy)).await
    }

    async fn hash_with_salt(&self, password: Password, salt: [u8; 16]) -> Result<PasswordHash, Busy> {
        self.in_turn(move |memory| {
            let mut hash = [0; HASH_BYTES];
            let hashed = argon2().hash_password_into_with_memory(password.expose(), &salt, &mut hash, memory);
            hashed.expect("password, salt and memory have lengths that argon2 takes");
            phc_string(&salt, &hash)
        })
        .await
    }

    async fn verify(&self, password: Password, hash: Option<PasswordHash>) -> Result<Verdict, Busy> {
        let known = hash.is_some();
        let hash = hash.unwrap_or_else(|| self.decoy.clone());
        let verdict = self.in_turn(move |memory| compare(&password, &hash, memory)).await?;
        Ok(if known { verdict } else { Verdict::Wrong })
    }
}

fn argon2() -> Argon2<'static> {
    let params =
        Params::new(MEMORY_KIB, PASSES, LANES, Some(HASH_BYTES)).expect("these parameters are within argon2's bounds");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

/// The hash with everything that is needed to check it again, in the PHC string format.
fn phc_string(salt: &[u8], hash: &[u8]) -> PasswordHash {
    let b64 = data_encoding::BASE64_NOPAD;
    let parameters = format!("m={MEMORY_KIB},t={PASSES},p={LANES}");
    PasswordHash::stored(format!("$argon2id$v=19${parameters}${}${}", b64.encode(salt), b64.encode(hash)))
}

fn compare(password: &Password, hash: &PasswordHash, memory: &mut [Block]) -> Verdict {
    let Ok(parsed) = Phc::new(hash.as_str()) else { return Verdict::Wrong };
    let current = hash.as_str().starts_with(&format!("$argon2id$v=19$m={MEMORY_KIB},t={PASSES},p={LANES}$"));
    let (salt, expected) = (parsed.salt.as_ref(), parsed.hash.as_ref());
    let (true, Some(salt), Some(expected)) = (current, salt, expected) else {
        // Made with other parameters: the library reads them from the string and allocates its own memory.
        let right = Argon2::default().verify_password(password.expose(), &parsed).is_ok();
        return if right { Verdict::Right { outdated: true } } else { Verdict::Wrong };
    };
    let mut hash = [0; HASH_BYTES];
    let salt: &[u8] = salt.as_ref();
    let hashed = argon2().hash_password_into_with_memory(password.expose(), salt, &mut hash, memory);
    let same = hashed.is_ok() && bool::from(subtle::ConstantTimeEq::ct_eq(&hash[..], expected.as_bytes()));
    if same { Verdict::Right { outdated: false } } else { Verdict::Wrong }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::time::Duration;

    use sluss_domain::model::password::{Password, PasswordHash};
    use sluss_domain::ports::busy::Busy;
    use sluss_domain::ports::password::{PasswordHasher, Verdict};

    use super::super::SystemEntropy;
    use super::{Argon2Hasher, BoundedPool};

    fn password(text: &str) -> Password {
        Password::typed(text).unwrap()
    }

    #[tokio::test]
    async fn a05_hashes_carry_their_parameters_and_compare() {
        let hasher = Argon2Hasher::new(Arc::new(SystemEntropy));
        let hash = hasher.hash(password("ångström 72")).await.unwrap();
        assert!(hash.as_str().starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{}", hash.as_str());
        assert_eq!(
            hasher.verify(password("ångström 72"), Some(hash.clone())).await,
            Ok(Verdict::Right { outdated: false })
        );
        assert_eq!(hasher.verify(password("ångström 73"), Some(hash)).await, Ok(Verdict::Wrong));
    }

    #[tokio::test]
    async fn p06_the_memory_goes_back_once_nobody_hashes_and_the_next_hash_is_as_right() {
        let mut hasher = Argon2Hasher::new(Arc::new(SystemEntropy));
        hasher.quiet = Duration::from_millis(5);
        for _ in 0..2 {
            let hash = hasher.hash(password("ångström 72")).await.unwrap();
            let right = hasher.verify(password("ångström 72"), Some(hash)).await;
            assert_eq!(right, Ok(Verdict::Right { outdated: false }));
            while !super::locked(&hasher.kept).memory.is_empty() {
                tokio::task::yield_now().await;
            }
        }
    }

    #[tokio::test]
    async fn a05_a_hash_with_older_parameters_is_right_and_outdated() {
        let hasher = Argon2Hasher::new(Arc::new(SystemEntropy));
        let params = argon2::Params::new(64, 1, 1, Some(32)).unwrap();
        let old = argon2::Argon2::from(params);
        let hash: argon2::password_hash::phc::PasswordHash =
            argon2::password_hash::PasswordHasher::hash_password_with_salt(&old, b"ordet 1234", &[7; 16]).unwrap();
        let hash = PasswordHash::stored(hash.to_string());
        assert_eq!(hasher.verify(password("ordet 1234"), Some(hash)).await, Ok(Verdict::Right { outdated: true }));
    }

    #[tokio::test]
    async fn f05_a_hash_with_a_given_salt_is_the_same_in_every_version() {
        let hasher = Argon2Hasher::new(Arc::new(SystemEntropy));
        let hash = hasher.hash_with_salt(password("AAAABBBBCCCC"), [7; 16]).await.unwrap();
        // Made by the reference implementation. With other parameters, nobody's codes would be found any more.
        assert_eq!(
            hash.as_str(),
            "$argon2id$v=19$m=19456,t=2,p=1$BwcHBwcHBwcHBwcHBwcHBw$kqjINafQ/V3wHzBPOo5Cahx2A8N4Yuqn/J84uIdx+JQ"
        );
        assert_ne!(hasher.hash_with_salt(password("AAAABBBBCCCC"), [8; 16]).await.unwrap(), hash);
    }

    #[tokio::test]
    async fn h02_nobodys_password_is_wrong_and_takes_a_hash() {
        let hasher = Argon2Hasher::new(Arc::new(SystemEntropy));
        assert_eq!(hasher.verify(password("whatever"), None).await, Ok(Verdict::Wrong));
        assert_eq!(super::locked(&hasher.kept).memory.len(), 1, "no hash was computed");
    }

    #[tokio::test]
    async fn a07_more_than_the_queue_takes_is_told_so() {
        let hasher =
            Arc::new(Argon2Hasher { turns: BoundedPool::new(1, 2), ..Argon2Hasher::new(Arc::new(SystemEntropy)) });
        let all = (0..40).map(|_| {
            let hasher = hasher.clone();
            tokio::spawn(async move { hasher.verify(password("whatever"), None).await })
        });
        let mut busy = 0;
        for one in all.collect::<Vec<_>>() {
            busy += usize::from(one.await.unwrap() == Err(Busy));
        }
        assert!((1..40).contains(&busy), "{busy} of 40 were turned away");
        assert_eq!(hasher.turns.waiting(), 0);
    }
}
