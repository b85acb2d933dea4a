//! The link beside a method that cannot be used: from the choice of a second factor to the very place on the account pages.

use std::time::Duration;

use sluss_protocol::account_page::AccountPage;
use sluss_protocol::method::Method;
use sluss_protocol::sign_in::{FormAction, Forward, SignInPage, Site as For, Step};
use sluss_testkit::Person;

use crate::stage::{Stage, stage};

/// Where the link beside a method leads.
fn remedy(page: &SignInPage, method: Method) -> String {
    let Step::Choose { methods, .. } = &page.step else { panic!("no choice: {page:?}") };
    let option = methods.iter().find(|option| option.method == method).unwrap();
    option.remedy.as_ref().unwrap_or_else(|| panic!("no remedy for {method:?}")).url.clone()
}

/// Where the page leads when the sign-in is over.
fn forward(page: &SignInPage) -> &str {
    let Step::Passed { forward: Forward::Redirect { url }, .. } = &page.step else { panic!("not passed: {page:?}") };
    url
}

#[tokio::test]
async fn what_is_missing_is_one_sign_in_away() {
    let Stage { site, account, phone, mut person, .. } = stage().await;
    let page = person.come_from(&site).await;
    let page = person.enter_password(&page, &account, Method::Sms).await;
    let Step::Choose { account_url, .. } = &page.step else { panic!("{page:?}") };
    assert_eq!(account_url, &format!("{}/remedy", page.action));
    for (method, place) in [(Method::Sms, AccountPage::AddPhone), (Method::Recovery, AccountPage::Recovery)] {
        let url = remedy(&page, method);
        assert_eq!(url, format!("{}/remedy?to={}", page.action, place.path()));
        let begun = person.begin(&url).await;
        assert_eq!(begun.site, For::Account);
        let Step::Password { email, chosen, .. } = &begun.step else { panic!("{begun:?}") };
        assert_eq!((email, *chosen), (&account.email, Method::Pin), "what was typed went along");
        let begun = person.pass_password(&begun, &account).await;
        let passed = person.answer_second_factor(&begun, &phone).await;
        assert_eq!(forward(&passed), place.path());
        // Signed in already, there is nothing in between.
        assert_eq!(person.open(&url).await.header("location"), place.path());
        let view = person.account().await;
        person.api("POST", "/api/account/sign-out", &view.csrf, None).await;
    }
}

#[tokio::test]
async fn a_method_that_the_account_can_use_is_chosen_for_the_way() {
    let Stage { server, site, mut person, .. } = stage().await;
    let bo = server.account("bo@example.eu").await;
    let page = person.come_from(&site).await;
    let page = person.enter_password(&page, &bo, Method::Pin).await;
    assert_eq!(remedy(&page, Method::Pin), remedy(&page, Method::Qr));
    let begun = person.begin(&remedy(&page, Method::Qr)).await;
    assert!(matches!(begun.step, Step::Password { chosen: Method::Password, .. }), "{begun:?}");
    let passed = person.act(&begun, FormAction::Password, &[("method", "PASSWORD"), ("password", &bo.password)]).await;
    assert_eq!(forward(&passed), AccountPage::AddDevice.path());
}

#[tokio::test]
async fn every_remedy_needs_a_sign_in_of_just_now() {
    let Stage { server, site, account, phone, mut person } = stage().await;
    person.sign_in_to_account(&account, Some(&phone)).await;
    server.clock.advance(Duration::from_secs(16 * 60));
    let page = person.come_from(&site).await;
    let page = person.enter_password(&page, &account, Method::Sms).await;
    assert!(person.open(&remedy(&page, Method::Sms)).await.header("location").starts_with("/sign-in/"));
    assert!(person.open(&remedy(&page, Method::Recovery)).await.header("location").starts_with("/sign-in/"));
    person.sign_in_to_account(&account, Some(&phone)).await;
    let recovery = person.open(&remedy(&page, Method::Recovery)).await;
    assert_eq!(recovery.header("location"), AccountPage::Recovery.path());
}

#[tokio::test]
async fn l08_the_way_leads_to_known_places_only() {
    let Stage { site, account, phone, mut person, .. } = stage().await;
    let page = person.come_from(&site).await;
    let page = person.enter_password(&page, &account, Method::Sms).await;
    person.sign_in_to_account(&account, Some(&phone)).await;
    for bad in
        ["https://evil.test/", "//evil.test/account/", "/account/phones/../x", "%2F%2Fevil.test", "javascript:x", ""]
    {
        let led = person.open(&format!("{}/remedy?to={bad}", page.action)).await;
        assert_eq!(led.header("location"), "/account/", "{bad}");
        let begun = person.begin(&format!("/account/sign-in?to={bad}")).await;
        let begun = person.enter_password(&begun, &account, Method::Qr).await;
        let passed = person.answer_second_factor(&begun, &phone).await;
        assert_eq!(forward(&passed), "/account/", "{bad}");
    }
}

#[tokio::test]
async fn i09_the_way_is_open_behind_the_password_and_in_this_browser_only() {
    let Stage { server, site, account, mut person, .. } = stage().await;
    let page = person.come_from(&site).await;
    let url = format!("{}/remedy?to=/account/phones/add", page.action);
    assert_eq!(person.open(&url).await.status, 410, "nobody has shown a password");
    let page = person.enter_password(&page, &account, Method::Sms).await;
    let elsewhere = Person::new(&server).open(&remedy(&page, Method::Sms)).await;
    assert_eq!(elsewhere.status, 403);
    assert!(!elsewhere.body.contains(&account.email));
}
