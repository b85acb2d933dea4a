//! The plans for signing out: `oidcc-rp-initiated-logout-certification-test-plan`, and those for the back channel and the front channel.

use serde_json::{Value, json};
use sluss_testkit::Answer;
use url::form_urlencoded;

use super::suite::Suite;
use crate::oidc::stage::{claims, text};

const THERE: &str = "https://rasff.test/post_logout";

async fn begun() -> (Suite, Value) {
    let mut suite = Suite::start().await;
    let tokens = suite.tokens(&[]).await;
    (suite, tokens)
}

async fn log_out(suite: &mut Suite, parameters: &[(&str, &str)]) -> Answer {
    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(parameters).finish();
    suite.person.open(&format!("/oidc/logout?{query}")).await
}

async fn is_signed_in(suite: &mut Suite) -> bool {
    !suite.ask(&[("prompt", "none")]).await.header("location").contains("login_required")
}

/// An error is shown, and nobody is signed out or sent anywhere.
async fn is_refused(suite: &mut Suite, parameters: &[(&str, &str)]) {
    let answer = log_out(suite, parameters).await;
    assert_eq!((answer.status.as_u16(), answer.header("location")), (400, ""), "{answer:?}");
    assert!(is_signed_in(suite).await);
}

/// The person is asked, says yes, and is signed out.
async fn is_asked(suite: &mut Suite, parameters: &[(&str, &str)]) -> Answer {
    let page = log_out(suite, parameters).await.header("location").to_owned();
    let secret = suite.person.open(&page).await.form_secret();
    let answer = suite.person.post(&page, &[("csrf", &secret)]).await;
    assert!(!is_signed_in(suite).await);
    suite.person.open(answer.header("location")).await
}

async fn metadata(suite: &Suite) -> Value {
    suite.get("/.well-known/openid-configuration").await.json()
}

#[tokio::test]
async fn oidcc_rp_initiated_logout_discovery_endpoint_verification() {
    let suite = Suite::start().await;
    assert_eq!(metadata(&suite).await["end_session_endpoint"], "https://sluss.test/oidc/logout");
}

#[tokio::test]
async fn oidcc_rp_initiated_logout() {
    let (mut suite, tokens) = begun().await;
    let hint = text(&tokens["id_token"]);
    let answer =
        log_out(&mut suite, &[("id_token_hint", hint), ("post_logout_redirect_uri", THERE), ("state", "s1")]).await;
    assert_eq!(answer.header("location"), format!("{THERE}?state=s1"));
    assert!(!is_signed_in(&mut suite).await);
}

#[tokio::test]
async fn oidcc_rp_initiated_logout_no_state() {
    let (mut suite, tokens) = begun().await;
    let hint = text(&tokens["id_token"]);
    let answer = log_out(&mut suite, &[("id_token_hint", hint), ("post_logout_redirect_uri", THERE)]).await;
    assert_eq!(answer.header("location"), THERE);
}

#[tokio::test]
async fn oidcc_rp_initiated_logout_no_post_logout_redirect_uri() {
    let (mut suite, tokens) = begun().await;
    let answer = log_out(&mut suite, &[("id_token_hint", text(&tokens["id_token"])), ("state", "s1")]).await;
    assert!(answer.header("location").starts_with("/signed-out"), "{answer:?}");
    assert_eq!(suite.person.open(answer.header("location")).await.status, 200);
    assert!(!is_signed_in(&mut suite).await);
}

#[tokio::test]
async fn oidcc_rp_initiated_logout_bad_post_logout_redirect_uri() {
    let (mut suite, tokens) = begun().await;
    let there = ("post_logout_redirect_uri", "https://suite.test/elsewhere");
    is_refused(&mut suite, &[("id_token_hint", text(&tokens["id_token"])), there, ("state", "s1")]).await;
}

#[tokio::test]
async fn oidcc_rp_initiated_logout_query_added_to_post_logout_redirect_uri() {
    let (mut suite, tokens) = begun().await;
    let there = format!("{THERE}?foo=bar");
    let parameters = [("id_token_hint", text(&tokens["id_token"])), ("post_logout_redirect_uri", &*there)];
    is_refused(&mut suite, &parameters).await;
}

#[tokio::test]
async fn oidcc_rp_initiated_logout_modified_id_token_hint() {
    let (mut suite, tokens) = begun().await;
    let body = text(&tokens["id_token"]).split('.').nth(1).unwrap();
    let hint = format!("eyJhbGciOiJub25lIn0.{body}.");
    is_refused(&mut suite, &[("id_token_hint", &hint), ("post_logout_redirect_uri", THERE)]).await;
}

#[tokio::test]
async fn oidcc_rp_initiated_logout_bad_id_token_hint() {
    let (mut suite, _) = begun().await;
    is_refused(&mut suite, &[("id_token_hint", "bad"), ("post_logout_redirect_uri", THERE)]).await;
}

#[tokio::test]
async fn oidcc_rp_initiated_logout_no_id_token_hint() {
    let (mut suite, _) = begun().await;
    let last = is_asked(&mut suite, &[("post_logout_redirect_uri", THERE), ("state", "s1")]).await;
    assert!(!last.body.contains(THERE), "whose address it is nobody has shown");
}

#[tokio::test]
async fn oidcc_rp_initiated_logout_no_params() {
    let (mut suite, _) = begun().await;
    is_asked(&mut suite, &[]).await;
}

#[tokio::test]
async fn oidcc_rp_initiated_logout_only_state() {
    let (mut suite, _) = begun().await;
    is_asked(&mut suite, &[("state", "s1")]).await;
}

#[tokio::test]
async fn oidcc_backchannel_logout_discovery_endpoint_verification() {
    let metadata = metadata(&Suite::start().await).await;
    for name in ["backchannel_logout_supported", "backchannel_logout_session_supported"] {
        assert_eq!(metadata[name], json!(true), "{name}");
    }
}

#[tokio::test]
async fn oidcc_backchannel_rp_initiated_logout() {
    let hearing = crate::sign_out::Hearing::start().await;
    let (mut suite, _) = begun().await;
    let address = Some(hearing.address.clone());
    suite.stage.server.change_site("rasff", |_, client| client.settings.backchannel_logout_uri = address).await;
    let tokens = suite.tokens(&[]).await;
    let hint = text(&tokens["id_token"]);
    log_out(&mut suite, &[("id_token_hint", hint), ("post_logout_redirect_uri", THERE)]).await;
    let heard = hearing.heard();
    let [token] = &heard[..] else { panic!("{heard:?}") };
    let (told, id_token) = (claims(&token.clone().into()), claims(&tokens["id_token"]));
    for name in ["iss", "aud", "sub", "sid"] {
        assert_eq!(told[name], id_token[name], "{name}");
    }
    assert_eq!(told["events"], json!({ "http://schemas.openid.net/event/backchannel-logout": {} }));
    assert!(told["jti"].is_string() && told["iat"].is_u64() && told["exp"].is_u64() && told.get("nonce").is_none());
}

#[tokio::test]
async fn oidcc_frontchannel_logout_discovery_endpoint_verification() {
    let metadata = metadata(&Suite::start().await).await;
    for name in ["frontchannel_logout_supported", "frontchannel_logout_session_supported"] {
        assert_eq!(metadata[name], json!(true), "{name}");
    }
}

#[tokio::test]
async fn oidcc_frontchannel_rp_initiated_logout() {
    let (mut suite, _) = begun().await;
    let address = Some("https://rasff.test/frontchannel".to_owned());
    suite.stage.server.change_site("rasff", |_, client| client.settings.frontchannel_logout_uri = address).await;
    let tokens = suite.tokens(&[]).await;
    let hint = text(&tokens["id_token"]);
    let answer = log_out(&mut suite, &[("id_token_hint", hint), ("post_logout_redirect_uri", THERE)]).await;
    assert!(answer.header("location").starts_with("/signed-out/"), "a frame needs a page: {answer:?}");
    let page = suite.person.open(answer.header("location")).await;
    let sid = text(&claims(&tokens["id_token"])["sid"]).to_owned();
    let frame = format!("https://rasff.test/frontchannel?iss=https%3A%2F%2Fsluss.test&amp;sid={sid}");
    assert!(page.body.contains(&format!("src=\"{frame}\"")) && page.body.contains(THERE), "{}", page.body);
}
