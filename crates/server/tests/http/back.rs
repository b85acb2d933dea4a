//! Going back in a sign-in: each height has an address, and nothing changes until a form is sent from there.

use sluss_protocol::method::Method;
use sluss_protocol::sign_in::{EndReason, FormAction, Forward, Notice, SignInPage, Step};

use crate::stage::{Stage, stage};

/// The page at a height, as a browser that goes back asks for it.
async fn at(stage: &mut Stage, page: &SignInPage, height: u8) -> SignInPage {
    stage.person.open(&page.address_of(height)).await.page()
}

#[tokio::test]
async fn the_step_before_is_shown_and_nothing_has_changed() {
    let mut stage = stage().await;
    let page = stage.person.come_from(&stage.site).await;
    let page = stage.person.enter_password(&page, &stage.account, Method::Qr).await;
    let password = at(&mut stage, &page, 1).await;
    assert!(matches!(&password.step, Step::Password { chosen: Method::Qr, .. }), "{password:?}");
    let first = at(&mut stage, &page, 0).await;
    assert_eq!(first.step, Step::Identify { email: stage.account.email.clone() });
    assert_eq!((first.version, first.action), (page.version, format!("{}?back=0", page.action)));
    // Forward again, and at the bare address, is what there was: the same QR code.
    assert_eq!(at(&mut stage, &page, 2).await, page);
    assert_eq!(stage.person.open(&page.action).await.page(), page);
}

#[tokio::test]
async fn a_form_from_the_step_before_goes_back_first() {
    let mut stage = stage().await;
    let page = stage.person.come_from(&stage.site).await;
    let page = stage.person.enter_password(&page, &stage.account, Method::Qr).await;
    let first = at(&mut stage, &page, 0).await;
    let other = stage.person.act(&first, FormAction::Identify, &[("email", "berit@example.eu")]).await;
    assert!(matches!(&other.step, Step::Password { email, .. } if email == "berit@example.eu"), "{other:?}");
    // The second factor that was begun for somebody else is over.
    let stale = stage.person.act(&page, FormAction::Answer, &[("code", "12345678")]).await;
    assert_eq!((stale.notice, &stale.step), (Some(Notice::MovedOn), &other.step));
}

#[tokio::test]
async fn a_password_is_asked_for_again_after_going_back_past_it() {
    let mut stage = stage().await;
    let page = stage.person.come_from(&stage.site).await;
    let page = stage.person.enter_password(&page, &stage.account, Method::Qr).await;
    let password = at(&mut stage, &page, 1).await;
    let fields = [("method", Method::Qr.name()), ("password", "not the one")];
    let refused = stage.person.act(&password, FormAction::Password, &fields).await;
    assert!(matches!(refused.step, Step::Password { .. }), "{refused:?}");
    assert_eq!(refused.notice, Some(Notice::WrongPassword));
}

#[tokio::test]
async fn a_height_that_leads_nowhere_shows_where_the_sign_in_is() {
    let mut stage = stage().await;
    let page = stage.person.come_from(&stage.site).await;
    for step in ["3", "255", "256", "-1", "x", ""] {
        let shown = stage.person.open(&format!("{}?step={step}", page.action)).await.page();
        assert_eq!(shown, page, "{step}");
    }
    let over = stage.person.act(&page, FormAction::Cancel, &[]).await;
    assert_eq!(at(&mut stage, &page, 0).await.step, over.step);
}

#[tokio::test]
async fn what_the_site_has_redeemed_is_not_handed_over_again() {
    let mut stage = stage().await;
    let page = stage.person.come_from(&stage.site).await;
    let page = stage.person.enter_password(&page, &stage.account, Method::Qr).await;
    let passed = stage.person.answer_second_factor(&page, &stage.phone).await;
    let code = stage.site.code(&passed);
    assert!(matches!(at(&mut stage, &page, 1).await.step, Step::Passed { .. }), "not redeemed yet");
    assert_eq!(stage.site.redeem(&code).await.status, 200);
    for height in 0..=4 {
        let Step::Ended { reason: EndReason::Finished, forward: Some(Forward::Redirect { url }) } =
            at(&mut stage, &page, height).await.step
        else {
            panic!("at {height} the result is handed over again")
        };
        assert!(stage.site.authorize_url().contains("redirect_uri=") && !url.contains("code="), "{url}");
    }
}
