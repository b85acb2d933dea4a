//! The texts of a sign-in travel once: the page's script keeps them, and says in which language it does.

use sluss_protocol::language::Language;
use sluss_protocol::messages::Messages;
use sluss_protocol::method::Method;
use sluss_protocol::sign_in::{FormAction, MEDIA_TYPE, Notice, SignInPage};
use sluss_testkit::{Answer, Person};

use crate::stage::{Stage, stage};

/// How many texts came along that every page has.
fn carried(answer: &Answer) -> usize {
    answer.page().messages.ids().count()
}

/// A person whose browser runs scripts, at the first page.
async fn with_script() -> (Stage, SignInPage) {
    let Stage { server, site, account, phone, person } = stage().await;
    let mut person = person.with_script();
    let page = person.come_from(&site).await;
    (Stage { server, site, account, phone, person }, page)
}

#[tokio::test]
async fn p03_a_script_gets_no_texts_that_it_holds() {
    let (Stage { account, mut person, .. }, page) = with_script().await;
    let answer = person.act_raw(&page, FormAction::Identify, &[("email", &account.email)]).await;
    assert_eq!((answer.header("content-type"), carried(&answer)), (MEDIA_TYPE, 0));
    assert!(answer.body.len() < 1_000, "{} bytes", answer.body.len());
    let next = answer.page().after(&page);
    assert_eq!(next.messages, page.messages);
    let fields = [("method", Method::Pin.name()), ("password", account.password.as_str())];
    let waiting = person.act_raw(&next, FormAction::Password, &fields).await.page().after(&next);
    let stale = SignInPage { version: waiting.version - 1, ..waiting };
    assert_eq!(carried(&person.wait_by_script(&stale).await), 0, "nor does one that waits");
}

#[tokio::test]
async fn texts_of_another_language_come_along_wherever_it_was_changed() {
    let (Stage { mut person, .. }, page) = with_script().await;
    let answer = person.act_raw(&page, FormAction::Language, &[("language", "sv")]).await;
    let swedish = answer.page();
    assert_eq!((swedish.language, swedish.messages.text("next").as_str()), (Language::Sv, "Nästa"));
    let other_tab = person.act(&page, FormAction::Identify, &[("email", "anna")]).await;
    assert_eq!((other_tab.notice, other_tab.messages), (Some(Notice::EmailForm), swedish.messages.clone()));
    let answer = person.act_raw(&swedish, FormAction::Identify, &[("email", "anna")]).await;
    assert_eq!(carried(&answer), 0, "{answer:?}");
}

#[tokio::test]
async fn a_document_carries_all_texts_and_so_does_an_answer_to_whoever_holds_none() {
    let (Stage { server, mut person, .. }, page) = with_script().await;
    let document = person.open(&page.action).await;
    assert_eq!(document.page().messages, page.messages);
    let stranger = SignInPage { messages: Messages::default(), ..page.clone() };
    let mut plain = Person::new(&server);
    plain.set_cookie("__Host-sluss-browser", person.cookie("__Host-sluss-browser").unwrap());
    assert_eq!(plain.act(&stranger, FormAction::Back, &[]).await.messages, page.messages);
}

#[tokio::test]
async fn g06_what_one_answer_alone_says_comes_with_it_and_goes_with_it() {
    let (Stage { account, mut person, .. }, page) = with_script().await;
    let mut page = person.act(&page, FormAction::Identify, &[("email", &account.email)]).await;
    let wait = |page: &SignInPage| page.messages.text("notice-too-many-tries");
    let before = wait(&page);
    let fields = [("method", Method::Qr.name()), ("password", "not the one")];
    for _ in 0..6 {
        page = person.act(&page, FormAction::Password, &fields).await;
    }
    assert_eq!(
        (page.notice, wait(&page).as_str()),
        (Some(Notice::TooManyTries), "Too many tries. Wait 5 seconds, then try again.")
    );
    let next = person.act(&page, FormAction::Back, &[]).await;
    assert_eq!(wait(&next), before);
}
