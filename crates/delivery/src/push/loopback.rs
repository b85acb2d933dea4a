//! Waking devices in a demonstration: pushes for a push service on this very machine are sent, everything else is only
//! kept in the outbox, so that nothing leaves the machine.

use async_trait::async_trait;
use reqwest::Url;
use sluss_domain::model::subscription::LOOPBACK;
use sluss_domain::ports::courier::{Push, Pusher, SendError};

use super::WebPush;
use crate::Outbox;

/// The outbox, and a push service on this machine.
#[derive(Debug)]
pub struct LoopbackPush {
    /// Keeps every push for whoever looks.
    pub outbox: Outbox,
    /// Sends those that stay on this machine.
    pub push: WebPush,
}

#[async_trait]
impl Pusher for LoopbackPush {
    async fn send(&self, push: &Push) -> Result<(), SendError> {
        if push.endpoint.starts_with(LOOPBACK) {
            self.push.send(push).await?;
        }
        Pusher::send(&self.outbox, push).await
    }
}

/// Whether the endpoint is on this machine: by number and with a port, so that no name can lead elsewhere.
pub(super) fn is_loopback(endpoint: &Url) -> bool {
    endpoint.as_str().starts_with(LOOPBACK)
        && endpoint.host_str() == Some("127.0.0.1")
        && endpoint.username().is_empty()
}

#[cfg(test)]
mod tests {
    use reqwest::Url;

    use super::is_loopback;

    #[test]
    fn only_this_machine_is_this_machine() {
        let is = |text: &str| Url::parse(text).is_ok_and(|url| is_loopback(&url));
        assert!(is("http://127.0.0.1:4000/wake/1"));
        for other in [
            "http://127.0.0.1:80@10.0.0.1/",
            "http://127.0.0.1:4000@evil.test/",
            "http://127.0.0.10:4000/",
            "http://localhost:4000/",
            "http://127.0.0.1.evil.test:4000/",
            "https://127.0.0.1:4000/",
            "http://169.254.169.254/",
        ] {
            assert!(!is(other), "{other}");
        }
    }
}
