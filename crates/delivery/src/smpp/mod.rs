//! SMS by SMPP 3.4, the networks' own protocol: one lasting session, opened when it is first needed and again after it
//! has broken.

mod alphabet;
mod bind;
mod line;
mod session;
mod status;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use rusmpp::pdus::SubmitSm;
use rusmppc::Client;
use sluss_domain::Entropy;
use sluss_domain::ports::courier::{SendError, Sms, SmsSender};
use sluss_domain::ports::entropy::random;
use tokio::sync::Mutex;

use session::Failed;

pub use alphabet::Alphabet;
pub use bind::Bind;
pub use status::Known;

/// How often a later part of a message is tried again, and after which pause; the parts before it are already on their
/// way.
const PART_TRIES: u32 = 5;
const PART_PAUSE: Duration = Duration::from_millis(500);

/// The address of a network's message centre, and our identity there.
#[derive(Clone, Default)]
pub struct Peer {
    /// `smpp://host:port`, or `smpps://host:port` over TLS.
    pub url: String,
    /// The `system_id` that the message centre gave us.
    pub user: String,
    /// The password. SMPP 3.4 permits eight characters, and many message centres permit more.
    pub secret: String,
    /// The `system_type`, for message centres that want one.
    pub system_type: String,
    /// The role that we ask for.
    pub bind: Bind,
    /// The alphabet of data coding 0 there.
    pub alphabet: Alphabet,
    /// What answers mean if they differ from the standard.
    pub known: Known,
    /// PEM of a certificate authority that the machine does not know.
    pub authority: Option<Vec<u8>>,
    /// The sender that people see: letters, or a number.
    pub sender: String,
    /// How often the session is tested while nothing is sent.
    pub enquire: Duration,
    /// How long to wait for an answer.
    pub wait: Duration,
}

impl fmt::Debug for Peer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Peer(..)")
    }
}

/// A network's message centre.
pub struct MessageCentre {
    peer: Peer,
    entropy: Arc<dyn Entropy>,
    /// Locked while a session is being opened, so that only one is.
    session: Mutex<Option<Client>>,
}

impl fmt::Debug for MessageCentre {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MessageCentre(..)")
    }
}

impl MessageCentre {
    /// A message centre; nothing is connected yet.
    ///
    /// # Errors
    /// A sentence about the setting that is not valid.
    pub fn new(peer: Peer, entropy: Arc<dyn Entropy>) -> Result<Self, String> {
        session::check(&peer)?;
        Ok(Self { peer, entropy, session: Mutex::new(None) })
    }

    /// Tests whether a session can be opened.
    ///
    /// # Errors
    /// A sentence about why not.
    pub async fn reach(&self) -> Result<(), String> {
        self.client().await.map(|_| ()).map_err(|error| error.to_string())
    }

    async fn client(&self) -> Result<Client, SendError> {
        let mut session = self.session.lock().await;
        if let Some(client) = session.as_ref().filter(|client| client.is_active()) {
            return Ok(client.clone());
        }
        *session = None;
        let client = session::open(&self.peer).await.map_err(SendError::Unavailable)?;
        *session = Some(client.clone());
        Ok(client)
    }

    async fn submit_all(&self, client: &Client, parts: Vec<SubmitSm>) -> Result<(), Failed> {
        for (place, part) in parts.into_iter().enumerate() {
            if place == 0 {
                session::submit(client, part, &self.peer.known).await?;
                continue;
            }
            // The beginning is on its way: sending it again would be a second message.
            self.submit_later(client, &part).await.map_err(|failed| Failed {
                error: SendError::Unclear(format!("a later part: {}", failed.error)),
                broken: failed.broken,
            })?;
        }
        Ok(())
    }

    /// Submits a part after the first one. If it is too fast for the message centre it is tried again here, as nobody
    /// else can do that.
    async fn submit_later(&self, client: &Client, part: &SubmitSm) -> Result<(), Failed> {
        let mut tries = 1;
        loop {
            match session::submit(client, part.clone(), &self.peer.known).await {
                Err(Failed { error: SendError::Unavailable(_), broken: false }) if tries < PART_TRIES => {
                    tries += 1;
                    tokio::time::sleep(PART_PAUSE).await;
                }
                submitted => return submitted,
            }
        }
    }

    /// Ends a session in which something was not answered, so that the next message does not rely on it.
    async fn abandon(&self, client: &Client) {
        *self.session.lock().await = None;
        // The session may be closed already.
        let _ = client.close().await;
    }
}

#[async_trait]
impl SmsSender for MessageCentre {
    async fn send(&self, sms: &Sms) -> Result<(), SendError> {
        let parts = session::parts(&self.peer, sms, u16::from_be_bytes(random(&*self.entropy)))?;
        let client = self.client().await?;
        let sent = self.submit_all(&client, parts).await;
        if let Err(Failed { broken: true, .. }) = &sent {
            self.abandon(&client).await;
        }
        sent.map_err(|failed| failed.error)
    }
}
