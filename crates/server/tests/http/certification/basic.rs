//! `oidcc-basic-certification-test-plan`, for a static client with `client_secret_basic`.

use std::time::Duration;

use serde_json::{Value, json};
use sluss_protocol::method::Method;
use sluss_testkit::Person;

use super::suite::Suite;
use crate::oidc::stage::{SECRET, claims, code, error, head, parameter, text};

/// What userinfo says, with the names of its claims.
async fn user_info(suite: &Suite, tokens: &Value) -> Value {
    suite.stage.site.user_info(text(&tokens["access_token"])).await.json()
}

/// A flow with these parameters succeeds, and the ID token is about the person.
async fn succeeds(asked: &[(&str, &str)]) -> (Suite, Value) {
    let mut suite = Suite::start().await;
    let tokens = suite.tokens(asked).await;
    let sub = claims(&tokens["id_token"])["sub"].clone();
    assert_eq!(user_info(&suite, &tokens).await["sub"], sub);
    (suite, tokens)
}

#[tokio::test]
async fn oidcc_server() {
    let (suite, tokens) = succeeds(&[]).await;
    let id_token = claims(&tokens["id_token"]);
    let now = suite.stage.server.instance().sluss.now().seconds();
    assert_eq!(
        (text(&id_token["iss"]), text(&id_token["aud"]), text(&id_token["nonce"])),
        ("https://sluss.test", "rasff", "nonce-1")
    );
    assert!(id_token["exp"].as_u64().unwrap() > now && id_token["iat"].as_u64().unwrap() <= now);
    assert_eq!((text(&tokens["token_type"]), tokens["expires_in"].is_u64()), ("Bearer", true));
}

#[tokio::test]
async fn oidcc_response_type_missing() {
    let mut suite = Suite::start().await;
    let answer = suite.ask(&[("response_type", "")]).await;
    assert_eq!((error(&answer).as_str(), parameter(&answer, "state").as_deref()), ("invalid_request", Some("state-1")));
}

#[tokio::test]
async fn oidcc_idtoken_signature() {
    let (suite, tokens) = succeeds(&[]).await;
    let header = head(&tokens["id_token"]);
    assert_eq!(text(&header["alg"]), "RS256");
    let keys = suite.get("/oidc/jwks").await.json();
    let key = keys["keys"].as_array().unwrap().iter().find(|key| key["kid"] == header["kid"]).unwrap().clone();
    let key: jsonwebtoken::jwk::Jwk = serde_json::from_value(key).unwrap();
    let mut rules = jsonwebtoken::Validation::new(jsonwebtoken::Algorithm::RS256);
    rules.set_audience(&["rasff"]);
    rules.validate_exp = false;
    let key = jsonwebtoken::DecodingKey::from_jwk(&key).unwrap();
    jsonwebtoken::decode::<Value>(text(&tokens["id_token"]), &key, &rules).unwrap();
}

#[tokio::test]
async fn oidcc_idtoken_unsigned() {
    let suite = Suite::start().await;
    let metadata = suite.get("/.well-known/openid-configuration").await.json();
    let algorithms = metadata["id_token_signing_alg_values_supported"].as_array().unwrap();
    assert!(!algorithms.contains(&json!("none")), "nobody can register it");
}

#[tokio::test]
async fn oidcc_userinfo_get() {
    let (suite, tokens) = succeeds(&[]).await;
    assert!(user_info(&suite, &tokens).await["email"].is_string());
}

#[tokio::test]
async fn oidcc_userinfo_post_header() {
    let (suite, tokens) = succeeds(&[]).await;
    let bearer = format!("Bearer {}", text(&tokens["access_token"]));
    let told = suite.stage.site.post("/oidc/userinfo", &[("authorization", &bearer)], &[]).await;
    assert_eq!(told.json(), user_info(&suite, &tokens).await);
}

#[tokio::test]
async fn oidcc_userinfo_post_body() {
    let (suite, tokens) = succeeds(&[]).await;
    let token = text(&tokens["access_token"]);
    let told = suite.stage.site.post("/oidc/userinfo", &[], &[("access_token", token)]).await;
    assert_eq!(told.json(), user_info(&suite, &tokens).await);
}

#[tokio::test]
async fn oidcc_ensure_request_without_nonce_succeeds_for_code_flow() {
    let (_, tokens) = succeeds(&[("nonce", "")]).await;
    assert_eq!(claims(&tokens["id_token"]).get("nonce"), None);
}

#[tokio::test]
async fn oidcc_scope_profile() {
    let (suite, tokens) = succeeds(&[("scope", "openid profile")]).await;
    let told = user_info(&suite, &tokens).await;
    assert!(told["name"].is_string() && told["locale"].is_string() && told.get("email").is_none(), "{told}");
}

#[tokio::test]
async fn oidcc_scope_email() {
    let (suite, tokens) = succeeds(&[("scope", "openid email")]).await;
    let told = user_info(&suite, &tokens).await;
    assert!(told["email"].is_string() && told["email_verified"].is_boolean() && told.get("name").is_none(), "{told}");
}

/// A scope that does not exist here is left out, and discovery does not promise it.
async fn is_left_out(scope: &str) {
    let (suite, tokens) = succeeds(&[("scope", &format!("openid {scope}"))]).await;
    assert_eq!(text(&tokens["scope"]), "openid");
    let metadata = suite.get("/.well-known/openid-configuration").await.json();
    assert!(!metadata["scopes_supported"].as_array().unwrap().contains(&json!(scope)));
}

#[tokio::test]
async fn oidcc_scope_address() {
    is_left_out("address").await;
}

#[tokio::test]
async fn oidcc_scope_phone() {
    is_left_out("phone").await;
}

#[tokio::test]
async fn oidcc_scope_all() {
    let (_, tokens) = succeeds(&[("scope", "openid profile email address phone")]).await;
    assert_eq!(text(&tokens["scope"]), "openid email profile");
}

#[tokio::test]
async fn oidcc_ensure_other_scope_order_succeeds() {
    let (suite, tokens) = succeeds(&[("scope", "email openid")]).await;
    assert!(user_info(&suite, &tokens).await["email"].is_string());
}

#[tokio::test]
async fn oidcc_display_page() {
    succeeds(&[("display", "page")]).await;
}

#[tokio::test]
async fn oidcc_display_popup() {
    succeeds(&[("display", "popup")]).await;
}

/// Signs in once more for a request that a session is not enough for; the tokens say so.
async fn signs_in_anew(asked: &[(&str, &str)]) {
    let (mut suite, first) = succeeds(&[]).await;
    suite.stage.server.clock.advance(Duration::from_secs(60));
    let answer = suite.ask(asked).await;
    assert!(answer.header("location").starts_with("/sign-in/"), "{answer:?}");
    let page = suite.person.open(answer.header("location")).await.page();
    let page = suite.person.enter_password(&page, &suite.stage.account, Method::Qr).await;
    let page = suite.person.answer_second_factor(&page, &suite.stage.phone).await;
    let second = suite.redeem(&suite.stage.site.code(&page), &[]).await.json();
    let (first, second) = (claims(&first["id_token"]), claims(&second["id_token"]));
    assert_eq!(first["sub"], second["sub"]);
    assert!(second["auth_time"].as_u64() > first["auth_time"].as_u64(), "{first} {second}");
}

#[tokio::test]
async fn oidcc_prompt_login() {
    Box::pin(signs_in_anew(&[("prompt", "login")])).await;
}

#[tokio::test]
async fn oidcc_max_age_1() {
    Box::pin(signs_in_anew(&[("max_age", "1")])).await;
}

#[tokio::test]
async fn oidcc_prompt_none_not_logged_in() {
    let mut suite = Suite::start().await;
    suite.person = Person::new(&suite.stage.server);
    assert_eq!(error(&suite.ask(&[("prompt", "none")]).await), "login_required");
}

/// Answers at once, about the same sign-in.
async fn answers_at_once(asked: &[(&str, &str)]) {
    let (mut suite, first) = succeeds(&[]).await;
    suite.stage.server.clock.advance(Duration::from_secs(60));
    let second = suite.tokens(asked).await;
    let (first, second) = (claims(&first["id_token"]), claims(&second["id_token"]));
    assert_eq!((&first["sub"], &first["auth_time"]), (&second["sub"], &second["auth_time"]));
}

#[tokio::test]
async fn oidcc_prompt_none_logged_in() {
    answers_at_once(&[("prompt", "none")]).await;
}

#[tokio::test]
async fn oidcc_max_age_10000() {
    answers_at_once(&[("max_age", "10000")]).await;
}

#[tokio::test]
async fn oidcc_ensure_request_with_unknown_parameter_succeeds() {
    succeeds(&[("extra", "foobar")]).await;
}

#[tokio::test]
async fn oidcc_id_token_hint() {
    let (mut suite, first) = succeeds(&[]).await;
    let second = suite.tokens(&[("prompt", "none"), ("id_token_hint", text(&first["id_token"]))]).await;
    assert_eq!(claims(&first["id_token"])["sub"], claims(&second["id_token"])["sub"]);
}

#[tokio::test]
async fn oidcc_login_hint() {
    succeeds(&[("login_hint", "anna@example.eu")]).await;
}

#[tokio::test]
async fn oidcc_ui_locales() {
    succeeds(&[("ui_locales", "se")]).await;
}

#[tokio::test]
async fn oidcc_claims_locales() {
    succeeds(&[("claims_locales", "se")]).await;
}

#[tokio::test]
async fn oidcc_ensure_request_with_acr_values_succeeds() {
    let (_, tokens) = succeeds(&[("acr_values", "1 2")]).await;
    assert_eq!(text(&claims(&tokens["id_token"])["acr"]), "MEDIUM", "what really happened");
}

/// A code is redeemed twice, the second time after so long.
async fn reuses_the_code(after: u64) {
    let mut suite = Suite::start().await;
    let code = code(&suite.ask(&[]).await);
    let tokens = suite.redeem(&code, &[]).await.json();
    suite.stage.server.clock.advance(Duration::from_secs(after));
    let again = suite.redeem(&code, &[]).await;
    assert_eq!((again.status.as_u16(), text(&again.json()["error"])), (400, "invalid_grant"));
    assert_eq!(suite.stage.site.user_info(text(&tokens["access_token"])).await.status, 401);
}

#[tokio::test]
async fn oidcc_codereuse() {
    reuses_the_code(0).await;
}

#[tokio::test]
async fn oidcc_codereuse_30seconds() {
    reuses_the_code(30).await;
}

#[tokio::test]
async fn oidcc_ensure_registered_redirect_uri() {
    let mut suite = Suite::start().await;
    let answer = suite.ask(&[("redirect_uri", "https://rasff.test/callback/other")]).await;
    assert_eq!((answer.status.as_u16(), answer.header("location")), (400, ""));
}

#[tokio::test]
async fn oidcc_ensure_post_request_succeeds() {
    let mut suite = Suite::start().await;
    let url = suite.url(&[]);
    let query: Vec<_> = url::form_urlencoded::parse(url.split_once('?').unwrap().1.as_bytes()).into_owned().collect();
    let fields: Vec<_> = query.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let answer = suite.stage.site.post("/oidc/authorize", &[], &fields).await;
    assert_eq!(answer.status, 303);
    let answer = suite.person.open(answer.header("location")).await;
    assert_eq!(suite.redeem(&code(&answer), &[]).await.status, 200);
}

#[tokio::test]
async fn oidcc_server_client_secret_post() {
    let mut suite = Suite::start().await;
    let code = code(&suite.ask(&[]).await);
    let fields = [("client_secret", SECRET), ("code_verifier", "")];
    assert_eq!(suite.stage.site.redeem_with(&code, &fields).await.status, 200);
}

#[tokio::test]
async fn oidcc_request_uri_unsigned_supported_correctly_or_rejected_as_unsupported() {
    let mut suite = Suite::start().await;
    let answer = suite.ask(&[("request_uri", "https://suite.test/requests/1")]).await;
    assert_eq!(error(&answer), "request_uri_not_supported");
}

#[tokio::test]
async fn oidcc_unsigned_request_object_supported_correctly_or_rejected_as_unsupported() {
    let mut suite = Suite::start().await;
    assert_eq!(error(&suite.ask(&[("request", "eyJhbGciOiJub25lIn0.e30.")]).await), "request_not_supported");
}

#[tokio::test]
async fn oidcc_ensure_request_object_with_redirect_uri() {
    let mut suite = Suite::start().await;
    let request = [("redirect_uri", "https://evil.test/"), ("request", "eyJhbGciOiJub25lIn0.e30.")];
    let answer = suite.ask(&request).await;
    assert_eq!((answer.status.as_u16(), answer.header("location")), (400, ""), "nobody is sent there");
}

#[tokio::test]
async fn oidcc_claims_essential() {
    let asked = r#"{"userinfo":{"name":{"essential":true}}}"#;
    let (suite, tokens) = succeeds(&[("scope", "openid"), ("claims", asked)]).await;
    assert_eq!(text(&user_info(&suite, &tokens).await["name"]), "Anna Test");
}

#[tokio::test]
async fn oidcc_refresh_token() {
    let asked = [("scope", "openid offline_access"), ("prompt", "consent")];
    let mut suite = Suite::start().await;
    let page = suite.ask(&asked).await.header("location").to_owned();
    let page = suite.person.open(&page).await.page();
    let page = suite.person.enter_password(&page, &suite.stage.account, Method::Qr).await;
    let page = suite.person.answer_second_factor(&page, &suite.stage.phone).await;
    let first = suite.redeem(&suite.stage.site.code(&page), &[]).await.json();
    let refresh = [("grant_type", "refresh_token"), ("refresh_token", text(&first["refresh_token"]))];
    let second = suite.token(&refresh).await.json();
    let (before, after) = (claims(&first["id_token"]), claims(&second["id_token"]));
    for name in ["iss", "sub", "aud", "auth_time"] {
        assert_eq!(before[name], after[name], "{name}");
    }
    assert_eq!(suite.stage.site.user_info(text(&second["access_token"])).await.status, 200);
}

#[tokio::test]
async fn oidcc_ensure_request_with_valid_pkce_succeeds() {
    let mut suite = Suite::start().await;
    let challenge =
        [("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"), ("code_challenge_method", "S256")];
    let code = code(&suite.ask(&challenge).await);
    let verifier = ("code_verifier", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
    assert_eq!(suite.redeem(&code, &[verifier]).await.status, 200);
}
