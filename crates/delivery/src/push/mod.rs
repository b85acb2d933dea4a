//! Web Push (RFC 8030): wakes a device through the push service that its browser chose. Messages are encrypted so that
//! the service cannot read them (RFC 8291), and signed so that it knows who sends them (RFC 8292).

mod contact;
mod encrypt;
mod loopback;
mod public;
mod vapid;

use std::fmt;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use async_trait::async_trait;
use reqwest::{Client, Url};
use sluss_domain::ports::courier::{Push, Pusher, SendError};
use sluss_domain::{Clock, Entropy};

pub(crate) use contact::contact;
pub use loopback::LoopbackPush;
pub use vapid::VapidKey;

use crate::web::{self, Proxy};

/// The largest payload that every push service accepts (RFC 8030, section 7.2, less the overhead of encryption).
const PAYLOAD_MAX: usize = 3_993;

/// How much of a push service's reason is read, and how much is logged.
const REASON_READ: usize = 4_096;
const REASON_MAX: usize = 200;
/// A word of this length or more may be a secret.
const SECRET_FROM: usize = 32;

/// Sends pushes to push services.
pub struct WebPush {
    /// Signs for us at push services (RFC 8292).
    pub key: Arc<dyn VapidKey>,
    /// The contact for push services, a mailto: or https: URL.
    pub contact: String,
    /// Which endpoints are permitted.
    pub reach: Reach,
    /// The proxy to send through, if the operator named one.
    pub proxy: Option<Proxy>,
    /// The source of time, for tokens that expire.
    pub clock: Arc<dyn Clock>,
    /// The source of keys and salts for encryption.
    pub entropy: Arc<dyn Entropy>,
    /// How long to wait for an answer.
    pub wait: Duration,
    /// Created when first needed, because reading the machine's certificate authorities takes a while.
    pub client: OnceLock<Option<Client>>,
}

/// Which endpoints are permitted: they come from browsers, and should not lead into our own network.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reach {
    /// Only endpoints at public addresses.
    #[default]
    Public,
    /// All endpoints, if the operator wants that.
    Everywhere,
    /// Only endpoints on this machine, for a demonstration.
    Loopback,
}

impl fmt::Debug for WebPush {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WebPush").field("contact", &self.contact).finish_non_exhaustive()
    }
}

impl WebPush {
    /// Sends with this key, to public addresses and without a proxy.
    #[must_use]
    pub fn new(key: Arc<dyn VapidKey>, contact: String, clock: Arc<dyn Clock>, entropy: Arc<dyn Entropy>) -> Self {
        let (wait, client) = (web::ANSWER, OnceLock::new());
        Self { key, contact, reach: Reach::Public, proxy: None, clock, entropy, wait, client }
    }

    fn client(&self) -> Result<&Client, SendError> {
        let client = self.client.get_or_init(|| {
            let client = web::client(self.wait, self.proxy.as_ref());
            let client = match (self.reach, &self.proxy) {
                (Reach::Public, None) => client.dns_resolver(Arc::new(public::Public)),
                // With a proxy, only its own name is looked up here, which may well be a private one.
                (Reach::Public, Some(_)) | (Reach::Everywhere | Reach::Loopback, _) => client,
            };
            client.build().ok()
        });
        client.as_ref().ok_or_else(|| SendError::Unavailable("HTTP cannot be used".to_owned()))
    }

    fn request(&self, push: &Push) -> Option<reqwest::RequestBuilder> {
        let endpoint = Url::parse(&push.endpoint).ok()?;
        let allowed = match self.reach {
            Reach::Public => public::is_allowed(&endpoint),
            Reach::Everywhere => true,
            Reach::Loopback => loopback::is_loopback(&endpoint),
        };
        if !allowed {
            return None;
        }
        let body = encrypt::encrypt(push, &*self.entropy)?;
        let authorization = vapid::authorization(&endpoint, &self.contact, self.clock.now(), &*self.key);
        let request = self.client().ok()?.post(endpoint);
        let request = request.header("authorization", authorization).header("content-encoding", "aes128gcm");
        let request = request.header("ttl", push.ttl.as_secs()).header("urgency", "high").body(body);
        Some(match &push.topic {
            Some(topic) => request.header("topic", topic),
            None => request,
        })
    }
}

#[async_trait]
impl Pusher for WebPush {
    async fn send(&self, push: &Push) -> Result<(), SendError> {
        if push.payload.len() > PAYLOAD_MAX {
            return Err(SendError::Refused("the payload is too long".to_owned()));
        }
        self.client()?;
        let unwritable = || SendError::Refused("the subscription cannot be used".to_owned());
        let request = self.request(push).ok_or_else(unwritable)?;
        let answer = request.send().await.map_err(|error| web::failure(&error))?;
        let status = answer.status().as_u16();
        match status {
            200..300 => return Ok(()),
            404 | 410 => return Err(SendError::Gone),
            _ => {}
        }
        let why = match reason(answer, push).await {
            Some(reason) => format!("status {status}: {reason}"),
            None => format!("status {status}"),
        };
        match status {
            // Pushes with the same topic replace one another, so sending one again disturbs nobody.
            408 | 425 | 429 | 500.. => Err(SendError::Unavailable(why)),
            _ => Err(SendError::Refused(why)),
        }
    }
}

/// The beginning of the push service's reason, such as `{"reason":"BadJwtToken"}`, on one line for the log. Words as
/// long as keys, tokens and a device's own address are left out, since whoever has that address can wake the device
/// (M02).
async fn reason(mut answer: reqwest::Response, push: &Push) -> Option<String> {
    let mut body = Vec::new();
    while let Ok(Some(chunk)) = answer.chunk().await {
        body.extend_from_slice(&chunk);
        if body.len() > REASON_READ {
            break;
        }
    }
    let said = String::from_utf8_lossy(&body).replace(&push.endpoint, "…");
    let visible: String = said.chars().map(|c| if c.is_control() || c.is_whitespace() { ' ' } else { c }).collect();
    let words = visible.split(' ').filter(|word| !word.is_empty()).map(without_secrets);
    let reason: String = words.collect::<Vec<_>>().join(" ").chars().take(REASON_MAX).collect();
    (!reason.is_empty()).then_some(reason)
}

/// The word without runs of characters that are long enough to be secrets.
fn without_secrets(word: &str) -> String {
    let is_letter = |c: char| c.is_alphanumeric() || "-_+/=.%".contains(c);
    let mut out = String::with_capacity(word.len());
    for run in word.split_inclusive(|c: char| !is_letter(c)) {
        let letters = run.trim_end_matches(|c: char| !is_letter(c));
        let (shown, end) = (if letters.len() >= SECRET_FROM { "…" } else { letters }, &run[letters.len()..]);
        out.push_str(shown);
        out.push_str(end);
    }
    out
}
