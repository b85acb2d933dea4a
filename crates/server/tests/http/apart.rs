//! The authenticator at an origin of its own: what is at which origin, and what leads from one to the other.

use serde_json::json;
use sluss_protocol::method::{Level, Method};
use sluss_protocol::sign_in::Step;
use sluss_server::config::Settings;
use sluss_testkit::{Account, ISSUER, Person, Phone, Server};

use crate::stage::link;

const APP: &str = "https://app.sluss.test";

async fn apart() -> Server {
    Server::start_as(Settings { app_origin: Some(APP.to_owned()), ..Settings::default() }).await
}

/// Somebody with a phone that was registered there.
async fn with_phone(server: &Server) -> (Account, Phone) {
    let account = server.account("anna@example.eu").await;
    let phone = Person::new(server).add_device(&account).await;
    (account, phone)
}

#[tokio::test]
async fn s15_each_origin_has_its_own_surface_and_not_the_others() {
    let server = apart().await;
    let mut person = Person::new(&server);
    let site = server.site("rasff", Level::Basic).await;
    let page = person.come_from(&site).await;
    let mut status = async |origin: &str, path: &str| person.open(&format!("{origin}{path}")).await.status.as_u16();
    for path in
        ["/oidc/jwks", "/.well-known/openid-configuration", "/sign-up", "/forgotten", &page.action, "/account/sign-in"]
    {
        assert!(status(ISSUER, path).await < 404, "{path} at the issuer");
        let there = status(APP, path).await;
        assert!(there == 404 || there == 303 && path.starts_with("/account/"), "{path} at the authenticator: {there}");
    }
    for path in ["/api/device/keys", "/api/device/push-key"] {
        assert_eq!((status(ISSUER, path).await, status(APP, path).await), (404, 200), "{path}");
    }
    for path in ["/health", "/health/live"] {
        assert_eq!((status(ISSUER, path).await, status(APP, path).await), (200, 200), "{path}");
    }
}

#[tokio::test]
async fn s15_health_says_which_origin_was_asked() {
    let server = apart().await;
    let mut person = Person::new(&server);
    for (origin, name) in [(ISSUER, "issuer"), (APP, "authenticator"), ("https://elsewhere.test", "issuer")] {
        let answer = person.open(&format!("{origin}/health/live")).await;
        assert_eq!(answer.json()["origin"], name, "{origin}");
    }
}

#[tokio::test]
async fn s15_a_phone_at_the_authenticators_origin_signs_a_person_in() {
    let server = apart().await;
    let site = server.site("rasff", Level::Medium).await;
    let (account, mut phone) = with_phone(&server).await;
    let mut person = Person::new(&server);

    let page = person.come_from(&site).await;
    let page = person.enter_password(&page, &account, Method::Qr).await;
    assert!(link(&page).starts_with(&format!("{APP}/app/#S")), "{}", link(&page));
    assert!(matches!(person.answer_second_factor(&page, &phone).await.step, Step::Passed { .. }));

    let mut person = Person::new(&server);
    let page = person.come_from(&site).await;
    let page = person.enter_password(&page, &account, Method::Pin).await;
    let Step::Approval { number, app_url, .. } = &page.step else { panic!("no number: {page:?}") };
    assert!(app_url.starts_with(&format!("{APP}/app/#A")), "{app_url}");
    let request = phone.requests().await.remove(0);
    assert!(request.link.starts_with(APP), "{}", request.link);
    assert!(phone.approve(&request, number, "7391").await.status.is_success());
}

#[tokio::test]
async fn s15_a_proof_for_the_issuers_address_is_none_for_the_authenticators() {
    let server = apart().await;
    let (_, mut phone) = with_phone(&server).await;
    let stale = phone.watch_proof(&json!({ "htu": format!("{ISSUER}/api/device/requests") }));
    assert_eq!(phone.watch_whole(vec![stale]).await.problem(), "invalid-proof");
    let good = phone.watch_proof(&json!({}));
    assert_eq!(phone.watch_whole(vec![good]).await.status, 200);
}

#[tokio::test]
async fn s15_the_account_pages_say_where_the_authenticator_is() {
    let server = apart().await;
    let account = server.account("anna@example.eu").await;
    let mut person = Person::new(&server);
    assert_eq!(person.sign_in_to_account(&account, None).await.app_origin, APP);
    let sent = person.open(&format!("{APP}/account/devices/add?x=1")).await;
    assert_eq!(sent.header("location"), format!("{ISSUER}/account/devices/add?x=1"));
    assert_eq!(person.open(&format!("{APP}/")).await.header("location"), "/app/");
    let here = person.open(&format!("{APP}/api/account")).await;
    assert_eq!(
        (here.status.as_u16(), here.body.len()),
        (204, 0),
        "nobody is signed in there, whatever the cookies say"
    );
}

#[tokio::test]
async fn s15_camera_and_workers_are_the_authenticators_alone() {
    let server = apart().await;
    let mut person = Person::new(&server);
    let there = person.open(&format!("{APP}/app/")).await;
    assert!(there.header("permissions-policy").contains("camera=(self)"));
    assert!(there.header("content-security-policy").contains("worker-src 'self'"));
    assert_eq!(there.header("cross-origin-opener-policy"), "same-origin");
    for page in
        [format!("{ISSUER}/app/"), format!("{APP}/arrive"), format!("{ISSUER}/sign-up"), format!("{ISSUER}/account/")]
    {
        let here = person.open(&page).await;
        assert!(here.header("permissions-policy").contains("camera=()"), "{page}");
        assert!(!here.header("content-security-policy").contains("worker-src"), "{page}");
    }
}

#[tokio::test]
async fn e02_p05_no_form_of_the_authenticator_is_sent_anywhere() {
    let server = apart().await;
    let there = Person::new(&server).open(&format!("{APP}/app/")).await;
    assert!(there.header("content-security-policy").contains("form-action 'none'"));
}

#[tokio::test]
async fn s15_an_authenticator_of_before_is_told_where_it_is_now() {
    let server = apart().await;
    let mut person = Person::new(&server);
    let moved = person.open("/app/").await;
    assert!(moved.body.contains(&format!("href=\"{APP}/app/\"")), "{}", moved.body);
    let arrive = person.open(&format!("{APP}/arrive")).await;
    for (page, other) in [(&moved, APP), (&arrive, ISSUER)] {
        assert_eq!(page.status, 200);
        assert!(page.body.contains(&format!("name=\"sluss-other-origin\" content=\"{other}\"")), "{}", page.body);
        assert_eq!(page.header("cross-origin-opener-policy"), "unsafe-none");
    }
    let worker = person.open("/service-worker.js").await;
    assert!(worker.body.contains("unregister") && worker.header("service-worker-allowed") == "/app/");
}

#[tokio::test]
async fn s15_where_both_share_an_origin_everything_is_at_every_host() {
    let server = Server::start().await;
    let mut person = Person::new(&server);
    for origin in [ISSUER, APP] {
        for path in ["/api/device/keys", "/oidc/jwks"] {
            assert_eq!(person.open(&format!("{origin}{path}")).await.status, 200, "{origin}{path}");
        }
        assert_eq!(person.open(&format!("{origin}/arrive")).await.status, 404);
    }
}
