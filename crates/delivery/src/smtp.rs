//! Mail through an SMTP server (RFC 5321), over TLS. One connection for each mail: there are few, and a fresh one leaves nothing in
//! doubt.

use std::fmt;
use std::time::Duration;

use async_trait::async_trait;
use lettre::Message;
use lettre::message::header::{ContentTransferEncoding, ContentType, HeaderName, HeaderValue};
use lettre::message::{Body, Mailbox, SinglePart};
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{AsyncSmtpConnection, Certificate, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use sluss_domain::courier::{Mail, Mailer, SendError};

/// How long to wait until the server is ready for a mail; the mail itself may take three times as long. Both together are less than
/// a claim holds.
const WAIT: Duration = Duration::from_secs(10);
/// How long to wait for a goodbye.
const GOODBYE: Duration = Duration::from_secs(1);

/// How the way to the server is secured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Security {
    /// Begun in the clear and then secured; refused where the server cannot. Port 587.
    #[default]
    Starttls,
    /// Secured from the first byte (RFC 8314). Port 465.
    Tls,
    /// Not at all, which is for a server on this very machine. Port 25.
    Plain,
}

/// A mail server.
pub struct MailServer {
    host: String,
    port: u16,
    security: Security,
    /// PEM of an authority that the machine does not know.
    authority: Option<Vec<u8>>,
    credentials: Option<Credentials>,
    from: Mailbox,
    wait: Duration,
}

impl fmt::Debug for MailServer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MailServer").field("host", &self.host).finish_non_exhaustive()
    }
}

impl MailServer {
    /// A server, and the address that mails come from.
    ///
    /// # Errors
    /// A sentence that says which setting cannot be.
    pub fn new(host: &str, port: Option<u16>, security: Security, from: &str) -> Result<Self, String> {
        let local = matches!(host, "localhost" | "127.0.0.1" | "::1");
        if security == Security::Plain && !local {
            return Err(format!("mail to {host} must not go in the clear: security is \"starttls\" or \"tls\""));
        }
        let from = from.parse().map_err(|_| format!("mail cannot come from {from:?}: an address was expected"))?;
        let usual = match security {
            Security::Starttls => 587,
            Security::Tls => 465,
            Security::Plain => 25,
        };
        let port = port.unwrap_or(usual);
        Ok(Self { host: host.to_owned(), port, security, authority: None, credentials: None, from, wait: WAIT })
    }

    /// Signs in there.
    #[must_use]
    pub fn as_user(mut self, user: &str, password: String) -> Self {
        self.credentials = Some(Credentials::new(user.to_owned(), password));
        self
    }

    /// Trusts an authority of the operator's own, as PEM.
    #[must_use]
    pub fn trusting(mut self, authority: Vec<u8>) -> Self {
        self.authority = Some(authority);
        self
    }

    /// Waits so long until the server is ready.
    #[must_use]
    pub fn patient(mut self, wait: Duration) -> Self {
        self.wait = wait;
        self
    }

    /// Connects and signs in, and sends nothing.
    ///
    /// # Errors
    /// A sentence that says why not.
    pub async fn reach(&self) -> Result<(), String> {
        let mut connection = self.connect().await.map_err(|why| format!("{}:{} {why}", self.host, self.port))?;
        // It answered; whether it likes to be left does not matter.
        let _ = tokio::time::timeout(GOODBYE, connection.quit()).await;
        Ok(())
    }

    /// Everything up to where a mail could be sent. Whatever goes wrong here is no fault of the mail's.
    async fn connect(&self) -> Result<AsyncSmtpConnection, String> {
        let connected = tokio::time::timeout(self.wait, self.introduce()).await;
        connected.unwrap_or_else(|_| Err("does not answer".to_owned()))
    }

    async fn introduce(&self) -> Result<AsyncSmtpConnection, String> {
        let hello = ClientId::Domain(self.from.email.domain().to_owned());
        let tls = || self.tls().map_err(|_| "TLS cannot be used".to_owned());
        let first = if self.security == Security::Tls { Some(tls()?) } else { None };
        let server = (self.host.as_str(), self.port);
        let connected = AsyncSmtpConnection::connect_tokio1(server, Some(self.wait), &hello, first, None).await;
        let mut connection = connected.map_err(|error| because("cannot be reached", &error))?;
        if self.security == Security::Starttls {
            let secured = connection.starttls(tls()?, &hello).await;
            secured.map_err(|error| because("cannot be spoken to over TLS", &error))?;
        }
        if let Some(credentials) = &self.credentials {
            let signed_in = connection.auth(&[Mechanism::Plain, Mechanism::Login], credentials).await;
            signed_in.map_err(|error| because("does not let us sign in", &error))?;
        }
        Ok(connection)
    }

    fn tls(&self) -> Result<TlsParameters, Error> {
        let mut tls = TlsParameters::builder(self.host.clone());
        if let Some(authority) = &self.authority {
            tls = tls.add_root_certificate(Certificate::from_pem(authority)?);
        }
        tls.build_rustls()
    }

    fn message(&self, mail: &Mail) -> Option<Message> {
        let domain = self.from.email.domain();
        let automatic = HeaderName::new_from_ascii_str("Auto-Submitted");
        let message = Message::builder()
            .from(self.from.clone())
            .to(mail.to.parse().ok()?)
            .subject(&*mail.subject)
            .message_id(Some(format!("<{}@{domain}>", mail.id)))
            // Nobody's holiday notice should answer (RFC 3834).
            .raw_header(HeaderValue::new(automatic, "auto-generated".to_owned()));
        // Readable as it stands, which those who look for spam like too.
        let text = Body::new_with_encoding(mail.text.clone(), ContentTransferEncoding::QuotedPrintable).ok()?;
        let text = SinglePart::builder().header(ContentType::TEXT_PLAIN).body(text);
        message.singlepart(text).ok()
    }
}

#[async_trait]
impl Mailer for MailServer {
    async fn send(&self, mail: &Mail) -> Result<(), SendError> {
        let unwritable = || SendError::Refused("the mail cannot be written".to_owned());
        let message = self.message(mail).ok_or_else(unwritable)?;
        let mut connection = self.connect().await.map_err(SendError::Unavailable)?;
        let formatted = message.formatted();
        let sending = connection.send(message.envelope(), &formatted);
        match tokio::time::timeout(self.wait * 3, sending).await {
            Ok(Ok(_)) => {
                // It has been taken; a server that is slow to say goodbye has it all the same.
                let _ = tokio::time::timeout(GOODBYE, connection.quit()).await;
                Ok(())
            }
            Ok(Err(error)) => Err(failure(&error)),
            Err(_) => Err(SendError::Unclear("no answer in time".to_owned())),
        }
    }
}

/// Servers' own words may hold the address that a mail is for, so their number has to do.
fn because(what: &str, error: &Error) -> String {
    error.status().map_or_else(|| what.to_owned(), |code| format!("{what} ({code})"))
}

fn failure(error: &Error) -> SendError {
    match error.status() {
        Some(code) if error.is_permanent() => SendError::Refused(format!("status {code}")),
        Some(code) => SendError::Unavailable(format!("status {code}")),
        None => SendError::Unclear("the answer broke off".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use sluss_domain::courier::Mail;
    use sluss_domain::id::MessageId;

    use super::{MailServer, Security};

    #[test]
    fn mail_goes_in_the_clear_to_this_machine_only() {
        let server = |host: &str| MailServer::new(host, None, Security::Plain, "no-reply@example.eu");
        assert!(server("localhost").is_ok());
        assert!(server("mail.example.eu").unwrap_err().contains("must not go in the clear"));
        assert!(MailServer::new("localhost", None, Security::Tls, "nobody").unwrap_err().contains("cannot come from"));
    }

    #[test]
    fn a_mail_has_its_id_and_cannot_grow_headers() {
        let server = MailServer::new("localhost", None, Security::Plain, "Sluss <no-reply@example.eu>").unwrap();
        let id = MessageId::parse("msg_aaaaaaaaaaaaaaaaaaaaaaaaaa").unwrap();
        let subject = "Ny enhet\r\nBcc: eve@example.eu".to_owned();
        let mail = Mail { id, to: "anna@example.eu".to_owned(), subject, text: "Hej!\n".to_owned() };
        let written = String::from_utf8(server.message(&mail).unwrap().formatted()).unwrap();
        assert!(written.contains("Message-ID: <msg_aaaaaaaaaaaaaaaaaaaaaaaaaa@example.eu>\r\n"), "{written}");
        assert!(written.contains("Auto-Submitted: auto-generated\r\n"), "{written}");
        assert!(!written.lines().any(|line| line.starts_with("Bcc")), "{written}");
        let two = Mail { to: "anna@example.eu, eve@example.eu".to_owned(), ..mail };
        assert!(server.message(&two).is_none(), "one mail is for one address");
    }
}
