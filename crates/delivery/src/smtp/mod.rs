//! Mail through an SMTP server (RFC 5321), over TLS. Each mail gets its own connection: there are few mails, and a
//! fresh connection leaves nothing in doubt.

mod letter;
mod patience;

use std::fmt;
use std::future::Future;
use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use async_trait::async_trait;
use lettre::message::Mailbox;
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{AsyncSmtpConnection, Certificate, TlsParameters};
use lettre::transport::smtp::commands;
use lettre::transport::smtp::extension::{ClientId, Extension, MailBodyParameter, MailParameter};
use sluss_domain::model::email::ascii_domain;
use sluss_domain::ports::courier::{Mail, Mailer, SendError};

use crate::dial::look_up;
use letter::Letter;
pub use patience::Patience;

/// How long to wait for the answer to QUIT.
const GOODBYE: Duration = Duration::from_secs(1);
/// The answer of a server that requires a login first (RFC 4954); that is not the mail's fault.
const SIGN_IN_FIRST: u16 = 530;

/// How the connection to the server is secured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Security {
    /// Begun in the clear and then secured; refused if the server does not support that. Port 587.
    #[default]
    Starttls,
    /// Secured from the first byte (RFC 8314). Port 465.
    Tls,
    /// Not secured, for a server on this very machine. Port 25.
    Plain,
    /// Not secured although the server is elsewhere: everybody on the network in between can read the mails and the
    /// links in them, which give access to accounts. For a relay in the next container. Port 25.
    Unprotected,
}

/// A mail server that accepts our mails for delivery.
pub struct MailServer {
    host: String,
    port: u16,
    security: Security,
    /// PEM of a certificate authority that the machine does not know.
    authority: Option<Vec<u8>>,
    credentials: Option<Credentials>,
    from: Mailbox,
    patience: Patience,
}

impl fmt::Debug for MailServer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MailServer").field("host", &self.host).finish_non_exhaustive()
    }
}

impl MailServer {
    /// A mail server, and the address that mails come from.
    ///
    /// # Errors
    /// A sentence about the setting that is not valid.
    pub fn new(host: &str, port: Option<u16>, security: Security, from: &str) -> Result<Self, String> {
        let usual = match security {
            Security::Starttls => 587,
            Security::Tls => 465,
            Security::Plain | Security::Unprotected => 25,
        };
        // Resolvers only know names in ASCII.
        let host = ascii_domain(host).unwrap_or_else(|| host.to_owned());
        if security == Security::Plain && !is_this_machine(&host) {
            return Err(format!(
                "mail to {host} must not go in the clear: set security to \"starttls\" or \"tls\", or to \"unprotected\" if everybody on \
                 the network in between may read it"
            ));
        }
        let (port, from) = (port.unwrap_or(usual), letter::sender(from)?);
        let patience = Patience::default();
        Ok(Self { host, port, security, authority: None, credentials: None, from, patience })
    }

    /// Logs in with AUTH before the first mail.
    #[must_use]
    pub fn as_user(mut self, user: &str, password: String) -> Self {
        self.credentials = Some(Credentials::new(user.to_owned(), password));
        self
    }

    /// Trusts an additional certificate authority, as PEM.
    #[must_use]
    pub fn trusting(mut self, authority: Vec<u8>) -> Self {
        self.authority = Some(authority);
        self
    }

    /// Sets how long to wait.
    ///
    /// # Errors
    /// A sentence about the limit that is not valid.
    pub fn patient(mut self, patience: Patience) -> Result<Self, String> {
        patience.check()?;
        self.patience = patience;
        Ok(self)
    }

    /// Connects and logs in without sending anything. Returns what the server does not support, if that matters.
    ///
    /// # Errors
    /// A sentence about why it cannot be used.
    pub async fn reach(&self) -> Result<Option<&'static str>, String> {
        let mut connection = self.connect().await.map_err(|why| format!("{}:{} {why}", self.host, self.port))?;
        let lacks = !connection.server_info().supports_feature(Extension::SmtpUtfEight);
        // It has answered; whether it answers QUIT does not matter.
        let _ = tokio::time::timeout(GOODBYE, connection.quit()).await;
        Ok(lacks.then_some("without SMTPUTF8, so addresses with other letters than ASCII's before the @ get no mail"))
    }

    /// Does everything up to where a mail can be sent. Nothing that goes wrong here is the mail's fault.
    async fn connect(&self) -> Result<AsyncSmtpConnection, String> {
        let hello = ClientId::Domain(self.from.email.domain().to_owned());
        let tls = || self.tls().map_err(|_| "TLS cannot be used".to_owned());
        let first = if self.security == Security::Tls { Some(tls()?) } else { None };
        let addresses = look_up(&self.host, self.port).await?;
        let mut connection = self.greeted(&addresses, &hello, first).await?;
        if self.security == Security::Starttls {
            let secured = connection.starttls(tls()?, &hello);
            in_time(self.patience.greeting(), secured, "cannot be reached over TLS").await?;
        }
        if let Some(credentials) = &self.credentials {
            let signed_in = connection.auth(&[Mechanism::Plain, Mechanism::Login], credentials);
            in_time(self.patience.answer(), signed_in, "refuses our login").await?;
        }
        Ok(connection)
    }

    /// Tries the server's addresses one after the other, so that one that drops everything does not block one that
    /// answers.
    async fn greeted(
        &self,
        addresses: &[SocketAddr],
        hello: &ClientId,
        tls: Option<TlsParameters>,
    ) -> Result<AsyncSmtpConnection, String> {
        // The library's limit is for each address, and only for connecting.
        let each = self.patience.connect();
        let count = u32::try_from(addresses.len()).unwrap_or(u32::MAX);
        let connected = AsyncSmtpConnection::connect_tokio1(addresses, Some(each), hello, tls, None);
        in_time(each.saturating_mul(count) + self.patience.greeting(), connected, "cannot be reached").await
    }

    fn tls(&self) -> Result<TlsParameters, Error> {
        let mut tls = TlsParameters::builder(self.host.clone());
        if let Some(authority) = &self.authority {
            tls = tls.add_root_certificate(Certificate::from_pem(authority)?);
        }
        tls.build_rustls()
    }

    /// Hands the mail over. Until its last line nothing has been accepted; only after that can the outcome be unclear.
    async fn hand_over(&self, connection: &mut AsyncSmtpConnection, letter: &Letter) -> Result<(), SendError> {
        let mut options = Vec::new();
        if letter.needs_utf8() {
            if !connection.server_info().supports_feature(Extension::SmtpUtfEight) {
                let why = "the mail server accepts no address with other letters than ASCII's before the @ (it has no SMTPUTF8)";
                return Err(SendError::Refused(why.to_owned()));
            }
            options.push(MailParameter::SmtpUtfEight);
        }
        if !letter.text.is_ascii() {
            if !connection.server_info().supports_feature(Extension::EightBitMime) {
                return Err(SendError::Refused("the mail server accepts only ASCII (it has no 8BITMIME)".to_owned()));
            }
            options.push(MailParameter::Body(MailBodyParameter::EightBitMime));
        }
        let from = commands::Mail::new(letter.envelope.from().cloned(), options);
        self.say(connection, from).await?;
        for to in letter.envelope.to() {
            self.say(connection, commands::Rcpt::new(to.clone(), Vec::new())).await?;
        }
        self.say(connection, commands::Data).await?;
        match tokio::time::timeout(self.patience.taken(), connection.message(&letter.text)).await {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(error)) => {
                Err(refusal(&error).unwrap_or_else(|| SendError::Unclear("the answer was interrupted".to_owned())))
            }
            Err(_) => Err(SendError::Unclear("no answer in time".to_owned())),
        }
    }

    async fn say(&self, connection: &mut AsyncSmtpConnection, command: impl fmt::Display) -> Result<(), SendError> {
        let unavailable = |why: &str| SendError::Unavailable(why.to_owned());
        match tokio::time::timeout(self.patience.answer(), connection.command(command)).await {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(error)) => Err(refusal(&error).unwrap_or_else(|| unavailable("the connection was interrupted"))),
            Err(_) => Err(unavailable("does not answer")),
        }
    }
}

#[async_trait]
impl Mailer for MailServer {
    async fn send(&self, mail: &Mail) -> Result<(), SendError> {
        let unwritable = || SendError::Refused("the mail cannot be written".to_owned());
        let letter = letter::write(mail, &self.from).ok_or_else(unwritable)?;
        let mut connection = self.connect().await.map_err(SendError::Unavailable)?;
        let handed_over = self.hand_over(&mut connection, &letter).await;
        // The mail's outcome is known; a server that is slow to answer QUIT changes nothing.
        let _ = tokio::time::timeout(GOODBYE, connection.quit()).await;
        handed_over
    }
}

/// Awaits a step before any mail. Errors leave out the server's own words, which may contain an address, so its code
/// has to be enough (M02).
async fn in_time<T>(wait: Duration, step: impl Future<Output = Result<T, Error>>, failed: &str) -> Result<T, String> {
    match tokio::time::timeout(wait, step).await {
        Ok(done) => {
            done.map_err(|error| error.status().map_or_else(|| failed.to_owned(), |code| format!("{failed} ({code})")))
        }
        Err(_) => Err(format!("does not answer within {} seconds", wait.as_secs_f32().ceil())),
    }
}

/// What an answer means for the mail, if the error is an answer.
fn refusal(error: &Error) -> Option<SendError> {
    let code = error.status()?;
    let why = format!("status {code}");
    let for_good = error.is_permanent() && u16::from(code) != SIGN_IN_FIRST;
    Some(if for_good { SendError::Refused(why) } else { SendError::Unavailable(why) })
}

fn is_this_machine(host: &str) -> bool {
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use lettre::transport::smtp::extension::ClientId;
    use tokio::io::AsyncWriteExt;
    use tokio::net::TcpListener;

    use super::{MailServer, Patience, Security};
    use crate::dial::tests::swallowing;

    #[tokio::test]
    async fn a_mail_servers_address_that_swallows_does_not_stand_before_one_that_answers() {
        let answering = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let silent = swallowing().await;
        let addresses = [silent.address, answering.local_addr().unwrap()];
        tokio::spawn(async move {
            let (mut stream, _) = answering.accept().await.unwrap();
            // Later than one address is waited for.
            tokio::time::sleep(Duration::from_millis(1_500)).await;
            stream.write_all(b"220 played\r\n250 played\r\n").await.unwrap();
        });
        let patience: Patience = toml::from_str("connect_seconds = 1").unwrap();
        let server = MailServer::new("localhost", None, Security::Plain, "no-reply@example.eu").unwrap();
        let server = server.patient(patience).unwrap();
        let hello = ClientId::Domain("example.eu".to_owned());
        let greeted = server.greeted(&addresses, &hello, None);
        tokio::time::timeout(Duration::from_secs(6), greeted).await.unwrap().unwrap();
    }

    #[test]
    fn mail_goes_in_the_clear_to_this_machine_only_unless_an_operator_says_otherwise() {
        let server = |host: &str, security| MailServer::new(host, None, security, "no-reply@example.eu").map(|_| ());
        for here in ["localhost", "127.0.0.1", "127.0.0.2", "::1"] {
            assert_eq!(server(here, Security::Plain), Ok(()), "{here}");
        }
        for beyond in ["mail.example.eu", "relay", "192.0.2.1"] {
            assert!(server(beyond, Security::Plain).unwrap_err().contains("\"unprotected\""), "{beyond}");
            assert_eq!(server(beyond, Security::Unprotected), Ok(()), "{beyond}");
        }
        assert!(MailServer::new("localhost", None, Security::Tls, "nobody").unwrap_err().contains("cannot come from"));
    }

    #[test]
    fn a_mail_server_with_a_name_in_letters_of_its_own_is_looked_up_in_ascii() {
        let server = MailServer::new("mejl.göteborg.se", None, Security::Tls, "no-reply@example.eu").unwrap();
        assert_eq!(server.host, "mejl.xn--gteborg-90a.se");
    }
}
