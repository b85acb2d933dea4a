//! *It was not me*: the link in every notice locks the account, and a new password opens it again.

use sluss_protocol::method::Method;
use sluss_protocol::sign_in::Notice;
use sluss_testkit::{Account, Person, Server};

#[tokio::test]
async fn f04_f09_the_link_locks_the_account_and_a_look_at_it_does_not() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let phone = Person::new(&server).add_device(&account).await;
    let link = server.link_to(&account.email, "not-me").await.unwrap();
    let (mut thief, mut owner) = (Person::new(&server), Person::new(&server));
    thief.sign_in_to_account(&account, Some(&phone)).await;
    assert!(owner.open(&link).await.body.contains(&account.email));
    assert_eq!(thief.open("/api/account").await.status, 200, "mail programs look at links by themselves");
    assert_eq!(owner.post(&link, &[]).await.header("location"), "/not-me/done");
    assert_eq!(thief.open("/api/account").await.problem(), "not-signed-in");
    let page = thief.begin("/account/sign-in").await;
    let page = thief.enter_password(&page, &account, Method::Qr).await;
    assert_eq!(page.notice, Some(Notice::WrongPassword), "it looks like any wrong password");
    assert_eq!(owner.post(&link, &[]).await.status, 410);
    assert_eq!(server.subjects_to(&account.email).await.last().unwrap(), "Your account is locked");
}

#[tokio::test]
async fn f04_a_locked_account_is_opened_by_a_new_password_and_its_factors_stay() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let phone = Person::new(&server).add_device(&account).await;
    let link = server.link_to(&account.email, "not-me").await.unwrap();
    let mut owner = Person::new(&server);
    owner.post(&link, &[]).await;
    owner.post("/forgotten", &[("email", &account.email)]).await;
    let reset = server.link_to(&account.email, "reset").await.unwrap();
    assert_eq!(owner.post(&reset, &[("password", "fyra lugna ord i rad")]).await.status, 303);
    let account = Account { password: "fyra lugna ord i rad".to_owned(), ..account };
    assert_eq!(owner.sign_in_to_account(&account, Some(&phone)).await.devices.len(), 1);
}

#[tokio::test]
async fn f04_a_link_of_another_account_or_of_an_older_password_locks_nothing() {
    let server = Server::start().await;
    let (anna, bo) = (server.account("anna@example.eu").await, server.account("bo@example.eu").await);
    Person::new(&server).add_device(&anna).await;
    Person::new(&server).add_device(&bo).await;
    let link = server.link_to(&anna.email, "not-me").await.unwrap();
    let other = server.link_to(&bo.email, "not-me").await.unwrap();
    let proof = link.rsplit('/').next().unwrap();
    let crossed = format!("{}/{proof}", other.rsplit_once('/').unwrap().0);
    let mut person = Person::new(&server);
    for wrong in [crossed.as_str(), "/not-me/acc_x/y", "/not-me/acc_aaaaaaaaaaaaaaaaaaaaaaaaaa/"] {
        assert!(person.post(wrong, &[]).await.status.is_client_error(), "{wrong}");
    }
    person.post("/forgotten", &[("email", &anna.email)]).await;
    let reset = server.link_to(&anna.email, "reset").await.unwrap();
    person.post(&reset, &[("password", "fyra lugna ord i rad")]).await;
    assert_eq!(person.post(&link, &[]).await.status, 410);
}
