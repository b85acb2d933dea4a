//! Another key file: everything that was sealed opens with it, nothing opens with the one before, and whoever changes it may be interrupted.

use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use sluss_protocol::method::{Level, Method};
use sluss_protocol::sign_in::{FormAction, Step};
use sluss_testkit::{Account, Person, Phone, Server, Site};

use crate::drill::Drill;
use crate::postgres;

const NUMBER: &str = "+46701740605";

/// Somebody with all that is sealed: a device with its PIN, a number, and a message that waits.
struct Owner {
    account: Account,
    phone: Phone,
    site: Site,
}

impl Owner {
    async fn new(server: &Server) -> Self {
        let account = server.account("anna@example.eu").await;
        let phone = Person::new(server).add_device(&account).await;
        let site = server.site("rasff", Level::Medium).await;
        let mut person = Person::new(server);
        let view = person.sign_in_to_account(&account, Some(&phone)).await;
        let id = person.claim_number(&view.csrf, NUMBER).await;
        let code = server.code_sent_to(NUMBER).await;
        assert_eq!(person.finish_number(&view.csrf, &id, &code).await.status, 200);
        Self { account, phone, site }
    }

    /// All of it opens what it opened before; the message that waits has told of the device.
    async fn signs_in(&mut self, server: &Server) {
        self.phone.learn_keys().await;
        let mut person = Person::new(server);
        let view = person.sign_in_to_account(&self.account, Some(&self.phone)).await;
        assert_eq!(view.devices.len(), 1);
        // One number gets one code in half a minute.
        server.clock.advance(Duration::from_secs(60));
        let mut person = Person::new(server);
        let page = person.come_from(&self.site).await;
        let page = person.enter_password(&page, &self.account, Method::Sms).await;
        let page = person.type_number(&page, NUMBER).await;
        let code = server.code_sent_to(NUMBER).await;
        let page = person.act(&page, FormAction::Answer, &[("code", &code)]).await;
        assert!(matches!(page.step, Step::Passed { .. }), "{page:?}");
        self.approves(server).await;
    }

    /// The PIN is right, and no other.
    async fn approves(&mut self, server: &Server) {
        let mut person = Person::new(server);
        let page = person.come_from(&self.site).await;
        let page = person.enter_password(&page, &self.account, Method::Pin).await;
        let Step::Approval { number, .. } = &page.step else { panic!("no number: {page:?}") };
        let request = self.phone.requests().await.remove(0);
        assert_eq!(self.phone.approve(&request, number, "7392").await.problem(), "wrong-pin");
        assert_eq!(self.phone.approve(&request, number, "7391").await.status, 204);
    }
}

fn length(file: &Path) -> u64 {
    file.metadata().map_or(0, |data| data.len())
}

async fn rekey(url: Option<String>) {
    let drill = Drill::on(url).await;
    let server = &drill.server;
    let mut owner = Owner::new(server).await;
    server.instance().sluss.audit_log().link().await.unwrap();
    let told = server.mails_to(&owner.account.email).len();
    let settings = drill.path("sluss.toml");
    std::fs::write(&settings, "panic_hours = 0\n").unwrap();
    let settings_name = settings.display().to_string();
    let file = drill.path("master.key");
    let first = std::fs::read(&file).unwrap();
    assert!(drill.refused(&["keys", "rekey"]).contains("in use"), "a server runs");
    drill.close().await;

    // Ended as soon as the file has both keys, before or after everything is sealed anew.
    for _ in 0..4 {
        let mut running = drill.sluss(&["keys", "rekey"]).stdout(Stdio::null()).spawn().unwrap();
        while length(&file) != 64 && running.try_wait().unwrap().is_none() {
            std::thread::yield_now();
        }
        running.kill().unwrap();
        running.wait().unwrap();
        assert!(drill.done(&["user", "list"]).contains("anna@example.eu"));
        assert!(drill.done(&["audit", "verify"]).contains("the audit log is unchanged"));
    }
    drill.open().await;
    owner.signs_in(server).await;
    drill.close().await;

    // With a secret for the settings, which the operator writes anew.
    std::fs::write(
        &settings,
        format!(
            "[mail]\ntransport = \"smtp\"\nhost = \"mail.example.eu\"\nfrom = \"a@example.eu\"\npassword = {}\n",
            drill.seal("hunter2")
        ),
    )
    .unwrap();
    let said = drill.done(&["--config", &settings_name, "keys", "rekey"]);
    assert!(said.contains("replace sealed = ") && said.contains("master.key.before"), "{said}");
    let last = std::fs::read(&file).unwrap();
    assert!(last.len() == 32 && last != first);
    drill.open().await;
    owner.signs_in(server).await;
    assert!(server.mails_to(&owner.account.email).len() > told, "what waited could be read");
    server.instance().sluss.audit_log().link().await.unwrap();
    drill.close().await;
    assert!(drill.done(&["audit", "verify"]).contains("the audit log is unchanged"));

    after(&drill, &first, &last);
}

/// The states in which it can have been broken off, one by one.
fn after(drill: &Drill, first: &[u8], last: &[u8]) {
    let file = drill.path("master.key");
    std::fs::write(&file, first).unwrap();
    assert!(
        drill.refused(&["user", "list"]).contains("is this the key file that it was made with"),
        "the key before opens nothing"
    );
    // After the transaction, before the file has the new key alone.
    std::fs::write(&file, [last, first].concat()).unwrap();
    drill.done(&["user", "list"]);
    drill.done(&["keys", "rekey"]);
    assert_eq!(std::fs::read(&file).unwrap(), last);
    // Before the transaction, after the file has both.
    let next = [9; 32];
    std::fs::write(&file, [&next[..], last].concat()).unwrap();
    drill.done(&["user", "list"]);
    drill.done(&["keys", "rekey"]);
    assert_eq!(std::fs::read(&file).unwrap(), next);
    assert!(drill.done(&["audit", "verify"]).contains("the audit log is unchanged"));
    std::fs::write(&file, [1; 33]).unwrap();
    assert!(drill.refused(&["user", "list"]).contains("must have 32 bytes"));
}

#[tokio::test(flavor = "multi_thread")]
async fn s21_everything_is_sealed_with_another_key_however_often_that_is_broken_off_on_sqlite() {
    rekey(None).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn s21_everything_is_sealed_with_another_key_however_often_that_is_broken_off_on_postgresql() {
    rekey(Some(postgres::new_database())).await;
}
