//! A forgotten password: replaced by a link in a mail, which opens nothing else.

use std::time::Duration;

use axum::body::Body;
use axum::http::Request;
use sluss_protocol::method::Method;
use sluss_protocol::sign_in::{Notice, Step};
use sluss_testkit::{Account, Person, Server};

const NEW: &str = "fyra lugna ord i rad";

async fn asked(server: &Server, account: &Account) -> String {
    Person::new(server).post("/forgotten", &[("email", &account.email)]).await;
    server.link_to(&account.email, "reset").await.unwrap()
}

#[tokio::test]
async fn f06_a_reset_does_not_sign_in_and_does_not_skip_the_second_factor() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let phone = Person::new(&server).add_device(&account).await;
    let (mut person, mut elsewhere) = (Person::new(&server), Person::new(&server));
    elsewhere.sign_in_to_account(&account, Some(&phone)).await;
    let link = asked(&server, &account).await;
    let asked = person.open(&link).await.body;
    assert!(asked.contains(&account.email) && asked.contains("Use at least 8 characters"), "{asked}");
    let done = person.post(&link, &[("password", NEW)]).await;
    assert_eq!((done.status.as_u16(), done.header("location")), (303, "/reset/done"));
    assert!(person.cookie("__Host-sluss-account").is_none());
    assert_eq!(elsewhere.open("/api/account").await.problem(), "not-signed-in", "other sessions are over");

    let old = person.begin("/account/sign-in").await;
    let old = person.enter_password(&old, &account, Method::Qr).await;
    assert_eq!(old.notice, Some(Notice::WrongPassword));
    let account = Account { password: NEW.to_owned(), ..account };
    let page = person.begin("/account/sign-in").await;
    let page = person.enter_password(&page, &account, Method::Password).await;
    assert!(matches!(page.step, Step::Choose { .. }), "the phone is still asked for: {page:?}");
    person.sign_in_to_account(&account, Some(&phone)).await;
    let told = server.subjects_to(&account.email).await;
    assert_eq!(told.last().unwrap(), "Your password was changed");
}

#[tokio::test]
async fn f06_a_link_works_once_and_for_30_minutes_and_the_newest_ends_the_others() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let (first, second) = (asked(&server, &account).await, asked(&server, &account).await);
    assert_ne!(first, second);
    let mut person = Person::new(&server);
    assert_eq!(person.post(&second, &[("password", NEW)]).await.status, 303);
    for used in [&first, &second] {
        assert_eq!(person.post(used, &[("password", "en annan rad med ord")]).await.status, 410);
    }
    let late = asked(&server, &account).await;
    server.clock.advance(Duration::from_secs(30 * 60));
    assert_eq!(person.open(&late).await.status, 410);
    assert_eq!(person.post(&late, &[("password", NEW)]).await.status, 410);
}

#[tokio::test]
async fn f06_of_two_that_use_a_link_at_the_same_instant_one_does() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let link = asked(&server, &account).await;
    let (mut one, mut two) = (Person::new(&server), Person::new(&server));
    let (first, second) =
        tokio::join!(one.post(&link, &[("password", NEW)]), two.post(&link, &[("password", "en annan rad med ord")]));
    let mut statuses = [first.status.as_u16(), second.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 410]);
}

#[tokio::test]
async fn f06_the_host_in_the_link_is_the_issuers_whatever_the_request_says() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let request = Request::post("/forgotten")
        .header("host", "evil.test")
        .header("x-forwarded-host", "evil.test")
        .header("forwarded", "host=evil.test")
        .body(Body::from(format!("email={}", account.email)));
    server.send(request.unwrap()).await;
    server.deliver().await;
    let [mail] = &server.mails_to(&account.email)[..] else { panic!("one mail was expected") };
    assert!(mail.text.contains("https://sluss.test/reset/rst_") && !mail.text.contains("evil"), "{}", mail.text);
}

#[tokio::test]
async fn h03_an_unknown_address_sees_the_same_page_and_gets_no_mail() {
    let server = Server::start().await;
    server.account("known@example.eu").await;
    server.account("shut@example.eu").await;
    server.instance().sluss.accounts().disable("shut@example.eu").await.unwrap();
    let mut pages = Vec::new();
    for email in ["known@example.eu", "nobody@example.eu", "shut@example.eu"] {
        let sent = Person::new(&server).post("/forgotten", &[("email", email)]).await;
        pages.push((sent.status, sent.body));
    }
    assert!(pages[0] == pages[1] && pages[1] == pages[2]);
    assert_eq!(server.subjects_to("known@example.eu").await.len(), 1);
    assert!(server.subjects_to("nobody@example.eu").await.is_empty());
    assert!(server.subjects_to("shut@example.eu").await.is_empty(), "what an operator shut, no mail opens");
}

#[tokio::test]
async fn f06_no_more_than_a_few_mails_go_out_in_an_hour() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    for _ in 0..6 {
        Person::new(&server).post("/forgotten", &[("email", &account.email)]).await;
    }
    assert_eq!(server.subjects_to(&account.email).await.len(), 3);
    // One network that asks for many addresses is stopped too, whether anybody has them or not.
    for number in 0..30 {
        Person::new(&server).post("/forgotten", &[("email", &format!("nobody{number}@example.eu"))]).await;
    }
    let other = server.account("other@example.eu").await;
    Person::new(&server).post("/forgotten", &[("email", &other.email)]).await;
    assert!(server.subjects_to(&other.email).await.is_empty());
}
