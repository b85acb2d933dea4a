//! Taking everything along, and leaving for good.

use std::time::Duration;

use sluss_domain::Timestamp;
use sluss_domain::model::audit::Filter;
use sluss_protocol::method::Method;
use sluss_protocol::sign_in::Notice;
use sluss_testkit::{Person, Server};

#[tokio::test]
async fn n01_a_person_downloads_what_is_known_and_no_secret_of_it() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let phone = Person::new(&server).add_device(&account).await;
    let mut person = Person::new(&server);
    person.sign_in_to_account(&account, Some(&phone)).await;
    let answer = person.open("/api/account/data").await;
    assert_eq!(answer.header("content-disposition"), "attachment; filename=\"sluss.json\"");
    let data = answer.json();
    assert_eq!((data["email"].as_str(), data["devices"][0]["name"].as_str()), (Some("anna@example.eu"), Some("Phone")));
    assert_eq!(data["sessions"].as_array().unwrap().len(), 1, "what the password alone had opened is over");
    let events: Vec<_> =
        data["activity"].as_array().unwrap().iter().map(|entry| entry["event"].as_str().unwrap()).collect();
    assert!(events.contains(&"device-added") && events.contains(&"data-downloaded"), "{events:?}");
    let token = person.cookie("__Host-sluss-account").unwrap();
    for secret in [token, "quick:", "hash", "key", "pin"] {
        assert!(!answer.body.contains(secret), "{secret} in {}", answer.body);
    }
    server.clock.advance(Duration::from_secs(10 * 60));
    assert_eq!(person.open("/api/account/data").await.problem(), "not-fresh");
}

#[tokio::test]
async fn n01_an_account_is_deleted_wholly_and_the_log_keeps_an_id_that_says_nothing() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let phone = Person::new(&server).add_device(&account).await;
    let mut person = Person::new(&server);
    let view = person.sign_in_to_account(&account, Some(&phone)).await;
    person.make_recovery_codes(&view).await;
    person.begin_enrolment(&view, "Another phone").await;
    person.post("/forgotten", &[("email", &account.email)]).await;
    let id = server.instance().sluss.store.accounts().await.unwrap()[0].id.clone();
    server.deliver().await;
    assert_eq!(person.once_more(&view, "erase", "a guess").await.problem(), "wrong-password");
    assert_eq!(person.once_more(&view, "erase", &account.password).await.status, 204);
    assert!(server.instance().sluss.store.accounts().await.unwrap().is_empty());
    assert_eq!(person.open("/api/account").await.problem(), "not-signed-in");
    let page = person.begin("/account/sign-in").await;
    let page = person.enter_password(&page, &account, Method::Qr).await;
    assert_eq!(page.notice, Some(Notice::WrongPassword));
    let store = server.instance().sluss.store.clone();
    assert!(store.sessions(&id).await.unwrap().is_empty());
    let filter = Filter { account: Some(id.clone()), since: Timestamp(0), before: None, limit: 100 };
    assert!(!store.audit_entries(&filter).await.unwrap().is_empty());
    let told = server.subjects_to(&account.email).await;
    assert_eq!(told.last().unwrap(), "Your account was deleted");
    // The address is free again, and the new account is another one.
    server.account("anna@example.eu").await;
    assert_ne!(server.instance().sluss.store.accounts().await.unwrap()[0].id, id);
}

#[tokio::test]
async fn n01_f03_nobody_deletes_an_account_with_the_password_alone_while_there_is_a_device() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let mut person = Person::new(&server);
    person.add_device(&account).await;
    let view = person.account().await;
    assert_eq!(person.once_more(&view, "erase", &account.password).await.problem(), "step-up-required");
    assert_eq!(person.open("/api/account/data").await.problem(), "step-up-required");
}
