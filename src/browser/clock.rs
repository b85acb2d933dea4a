//! The browser's clock. It may be wrong by hours: good enough to show time passing, never to decide anything.

use gloo_timers::callback::Interval;
use gloo_timers::future::TimeoutFuture;

/// Epoch milliseconds, according to this machine.
#[must_use]
pub fn now_ms() -> f64 {
    js_sys::Date::now()
}

/// The day by this machine's clock in UTC, such as 2026-11-28, for names of files.
#[cfg(feature = "authenticator")]
#[must_use]
pub fn today() -> String {
    js_sys::Date::new_0().to_iso_string().as_string().unwrap_or_default().chars().take(10).collect()
}

/// Milliseconds since the page came up, however this machine's clock is changed meanwhile. If the browser has no such clock, the ordinary
/// one must do.
#[cfg(any(feature = "authenticator", feature = "import"))]
#[must_use]
pub fn steady_ms() -> f64 {
    let steady = super::door::find(&["performance"]).and_then(|steady| super::door::call(&steady, "now", &[]).ok());
    steady.and_then(|now| now.as_f64()).unwrap_or_else(now_ms)
}

/// Waits for something, but no longer than that; `None` if it has not happened in time.
#[cfg(feature = "authenticator")]
pub async fn within<T>(milliseconds: u32, work: impl Future<Output = T>) -> Option<T> {
    let mut work = std::pin::pin!(work);
    let mut limit = std::pin::pin!(TimeoutFuture::new(milliseconds));
    std::future::poll_fn(|context| match work.as_mut().poll(context) {
        std::task::Poll::Ready(done) => std::task::Poll::Ready(Some(done)),
        std::task::Poll::Pending => limit.as_mut().poll(context).map(|()| None),
    })
    .await
}

/// Calls back once, unless dropped before.
#[cfg(any(feature = "account", feature = "authenticator"))]
#[derive(Debug)]
pub struct After(#[expect(dead_code, reason = "held because dropping it stops it")] gloo_timers::callback::Timeout);

#[cfg(any(feature = "account", feature = "authenticator"))]
impl After {
    /// Calls back after so many milliseconds.
    #[must_use]
    pub fn call(milliseconds: u32, tell: impl FnOnce() + 'static) -> Self {
        Self(gloo_timers::callback::Timeout::new(milliseconds, tell))
    }
}

/// Waits for so many milliseconds.
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
