//! The part of a running server that sends: woken by what is posted, quiet about what it says, and done before it ends.

use std::io::Write;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use sluss_domain::courier::SendError;
use sluss_domain::message::{Content, Message, Recipient};
use sluss_domain::phone::PhoneNumber;
use sluss_protocol::language::Language;
use sluss_server::delivering::deliver;
use sluss_testkit::Server;
use tokio::sync::watch;

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

async fn post(server: &Server, code: &str) {
    let sluss = server.house().sluss;
    let to = Recipient::Phone(PhoneNumber::e164("+46701740605").unwrap());
    let content = Content::SignInCode { code: code.to_owned(), site: "RASFF Window".to_owned() };
    let post = sluss.post(&Message { to, language: Language::Sv, content }, Duration::from_secs(300));
    sluss.store.commit(vec![post]).await.unwrap();
}

/// Waits for a state, in steps shorter than the pause between two looks, so that only being woken is quick enough.
async fn soon(mut is_so: impl FnMut() -> bool) {
    for _ in 0..200 {
        if is_so() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("it did not come to that within two seconds");
}

#[tokio::test]
async fn m02_what_is_posted_is_sent_at_once_and_logged_without_code_and_number() {
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE);
    let _guard = tracing::subscriber::set_default(subscriber.with_writer(move || writer.clone()).finish());
    let server = Server::start().await;
    let (stop, stopping) = watch::channel(false);
    let running = tokio::spawn(deliver(server.house(), stopping));
    post(&server, "492817").await;
    soon(|| server.sms_to("+46701740605").len() == 1).await;
    server.outbox.fail(Some(SendError::Unavailable("status 503".to_owned())));
    post(&server, "118205").await;
    let said = || String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    soon(|| said().contains("a message is tried again")).await;
    stop.send_replace(true);
    tokio::time::timeout(Duration::from_secs(2), running).await.unwrap().unwrap();
    let said = said();
    assert!(
        said.contains("a message was sent") && said.contains("way=\"sms\"") && said.contains("status 503"),
        "{said}"
    );
    for secret in ["492817", "118205", "701740605", "RASFF"] {
        assert!(!said.contains(secret), "{secret} in {said}");
    }
}
