//! What carriers and the libraries under them log while they carry something: nothing of its content (M02).

use std::io::Write;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use sluss_delivery::http::{Account, Gateway};
use sluss_domain::ports::courier::{Mailer, SmsSender};
use tracing::Level;

use crate::program::free_port;
use crate::{NUMBER, mail, mail_server, message_centre, sms};

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

/// Runs on one thread, so that everything is captured that a server would log at its level.
#[tokio::test]
async fn m02_no_library_says_what_is_carried() {
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt().with_max_level(Level::INFO).with_ansi(false);
    let _guard = tracing::subscriber::set_default(subscriber.with_writer(move || writer.clone()).finish());
    tracing::info!("the log is heard");
    let code = sms("kod 492817");
    for mode in ["accept", "refuse", "drop"] {
        // The outcome has tests of its own.
        _ = message_centre::played(mode).centre().send(&code).await;
    }
    let template = format!("url = 'http://127.0.0.1:{}/?to={{to}}&text={{text}}&key={{secret}}'", free_port());
    let account = Account { secret: "hunter2".to_owned(), ..Account::default() };
    let gateway = Gateway::patient(toml::from_str(&template).unwrap(), account, Duration::from_millis(300)).unwrap();
    let refused = gateway.send(&code).await.unwrap_err().to_string();
    let mail_refused = mail_server::refusing().await.send(&mail("anna@example.eu")).await.unwrap_err().to_string();
    let said = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    assert!(said.contains("the log is heard"), "{said}");
    for secret in ["492817", &NUMBER[1..], "hunter2", "anna@example.eu"] {
        for text in [&said, &refused, &mail_refused] {
            assert!(!text.contains(secret), "{secret} in {text}");
        }
    }
}
