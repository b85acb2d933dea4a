//! Accounts as an operator makes them.

use sluss_testkit::{Person, Server};

#[tokio::test]
async fn f08_a_fresh_server_has_no_account() {
    let server = Server::start().await;
    assert!(server.house().sluss.store.accounts().await.unwrap().is_empty());
}

#[tokio::test]
async fn a01_a03_a_password_that_anybody_would_try_is_not_taken() {
    let server = Server::start().await;
    let sluss = server.house().sluss;
    for password in ["short", "password", "anna@example.eu", "12345678"] {
        assert!(sluss.add_account("anna@example.eu", "Anna", password).await.is_err(), "{password}");
    }
    assert!(sluss.add_account("anna@example.eu", "Anna", "åtta ord i rad").await.is_ok());
}

#[tokio::test]
async fn a_person_chooses_a_language_and_it_lasts() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let mut person = Person::new(&server);
    let view = person.sign_in_to_account(&account, None).await;
    let body = serde_json::json!({ "language": "sv" });
    assert_eq!(person.api("PUT", "/api/account/language", &view.csrf, Some(&body)).await.status, 204);
    assert_eq!(person.account().await.language.tag(), "sv");
}
