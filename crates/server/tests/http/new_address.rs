//! Another name and another address: asked for by somebody who has just signed in, and agreed to by both mailboxes.

use std::time::Duration;

use serde_json::json;
use sluss_domain::model::account::Account as Stored;
use sluss_protocol::api::AccountView;
use sluss_protocol::method::{Level, Method};
use sluss_protocol::sign_in::{Notice, Step};
use sluss_testkit::{Account, Answer, Person, Phone, Server};

const TO: &str = "anna@example.org";

/// Anna, who has a phone and is signed in with it.
struct Anna {
    server: Server,
    account: Account,
    phone: Phone,
    person: Person,
    view: AccountView,
}

impl Anna {
    async fn signed_in() -> Self {
        let server = Server::start().await;
        let account = server.account("anna@example.eu").await;
        let phone = Person::new(&server).add_device(&account).await;
        let mut person = Person::new(&server);
        let view = person.sign_in_to_account(&account, Some(&phone)).await;
        Self { server, account, phone, person, view }
    }

    async fn ask(&mut self, to: &str) -> Answer {
        self.person.api("POST", "/api/account/address", &self.view.csrf, Some(&json!({ "email": to }))).await
    }

    /// The link that went to one of the two mailboxes.
    async fn link_at(&self, address: &str) -> String {
        self.server.link_to(address, "new-address").await.unwrap_or_else(|| panic!("no link came to {address}"))
    }

    /// Asks, lets it at the present mailbox, and takes the link out of the other.
    async fn at_the_new_mailbox(&mut self) -> String {
        assert_eq!(self.ask(TO).await.status, 202);
        let leave = self.link_at(&self.account.email.clone()).await;
        let left = Person::new(&self.server).post(&leave, &[]).await;
        assert_eq!(left.header("location"), "/new-address/sent");
        self.link_at(TO).await
    }

    async fn stored(&self) -> Stored {
        let id = self.server.id_of(&Account { email: self.address().await, ..self.account.clone() }).await;
        self.server.instance().sluss.store.account(&id).await.unwrap().unwrap()
    }

    async fn address(&self) -> String {
        let accounts = self.server.instance().sluss.store.accounts().await.unwrap();
        accounts[0].email.to_string()
    }
}

#[tokio::test]
async fn another_address_counts_once_both_mailboxes_have_agreed_and_the_password_was_given() {
    let mut anna = Anna::signed_in().await;
    let take = anna.at_the_new_mailbox().await;
    assert_eq!(anna.address().await, anna.account.email, "one mailbox alone changes nothing");
    let mut elsewhere = Person::new(&anna.server);
    let page = elsewhere.open(&take).await.body;
    assert!(page.contains(&anna.account.email) && page.contains(TO), "{page}");
    let taken = elsewhere.post(&take, &[("password", &anna.account.password)]).await;
    assert_eq!((taken.status.as_u16(), taken.header("location")), (303, "/new-address/done"));
    let stored = anna.stored().await;
    assert_eq!((stored.email.as_str(), stored.email_verified), (TO, true));
    assert_eq!(anna.person.account().await.email, TO, "the session goes on");

    let renewed = Account { email: TO.to_owned(), ..anna.account.clone() };
    Person::new(&anna.server).sign_in_to_account(&renewed, Some(&anna.phone)).await;
    let mut old = Person::new(&anna.server);
    let page = old.begin("/account/sign-in").await;
    let page = old.enter_password(&page, &anna.account, Method::Qr).await;
    assert_eq!(page.notice, Some(Notice::WrongPassword), "nobody has the old address");
}

#[tokio::test]
async fn f07_both_addresses_are_told_and_the_log_has_every_step() {
    let mut anna = Anna::signed_in().await;
    let take = anna.at_the_new_mailbox().await;
    Person::new(&anna.server).post(&take, &[("password", &anna.account.password)]).await;
    let old = anna.server.subjects_to(&anna.account.email).await;
    assert!(old.contains(&"Your email address was changed".to_owned()), "{old:?}");
    assert_eq!(anna.server.subjects_to(TO).await, ["Confirm your new email address", "Your email address was changed"]);
    let log = anna.person.open("/api/account/activity").await.json();
    let log = log["entries"].as_array().unwrap();
    for event in ["address-asked", "address-left", "address-changed"] {
        assert!(log.iter().any(|entry| entry["event"] == event), "{event}: {log:?}");
    }
}

#[tokio::test]
async fn f06_each_link_works_once_and_for_30_minutes_and_opening_it_changes_nothing() {
    let mut anna = Anna::signed_in().await;
    assert_eq!(anna.ask(TO).await.status, 202);
    let leave = anna.link_at(&anna.account.email.clone()).await;
    let mut person = Person::new(&anna.server);
    assert!(person.open(&leave).await.body.contains(TO));
    assert!(anna.server.subjects_to(TO).await.is_empty(), "a mail program that looks at links opens nothing");
    assert_eq!(person.post(&leave, &[]).await.status, 303);
    assert_eq!(person.post(&leave, &[]).await.status, 410, "once");
    let take = anna.link_at(TO).await;
    anna.server.clock.advance(Duration::from_secs(30 * 60));
    for answer in [person.open(&take).await, person.post(&take, &[("password", &anna.account.password)]).await] {
        assert_eq!(answer.status, 410);
    }
    assert_eq!(anna.address().await, anna.account.email);
}

#[tokio::test]
async fn whoever_reads_a_mailbox_that_was_misspelt_does_not_get_the_account() {
    let mut anna = Anna::signed_in().await;
    let take = anna.at_the_new_mailbox().await;
    let mut stranger = Person::new(&anna.server);
    for password in ["", "nobody's password"] {
        let refused = stranger.post(&take, &[("password", password)]).await;
        assert_eq!(refused.status, 422, "{}", refused.body);
    }
    assert_eq!(anna.address().await, anna.account.email);
    // The owner is not kept from it by the stranger's tries.
    anna.server.clock.advance(Duration::from_secs(60));
    assert_eq!(anna.person.post(&take, &[("password", &anna.account.password)]).await.status, 303);
}

#[tokio::test]
async fn h03_an_address_that_has_an_account_is_not_told_apart_and_is_never_taken() {
    let mut anna = Anna::signed_in().await;
    let bo = anna.server.account("bo@example.eu").await;
    let mut answers = Vec::new();
    for to in [bo.email.as_str(), TO] {
        let asked = anna.ask(to).await;
        let leave = anna.link_at(&anna.account.email.clone()).await;
        let left = Person::new(&anna.server).post(&leave, &[]).await;
        answers.push((asked.status, asked.body, left.status, left.header("location").to_owned()));
    }
    assert_eq!(answers[0], answers[1]);
    assert_eq!(anna.server.subjects_to(&bo.email).await, ["Your address stays with your account"]);
    assert_eq!(anna.server.link_to(&bo.email, "new-address").await, None);
}

#[tokio::test]
async fn an_address_that_somebody_takes_meanwhile_stays_theirs() {
    let mut anna = Anna::signed_in().await;
    let take = anna.at_the_new_mailbox().await;
    anna.server.account(TO).await;
    let late = Person::new(&anna.server).post(&take, &[("password", &anna.account.password)]).await;
    assert_eq!(late.status, 410);
    assert_eq!(anna.address().await, anna.account.email);
}

#[tokio::test]
async fn s01_a_wish_for_another_address_dies_with_what_begun_it() {
    for end in ["password", "sessions"] {
        let mut anna = Anna::signed_in().await;
        let take = anna.at_the_new_mailbox().await;
        let mut account = anna.account.clone();
        if end == "password" {
            let new = "fyra lugna ord i rad";
            let changes = json!({ "new": new });
            anna.person.change_password(&anna.view, &anna.account, &changes).await;
            account.password = new.to_owned();
        } else {
            anna.server.instance().sluss.sessions().sign_out_everywhere(&account.email).await.unwrap();
        }
        let dead = Person::new(&anna.server).post(&take, &[("password", &account.password)]).await;
        assert_eq!(dead.status, 410, "{end}");
    }
}

#[tokio::test]
async fn f06_links_that_went_to_the_old_mailbox_open_nothing_afterwards() {
    let mut anna = Anna::signed_in().await;
    let take = anna.at_the_new_mailbox().await;
    Person::new(&anna.server).post("/forgotten", &[("email", &anna.account.email)]).await;
    let reset = anna.server.link_to(&anna.account.email, "reset").await.unwrap();
    Person::new(&anna.server).post(&take, &[("password", &anna.account.password)]).await;
    assert_eq!(Person::new(&anna.server).open(&reset).await.status, 410);
}

#[tokio::test]
async fn what_cannot_be_an_address_or_is_the_present_one_is_refused_and_so_are_too_many_mails() {
    let mut anna = Anna::signed_in().await;
    assert_eq!(anna.ask("anna").await.problem(), "invalid-field");
    assert_eq!(anna.ask("ANNA@example.eu").await.problem(), "conflict");
    for _ in 0..3 {
        assert_eq!(anna.ask(TO).await.status, 202);
    }
    let refused = anna.ask(TO).await;
    assert_eq!(refused.problem(), "too-many-tries");
    assert_ne!(refused.header("retry-after"), "");
    anna.server.send_no_mail();
    assert_eq!(anna.ask(TO).await.problem(), "not-found");
}

#[tokio::test]
async fn another_name_is_told_to_sites_at_the_next_sign_in() {
    let mut anna = Anna::signed_in().await;
    let body = |name: &str| json!({ "name": name });
    for name in ["", "  ", &"a".repeat(101), "An\u{202e}na"] {
        let refused = anna.person.api("PUT", "/api/account/name", &anna.view.csrf, Some(&body(name))).await;
        assert_eq!(refused.problem(), "invalid-field", "{name:?}");
    }
    let renamed = anna.person.api("PUT", "/api/account/name", &anna.view.csrf, Some(&body(" Anna Ek "))).await;
    assert_eq!(renamed.status, 204);
    assert_eq!(anna.person.account().await.name, "Anna Ek");
    let site = anna.server.site("rasff", Level::Medium).await;
    let page = anna.person.come_from(&site).await;
    let page = anna.person.enter_password(&page, &anna.account, Method::Qr).await;
    let page = anna.person.answer_second_factor(&page, &anna.phone).await;
    assert!(matches!(page.step, Step::Passed { .. }), "{page:?}");
    let tokens = site.redeem(&site.code(&page)).await.json();
    let told = site.user_info(tokens["access_token"].as_str().unwrap()).await.json();
    assert_eq!(told["name"], "Anna Ek", "{told}");
}
