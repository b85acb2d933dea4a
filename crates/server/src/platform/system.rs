//! The machine's clock and random source: the only place that asks for either.

use std::time::{SystemTime, UNIX_EPOCH};

use sluss_domain::{Clock, Entropy, Timestamp};

/// The machine's clock, which may go back; servers ask it through [`super::SteadyClock`].
#[derive(Clone, Copy, Debug)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        #[expect(clippy::disallowed_methods, reason = "this is the clock that all others are told to use")]
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Timestamp(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
    }
}

/// The machine's random source.
#[derive(Clone, Copy, Debug)]
pub struct SystemEntropy;

impl Entropy for SystemEntropy {
    fn fill(&self, bytes: &mut [u8]) {
        #[expect(clippy::disallowed_methods, reason = "this is the source that all others are told to use")]
        aws_lc_rs::rand::fill(bytes).expect("a machine without random numbers can serve nobody");
    }
}
