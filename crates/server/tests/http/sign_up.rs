//! Signing up: an address that a mail confirms, then a name and a password.

use std::time::Duration;

use sluss_server::config::Settings;
use sluss_testkit::{Account, Person, Server};

const EMAIL: &str = "anna@example.eu";
const PASSWORD: &str = "fyra lugna ord i rad";

#[tokio::test]
async fn j5_a_person_signs_up_by_the_link_in_a_mail() {
    let server = Server::start().await;
    let mut person = Person::new(&server);
    assert!(person.open("/sign-up").await.body.contains("name=\"email\""));
    let sent = person.post("/sign-up", &[("email", EMAIL)]).await;
    assert!(sent.body.contains("Check your email"), "{}", sent.body);
    let link = server.link_to(EMAIL, "sign-up").await.unwrap();
    let asked = person.open(&link).await;
    assert!(asked.body.contains(EMAIL) && asked.body.contains("new-password"), "{}", asked.body);
    let done = person.post(&link, &[("name", "Anna"), ("password", PASSWORD)]).await;
    assert_eq!((done.status.as_u16(), done.header("location")), (303, "/sign-up/done"));
    assert!(person.cookie("__Host-sluss-account").is_none(), "nobody is signed in by a link");
    let account = Account { email: EMAIL.to_owned(), password: PASSWORD.to_owned() };
    assert_eq!(person.sign_in_to_account(&account, None).await.name, "Anna");
    let again = person.post(&link, &[("name", "Eve"), ("password", PASSWORD)]).await;
    assert_eq!(again.status, 410, "a link works once");
}

#[tokio::test]
async fn a01_a02_a03_j5_what_cannot_be_taken_is_said_and_the_link_goes_on_working() {
    let server = Server::start().await;
    let mut person = Person::new(&server);
    person.post("/sign-up", &[("email", EMAIL)]).await;
    let link = server.link_to(EMAIL, "sign-up").await.unwrap();
    for (name, password, reason) in [
        ("Anna", "kort", "too short. Use at least 15 characters"),
        ("Anna", "sluss 1234567890", "based on “sluss”"),
        ("Anna", "hejhejhejhejhejhej", "Repetitions are easy to guess. Add a few unrelated words"),
        ("Nikodemus", "nikodemusnikodemus", "Add a few unrelated words"),
        ("", PASSWORD, "Enter your name"),
    ] {
        let again = person.post(&link, &[("name", name), ("password", password)]).await;
        assert!(again.status == 422 && again.body.contains(reason), "{reason}: {again:?}");
        assert!(!again.body.contains(password), "no password comes back in a page");
    }
    let done = person.post(&link, &[("name", "Anna"), ("password", "gurkmejavindarna")]).await;
    assert_eq!(done.status, 303, "{done:?}");
}

#[tokio::test]
async fn a03_j5_the_script_of_the_page_hears_how_strong_a_password_would_be_and_nothing_is_done() {
    let server = Server::start().await;
    let mut person = Person::new(&server);
    person.post("/sign-up", &[("email", "anna.lindgren@example.eu")]).await;
    let link = server.link_to("anna.lindgren@example.eu", "sign-up").await.unwrap();
    for (password, filled, sentence, advice) in [
        ("kort", 1, "too weak", "too short"),
        ("lindgren 12345678", 1, "too weak", "lindgren"),
        ("aaaaaaaaaaaaaaaz", 2, "too weak", "Repetitions"),
        (PASSWORD, 5, "strong", ""),
    ] {
        let fields = [("judge", "yes"), ("name", ""), ("password", password)];
        let words = person.post_by_script(&link, &fields).await.json();
        assert_eq!(words["filled"], filled, "{password}: {words}");
        assert!(words["sentence"].as_str().unwrap().contains(sentence), "{password}: {words}");
        assert!(words["advice"].as_str().unwrap().contains(advice), "{password}: {words}");
    }
    let done = person.post(&link, &[("name", "Anna"), ("password", PASSWORD)]).await;
    assert_eq!(done.status, 303, "the link was not used up: {done:?}");
    let over = person.post_by_script(&link, &[("judge", "yes"), ("password", PASSWORD)]).await;
    assert_eq!(over.status, 410, "a link that is used judges nothing");
}

#[tokio::test]
async fn a03_whoever_asks_faster_than_people_type_is_told_to_wait() {
    let server = Server::start().await;
    let mut person = Person::new(&server);
    person.post("/sign-up", &[("email", EMAIL)]).await;
    let link = server.link_to(EMAIL, "sign-up").await.unwrap();
    let fields = [("judge", "yes"), ("password", PASSWORD)];
    for _ in 0..server.instance().sluss.policy.judged_in_a_minute {
        assert_eq!(person.post_by_script(&link, &fields).await.status, 200);
    }
    let busy = person.post_by_script(&link, &fields).await;
    assert!(busy.status == 429 && !busy.header("retry-after").is_empty(), "{busy:?}");
}

#[tokio::test]
async fn a01_j5_the_rule_for_a_password_is_told_before_it_is_broken_and_a_script_hears_the_reason_only() {
    let server = Server::start().await;
    let mut person = Person::new(&server);
    person.post("/sign-up", &[("email", EMAIL)]).await;
    let link = server.link_to(EMAIL, "sign-up").await.unwrap();
    let page = person.open(&link).await;
    assert!(
        page.body.contains("Use at least 15 characters") && page.body.contains("minlength=\"15\""),
        "{}",
        page.body
    );
    for (name, password, field, reason) in [
        ("Anna", "kort", "password", "too short. Use at least 15 characters"),
        ("Anna", "hejhejhejhejhejhej", "password", "Repetitions"),
        ("", PASSWORD, "name", "Enter your name"),
    ] {
        let refused = person.post_by_script(&link, &[("name", name), ("password", password)]).await;
        let told: serde_json::Value = serde_json::from_str(&refused.body).unwrap();
        assert_eq!((refused.status.as_u16(), &told["field"]), (422, &field.into()), "{refused:?}");
        assert!(told["text"].as_str().is_some_and(|text| text.contains(reason)), "{told}");
        assert!(!refused.body.contains(password), "no password comes back");
    }
    let done = person.post_by_script(&link, &[("name", "Anna"), ("password", PASSWORD)]).await;
    assert_eq!((done.status.as_u16(), done.header("location")), (303, "/sign-up/done"));
    // What typing cannot put right is a page for either.
    let over = person.post_by_script(&link, &[("name", "Anna"), ("password", PASSWORD)]).await;
    assert!(over.status == 410 && over.body.contains("This link no longer works"), "{over:?}");
}

#[tokio::test]
async fn h03_an_address_with_an_account_sees_the_same_page_and_a_mail_goes_out_either_way() {
    let server = Server::start().await;
    server.account("known@example.eu").await;
    let mut pages = Vec::new();
    for email in ["known@example.eu", "fresh@example.eu"] {
        let sent = Person::new(&server).post("/sign-up", &[("email", email)]).await;
        pages.push((sent.status, sent.body));
    }
    assert_eq!(pages[0], pages[1]);
    assert_eq!(server.subjects_to("known@example.eu").await, ["You already have an account"]);
    assert_eq!(server.subjects_to("fresh@example.eu").await.len(), 1);
    assert_eq!(server.link_to("known@example.eu", "sign-up").await, None);
}

#[tokio::test]
async fn j5_a_link_expires_and_another_servers_link_is_none() {
    let server = Server::start().await;
    let mut person = Person::new(&server);
    person.post("/sign-up", &[("email", EMAIL)]).await;
    let link = server.link_to(EMAIL, "sign-up").await.unwrap();
    server.clock.advance(Duration::from_secs(30 * 60));
    assert_eq!(person.open(&link).await.status, 410);
    assert_eq!(person.post(&link, &[("name", "Anna"), ("password", PASSWORD)]).await.status, 410);
    assert_eq!(person.open("/sign-up/cnf_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA").await.status, 410);
}

#[tokio::test]
async fn h03_mails_are_counted_alike_for_known_and_unknown_addresses() {
    let server = Server::start().await;
    server.account("known@example.eu").await;
    for email in ["known@example.eu", "fresh@example.eu"] {
        let mut pages = Vec::new();
        for _ in 0..5 {
            pages.push(Person::new(&server).post("/sign-up", &[("email", email)]).await.body);
        }
        pages.dedup();
        assert_eq!(pages.len(), 1, "whoever asks too often sees the same page");
        assert_eq!(server.subjects_to(email).await.len(), 3, "{email}");
    }
    server.clock.advance(Duration::from_secs(60 * 60));
    Person::new(&server).post("/sign-up", &[("email", "fresh@example.eu")]).await;
    assert_eq!(server.subjects_to("fresh@example.eu").await.len(), 4);
}

#[tokio::test]
async fn f08_where_an_operator_has_switched_it_off_nobody_signs_up() {
    let server = Server::start_as(Settings { sign_up: Some(false), ..Settings::default() }).await;
    let mut person = Person::new(&server);
    assert_eq!(person.open("/sign-up").await.status, 404);
    assert_eq!(person.post("/sign-up", &[("email", EMAIL)]).await.status, 404);
    assert!(server.subjects_to(EMAIL).await.is_empty());
    let page = person.begin("/account/sign-in").await;
    assert!(!page.sign_up);
}
