//! What the server said last about the time, for all of this program.

use std::cell::Cell;

use crate::authenticator::state::time::{ClockError, Clocks, ServerTime, Validity};
use crate::browser::clock::{now_ms, steady_ms};

thread_local! {
    static SAID: Cell<Option<ServerTime>> = const { Cell::new(None) };
}

fn clocks() -> Clocks {
    Clocks { device: now_ms(), steady: steady_ms() }
}

/// The server has said what time it is (epoch milliseconds).
pub(in crate::authenticator) fn learn(server_ms: i64) {
    SAID.set(Some(ServerTime::said(server_ms as f64, clocks())));
}

/// Its time now, where it has said anything since the app was opened.
fn server_ms() -> Option<f64> {
    SAID.get().map(|said| said.now_ms(clocks()))
}

/// The time now in epoch seconds: the server's, or this device's where that is all there is.
pub(in crate::authenticator) fn now_seconds() -> u64 {
    (server_ms().unwrap_or_else(now_ms) / 1_000.0) as u64
}

/// Whether something that ends at this second is good now.
pub(in crate::authenticator) fn validity(ends_at: u64) -> Validity {
    Validity::judge(ends_at, server_ms(), now_ms())
}

/// How far this device's clock is off, where it is known and worth a word.
pub(in crate::authenticator) fn off() -> Option<ClockError> {
    SAID.get().and_then(|said| said.off(clocks()))
}
