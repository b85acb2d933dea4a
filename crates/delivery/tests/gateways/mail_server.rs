//! Mail to a server that the test plays, for what a real one cannot do: TLS with a certificate of the test's own
//! authority, and answers that no healthy server gives. (Debian's OpenSMTPD cannot use TLS with today's OpenSSL.)

use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use sluss_delivery::smtp::{MailServer, Patience, Security};
use sluss_domain::ports::courier::{Mailer, SendError};
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};

use crate::mail;
use crate::program::find;

/// How this server behaves where servers differ.
#[derive(Clone, Copy)]
struct Manners {
    /// The answer to `RCPT TO`.
    recipient: &'static str,
    /// The answer to `MAIL FROM`.
    sender: &'static str,
    /// The answer to the mail itself; `None` for never answering.
    taken: Option<&'static str>,
    /// How long everybody has to wait for the greeting.
    greets_after: Duration,
    /// The extensions that it supports besides the usual ones.
    can: &'static str,
}

const GOOD: Manners =
    Manners { recipient: "250 ok", sender: "250 ok", taken: Some("250 ok"), greets_after: Duration::ZERO, can: "" };

struct Played {
    port: u16,
    /// All lines that clients sent.
    heard: Arc<Mutex<Vec<String>>>,
}

type Heard = Arc<Mutex<Vec<String>>>;

async fn say(stream: &mut (impl AsyncWrite + Unpin), line: &str) {
    stream.write_all(format!("{line}\r\n").as_bytes()).await.unwrap();
}

/// Conducts one conversation, which ends where STARTTLS continues with TLS.
async fn converse<S: AsyncRead + AsyncWrite + Unpin>(
    stream: &mut BufReader<S>,
    manners: Manners,
    heard: &Heard,
) -> bool {
    let mut line = String::new();
    while stream.read_line(&mut line).await.unwrap_or(0) > 0 {
        let said = std::mem::take(&mut line).trim_end().to_owned();
        heard.lock().unwrap().push(said.clone());
        let answer = match said.split(' ').next().unwrap_or_default() {
            "EHLO" => &*format!("250-played\r\n{}250-AUTH PLAIN\r\n250 STARTTLS", manners.can),
            "STARTTLS" => {
                say(stream, "220 go on").await;
                return true;
            }
            // The user "sluss" and the password "s&cret".
            "AUTH" if said.ends_with("AHNsdXNzAHMmY3JldA==") => "235 welcome",
            "AUTH" => "535 no",
            "RCPT" => manners.recipient,
            "DATA" => "354 go on",
            "." => match manners.taken {
                Some(answer) => answer,
                None => continue,
            },
            "MAIL" => manners.sender,
            "RSET" | "NOOP" => "250 ok",
            "QUIT" => "221 bye",
            _ => continue,
        };
        say(stream, answer).await;
    }
    false
}

async fn serve(stream: TcpStream, security: Security, tls: Option<TlsAcceptor>, manners: Manners, heard: Heard) {
    let mut plain = stream;
    if security != Security::Tls {
        let mut reader = BufReader::new(plain);
        tokio::time::sleep(manners.greets_after).await;
        say(&mut reader, "220 played").await;
        if !converse(&mut reader, manners, &heard).await {
            return;
        }
        plain = reader.into_inner();
    }
    // A client that does not trust the certificate leaves here.
    let Ok(secured) = tls.unwrap().accept(plain).await else { return };
    let mut reader = BufReader::new(secured);
    if security == Security::Tls {
        say(&mut reader, "220 played").await;
    }
    converse(&mut reader, manners, &heard).await;
}

async fn played(security: Security, tls: Option<TlsAcceptor>, manners: Manners) -> Played {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let heard = Heard::default();
    let hearing = heard.clone();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(serve(stream, security, tls.clone(), manners, hearing.clone()));
        }
    });
    Played { port, heard }
}

/// A certificate authority, and what a server at localhost needs, issued by it.
fn certificates(folder: &Path) -> (Vec<u8>, TlsAcceptor) {
    const SCRIPT: &str = r#"set -e; cd "$1"; key='-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes'
        "$0" req -x509 $key -days 2 -subj '/CN=An authority' -keyout authority.key -out authority.pem
        "$0" req $key -subj /CN=localhost -keyout server.key -out server.csr
        printf 'subjectAltName=DNS:localhost\n' > extensions
        "$0" x509 -req -in server.csr -days 2 -CA authority.pem -CAkey authority.key -CAcreateserial -extfile extensions -out server.pem"#;
    let openssl = find("openssl", "openssl");
    let made = Command::new("sh").args(["-c", SCRIPT]).arg(openssl).arg(folder).stderr(Stdio::null()).status();
    assert!(made.unwrap().success(), "openssl could not make certificates");
    let chain = vec![CertificateDer::from_pem_file(folder.join("server.pem")).unwrap()];
    let key = PrivateKeyDer::from_pem_file(folder.join("server.key")).unwrap();
    let config = ServerConfig::builder().with_no_client_auth().with_single_cert(chain, key).unwrap();
    (std::fs::read(folder.join("authority.pem")).unwrap(), TlsAcceptor::from(Arc::new(config)))
}

fn to(port: u16, security: Security) -> MailServer {
    let server = MailServer::new("localhost", Some(port), security, "Sluss <no-reply@example.eu>").unwrap();
    server.patient(Patience::default().at_most(1)).unwrap()
}

/// A server that repeats the address when it refuses a mail.
pub(crate) async fn refusing() -> MailServer {
    let manners = Manners { recipient: "550 anna@example.eu is not here", ..GOOD };
    to(played(Security::Plain, None, manners).await.port, Security::Plain)
}

#[tokio::test]
async fn mail_goes_over_tls_with_a_password_that_is_said_under_tls_only() {
    let folder = tempfile::tempdir().unwrap();
    let (authority, tls) = certificates(folder.path());
    for security in [Security::Starttls, Security::Tls] {
        let played = played(security, Some(tls.clone()), GOOD).await;
        let by = |password: &str| to(played.port, security).as_user("sluss", password.to_owned());
        by("s&cret").trusting(authority.clone()).send(&mail("anna@example.eu")).await.unwrap();
        let heard = std::mem::take(&mut *played.heard.lock().unwrap());
        let place = |word: &str| heard.iter().position(|line| line.starts_with(word));
        assert!(place("AUTH") < place("MAIL") && place("MAIL").is_some(), "{heard:?}");
        assert!(security == Security::Tls || place("STARTTLS") < place("AUTH"), "{heard:?}");
        let wrong = by("wrong").trusting(authority.clone()).send(&mail("anna@example.eu")).await;
        let expected = SendError::Unavailable("refuses our login (535)".to_owned());
        assert_eq!(wrong, Err(expected), "that is no fault of the mail's");
        let unknown = by("s&cret").send(&mail("anna@example.eu")).await;
        assert!(matches!(unknown, Err(SendError::Unavailable(_))), "nobody knows the authority: {unknown:?}");
        let heard = played.heard.lock().unwrap();
        assert!(!heard.iter().any(|line| line.starts_with("MAIL")), "{heard:?}");
    }
}

async fn outcome(manners: Manners) -> Result<(), SendError> {
    let played = played(Security::Plain, None, manners).await;
    to(played.port, Security::Plain).send(&mail("anna@example.eu")).await
}

#[tokio::test]
async fn what_the_mail_server_says_decides() {
    assert_eq!(outcome(GOOD).await, Ok(()));
    let full = outcome(Manners { recipient: "450 anna@example.eu is over quota", ..GOOD }).await;
    assert_eq!(full, Err(SendError::Unavailable("status 450".to_owned())), "without the address (M02)");
    let nobody = outcome(Manners { recipient: "550 anna@example.eu is not here", ..GOOD }).await;
    assert_eq!(nobody, Err(SendError::Refused("status 550".to_owned())));
    let spam = outcome(Manners { taken: Some("554 no, thank you"), ..GOOD }).await;
    assert_eq!(spam, Err(SendError::Refused("status 554".to_owned())));
}

#[tokio::test]
async fn a_mail_server_that_does_not_say_whether_it_took_the_mail_leaves_it_unclear() {
    let silent = outcome(Manners { taken: None, ..GOOD }).await;
    assert!(matches!(silent, Err(SendError::Unclear(_))), "{silent:?}");
}

/// Many servers make everybody wait, because spammers do not wait.
#[tokio::test]
async fn a_mail_server_that_greets_late_gets_its_mail() {
    let late = Manners { greets_after: Duration::from_secs(12), ..GOOD };
    let played = played(Security::Plain, None, late).await;
    let server = MailServer::new("localhost", Some(played.port), Security::Plain, "no-reply@example.eu").unwrap();
    server.send(&mail("anna@example.eu")).await.unwrap();
    let impatient: Patience = toml::from_str("connect_seconds = 1\ngreeting_seconds = 1").unwrap();
    let why = server.patient(impatient).unwrap().send(&mail("anna@example.eu")).await.unwrap_err();
    assert_eq!(why, SendError::Unavailable("does not answer within 2 seconds".to_owned()), "an operator set it so");
}

#[tokio::test]
async fn a_domain_in_letters_of_its_own_gets_its_mail_in_ascii() {
    let played = played(Security::Plain, None, GOOD).await;
    for address in ["anna@göteborg.se", "anna@xn--gteborg-90a.se"] {
        to(played.port, Security::Plain).send(&mail(address)).await.unwrap();
        let heard = std::mem::take(&mut *played.heard.lock().unwrap());
        assert!(heard.contains(&"RCPT TO:<anna@xn--gteborg-90a.se>".to_owned()), "{heard:?}");
    }
}

#[tokio::test]
async fn an_address_that_the_mail_server_cannot_take_is_refused_at_once_and_for_good() {
    let refused = async |manners: Manners| {
        let played = played(Security::Plain, None, manners).await;
        let sent = to(played.port, Security::Plain).send(&mail("åsa@göteborg.se")).await;
        let heard = played.heard.lock().unwrap().clone();
        (sent, heard)
    };
    let (sent, heard) = refused(GOOD).await;
    let Err(SendError::Refused(why)) = sent else { panic!("{sent:?}") };
    assert!(why.contains("SMTPUTF8") && !why.contains("sa@"), "{why}");
    assert!(!heard.iter().any(|line| line.starts_with("MAIL")), "{heard:?}");
    let (sent, heard) = refused(Manners { can: "250-8BITMIME\r\n250-SMTPUTF8\r\n", ..GOOD }).await;
    assert_eq!(sent, Ok(()));
    assert!(heard.contains(&"RCPT TO:<åsa@xn--gteborg-90a.se>".to_owned()), "{heard:?}");
    assert!(heard.iter().any(|line| line.starts_with("MAIL") && line.contains("SMTPUTF8")), "{heard:?}");
}

#[tokio::test]
async fn what_is_no_fault_of_the_mails_does_not_cost_it() {
    let sign_in = outcome(Manners { sender: "530 5.7.0 Authentication required", ..GOOD }).await;
    assert_eq!(sign_in, Err(SendError::Unavailable("status 530".to_owned())));
}

#[tokio::test]
async fn a_relay_beyond_this_machine_is_reached_in_the_clear_where_an_operator_says_so() {
    let played = played(Security::Plain, None, GOOD).await;
    let server = MailServer::new("localhost", Some(played.port), Security::Unprotected, "no-reply@example.eu").unwrap();
    server.send(&mail("anna@example.eu")).await.unwrap();
    let lacking = server.reach().await.unwrap().unwrap();
    assert!(lacking.contains("SMTPUTF8"), "{lacking}");
}
