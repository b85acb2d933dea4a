//! The browser's clock. It may be wrong by hours: good for showing time that passes, never for deciding.

use gloo_timers::callback::Interval;

/// Epoch milliseconds as this machine believes.
#[must_use]
pub fn now_ms() -> f64 {
    js_sys::Date::now()
}

/// Calls back again and again until dropped.
#[derive(Debug)]
pub struct Every(#[expect(dead_code, reason = "held because dropping it stops it")] Interval);

impl Every {
    /// Starts, with so many milliseconds between the calls.
    #[must_use]
    pub fn call(milliseconds: u32, tick: impl FnMut() + 'static) -> Self {
        Self(Interval::new(milliseconds, tick))
    }
}
