//! Searches all PINs, by their SHA-256, for the one behind a response (docs/decisions/0048). A search takes some milliseconds of a core, so as many
//! run at once as there are cores, each on a thread that may block.

use std::sync::LazyLock;

use async_trait::async_trait;
use sha2::{Digest, Sha256};
use sluss_domain::ports::busy::Busy;
use sluss_domain::ports::pin::{PinFits, PinSearch};
use sluss_protocol::pin;
use zeroize::Zeroizing;

use super::bounded_pool::BoundedPool;

/// How many searches may wait for each core; further ones get [`Busy`].
const QUEUE_FOR_EACH_CORE: usize = 256;

/// SHA-256 of each PIN, in their order.
static HASHES: LazyLock<Vec<[u8; 32]>> = LazyLock::new(|| {
    let count = 10_u32.pow(u32::try_from(pin::DIGITS).expect("a PIN is short"));
    (0..count).map(|number| Sha256::digest(digits(number).as_bytes()).into()).collect()
});

fn digits(number: u32) -> Zeroizing<String> {
    Zeroizing::new(format!("{number:0width$}", width = pin::DIGITS))
}

/// Looks at every PIN.
#[derive(Debug)]
pub struct AllPins(BoundedPool);

impl Default for AllPins {
    fn default() -> Self {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Self(BoundedPool::new(cores, cores * QUEUE_FOR_EACH_CORE))
    }
}

#[async_trait]
impl PinSearch for AllPins {
    async fn those_that(&self, fits: PinFits) -> Result<Vec<Zeroizing<String>>, Busy> {
        let search = move || {
            let found = (0..).zip(&*HASHES).filter(|(_, hash)| fits(hash.as_slice()));
            found.map(|(number, _)| digits(number)).collect()
        };
        self.0.run(search).await
    }
}

#[cfg(test)]
mod tests {
    use sha2::{Digest, Sha256};
    use sluss_domain::ports::pin::PinSearch;

    use super::AllPins;

    #[tokio::test]
    async fn s29_every_pin_is_found_by_its_hash_and_all_are_looked_at() {
        for digits in ["0000", "0042", "7391", "9999"] {
            let hash = Sha256::digest(digits);
            let found = AllPins::default().those_that(Box::new(move |other| other == hash.as_slice())).await.unwrap();
            assert_eq!(found.iter().map(|pin| pin.as_str()).collect::<Vec<_>>(), [digits]);
        }
        assert_eq!(AllPins::default().those_that(Box::new(|_| true)).await.unwrap().len(), 10_000);
    }
}
