//! Mail through an SMTP server (RFC 5321), over TLS. One connection for each mail: there are few, and a fresh one leaves nothing in
//! doubt.

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

/// How long to wait for a goodbye.
const GOODBYE: Duration = Duration::from_secs(1);
/// What a server answers that wants us to sign in first (RFC 4954): no fault of the mail's.
const SIGN_IN_FIRST: u16 = 530;

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
    /// Not at all, although the server is elsewhere: everybody on the network between may read the mails, and the links in them that
    /// open accounts. For a relay in the next container. Port 25.
    Unprotected,
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
    patience: Patience,
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
        let usual = match security {
            Security::Starttls => 587,
            Security::Tls => 465,
            Security::Plain | Security::Unprotected => 25,
        };
        // Resolvers know names in ASCII only.
        let host = ascii_domain(host).unwrap_or_else(|| host.to_owned());
        if security == Security::Plain && !is_this_machine(&host) {
            return Err(format!(
                "mail to {host} must not go in the clear: security is \"starttls\" or \"tls\", or \"unprotected\" where everybody on \
                 the network between may read it"
            ));
        }
        let (port, from) = (port.unwrap_or(usual), letter::sender(from)?);
        let patience = Patience::default();
        Ok(Self { host, port, security, authority: None, credentials: None, from, patience })
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

    /// Waits so long and no longer.
    ///
    /// # Errors
    /// A sentence that names the limit that cannot be.
    pub fn patient(mut self, patience: Patience) -> Result<Self, String> {
        patience.check()?;
        self.patience = patience;
        Ok(self)
    }

    /// Connects and signs in, and sends nothing. Says what the server cannot do, where it lacks something.
    ///
    /// # Errors
    /// A sentence that says why not.
    pub async fn reach(&self) -> Result<Option<&'static str>, String> {
        let mut connection = self.connect().await.map_err(|why| format!("{}:{} {why}", self.host, self.port))?;
        let lacks = !connection.server_info().supports_feature(Extension::SmtpUtfEight);
        // It answered; whether it likes to be left does not matter.
        let _ = tokio::time::timeout(GOODBYE, connection.quit()).await;
        Ok(lacks.then_some("without SMTPUTF8, so addresses with other letters than ASCII's before the @ get no mail"))
    }

    /// Everything up to where a mail could be sent. Whatever goes wrong here is no fault of the mail's.
    async fn connect(&self) -> Result<AsyncSmtpConnection, String> {
        let hello = ClientId::Domain(self.from.email.domain().to_owned());
        let tls = || self.tls().map_err(|_| "TLS cannot be used".to_owned());
        let first = if self.security == Security::Tls { Some(tls()?) } else { None };
        let addresses = look_up(&self.host, self.port).await?;
        let mut connection = self.greeted(&addresses, &hello, first).await?;
        if self.security == Security::Starttls {
            let secured = connection.starttls(tls()?, &hello);
            in_time(self.patience.greeting(), secured, "cannot be spoken to over TLS").await?;
        }
        if let Some(credentials) = &self.credentials {
            let signed_in = connection.auth(&[Mechanism::Plain, Mechanism::Login], credentials);
            in_time(self.patience.answer(), signed_in, "does not let us sign in").await?;
        }
        Ok(connection)
    }

    /// Tries the server's addresses one after the other: one that swallows what is sent there must not stand before one that answers.
    async fn greeted(
        &self,
        addresses: &[SocketAddr],
        hello: &ClientId,
        tls: Option<TlsParameters>,
    ) -> Result<AsyncSmtpConnection, String> {
        // The library gives each address so long, and only to be connected to.
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

    /// Hands the mail over. Up to its last line nothing has been taken; only behind that can it be unclear.
    async fn hand_over(&self, connection: &mut AsyncSmtpConnection, letter: &Letter) -> Result<(), SendError> {
        let mut options = Vec::new();
        if letter.needs_utf8() {
            if !connection.server_info().supports_feature(Extension::SmtpUtfEight) {
                let why = "the mail server takes no address with other letters than ASCII's before the @ (it has no SMTPUTF8)";
                return Err(SendError::Refused(why.to_owned()));
            }
            options.push(MailParameter::SmtpUtfEight);
        }
        if !letter.text.is_ascii() {
            if !connection.server_info().supports_feature(Extension::EightBitMime) {
                return Err(SendError::Refused("the mail server takes ASCII only (it has no 8BITMIME)".to_owned()));
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
                Err(refusal(&error).unwrap_or_else(|| SendError::Unclear("the answer broke off".to_owned())))
            }
            Err(_) => Err(SendError::Unclear("no answer in time".to_owned())),
        }
    }

    async fn say(&self, connection: &mut AsyncSmtpConnection, command: impl fmt::Display) -> Result<(), SendError> {
        let unavailable = |why: &str| SendError::Unavailable(why.to_owned());
        match tokio::time::timeout(self.patience.answer(), connection.command(command)).await {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(error)) => Err(refusal(&error).unwrap_or_else(|| unavailable("the connection broke off"))),
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
        // What became of the mail is known; a server that is slow to say goodbye changes nothing.
        let _ = tokio::time::timeout(GOODBYE, connection.quit()).await;
        handed_over
    }
}

/// A step before any mail, in words without the server's own: those may hold an address, so their number has to do (M02).
async fn in_time<T>(wait: Duration, step: impl Future<Output = Result<T, Error>>, failed: &str) -> Result<T, String> {
    match tokio::time::timeout(wait, step).await {
        Ok(done) => {
            done.map_err(|error| error.status().map_or_else(|| failed.to_owned(), |code| format!("{failed} ({code})")))
        }
        Err(_) => Err(format!("does not answer within {} seconds", wait.as_secs_f32().ceil())),
    }
}

/// What a server's answer means for the mail, where it is one.
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
            // Later than an address is waited for.
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
