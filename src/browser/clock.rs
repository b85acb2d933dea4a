//! The browser's clock. It may be wrong by hours: good for showing time that passes, never for deciding.

use gloo_timers::callback::Interval;

/// Epoch milliseconds as this machine believes.
#[must_use]
pub fn now_ms() -> f64 {
    js_sys::Date::now()
}

/// Calls back every second until dropped.
#[derive(Debug)]
pub struct EverySecond(#[expect(dead_code, reason = "held because dropping it stops it")] Interval);

impl EverySecond {
    /// Starts.
    #[must_use]
    pub fn call(tick: impl FnMut() + 'static) -> Self {
        Self(Interval::new(1000, tick))
    }
}
