//! The drill: a copy made in the middle of everything, put back, and put back by hand; on both engines. And servers that are killed, which is
//! no copy put back.

use std::path::Path;
use std::process::Command;

use sluss_domain::model::audit_chain::Head;
use sluss_protocol::method::{Level, Method};
use sluss_protocol::sign_in::{FormAction, SignInPage, Step};
use sluss_testkit::{Account, Person, Phone, Server, Site};

use crate::drill::Drill;
use crate::operator::finding;
use crate::postgres;
use crate::stage::unavailable;

const COOKIE: &str = "__Host-sluss-account";

/// What can be used once or ended, as it stands before the copy.
struct Open {
    account: Account,
    site: Site,
    phone: Phone,
    session: Person,
    signing_in: (Person, SignInPage),
    codes: Vec<String>,
    used: String,
    unused: String,
    token: String,
    reset: String,
    ticket: String,
}

impl Open {
    async fn all(server: &Server) -> Self {
        let account = server.account("anna@example.eu").await;
        let site = server.site("rasff", Level::Medium).await;
        let phone = Person::new(server).add_device(&account).await;
        let mut session = Person::new(server);
        let view = session.sign_in_to_account(&account, Some(&phone)).await;
        let codes = session.make_recovery_codes(&view).await;
        let ticket = session.begin_enrolment(&view, "Another").await.link.unwrap();
        let code_for = async || {
            let mut person = Person::new(server);
            let page = person.come_from(&site).await;
            let page = person.enter_password(&page, &account, Method::Qr).await;
            site.code(&person.answer_second_factor(&page, &phone).await)
        };
        let redeemed = site.redeem(&code_for().await).await.json();
        let token = redeemed["access_token"].as_str().unwrap().to_owned();
        let (used, unused) = (code_for().await, code_for().await);
        Person::new(server).post("/forgotten", &[("email", &account.email)]).await;
        let reset = server.link_to(&account.email, "reset").await.unwrap();
        let mut person = Person::new(server);
        let page = person.come_from(&site).await;
        let page = person.enter_password(&page, &account, Method::Qr).await;
        // One more message waits, and nobody has sent it.
        Person::new(server).post("/forgotten", &[("email", &account.email)]).await;
        let signing_in = (person, page);
        Self { account, site, phone, session, signing_in, codes, used, unused, token, reset, ticket }
    }

    /// The person and the site go on, after the copy was made.
    async fn go_on(&mut self, server: &Server) {
        assert_eq!(self.site.redeem(&self.used).await.status, 200, "it was not used yet");
        let view = self.session.account().await;
        let device = &view.devices[0].id;
        let removed = self.session.api("DELETE", &format!("/api/account/devices/{device}"), &view.csrf, None).await;
        assert_eq!(removed.status, 204, "{removed:?}");
        server.deliver().await;
    }

    /// None of it is good any more in the copy that was put back.
    async fn opens_nothing(mut self, server: &Server) {
        assert_eq!(self.session.open("/api/account").await.problem(), "not-signed-in");
        for code in [&self.used, &self.unused] {
            assert_eq!(self.site.redeem(code).await.json()["error"], "invalid_grant");
        }
        assert_eq!(self.site.user_info(&self.token).await.status, 401);
        assert_eq!(Person::new(server).open(&self.reset).await.status, 410);
        assert_eq!(Phone::new(server).enrol(&self.ticket).await.problem(), "not-found");
        let (person, page) = &mut self.signing_in;
        assert_eq!(person.open(&page.action).await.status, 404);

        // The person has what a person has to sign in with: the password and the phone.
        let mut person = Person::new(server);
        let page = person.come_from(&self.site).await;
        let page = person.enter_password(&page, &self.account, Method::Qr).await;
        assert!(matches!(page.step, Step::QrCode { .. }), "{page:?}");
        let page = person.act(&page, FormAction::OtherMethod, &[]).await;
        assert!(
            unavailable(&page.step, Method::Recovery).is_some(),
            "codes from before open nothing: {:?}",
            self.codes
        );
        let (mut person, known) = (self.session, "__Host-sluss-known");
        let before = person.cookie(known).map(str::to_owned);
        let view = person.sign_in_to_account(&self.account, Some(&self.phone)).await;
        assert_eq!(
            (view.devices.len(), view.safety.recovery_codes),
            (1, 0),
            "a device that was removed is there again"
        );
        assert!(before.is_some() && person.cookie(known) != before.as_deref(), "the browser is known anew");
    }
}

async fn drill(url: Option<String>) {
    let drill = Drill::on(url).await;
    let server = &drill.server;
    let mut open = Open::all(server).await;
    let copy = drill.path("copy.db");
    let copy_name = copy.display().to_string();
    // While the server in this process uses it.
    drill.done(&["backup", &copy_name]);
    assert!(drill.refused(&["backup", &copy_name]).contains("already exists"));
    let mode = std::os::unix::fs::PermissionsExt::mode(&copy.metadata().unwrap().permissions());
    assert_eq!(mode & 0o777, 0o600);
    drill.close().await;
    let mut serving = drill.serve();
    assert!(drill.refused(&["restore", &copy_name, "--replace"]).contains("in use"), "a server runs");
    serving.until("audit-linked");
    assert!(serving.end("-TERM"));

    drill.open().await;
    open.go_on(server).await;
    server.instance().sluss.audit_log().link().await.unwrap();
    let sent = server.mails_to(&open.account.email).len();
    drill.close().await;
    assert!(drill.serve().end("-TERM"), "it writes its mark");

    // As another node has one, which hears nothing of what is done here.
    let others_mark = std::fs::read(drill.path("sluss.mark")).unwrap();
    assert!(drill.refused(&["restore", &copy_name]).contains("--replace"));
    let said = drill.done(&["restore", &copy_name, "--replace"]);
    assert!(
        said.contains("the previous database is kept") && said.contains("anna@example.eu  device-removed"),
        "{said}"
    );
    drill.open().await;
    server.deliver().await;
    let told: Vec<_> = server.mails_to(&open.account.email).into_iter().skip(sent).map(|mail| mail.subject).collect();
    assert_eq!(told, ["Sluss: We restored an older copy of our data"], "nothing that waited goes out once more");
    Box::pin(open.opens_nothing(server)).await;
    server.instance().sluss.audit_log().link().await.unwrap();
    drill.close().await;

    std::fs::write(drill.path("sluss.mark"), others_mark).unwrap();
    by_hand(&drill, &copy).await;
}

/// The same copy again, without `sluss restore`.
async fn by_hand(drill: &Drill, copy: &Path) {
    assert!(drill.serve().end("-TERM"), "what was put back in the right way is served");
    drill.put_by_hand(copy).await;
    let said = drill.refused(&["serve"]);
    assert!(said.contains("an older copy has taken its place") && said.contains("sluss restore --in-place"), "{said}");
    assert!(finding(&drill.refused(&["doctor"]), "mark").starts_with("the database is older"));
    // Whoever looks at it, or changes something in it, does not make it young.
    drill.done(&["user", "disable", "anna@example.eu"]);
    drill.done(&["audit", "verify"]);
    assert!(drill.refused(&["serve"]).contains("sluss restore --in-place"));
    let said = drill.done(&["restore", "--in-place"]);
    assert!(said.contains("everything that was open in the copy is void"), "{said}");
    assert!(drill.serve().end("-TERM"));
    assert!(drill.done(&["audit", "list"]).contains("copy-put-back"));
}

#[tokio::test(flavor = "multi_thread")]
async fn s10_what_a_copy_brings_back_is_void_and_one_put_back_by_hand_is_not_served_on_sqlite() {
    Box::pin(drill(None)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn s10_what_a_copy_brings_back_is_void_and_one_put_back_by_hand_is_not_served_on_postgresql() {
    Box::pin(drill(Some(postgres::new_database()))).await;
}

/// A copy of the same epoch, in which nothing was put back yet.
async fn by_hand_at_first(url: Option<String>) {
    let drill = Drill::on(url).await;
    let account = drill.server.account("anna@example.eu").await;
    let copy = drill.path("copy.db");
    for copied in [false, true] {
        drill.open().await;
        Person::new(&drill.server).sign_in_to_account(&account, None).await;
        drill.close().await;
        assert!(drill.serve().end("-TERM"), "it links what happened, and writes its mark");
        if !copied {
            drill.done(&["backup", &copy.display().to_string()]);
        }
    }
    by_hand(&drill, &copy).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn s10_a_copy_that_was_put_back_by_hand_is_not_served_on_sqlite() {
    by_hand_at_first(None).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn s10_a_copy_that_was_put_back_by_hand_is_not_served_on_postgresql() {
    by_hand_at_first(Some(postgres::new_database())).await;
}

#[tokio::test]
async fn s10_a_head_that_was_dropped_for_its_age_is_taken_to_have_been_there_and_no_other_is() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let sluss = server.instance().sluss;
    let next = async || {
        Person::new(&server).sign_in_to_account(&account, None).await;
        sluss.audit_log().link().await.unwrap();
        sluss.audit_log().head().await.unwrap().unwrap()
    };
    let (first, second) = (next().await, next().await);
    let other = |head: &Head| Head { hash: first.hash.chars().rev().collect(), ..head.clone() };
    let ahead = Head { seq: second.seq + 1, ..second.clone() };
    for dropped in [false, true] {
        if dropped {
            server.clock.advance(std::time::Duration::from_secs(60));
            sluss.audit_log().prune(sluss.now()).await.unwrap();
        }
        assert!(sluss.upkeep().holds_head(&first).await.unwrap() && sluss.upkeep().holds_head(&second).await.unwrap());
        assert!(
            !sluss.upkeep().holds_head(&other(&second)).await.unwrap()
                && !sluss.upkeep().holds_head(&ahead).await.unwrap()
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn s10_a_server_that_is_killed_starts_again_and_one_without_a_mark_says_so() {
    let drill = Drill::on(None).await;
    let account = drill.server.account("anna@example.eu").await;
    for _ in 0..4 {
        drill.open().await;
        let mut person = Person::new(&drill.server);
        person.sign_in_to_account(&account, None).await;
        assert!(person.cookie(COOKIE).is_some());
        drill.close().await;
        let mut serving = drill.serve();
        serving.until("audit-linked");
        assert!(!serving.end("-KILL"));
    }
    std::fs::remove_file(drill.path("sluss.mark")).unwrap_or_default();
    let mut serving = drill.serve();
    serving.until("mark-missing");
    assert!(serving.end("-TERM"));
    assert!(drill.path("sluss.mark").exists());
    let said = drill.run(&["doctor"]).1;
    assert!(finding(&said, "mark").starts_with("well: up to entry"), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn s10_what_is_no_copy_or_has_another_key_file_changes_nothing() {
    let drill = Drill::on(None).await;
    drill.server.account("anna@example.eu").await;
    let copy = drill.path("copy.db").display().to_string();
    drill.done(&["backup", &copy]);
    drill.close().await;
    let other = drill.path("other.db");
    std::fs::write(&other, "no database at all\n".repeat(100)).unwrap();
    let missing = drill.path("missing.db");
    for (file, words) in [(&other, "is not a copy made by `sluss backup`"), (&missing, "no such file")] {
        let said = drill.refused(&["restore", &file.display().to_string(), "--replace"]);
        assert!(said.contains(words), "{said}");
    }
    let key = drill.path("other.key").display().to_string();
    std::fs::write(&key, [7; 32]).unwrap();
    assert!(Command::new("chmod").args(["600", &key]).status().unwrap().success());
    let said = drill.refused(&["--key-file", &key, "restore", &copy, "--replace"]);
    assert!(said.contains("is this the key file that it was made with"), "{said}");
    assert!(drill.done(&["user", "list"]).contains("anna@example.eu"), "it is as it was");
    assert!(!drill.done(&["audit", "list"]).contains("copy-put-back"));
}
