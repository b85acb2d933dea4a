//! SMS by SMPP 3.4, the networks' own protocol: one lasting session, opened when it is first needed and again when it has broken.

mod session;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use rusmpp::pdus::SubmitSm;
use rusmppc::Client;
use sluss_domain::Entropy;
use sluss_domain::courier::{SendError, Sms, SmsSender};
use sluss_domain::entropy::random;
use tokio::sync::Mutex;

/// Where the network is, and who we are there.
#[derive(Clone)]
pub struct Peer {
    /// `smpp://host:port`, or `smpps://host:port` over TLS.
    pub url: String,
    /// The system id.
    pub user: String,
    /// Its password; eight letters at most in SMPP 3.4.
    pub secret: String,
    /// Whom people see as the sender: letters, or a number.
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
    /// Held while a session is opened, so that one is.
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
    /// A sentence that names the setting that cannot be.
    pub fn new(peer: Peer, entropy: Arc<dyn Entropy>) -> Result<Self, String> {
        session::check(&peer)?;
        Ok(Self { peer, entropy, session: Mutex::new(None) })
    }

    /// Opens a session.
    ///
    /// # Errors
    /// A sentence that says why not.
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

    /// A session in which something was not answered is not trusted with the next message.
    async fn abandon(&self, client: &Client) {
        *self.session.lock().await = None;
        // It may be closed already.
        let _ = client.close().await;
    }
}

#[async_trait]
impl SmsSender for MessageCentre {
    async fn send(&self, sms: &Sms) -> Result<(), SendError> {
        let parts = session::parts(&self.peer, sms, u16::from_be_bytes(random(&*self.entropy)))?;
        let client = self.client().await?;
        let sent = submit_all(&client, parts).await;
        if let Err(SendError::Unclear(_)) = &sent {
            self.abandon(&client).await;
        }
        sent
    }
}

async fn submit_all(client: &Client, parts: Vec<SubmitSm>) -> Result<(), SendError> {
    let mut taken = 0;
    for part in parts {
        match session::submit(client, part).await {
            Ok(()) => taken += 1,
            // The beginning is on its way: sending it again would be a second message.
            Err(error) if taken > 0 => return Err(SendError::Unclear(format!("a later part: {error}"))),
            Err(error) => return Err(error),
        }
    }
    Ok(())
}
