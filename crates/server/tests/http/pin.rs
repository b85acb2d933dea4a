//! Mobile app + PIN: a request on the phone, answered with the number from the sign-in page and the PIN, or with *It was not me*.

use std::time::Duration;

use sluss_domain::model::factor::Factor;
use sluss_domain::model::id::ApprovalId;
use sluss_protocol::api::{AnswerRequest, Decision, PendingRequest};
use sluss_protocol::method::Method;
use sluss_protocol::sign_in::{FormAction, SignInPage, Step, UnavailableReason};
use sluss_testkit::{Person, Phone};

use crate::stage::{Stage, stage, unavailable};

/// The PIN that the testkit's people choose.
const PIN: &str = "7391";

/// The number that the sign-in page shows.
fn number(page: &SignInPage) -> &str {
    let Step::Approval { number, .. } = &page.step else { panic!("no request: {page:?}") };
    number
}

fn other_number(page: &SignInPage) -> String {
    format!("{:02}", (number(page).parse::<u32>().unwrap() + 1) % 100)
}

async fn the_request(phone: &mut Phone) -> PendingRequest {
    let mut requests = phone.requests().await;
    assert_eq!(requests.len(), 1, "{requests:?}");
    requests.remove(0)
}

/// Past the password, with a request on the phone.
async fn asked() -> (Stage, SignInPage, PendingRequest) {
    let mut stage = stage().await;
    let page = stage.person.come_from(&stage.site).await;
    let page = stage.person.enter_password(&page, &stage.account, Method::Pin).await;
    let request = the_request(&mut stage.phone).await;
    (stage, page, request)
}

#[tokio::test]
async fn b07_a_person_approves_on_the_phone_and_the_sign_in_goes_on() {
    let Stage { site, account, mut phone, mut person, .. } = stage().await;
    let page = person.come_from(&site).await;
    let page = person.act(&page, FormAction::Identify, &[("email", &account.email)]).await;
    let fields = [("method", Method::Pin.name()), ("password", "not the one")];
    let page = person.act(&page, FormAction::Password, &fields).await;
    assert!(phone.requests().await.is_empty(), "b07: no request without the password");
    let fields = [("method", Method::Pin.name()), ("password", account.password.as_str())];
    let page = person.act(&page, FormAction::Password, &fields).await;
    let request = the_request(&mut phone).await;
    assert_eq!(phone.approve(&request, number(&page), PIN).await.status, 204);
    let page = person.open(&page.action).await.page();
    assert!(matches!(page.step, Step::Passed { .. }), "{page:?}");
    let tokens = site.redeem(&site.code(&page)).await;
    assert_eq!(tokens.status, 200, "{tokens:?}");
    assert!(phone.requests().await.is_empty());
    // The browser that waited has the session: the next site asks nothing.
    let again = person.open(&site.authorize_url()).await;
    assert!(again.header("location").starts_with(&site.redirect_uri), "{again:?}");
}

#[tokio::test]
async fn b01_b02_no_number_or_a_wrong_one_opens_nothing_and_the_third_ends_the_request() {
    let (Stage { mut phone, mut person, .. }, page, request) = asked().await;
    let mut left = Vec::new();
    for number in [String::new(), other_number(&page), other_number(&page)] {
        let refused = phone.approve(&request, &number, PIN).await;
        assert_eq!((refused.status.as_u16(), refused.problem().as_str()), (400, "wrong-number"));
        left.push(refused.json()["reason"].as_str().unwrap().to_owned());
    }
    assert_eq!(left, ["2", "1", "0"]);
    assert_eq!(phone.approve(&request, number(&page), PIN).await.problem(), "already-used");
    assert!(matches!(person.open(&page.action).await.page().step, Step::Approval { .. }));
}

#[tokio::test]
async fn b01_an_operator_may_ask_for_six_digits_or_for_none() {
    for digits in [6, 0] {
        let mut stage = stage().await;
        stage.server.rule(|policy| policy.approval_digits = digits);
        let page = stage.person.come_from(&stage.site).await;
        let page = stage.person.enter_password(&page, &stage.account, Method::Pin).await;
        let request = the_request(&mut stage.phone).await;
        assert_eq!((number(&page).len(), request.digits), (digits as usize, digits));
        if digits > 0 {
            assert_eq!(stage.phone.approve(&request, "12", PIN).await.problem(), "wrong-number");
        }
        assert_eq!(stage.phone.approve(&request, number(&page), PIN).await.status, 204);
    }
}

#[tokio::test]
async fn b03_a_request_lives_two_minutes_by_the_servers_clock() {
    let (Stage { server, mut phone, .. }, page, request) = asked().await;
    server.clock.advance(Duration::from_secs(119));
    assert_eq!(phone.approve(&request, number(&page), PIN).await.status, 204);
    let (Stage { server, mut phone, mut person, .. }, page, request) = asked().await;
    server.clock.advance(Duration::from_secs(121));
    assert_eq!(phone.approve(&request, number(&page), PIN).await.problem(), "expired");
    assert!(phone.requests().await.is_empty());
    let page = person.open(&page.action).await.page();
    assert!(matches!(page.step, Step::Approval { over: true, .. }), "{page:?}");
    let page = person.act(&page, FormAction::Renew, &[]).await;
    let request = the_request(&mut phone).await;
    assert_eq!(phone.approve(&request, number(&page), PIN).await.status, 204);
}

#[tokio::test(flavor = "multi_thread")]
async fn b04_of_fifty_answers_at_the_same_instant_one_counts() {
    let (Stage { mut phone, .. }, page, request) = asked().await;
    let decision = Decision::Approve { number: number(&page).to_owned(), response: phone.response(&request.link, PIN) };
    let answer = AnswerRequest { device_id: phone.enrolled().device_id.clone(), decision };
    let body = serde_json::to_string(&answer).unwrap();
    let proofs: Vec<_> = (0..50).map(|_| phone.answer_proof(&request.id, &body)).collect();
    let phone = std::sync::Arc::new(phone);
    let tries: Vec<_> = proofs
        .into_iter()
        .map(|proof| {
            let (phone, id, body) = (phone.clone(), request.id.clone(), body.clone());
            tokio::spawn(async move { phone.send_answer(&id, body, &proof).await.status.as_u16() })
        })
        .collect();
    let mut approved = 0;
    for one in tries {
        let status = one.await.unwrap();
        assert!(matches!(status, 204 | 409), "{status}");
        approved += usize::from(status == 204);
    }
    assert_eq!(approved, 1);
}

#[tokio::test]
async fn b05_an_answer_is_for_the_sign_in_that_asked_and_no_other() {
    let (Stage { site, account, mut phone, .. }, page, request) = asked().await;
    let mut other = Person::new(&phone.server());
    let elsewhere = other.come_from(&site).await;
    let elsewhere = other.enter_password(&elsewhere, &account, Method::Pin).await;
    // The newer request has taken the older one's place (B06).
    assert_eq!(phone.approve(&request, number(&page), PIN).await.problem(), "already-used");
    let newer = the_request(&mut phone).await;
    assert_eq!(phone.approve(&newer, number(&elsewhere), PIN).await.status, 204);
    assert!(matches!(other.open(&elsewhere.action).await.page().step, Step::Passed { .. }));
}

#[tokio::test]
async fn b06_after_three_requests_without_an_answer_the_phone_is_left_in_peace() {
    let Stage { server, site, account, mut phone, .. } = stage().await;
    let mut last = None;
    for _ in 0..20 {
        let mut person = Person::new(&server);
        let page = person.come_from(&site).await;
        last = Some(person.enter_password(&page, &account, Method::Pin).await);
    }
    let step = last.unwrap().step;
    assert_eq!(unavailable(&step, Method::Pin), Some(UnavailableReason::Paused));
    assert_eq!(unavailable(&step, Method::Qr), None);
    let id = server.id_of(&account).await;
    assert_eq!(server.instance().sluss.store.approvals(&id, sluss_domain::Timestamp(0)).await.unwrap().len(), 3);
    server.clock.advance(Duration::from_secs(10 * 60));
    let mut person = Person::new(&server);
    let page = person.come_from(&site).await;
    let page = person.enter_password(&page, &account, Method::Pin).await;
    let request = the_request(&mut phone).await;
    assert_eq!(phone.approve(&request, number(&page), PIN).await.status, 204);
}

#[tokio::test]
async fn b08_b13_a_denied_request_leaves_the_phone_in_peace_and_tells_the_page_nothing() {
    let (Stage { server, site, account, mut phone, mut person }, page, request) = asked().await;
    let before = person.open(&page.action).await.body;
    assert_eq!(phone.deny(&request).await.status, 204);
    assert_eq!(person.open(&page.action).await.body, before, "b13: the page that waits looks the same");
    assert_eq!(phone.approve(&request, number(&page), PIN).await.problem(), "already-used");
    server.clock.advance(Duration::from_secs(121));
    let over = person.open(&page.action).await.page();
    assert!(matches!(over.step, Step::Approval { over: true, .. }), "like one that nobody answered: {over:?}");
    let over = person.act(&over, FormAction::Renew, &[]).await;
    assert_eq!(unavailable(&over.step, Method::Pin), Some(UnavailableReason::Paused));
    // A sign-in by another factor shows that the owner is there again.
    server.clock.advance(Duration::from_secs(1));
    let page = person.act(&over, FormAction::Choose, &[("method", Method::Qr.name())]).await;
    person.answer_second_factor(&page, &phone).await;
    server.clock.advance(Duration::from_secs(1));
    let mut person = Person::new(&server);
    let page = person.come_from(&site).await;
    person.enter_password(&page, &account, Method::Pin).await;
    the_request(&mut phone).await;
}

#[tokio::test]
async fn b09_every_field_of_an_answer_is_signed() {
    let (Stage { server, mut phone, .. }, page, request) = asked().await;
    let decision = Decision::Approve { number: number(&page).to_owned(), response: phone.response(&request.link, PIN) };
    let device_id = phone.enrolled().device_id.clone();
    let honest = serde_json::to_string(&AnswerRequest { device_id: device_id.clone(), decision }).unwrap();
    let deny = serde_json::to_string(&AnswerRequest { device_id, decision: Decision::Deny }).unwrap();
    let proof = phone.answer_proof(&request.id, &honest);
    for body in [deny, honest.replace(number(&page), &other_number(&page)), honest.replace("dev_", "dev_x")] {
        let refused = phone.send_answer(&request.id, body, &proof).await;
        assert_eq!((refused.status.as_u16(), refused.problem().as_str()), (401, "invalid-proof"));
    }
    let elsewhere = phone.answer_proof("apr_other", &honest);
    assert_eq!(phone.send_answer(&request.id, honest.clone(), &elsewhere).await.problem(), "invalid-proof");
    let address = format!("{}/api/device/requests/{}", sluss_testkit::ISSUER, request.id);
    let unsigned = phone.proof(&serde_json::json!({ "htu": address }));
    assert_eq!(phone.send_answer(&request.id, honest.clone(), &unsigned).await.problem(), "invalid-proof");
    let mut strange = Phone::new(&server);
    let proof = strange.answer_proof(&request.id, &honest);
    assert_eq!(phone.send_answer(&request.id, honest.clone(), &proof).await.problem(), "invalid-proof");
    let proof = phone.answer_proof(&request.id, &honest);
    assert_eq!(phone.send_answer(&request.id, honest.clone(), &proof).await.status, 204);
    assert_eq!(phone.send_answer(&request.id, honest, &proof).await.problem(), "invalid-proof", "a proof works once");
}

#[tokio::test]
async fn b09_a_proof_that_a_wrong_answer_has_spent_counts_no_second_one() {
    let (Stage { server, mut phone, .. }, page, request) = asked().await;
    let (body, proof) = phone.approval(&request, number(&page), "8264");
    assert_eq!(phone.send_answer(&request.id, body.clone(), &proof).await.problem(), "wrong-pin");
    assert_eq!(phone.send_answer(&request.id, body, &proof).await.problem(), "invalid-proof");
    let id = ApprovalId::parse(&request.id).unwrap();
    assert_eq!(server.instance().sluss.store.approval(&id).await.unwrap().unwrap().wrong, 1);
    assert_eq!(phone.approve(&request, number(&page), PIN).await.status, 204);
}

#[tokio::test]
async fn b12_e05_ten_wrong_pins_in_a_row_lock_the_device_and_other_methods_go_on() {
    let Stage { server, site, account, mut phone, mut person } = stage().await;
    let mut counted = 0;
    while counted < 10 {
        server.clock.advance(Duration::from_secs(11 * 60));
        let page = person.come_from(&site).await;
        let page = person.enter_password(&page, &account, Method::Pin).await;
        let request = the_request(&mut phone).await;
        for _ in 0..2 {
            let refused = phone.approve(&request, number(&page), "8264").await;
            assert_eq!((refused.status.as_u16(), refused.problem().as_str()), (403, "wrong-pin"));
            counted += 1;
        }
    }
    let id = server.id_of(&account).await;
    let device = server.instance().sluss.store.devices(&id).await.unwrap().remove(0).id;
    assert_eq!(server.instance().sluss.store.failures(&id, &Factor::Pin(device)).await.unwrap(), 10);
    server.clock.advance(Duration::from_secs(24 * 60 * 60));
    let page = person.come_from(&site).await;
    let page = person.enter_password(&page, &account, Method::Pin).await;
    assert_eq!(unavailable(&page.step, Method::Pin), Some(UnavailableReason::FactorLocked));
    let page = person.act(&page, FormAction::Choose, &[("method", Method::Qr.name())]).await;
    let page = person.answer_second_factor(&page, &phone).await;
    assert!(matches!(page.step, Step::Passed { .. }), "{page:?}");
}

#[tokio::test]
async fn a_request_that_nobody_waits_for_any_more_leaves_the_phone() {
    let (Stage { mut phone, mut person, .. }, page, request) = asked().await;
    person.act(&page, FormAction::OtherMethod, &[]).await;
    assert!(phone.requests().await.is_empty());
    assert_eq!(phone.approve(&request, number(&page), PIN).await.problem(), "already-used");
}

#[tokio::test]
async fn a_server_that_was_killed_goes_on_with_the_request() {
    let (Stage { server, mut phone, mut person, .. }, page, request) = asked().await;
    server.crash().await;
    assert_eq!(the_request(&mut phone).await.id, request.id);
    assert_eq!(phone.approve(&request, number(&page), PIN).await.status, 204);
    assert!(matches!(person.open(&page.action).await.page().step, Step::Passed { .. }));
}

#[tokio::test]
async fn a_page_and_a_phone_that_wait_are_woken() {
    let Stage { site, account, mut phone, mut person, .. } = stage().await;
    let page = person.come_from(&site).await;
    let page = person.act(&page, FormAction::Identify, &[("email", &account.email)]).await;
    let asking = tokio::spawn(async move {
        let found = phone.watch("/api/device/requests?wait=25").await;
        (phone, serde_json::from_value::<Vec<PendingRequest>>(found.json()).unwrap())
    });
    let fields = [("method", Method::Pin.name()), ("password", account.password.as_str())];
    let page = person.act(&page, FormAction::Password, &fields).await;
    let (mut phone, mut requests) = asking.await.unwrap();
    let request = requests.remove(0);
    let waits = {
        let (mut person, page) = (person.clone(), page.clone());
        tokio::spawn(async move { person.wait_by_script(&page).await })
    };
    assert_eq!(phone.approve(&request, number(&page), PIN).await.status, 204);
    let woken = waits.await.unwrap();
    assert!(matches!(woken.page().step, Step::Passed { .. }), "{woken:?}");
    assert!(woken.header("set-cookie").contains("__Host-sluss-session"));
}
