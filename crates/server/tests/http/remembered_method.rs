//! The method that was used last in a browser is chosen again there, unless the person or the operator wants it otherwise.

use sluss_protocol::method::{Level, Method};
use sluss_protocol::sign_in::{FormAction, Memory, SignInPage, Step};
use sluss_server::config::Settings;
use sluss_testkit::{Person, Server};

use crate::stage::{Stage, stage};

fn chosen(page: &SignInPage) -> (Method, Option<Memory>) {
    let Step::Password { chosen, memory, .. } = &page.step else { panic!("no drop-down: {page:?}") };
    (*chosen, *memory)
}

#[tokio::test]
async fn what_was_used_last_is_chosen_again_and_told() {
    let Stage { site, account, phone, mut person, .. } = stage().await;
    let page = person.come_from(&site).await;
    let page = person.act(&page, FormAction::Identify, &[("email", &account.email)]).await;
    assert_eq!(chosen(&page), (Method::Pin, None), "nothing is remembered yet");
    let page = person.pass_password(&page, &account).await;
    person.answer_second_factor(&page, &phone).await;

    let page = person.begin("/account/sign-in").await;
    let page = person.act(&page, FormAction::Identify, &[("email", "somebody-else@example.eu")]).await;
    assert_eq!(chosen(&page), (Method::Qr, Some(Memory::Remembered)), "h01: whoever it is");
    let page = person.act(&page, FormAction::AskMethod, &[]).await;
    assert_eq!(chosen(&page), (Method::Pin, Some(Memory::Asks)));

    // Choosing once more changes nothing of that.
    let page = person.act(&page, FormAction::Identify, &[("email", &account.email)]).await;
    let page = person.pass_password(&page, &account).await;
    person.answer_second_factor(&page, &phone).await;
    let page = person.begin("/account/sign-in").await;
    let page = person.act(&page, FormAction::Identify, &[("email", &account.email)]).await;
    assert_eq!(chosen(&page), (Method::Pin, Some(Memory::Asks)));
    let page = person.act(&page, FormAction::RememberMethod, &[]).await;
    assert_eq!(chosen(&page), (Method::Pin, Some(Memory::Remembered)));
}

#[tokio::test]
async fn a_remembered_method_that_does_not_fit_here_is_not_chosen() {
    let Stage { server, site, account, mut person, .. } = stage().await;
    let open = server.site("open", Level::Basic).await;
    let page = person.come_from(&open).await;
    person.enter_password(&page, &account, Method::Password).await;
    let page = person.come_from(&site).await;
    let page = person.act(&page, FormAction::Identify, &[("email", &account.email)]).await;
    assert_eq!(chosen(&page), (Method::Pin, None));
}

#[tokio::test]
async fn an_operator_switches_it_off() {
    let server = Server::start_as(Settings { remember_method: Some(false), ..Settings::default() }).await;
    let open = server.site("open", Level::Basic).await;
    let account = server.account("anna@example.eu").await;
    let mut person = Person::new(&server);
    let page = person.come_from(&open).await;
    person.enter_password(&page, &account, Method::Password).await;
    assert_eq!(person.cookie("__Host-sluss-method"), None);
}
