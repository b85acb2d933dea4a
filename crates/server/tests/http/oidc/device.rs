//! Devices without a browser (RFC 8628): a person types the code that the device shows, in a browser, and agrees there.

use std::time::Duration;

use serde_json::Value;
use sluss_protocol::method::{Level, Method};
use sluss_protocol::sign_in::{FormAction, Forward, Step};
use sluss_testkit::{Answer, Person};

use super::stage::{Stage, claims, stage, stage_with, text};

const GRANT: &str = "urn:ietf:params:oauth:grant-type:device_code";

async fn devices() -> Stage {
    stage_with(|client| {
        client.settings.device_flow = true;
        client.settings.offline_access = true;
    })
    .await
}

/// What the device is told when it begins.
async fn begin(stage: &Stage) -> Value {
    let fields = [("client_id", "rasff"), ("scope", "openid email offline_access")];
    let answer = stage.site.post("/oidc/device_authorization", &[], &fields).await;
    assert_eq!((answer.status.as_u16(), answer.header("cache-control")), (200, "no-store"), "{answer:?}");
    answer.json()
}

/// The device asks, after as long as it has to wait.
async fn poll(stage: &Stage, begun: &Value) -> Answer {
    stage.server.clock.advance(Duration::from_secs(5));
    poll_now(stage, begun).await
}

async fn poll_now(stage: &Stage, begun: &Value) -> Answer {
    let fields = [("grant_type", GRANT), ("client_id", "rasff"), ("device_code", text(&begun["device_code"]))];
    stage.site.post("/oidc/token", &[], &fields).await
}

async fn hears(stage: &Stage, begun: &Value, expected: &str) {
    let answer = poll(stage, begun).await;
    assert_eq!((answer.status.as_u16(), text(&answer.json()["error"])), (400, expected));
}

/// Types the code and is shown the question; returns its address and the secret of its form.
async fn type_code(person: &mut Person, typed: &str) -> (String, String) {
    let secret = person.open("/device").await.form_secret();
    let answer = person.post("/device", &[("csrf", &secret), ("code", typed)]).await;
    assert_eq!(answer.status, 303, "{answer:?}");
    let page = answer.header("location").to_owned();
    let secret = person.open(&page).await.form_secret();
    (page, secret)
}

/// Agrees, and follows to the end of the way that somebody takes who is signed in.
async fn agree(person: &mut Person, page: &str, secret: &str) -> Answer {
    let answer = person.post(page, &[("csrf", secret)]).await;
    let done = answer.header("location").to_owned();
    assert!(done.starts_with("https://sluss.test/device/done?code="), "{answer:?}");
    let answer = person.open(done.trim_start_matches("https://sluss.test")).await;
    assert_eq!(answer.header("location"), "/device/finished", "{answer:?}");
    person.open("/device/finished").await
}

#[tokio::test]
async fn somebody_signs_in_at_a_device_by_its_code() {
    let stage = devices().await;
    let begun = begin(&stage).await;
    assert_eq!((&begun["expires_in"], &begun["interval"]), (&600.into(), &5.into()));
    assert_eq!(text(&begun["verification_uri"]), "https://sluss.test/device");
    hears(&stage, &begun, "authorization_pending").await;
    let mut person = Person::new(&stage.server);
    let typed = text(&begun["user_code"]).to_lowercase().replace('-', " ");
    let (page, secret) = type_code(&mut person, &typed).await;
    assert_eq!(format!("https://sluss.test{page}"), text(&begun["verification_uri_complete"]));
    let shown = person.open(&page).await.body;
    assert!(shown.contains("Site rasff") && shown.contains(text(&begun["user_code"])), "{shown}");
    let first = person.post(&page, &[("csrf", &secret)]).await.header("location").to_owned();
    let sign_in = person.open(&first).await.page();
    hears(&stage, &begun, "authorization_pending").await;
    let sign_in = person.enter_password(&sign_in, &stage.account, Method::Qr).await;
    let sign_in = person.answer_second_factor(&sign_in, &stage.phone).await;
    let Step::Passed { forward: Forward::Redirect { url }, .. } = &sign_in.step else { panic!("{sign_in:?}") };
    let done = person.open(url.trim_start_matches("https://sluss.test")).await;
    assert_eq!(done.header("location"), "/device/finished");
    let tokens = poll(&stage, &begun).await;
    assert_eq!(tokens.status, 200, "{tokens:?}");
    let tokens = tokens.json();
    let id_token = claims(&tokens["id_token"]);
    assert_eq!((text(&id_token["acr"]), text(&id_token["aud"])), ("MEDIUM", "rasff"));
    assert_eq!(id_token.get("sid"), None, "the device is not the browser");
    let told = stage.site.user_info(text(&tokens["access_token"])).await.json();
    assert_eq!(text(&told["email"]), "anna@example.eu");
    hears(&stage, &begun, "invalid_grant").await;
    assert_eq!(stage.site.user_info(text(&tokens["access_token"])).await.status, 401, "asked for twice");
}

#[tokio::test]
async fn whoever_is_signed_in_only_agrees_and_the_device_outlasts_the_browsers_session() {
    let stage = devices().await;
    let begun = begin(&stage).await;
    let mut person = stage.signed_in().await;
    let (page, secret) = type_code(&mut person, text(&begun["user_code"])).await;
    let done = agree(&mut person, &page, &secret).await;
    assert!(done.body.contains("data-screen=\"device-done\""), "{}", done.body);
    let secret = person.open("/sign-out").await.form_secret();
    person.post("/sign-out", &[("csrf", &secret)]).await;
    let tokens = poll(&stage, &begun).await.json();
    let fields =
        [("grant_type", "refresh_token"), ("client_id", "rasff"), ("refresh_token", text(&tokens["refresh_token"]))];
    assert_eq!(stage.site.post("/oidc/token", &[], &fields).await.status, 200);
}

#[tokio::test]
async fn a_refusal_ends_it_and_a_cancelled_sign_in_does_not() {
    let stage = devices().await;
    let begun = begin(&stage).await;
    let mut person = Person::new(&stage.server);
    let (page, secret) = type_code(&mut person, text(&begun["user_code"])).await;
    let first = person.post(&page, &[("csrf", &secret)]).await.header("location").to_owned();
    let sign_in = person.open(&first).await.page();
    let sign_in = person.act(&sign_in, FormAction::Cancel, &[]).await;
    let Step::Ended { forward: Some(Forward::Redirect { url }), .. } = &sign_in.step else { panic!("{sign_in:?}") };
    let back = person.open(url.trim_start_matches("https://sluss.test")).await;
    assert_eq!(back.header("location"), "/device");
    hears(&stage, &begun, "authorization_pending").await;
    let denied = person.post(&page, &[("csrf", &secret), ("deny", "yes")]).await;
    assert_eq!(denied.header("location"), "/device/denied");
    assert!(person.open("/device/denied").await.body.contains("data-screen=\"device-denied\""));
    hears(&stage, &begun, "access_denied").await;
    assert_eq!(person.open(&page).await.status, 410, "the code is over");
}

#[tokio::test]
async fn a_device_asks_every_five_seconds_at_most_and_for_ten_minutes() {
    let stage = devices().await;
    let begun = begin(&stage).await;
    hears(&stage, &begun, "authorization_pending").await;
    let soon = poll_now(&stage, &begun).await;
    assert_eq!((soon.status.as_u16(), text(&soon.json()["error"])), (400, "slow_down"));
    hears(&stage, &begun, "authorization_pending").await;
    stage.server.clock.advance(Duration::from_secs(600));
    hears(&stage, &begun, "expired_token").await;
    let mut person = Person::new(&stage.server);
    assert_eq!(person.open(&format!("/device/{}", text(&begun["user_code"]))).await.status, 410);
}

#[tokio::test]
async fn j04_a_device_code_is_its_clients_and_the_browsers_code_goes_no_further_than_our_page() {
    let stage = devices().await;
    let begun = begin(&stage).await;
    stage.server.site("other", Level::Medium).await;
    stage.server.change_site("other", |_, client| client.settings.device_flow = true).await;
    let stolen = [("grant_type", GRANT), ("client_id", "other"), ("device_code", text(&begun["device_code"]))];
    assert_eq!(text(&stage.site.post("/oidc/token", &[], &stolen).await.json()["error"]), "invalid_grant");
    let mut person = stage.signed_in().await;
    let (page, secret) = type_code(&mut person, text(&begun["user_code"])).await;
    let there = person.post(&page, &[("csrf", &secret)]).await.header("location").to_owned();
    let code = there.split_once("code=").unwrap().1;
    let fields = [
        ("grant_type", "authorization_code"),
        ("client_id", "rasff"),
        ("code", code),
        ("redirect_uri", "https://sluss.test/device/done"),
    ];
    assert_eq!(text(&stage.site.post("/oidc/token", &[], &fields).await.json()["error"]), "invalid_grant");
    // Nor does a code of another sign-in make the device's good.
    let others = person.open(&stage.site.authorize_url()).await;
    let others = super::stage::code(&others);
    assert_eq!(person.open(&format!("/device/done?code={others}")).await.status, 410);
    assert_eq!(person.open("/device/done?code=nonsense").await.status, 410);
    hears(&stage, &begun, "authorization_pending").await;
    assert_eq!(
        person.open(there.trim_start_matches("https://sluss.test")).await.header("location"),
        "/device/finished"
    );
    assert_eq!(person.open(there.trim_start_matches("https://sluss.test")).await.status, 410, "once");
    assert_eq!(poll(&stage, &begun).await.status, 200);
}

#[tokio::test]
async fn i08_nobody_is_signed_in_at_a_device_by_another_page() {
    let stage = devices().await;
    let begun = begin(&stage).await;
    let mut person = stage.signed_in().await;
    let page = format!("/device/{}", text(&begun["user_code"]));
    let own = Person::new(&stage.server).open(&page).await.form_secret();
    for secret in ["", &*own] {
        let answer = person.post(&page, &[("csrf", secret)]).await;
        assert_eq!(answer.status, 400, "a secret is bound to its browser: {answer:?}");
    }
    hears(&stage, &begun, "authorization_pending").await;
}

#[tokio::test]
async fn g01_codes_cannot_be_guessed_at_without_end() {
    let stage = devices().await;
    let mut person = Person::new(&stage.server).at("192.0.2.7");
    let secret = person.open("/device").await.form_secret();
    for _ in 0..60 {
        let answer = person.post("/device", &[("csrf", &secret), ("code", "BBBB-BBBB")]).await;
        assert!(answer.status == 200 && answer.body.contains("No device shows this code"), "{answer:?}");
    }
    let answer = person.post("/device", &[("csrf", &secret), ("code", "BBBB-BBBB")]).await;
    assert!(matches!(answer.status.as_u16(), 429 | 503), "{answer:?}");
    let mut elsewhere = Person::new(&stage.server).at("198.51.100.7");
    let begun = begin(&stage).await;
    for _ in 0..25 {
        // Three looks each: right ones do not count.
        type_code(&mut elsewhere, text(&begun["user_code"])).await;
    }
}

#[tokio::test]
async fn a_client_that_is_not_registered_for_devices_begins_nothing() {
    let stage = stage().await;
    let fields = [("client_id", "rasff"), ("scope", "openid")];
    let answer = stage.site.post("/oidc/device_authorization", &[], &fields).await;
    assert_eq!((answer.status.as_u16(), text(&answer.json()["error"])), (400, "unauthorized_client"));
    let polled = stage
        .site
        .post("/oidc/token", &[], &[("grant_type", GRANT), ("client_id", "rasff"), ("device_code", "dvc_x")])
        .await;
    assert_eq!(text(&polled.json()["error"]), "unauthorized_client");
    let stage = devices().await;
    for (change, expected) in [
        (("scope", "email"), "invalid_scope"),
        (("resource", "https://api.example.eu/"), "invalid_target"),
        (("client_id", "nobody"), "invalid_client"),
    ] {
        let kept = fields.iter().filter(|(name, _)| *name != change.0).chain([&change]).copied().collect::<Vec<_>>();
        let answer = stage.site.post("/oidc/device_authorization", &[], &kept).await;
        assert_eq!(text(&answer.json()["error"]), expected, "{change:?}");
    }
}
