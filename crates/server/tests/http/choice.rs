//! Between the gates: another second gate is chosen, or none can be.

use sluss_protocol::method::Method;
use sluss_protocol::sign_in::{FormAction, Step, UnfitReason};

use crate::stage::{Stage, stage, unfit};

#[tokio::test]
async fn without_a_device_the_page_says_what_to_do() {
    let Stage { server, site, mut person, .. } = stage().await;
    let bo = server.account("bo@example.eu").await;
    let page = person.come_from(&site).await;
    let page = person.pass_first_gate(&page, &bo, Method::Qr).await;
    let Step::Choose { account_url, .. } = &page.step else { panic!("{page:?}") };
    assert_eq!(account_url, &format!("{}/mend", page.action));
    assert_eq!(unfit(&page.step, Method::Qr), Some(UnfitReason::NoDevice));
    let page = person.act(&page, FormAction::Choose, &[("method", Method::Qr.name())]).await;
    assert_eq!(unfit(&page.step, Method::Qr), Some(UnfitReason::NoDevice), "choosing it does not mend it");
    let page = person.act(&page, FormAction::Back, &[]).await;
    assert!(matches!(page.step, Step::Password { .. } | Step::Identify { .. }), "{page:?}");
}

#[tokio::test]
async fn a_person_changes_the_second_gate_without_the_password_again() {
    let Stage { site, account, phone, mut person, .. } = stage().await;
    let page = person.come_from(&site).await;
    let page = person.pass_first_gate(&page, &account, Method::Qr).await;
    let page = person.act(&page, FormAction::OtherMethod, &[]).await;
    assert_eq!(unfit(&page.step, Method::Password), Some(UnfitReason::NeedsTwoSteps));
    let page = person.act(&page, FormAction::Choose, &[("method", Method::Password.name())]).await;
    assert!(matches!(page.step, Step::Choose { tried: Method::Password, .. }), "{page:?}");
    let page = person.act(&page, FormAction::Choose, &[("method", Method::Qr.name())]).await;
    let page = person.pass_second_gate(&page, &phone).await;
    assert!(matches!(page.step, Step::Passed { .. }), "{page:?}");
}

#[tokio::test]
async fn i06_the_choice_of_a_gate_opens_none() {
    let Stage { site, account, mut person, .. } = stage().await;
    let page = person.come_from(&site).await;
    let early = person.act(&page, FormAction::Choose, &[("method", Method::Qr.name())]).await;
    assert!(matches!(early.step, Step::Identify { .. }), "{early:?}");
    let page = person.act(&page, FormAction::Identify, &[("email", &account.email)]).await;
    let early = person.act(&page, FormAction::OtherMethod, &[]).await;
    assert!(matches!(early.step, Step::Password { .. }), "{early:?}");
    assert_eq!(person.cookie("__Host-sluss-session"), None);
}
