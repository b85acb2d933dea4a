//! One sign-in from its first page to its last, with everything that people do to pages on the way.

use std::time::Duration;

use data_encoding::BASE64URL_NOPAD;
use sluss_domain::Clock;
use sluss_domain::model::factor::Factor;
use sluss_protocol::link::{Link, LinkError};
use sluss_protocol::method::{Level, Method};
use sluss_protocol::sign_in::{EndReason, FormAction, MethodOption, Notice, Step, UnavailableReason};
use sluss_testkit::{ISSUER, Person};

use crate::stage::{Stage, link, stage, unavailable, wrong};

#[tokio::test]
async fn a_person_signs_in_at_a_site_with_password_and_qr_code() {
    let Stage { site, account, phone, mut person, .. } = stage().await;
    let page = person.come_from(&site).await;
    let page = person.enter_password(&page, &account, Method::Qr).await;
    let page = person.answer_second_factor(&page, &phone).await;
    let tokens = site.redeem(&site.code(&page)).await;
    assert_eq!(tokens.status, 200, "{tokens:?}");
}

#[tokio::test]
async fn a_code_may_be_typed_with_spaces() {
    let Stage { site, account, phone, mut person, .. } = stage().await;
    let page = person.come_from(&site).await;
    let page = person.enter_password(&page, &account, Method::Qr).await;
    let code = phone.code(link(&page)).unwrap();
    let page = person.act(&page, FormAction::Answer, &[("code", &format!(" {} {}", &code[..4], &code[4..]))]).await;
    assert!(matches!(page.step, Step::Passed { .. }), "{page:?}");
}

#[tokio::test]
async fn a_method_that_does_not_fit_is_offered_with_the_reason_and_refused() {
    let Stage { site, account, mut person, .. } = stage().await;
    let page = person.come_from(&site).await;
    let page = person.act(&page, FormAction::Identify, &[("email", &account.email)]).await;
    let Step::Password { methods, .. } = &page.step else { panic!("{page:?}") };
    let greyed =
        MethodOption { method: Method::Password, unavailable: Some(UnavailableReason::NeedsTwoSteps), remedy: None };
    assert!(methods.contains(&greyed), "{methods:?}");
    let page =
        person.act(&page, FormAction::Password, &[("method", "PASSWORD"), ("password", &account.password)]).await;
    assert_eq!(page.notice, Some(Notice::MethodUnavailable));
    assert!(matches!(page.step, Step::Password { .. }));
}

#[tokio::test]
async fn a_site_that_is_content_with_a_password_gets_one() {
    let Stage { server, account, mut person, .. } = stage().await;
    let site = server.site("open", Level::Basic).await;
    let page = person.come_from(&site).await;
    let page = person.enter_password(&page, &account, Method::Password).await;
    assert!(matches!(page.step, Step::Passed { .. }), "{page:?}");
}

#[tokio::test]
async fn bad_input_is_told_and_nothing_is_lost() {
    let Stage { site, account, mut person, .. } = stage().await;
    let page = person.come_from(&site).await;
    let page = person.act(&page, FormAction::Identify, &[("email", "anna at example")]).await;
    assert_eq!(page.notice, Some(Notice::EmailForm));
    assert_eq!(page.step, Step::Identify { email: "anna at example".to_owned() });
    let page = person.act(&page, FormAction::Identify, &[("email", &account.email)]).await;
    let page = person.act(&page, FormAction::Password, &[("method", Method::Qr.name()), ("password", "")]).await;
    assert_eq!(page.notice, Some(Notice::PasswordMissing));
    let page =
        person.act(&page, FormAction::Password, &[("method", Method::Qr.name()), ("password", "not the one")]).await;
    assert_eq!(page.notice, Some(Notice::WrongPassword));
    let Step::Password { email, chosen, .. } = &page.step else { panic!("{page:?}") };
    assert_eq!((email, *chosen), (&account.email, Method::Qr));
    let page = person.pass_password(&page, &account).await;
    let page = person.act(&page, FormAction::Answer, &[("code", "1234")]).await;
    assert_eq!(page.notice, Some(Notice::CodeForm));
    let Step::QrCode { tries_left, .. } = page.step else { panic!("{page:?}") };
    assert_eq!(tries_left, 5, "a code of another form is no try");
}

#[tokio::test]
async fn going_back_keeps_the_address_and_the_method() {
    let Stage { site, account, mut person, .. } = stage().await;
    let first = person.come_from(&site).await;
    let page = person.act(&first, FormAction::Identify, &[("email", &account.email)]).await;
    let Step::Password { chosen: offered, .. } = page.step else { panic!("{page:?}") };
    assert_ne!(offered, Method::Qr, "the one that is chosen below must be no default");
    let mut page = person
        .act(&page, FormAction::Password, &[("method", Method::Qr.name()), ("password", &account.password)])
        .await;
    let mut kept = None;
    while !matches!(page.step, Step::Identify { .. }) {
        page = person.act(&page, FormAction::Back, &[]).await;
        if let Step::Password { email, chosen, .. } = &page.step {
            assert_eq!(email, &account.email);
            kept = Some(*chosen);
        }
    }
    assert_eq!(kept, Some(Method::Qr));
    assert_eq!(page.step, Step::Identify { email: account.email.clone() });
}

#[tokio::test]
async fn reloading_changes_nothing_and_an_old_page_is_told() {
    let Stage { site, account, phone, mut person, .. } = stage().await;
    let first = person.come_from(&site).await;
    let second = person.act(&first, FormAction::Identify, &[("email", &account.email)]).await;
    let again = person.open(&second.action).await.page();
    assert_eq!(again, second);
    // Another tab still shows the first page.
    let third = person.pass_password(&second, &account).await;
    let stale = person
        .act(&second, FormAction::Password, &[("method", Method::Qr.name()), ("password", &account.password)])
        .await;
    assert_eq!(stale.notice, Some(Notice::MovedOn));
    assert_eq!(stale.step, third.step);
    let passed = person.answer_second_factor(&third, &phone).await;
    let reloaded = person.open(&passed.action).await.page();
    assert_eq!(site.code(&reloaded), site.code(&passed), "the last page can be reloaded");
}

#[tokio::test]
async fn j07_a_form_is_answered_with_303() {
    let Stage { site, account, mut person, .. } = stage().await;
    let page = person.come_from(&site).await;
    let answer = person.act_raw(&page, FormAction::Identify, &[("email", &account.email)]).await;
    assert_eq!((answer.status.as_u16(), answer.header("location")), (303, page.address_of(1).as_str()));
    let page = person.open(answer.header("location")).await.page();
    let fields = [("method", Method::Qr.name()), ("password", account.password.as_str())];
    let answer = person.act_raw(&page, FormAction::Password, &fields).await;
    assert_eq!((answer.status.as_u16(), answer.body.as_str()), (303, ""));
}

#[tokio::test]
async fn an_expired_sign_in_says_so_and_leads_back() {
    let Stage { server, site, account, mut person, .. } = stage().await;
    let page = person.come_from(&site).await;
    server.clock.advance(Duration::from_secs(16 * 60));
    let page = person.act(&page, FormAction::Identify, &[("email", &account.email)]).await;
    let Step::Ended { reason: EndReason::Expired, forward: Some(forward) } = &page.step else { panic!("{page:?}") };
    assert!(format!("{forward:?}").contains("error=access_denied"), "{forward:?}");
}

#[tokio::test]
async fn an_expired_qr_code_gives_way_to_a_new_one() {
    let Stage { server, site, account, phone, mut person } = stage().await;
    let page = person.come_from(&site).await;
    let page = person.enter_password(&page, &account, Method::Qr).await;
    let old = phone.code(link(&page)).unwrap();
    server.clock.advance(Duration::from_secs(5 * 60));
    let page = person.act(&page, FormAction::Answer, &[("code", &old)]).await;
    assert_eq!(page.notice, Some(Notice::NewCode));
    let page = person.answer_second_factor(&page, &phone).await;
    assert!(matches!(page.step, Step::Passed { .. }), "{page:?}");
}

#[tokio::test]
async fn giving_up_tells_the_site() {
    let Stage { site, mut person, .. } = stage().await;
    let page = person.come_from(&site).await;
    let page = person.act(&page, FormAction::Cancel, &[]).await;
    let Step::Ended { reason: EndReason::Cancelled, forward: Some(forward) } = &page.step else { panic!("{page:?}") };
    let forward = format!("{forward:?}");
    assert!(forward.contains("error=access_denied") && forward.contains("state=state-1"), "{forward}");
}

#[tokio::test]
async fn a_crash_in_the_middle_loses_nothing() {
    let Stage { server, site, account, phone, mut person } = stage().await;
    let page = person.come_from(&site).await;
    let page = person.enter_password(&page, &account, Method::Qr).await;
    server.crash().await;
    let page = person.answer_second_factor(&page, &phone).await;
    server.crash().await;
    assert_eq!(site.redeem(&site.code(&page)).await.status, 200);
}

#[tokio::test]
async fn c02_c04_a_code_opens_one_sign_in_once() {
    let Stage { server, site, account, phone, mut person } = stage().await;
    let page = person.come_from(&site).await;
    let page = person.enter_password(&page, &account, Method::Qr).await;
    let code = phone.code(link(&page)).unwrap();
    let passed = person.act(&page, FormAction::Answer, &[("code", &code)]).await;
    assert!(matches!(passed.step, Step::Passed { .. }));
    // The same sign-in is over, and the next one asks another question.
    let again = person.act(&page, FormAction::Answer, &[("code", &code)]).await;
    assert_eq!(again.notice, Some(Notice::MovedOn));
    let other = Person::new(&server).come_from(&site).await;
    let mut person = Person::new(&server);
    let fresh = person.come_from(&site).await;
    assert_ne!(fresh.action, other.action);
    let fresh = person.enter_password(&fresh, &account, Method::Qr).await;
    let refused = person.act(&fresh, FormAction::Answer, &[("code", &code)]).await;
    assert_eq!(refused.notice, Some(Notice::WrongCode));
}

#[tokio::test(flavor = "multi_thread")]
async fn c04_of_fifty_at_the_same_instant_one_passes() {
    let Stage { site, account, phone, mut person, .. } = stage().await;
    let page = person.come_from(&site).await;
    let page = person.enter_password(&page, &account, Method::Qr).await;
    let code = phone.code(link(&page)).unwrap();
    let tries: Vec<_> = (0..50)
        .map(|_| {
            let (mut person, page, code) = (person.clone(), page.clone(), code.clone());
            tokio::spawn(async move { person.act_raw(&page, FormAction::Answer, &[("code", &code)]).await })
        })
        .collect();
    let (mut passed, mut sessions) = (0, std::collections::BTreeSet::new());
    for one in tries {
        let answer = one.await.unwrap();
        passed += usize::from(answer.status == 303);
        sessions.extend(Some(answer.header("set-cookie").to_owned()).filter(|cookie| !cookie.is_empty()));
        assert!(answer.status == 303 || answer.status == 200 || answer.status == 503, "{answer:?}");
    }
    // The others see where it has got to, which is the same browser's one session.
    assert_eq!((passed, sessions.len()), (1, 1));
    let passed = person.open(&page.action).await.page();
    let code = site.code(&passed);
    let redeemed: Vec<_> = (0..20)
        .map(|_| {
            let (site, code) = (site.clone(), code.clone());
            tokio::spawn(async move { site.redeem(&code).await.status == 200 })
        })
        .collect();
    let mut redemptions = 0;
    for one in redeemed {
        redemptions += usize::from(one.await.unwrap());
    }
    assert_eq!(redemptions, 1);
}

#[tokio::test]
async fn c06_five_wrong_codes_use_a_qr_code_up() {
    let Stage { site, account, phone, mut person, .. } = stage().await;
    let page = person.come_from(&site).await;
    let mut page = person.enter_password(&page, &account, Method::Qr).await;
    let right = phone.code(link(&page)).unwrap();
    for left in (0..5).rev() {
        page = person.act(&page, FormAction::Answer, &[("code", &wrong(&right))]).await;
        let Step::QrCode { tries_left, .. } = page.step else { panic!("{page:?}") };
        assert_eq!(tries_left, left);
    }
    let page = person.act(&page, FormAction::Answer, &[("code", &right)]).await;
    assert_eq!(page.notice, Some(Notice::NewCode), "the right code comes too late");
    let page = person.answer_second_factor(&page, &phone).await;
    assert!(matches!(page.step, Step::Passed { .. }));
}

#[tokio::test]
async fn c06_ten_wrong_codes_in_a_row_lock_the_factor_over_all_sign_ins() {
    let Stage { server, site, account, phone, .. } = stage().await;
    let mut blocked = None;
    for _ in 0..10 {
        // Each try comes from another browser, in a new sign-in, after the right password.
        let mut person = Person::new(&server);
        let page = person.come_from(&site).await;
        let page = person.enter_password(&page, &account, Method::Qr).await;
        let code = wrong(&phone.code(link(&page)).unwrap());
        blocked = Some(person.act(&page, FormAction::Answer, &[("code", &code)]).await.step);
    }
    assert_eq!(unavailable(&blocked.unwrap(), Method::Qr), Some(UnavailableReason::FactorLocked));
    let mut person = Person::new(&server);
    let page = person.come_from(&site).await;
    let page = person.enter_password(&page, &account, Method::Qr).await;
    assert_eq!(unavailable(&page.step, Method::Qr), Some(UnavailableReason::FactorLocked));
}

#[tokio::test(flavor = "multi_thread")]
async fn c06_guesses_at_the_same_instant_are_counted_one_by_one() {
    let Stage { server, site, account, phone, mut person, .. } = stage().await;
    let page = person.come_from(&site).await;
    let page = person.enter_password(&page, &account, Method::Qr).await;
    let guess = wrong(&phone.code(link(&page)).unwrap());
    let guesses: Vec<_> = (0..40)
        .map(|_| {
            let (mut person, page, guess) = (person.clone(), page.clone(), guess.clone());
            // Without the script another guess could come between the answer and the page that shows it.
            tokio::spawn(async move { person.act_by_script(&page, FormAction::Answer, &[("code", &guess)]).await })
        })
        .collect();
    let (mut judged, mut locked) = (0, 0);
    for one in guesses {
        let page = one.await.unwrap();
        judged += u32::from(page.notice == Some(Notice::WrongCode));
        locked += u32::from(page.notice.is_none() && matches!(page.step, Step::Choose { .. }));
    }
    // Who was told that the code is wrong, or that it was one too many, has used up a try, and nobody else has: those who came too late, or
    // to a new code after five wrong ones, have not been judged.
    let (sluss, factor) = (&server.instance().sluss, Factor::Of(Method::Qr));
    let counted = sluss.store.failures(&server.id_of(&account).await, &factor).await.unwrap();
    assert_eq!(judged + locked, counted);
    assert!(judged > 0 && locked <= 1 && counted <= sluss.policy.factor_tries, "{judged}, {locked}, {counted}");
}

#[tokio::test]
async fn c09_the_phone_learns_who_asks_and_a_forged_request_gives_no_code() {
    let Stage { server, site, account, phone, mut person } = stage().await;
    let page = person.come_from(&site).await;
    let page = person.enter_password(&page, &account, Method::Qr).await;
    let text = link(&page);
    let Ok(Link::SignIn(request)) = Link::parse(text, ISSUER) else { panic!("no request: {text}") };
    let request = request.accept(true, server.clock.now().seconds()).unwrap();
    assert_eq!(request.site.as_str(), "Site rasff");
    assert_eq!(BASE64URL_NOPAD.encode(&request.account.0), phone.enrolled().account_ref);
    let code = phone.code(text).unwrap();
    let (head, tail) = text.split_at(text.len() - 3);
    let altered = format!("{head}{}", tail.chars().map(|c| if c == 'A' { 'B' } else { 'A' }).collect::<String>());
    assert_eq!(phone.code(&altered), Err(LinkError::Altered));
    // What the person was shown is what the code signs: a genuine request of another site gets another code.
    let other = server.site("other", Level::Medium).await;
    let page = person.come_from(&other).await;
    let page = person.enter_password(&page, &account, Method::Qr).await;
    assert_ne!(phone.code(link(&page)).unwrap(), code);
    assert!(text.len() <= 250, "{} characters fit a QR code of version 10", text.len());
}

#[tokio::test]
async fn the_language_can_be_changed_on_any_page() {
    let Stage { site, mut person, .. } = stage().await;
    let page = person.come_from(&site).await;
    let page = person.act(&page, FormAction::Language, &[("language", "sv")]).await;
    assert_eq!(page.messages.text("next"), "Nästa");
    assert_eq!(person.cookie("__Host-sluss-language"), Some("sv"));
    let other = person.come_from(&site).await;
    assert_eq!(other.messages.text("next"), "Nästa");
}

#[tokio::test]
async fn i07_no_step_can_be_skipped_or_taken_again() {
    let Stage { site, account, phone, mut person, .. } = stage().await;
    let first = person.come_from(&site).await;
    let password = account.password.as_str();
    let fields = [("method", Method::Qr.name()), ("password", password), ("code", "00000000"), ("language", "en")];
    for action in [FormAction::Password, FormAction::Answer, FormAction::Renew] {
        let page = person.act(&first, action, &fields).await;
        assert!(matches!(page.step, Step::Identify { .. }), "{action:?}: {page:?}");
    }
    let page = person.act(&first, FormAction::Identify, &[("email", &account.email)]).await;
    for action in [FormAction::Answer, FormAction::Renew] {
        let page = person.act(&page, action, &fields).await;
        assert!(matches!(page.step, Step::Password { .. }), "{action:?}: {page:?}");
    }
    let page = person.pass_password(&page, &account).await;
    let passed = person.answer_second_factor(&page, &phone).await;
    site.redeem(&site.code(&passed)).await;
    for action in FormAction::ALL {
        let page = person.act(&passed, action, &fields).await;
        assert!(matches!(page.step, Step::Passed { .. } | Step::Ended { .. }), "{action:?}: {page:?}");
    }
}

#[tokio::test]
async fn i06_a_password_alone_opens_nothing_where_two_steps_are_asked() {
    let Stage { server, site, account, mut person, .. } = stage().await;
    let page = person.come_from(&site).await;
    let page = person.enter_password(&page, &account, Method::Qr).await;
    assert!(matches!(page.step, Step::QrCode { .. }));
    for cookie in ["__Host-sluss-session", "__Host-sluss-account"] {
        assert_eq!(person.cookie(cookie), None);
    }
    assert_eq!(person.open("/api/account").await.problem(), "not-signed-in");
    let next = server.site("next", Level::Basic).await;
    let asked = person.open(&next.authorize_url()).await;
    assert!(asked.header("location").starts_with("/sign-in/"), "{asked:?}");
}
