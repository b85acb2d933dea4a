//! What must not lie around: in the database, in files that others can read, in answers.

use sluss_testkit::{Person, Server};

fn contains(haystack: &[u8], needle: &[u8]) -> bool {
    haystack.windows(needle.len()).any(|window| window == needle)
}

#[tokio::test]
async fn m04_c08_no_secret_lies_in_the_database_in_the_clear() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let mut person = Person::new(&server);
    let view = person.sign_in_to_account(&account, None).await;
    let enrolment = person.begin_enrolment(&view, "Phone").await;
    let mut phone = sluss_testkit::Phone::new(&server);
    let claim = phone.claim(enrolment.link.as_deref().unwrap());
    assert_eq!(phone.enrol(enrolment.link.as_deref().unwrap()).await.status, 201);
    let database = server.database();
    let text = claim.hmac_key.unwrap();
    let key = data_encoding::BASE64URL_NOPAD.decode(text.as_bytes()).unwrap();
    assert!(!contains(&database, &key), "the OCRA key");
    assert!(!contains(&database, text.as_bytes()), "the OCRA key as text");
    assert!(!contains(&database, account.password.as_bytes()), "the password");
    assert!(contains(&database, account.email.as_bytes()), "the search finds what is there");
}

#[cfg(unix)]
#[tokio::test]
async fn m04_the_key_file_is_the_owners_alone_and_not_in_the_database() {
    use std::os::unix::fs::PermissionsExt;
    let server = Server::start().await;
    let file = server.folder().join("master.key");
    assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    assert!(!contains(&server.database(), &std::fs::read(&file).unwrap()));
}

#[tokio::test]
async fn m04_with_another_key_file_nothing_opens() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    Person::new(&server).add_device(&account).await;
    let config = sluss_server::config::Config::resolve(sluss_server::config::Settings {
        data: Some(server.folder().to_owned()),
        key_file: Some(server.folder().join("another.key")),
        ..Default::default()
    });
    let opened = sluss_server::Instance::open(&config.unwrap(), sluss_server::Ports::system()).await;
    assert!(opened.is_err(), "the signing keys were sealed with the first key");
}
