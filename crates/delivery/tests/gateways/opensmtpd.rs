//! Mail through OpenSMTPD into a folder, and to servers that do not exist or never answer.

use std::net::TcpListener;
use std::path::PathBuf;
use std::time::Duration;

use sluss_delivery::smtp::{MailServer, Patience, Security};
use sluss_domain::ports::courier::{Mailer, SendError};

use crate::mail;
use crate::program::{Program, connect, find, free_port};

/// OpenSMTPD has one queue and one socket for the whole machine. In a mount namespace it has its own, and disturbs no
/// other.
const ISOLATED: &str = "mount -t tmpfs none /var/spool && mkdir -m 711 /var/spool/smtpd && mount -t tmpfs none /run && exec \"$0\" -d -f \"$1\"";

struct OpenSmtpd {
    folder: tempfile::TempDir,
    port: u16,
    _program: Program,
}

fn is_root() -> bool {
    std::process::Command::new("id").arg("-u").output().unwrap().stdout == b"0\n"
}

/// Starts it with four lines of configuration: mail for example.eu goes into one folder.
fn open_smtpd() -> OpenSmtpd {
    use std::os::unix::fs::PermissionsExt;
    let program = find("smtpd", "opensmtpd");
    let folder = tempfile::tempdir().unwrap();
    std::fs::set_permissions(folder.path(), PermissionsExt::from_mode(0o777)).unwrap();
    let port = free_port();
    let configuration = format!(
        "table people {{ \"@\" = nobody }}\nlisten on 127.0.0.1 port {port}\n\
         action keep maildir \"{}/mail\" virtual <people>\nmatch from any for domain example.eu action keep\n",
        folder.path().display()
    );
    let file = folder.path().join("smtpd.conf");
    std::fs::write(&file, configuration).unwrap();
    let sudo: &[&str] = if is_root() { &[] } else { &["sudo", "--non-interactive"] };
    let isolated = ["unshare", "--mount", "sh", "-c", ISOLATED, program.to_str().unwrap(), file.to_str().unwrap()];
    let running = Program::start(&[sudo, &isolated].concat());
    connect(port, "OpenSMTPD, which must be started by root (or with sudo),");
    OpenSmtpd { folder, port, _program: running }
}

impl OpenSmtpd {
    fn server(&self) -> MailServer {
        MailServer::new("127.0.0.1", Some(self.port), Security::Plain, "Sluss <no-reply@example.eu>").unwrap()
    }

    /// The mails that have arrived, as soon as this many have.
    async fn mails(&self, wanted: usize) -> Vec<String> {
        for _ in 0..400 {
            let files: Vec<PathBuf> = std::fs::read_dir(self.folder.path().join("mail/new"))
                .map(|entries| entries.flatten().map(|entry| entry.path()).collect())
                .unwrap_or_default();
            if files.len() >= wanted {
                return files.iter().map(|file| std::fs::read_to_string(file).unwrap()).collect();
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("{wanted} mails did not arrive within 20 seconds");
    }
}

#[tokio::test]
async fn a_mail_arrives_as_it_was_written() {
    let running = open_smtpd();
    let server = running.server();
    server.reach().await.unwrap();
    let mail = mail("anna@example.eu");
    server.send(&mail).await.unwrap();
    let [arrived] = &running.mails(1).await[..] else { panic!("one mail was expected") };
    for line in [
        &*format!("Message-ID: <{}@example.eu>", mail.id),
        "From: Sluss <no-reply@example.eu>",
        "To: anna@example.eu",
        "Subject: Ett =?utf-8?b?bMO2c2Vub3Jk?= har =?utf-8?b?w6RuZHJhdHM=?=",
        "Auto-Submitted: auto-generated",
        "Allt =C3=A4r v=C3=A4l.",
        // What does not end the mail, or the next line would be lost.
        ".",
        "<p>Hej!</p>",
    ] {
        assert!(arrived.lines().any(|found| found == line), "{line} in {arrived}");
    }
    let stranger = server.send(&crate::mail("anna@elsewhere.test")).await;
    assert_eq!(stranger, Err(SendError::Refused("status 550".to_owned())));
}

#[tokio::test]
async fn a_mail_that_is_sent_twice_has_the_same_message_id_both_times() {
    let running = open_smtpd();
    let mail = mail("anna@example.eu");
    running.server().send(&mail).await.unwrap();
    running.server().send(&mail).await.unwrap();
    let id = format!("Message-ID: <{}@example.eu>", mail.id);
    assert!(running.mails(2).await.iter().all(|mail| mail.contains(&id)));
}

#[tokio::test]
async fn a_mail_server_that_is_down_is_tried_again() {
    let server = MailServer::new("127.0.0.1", Some(free_port()), Security::Plain, "no-reply@example.eu").unwrap();
    assert_eq!(
        server.send(&mail("anna@example.eu")).await,
        Err(SendError::Unavailable("cannot be reached".to_owned()))
    );
    assert!(server.reach().await.unwrap_err().contains("cannot be reached"));
}

#[tokio::test]
async fn a_mail_server_that_never_greets_is_given_up() {
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = silent.local_addr().unwrap().port();
    let server = MailServer::new("127.0.0.1", Some(port), Security::Plain, "no-reply@example.eu").unwrap();
    let server = server.patient(Patience::default().at_most(1)).unwrap();
    assert!(matches!(server.send(&mail("anna@example.eu")).await, Err(SendError::Unavailable(_))));
}

#[tokio::test]
async fn m02_a_mail_does_not_go_to_a_server_that_cannot_do_tls() {
    let running = open_smtpd();
    let server = MailServer::new("127.0.0.1", Some(running.port), Security::Starttls, "no-reply@example.eu").unwrap();
    let refused = server.send(&mail("anna@example.eu")).await;
    assert_eq!(refused, Err(SendError::Unavailable("cannot be reached over TLS".to_owned())));
}
