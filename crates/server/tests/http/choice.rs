//! Behind the password: another second factor is chosen, or none can be.

use sluss_protocol::method::Method;
use sluss_protocol::sign_in::{FormAction, Step, UnavailableReason};

use crate::stage::{Stage, stage, unavailable};

#[tokio::test]
async fn without_a_device_the_page_says_what_to_do() {
    let Stage { server, site, mut person, .. } = stage().await;
    let bo = server.account("bo@example.eu").await;
    let page = person.come_from(&site).await;
    let page = person.enter_password(&page, &bo, Method::Qr).await;
    let Step::Choose { account_url, .. } = &page.step else { panic!("{page:?}") };
    assert_eq!(account_url, &format!("{}/remedy", page.action));
    assert_eq!(unavailable(&page.step, Method::Qr), Some(UnavailableReason::Missing));
    let page = person.act(&page, FormAction::Choose, &[("method", Method::Qr.name())]).await;
    assert_eq!(unavailable(&page.step, Method::Qr), Some(UnavailableReason::Missing), "choosing it does not help it");
    let page = person.act(&page, FormAction::Back, &[]).await;
    assert!(matches!(page.step, Step::Password { .. } | Step::Identify { .. }), "{page:?}");
}

#[tokio::test]
async fn a_person_changes_second_factors_without_the_password_again() {
    let Stage { site, account, phone, mut person, .. } = stage().await;
    let page = person.come_from(&site).await;
    let page = person.enter_password(&page, &account, Method::Qr).await;
    let page = person.act(&page, FormAction::OtherMethod, &[]).await;
    assert_eq!(unavailable(&page.step, Method::Password), Some(UnavailableReason::NeedsTwoSteps));
    let page = person.act(&page, FormAction::Choose, &[("method", Method::Password.name())]).await;
    assert!(matches!(page.step, Step::Choose { tried: Method::Password, .. }), "{page:?}");
    let page = person.act(&page, FormAction::Choose, &[("method", Method::Qr.name())]).await;
    let page = person.answer_second_factor(&page, &phone).await;
    assert!(matches!(page.step, Step::Passed { .. }), "{page:?}");
}

#[tokio::test]
async fn i06_choosing_a_second_factor_answers_none() {
    let Stage { site, account, mut person, .. } = stage().await;
    let page = person.come_from(&site).await;
    let early = person.act(&page, FormAction::Choose, &[("method", Method::Qr.name())]).await;
    assert!(matches!(early.step, Step::Identify { .. }), "{early:?}");
    let page = person.act(&page, FormAction::Identify, &[("email", &account.email)]).await;
    let early = person.act(&page, FormAction::OtherMethod, &[]).await;
    assert!(matches!(early.step, Step::Password { .. }), "{early:?}");
    assert_eq!(person.cookie("__Host-sluss-session"), None);
}
