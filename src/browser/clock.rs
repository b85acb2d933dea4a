//! The browser's clock. It may be wrong by hours: good for showing time that passes, never for deciding.

use gloo_timers::callback::Interval;
use gloo_timers::future::TimeoutFuture;

/// Epoch milliseconds as this machine believes.
#[must_use]
pub fn now_ms() -> f64 {
    js_sys::Date::now()
}

/// Calls back once, unless dropped before.
#[cfg(any(feature = "account", feature = "authenticator"))]
#[derive(Debug)]
pub struct After(#[expect(dead_code, reason = "held because dropping it stops it")] gloo_timers::callback::Timeout);

#[cfg(any(feature = "account", feature = "authenticator"))]
impl After {
    /// Calls back when so many milliseconds have passed.
    #[must_use]
    pub fn call(milliseconds: u32, tell: impl FnOnce() + 'static) -> Self {
        Self(gloo_timers::callback::Timeout::new(milliseconds, tell))
    }
}

/// Lets that time pass.
pub async fn pause(milliseconds: u32) {
    TimeoutFuture::new(milliseconds).await;
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
