//! Modules about requests: pushed, answered, and refused.

use serde_json::json;
use sluss_protocol::sign_in::{FormAction, Forward, Step};
use sluss_testkit::Person;

use super::{Differently, Fapi, PAR, VERIFIER, come, is_shown};
use crate::oidc::stage::{claims, code, error, parameter, text};

#[tokio::test]
async fn fapi2_security_profile_final_discovery_end_point_verification() {
    let fapi = Fapi::start().await;
    let request = axum::http::Request::get("/.well-known/openid-configuration").body(axum::body::Body::empty());
    let metadata = fapi.stage.server.send(request.unwrap()).await.json();
    for (name, value) in [
        ("token_endpoint_auth_methods_supported", "private_key_jwt"),
        ("token_endpoint_auth_signing_alg_values_supported", "ES256"),
        ("dpop_signing_alg_values_supported", "ES256"),
        ("code_challenge_methods_supported", "S256"),
        ("grant_types_supported", "authorization_code"),
    ] {
        assert!(metadata[name].as_array().unwrap().contains(&json!(value)), "{name}");
    }
    assert_eq!(metadata["authorization_response_iss_parameter_supported"], json!(true));
    assert_eq!(metadata["pushed_authorization_request_endpoint"], "https://sluss.test/oidc/par");
}

#[tokio::test]
async fn fapi2_security_profile_final_happy_flow() {
    let mut fapi = Fapi::start().await;
    let tokens = fapi.succeeds(&[]).await;
    let id_token = claims(&tokens["id_token"]);
    assert_eq!((text(&id_token["nonce"]), text(&id_token["aud"])), ("nonce-1", "rasff"));
    let told = fapi.user_info(text(&tokens["access_token"]), "DPoP").await;
    assert_eq!((told.status.as_u16(), &told.json()["sub"]), (200, &id_token["sub"]));
}

#[tokio::test]
async fn fapi2_security_profile_final_user_rejects_authentication() {
    let mut fapi = Fapi::start().await;
    fapi.person = Person::new(&fapi.stage.server);
    let page = fapi.answer(&[]).await.header("location").to_owned();
    let page = fapi.person.open(&page).await.page();
    let page = fapi.person.act(&page, FormAction::Cancel, &[]).await;
    let Step::Ended { forward: Some(Forward::Redirect { url }), .. } = &page.step else { panic!("{page:?}") };
    assert!(url.contains("error=access_denied") && url.contains("state=state-1") && url.contains("iss="), "{url}");
}

#[tokio::test]
async fn fapi2_security_profile_final_ensure_authorization_request_without_state_success() {
    let mut fapi = Fapi::start().await;
    let answer = fapi.answer(&[("state", "")]).await;
    assert!(!code(&answer).is_empty() && parameter(&answer, "state").is_none(), "{answer:?}");
}

#[tokio::test]
async fn fapi2_security_profile_final_ensure_authorization_request_without_nonce_success() {
    let tokens = Fapi::start().await.succeeds(&[("nonce", "")]).await;
    assert_eq!(claims(&tokens["id_token"]).get("nonce"), None);
}

#[tokio::test]
async fn fapi2_security_profile_final_ensure_authorization_request_with_64_char_nonce_success() {
    let nonce = "n".repeat(64);
    let tokens = Fapi::start().await.succeeds(&[("nonce", &nonce)]).await;
    assert_eq!(text(&claims(&tokens["id_token"])["nonce"]), nonce);
}

#[tokio::test]
async fn fapi2_security_profile_final_ensure_authorization_request_with_long_nonce() {
    let nonce = "n".repeat(384);
    let tokens = Fapi::start().await.succeeds(&[("nonce", &nonce)]).await;
    assert_eq!(text(&claims(&tokens["id_token"])["nonce"]), nonce);
}

#[tokio::test]
async fn fapi2_security_profile_final_ensure_authorization_request_with_long_state() {
    let state = "s".repeat(384);
    let answer = Fapi::start().await.answer(&[("state", &state)]).await;
    assert_eq!(parameter(&answer, "state"), Some(state));
}

#[tokio::test]
async fn fapi2_security_profile_final_ensure_other_scope_order_succeeds() {
    Fapi::start().await.succeeds(&[("scope", "email offline_access openid")]).await;
}

#[tokio::test]
async fn fapi2_security_profile_final_test_claims_parameter_identity_claims() {
    let asked = r#"{"id_token":{"email":{"essential":true}},"userinfo":{"name":null}}"#;
    let mut fapi = Fapi::start().await;
    let tokens = fapi.succeeds(&[("claims", asked)]).await;
    assert!(claims(&tokens["id_token"])["email"].is_string());
    assert!(fapi.user_info(text(&tokens["access_token"]), "DPoP").await.json()["name"].is_string());
}

#[tokio::test]
async fn fapi2_security_profile_final_ensure_registered_redirect_uri() {
    let fields = &[("redirect_uri", "https://rasff.test/callback/other")];
    Fapi::start().await.push_is_refused(Differently { fields, ..Differently::default() }, "invalid_request").await;
}

#[tokio::test]
async fn fapi2_security_profile_final_ensure_redirect_uri_in_authorization_request() {
    let fields = &[("redirect_uri", "")];
    Fapi::start().await.push_is_refused(Differently { fields, ..Differently::default() }, "invalid_request").await;
}

#[tokio::test]
async fn fapi2_security_profile_final_ensure_unsigned_authorization_request_without_using_par_fails() {
    let mut fapi = Fapi::start().await;
    let url = fapi.stage.site.authorize_url();
    assert_eq!(error(&fapi.person.open(&url).await), "invalid_request");
}

#[tokio::test]
async fn fapi2_security_profile_final_ensure_response_type_code_idtoken_fails() {
    let fields = &[("response_type", "code id_token")];
    let how = Differently { fields, ..Differently::default() };
    Fapi::start().await.push_is_refused(how, "unsupported_response_type").await;
}

#[tokio::test]
async fn fapi2_security_profile_final_ensure_response_type_token_fails() {
    let fields = &[("response_type", "token")];
    let how = Differently { fields, ..Differently::default() };
    Fapi::start().await.push_is_refused(how, "unsupported_response_type").await;
}

#[tokio::test]
async fn fapi2_security_profile_final_par_ensure_reused_request_uri_prior_to_auth_completion_succeeds() {
    let mut fapi = Fapi::start().await;
    fapi.person = Person::new(&fapi.stage.server);
    let uri = fapi.pushed(&[]).await;
    for _ in 0..2 {
        assert!(fapi.come(&uri).await.header("location").starts_with("/sign-in/"));
    }
}

#[tokio::test]
async fn fapi2_security_profile_final_par_attempt_reuse_request_uri() {
    let mut fapi = Fapi::start().await;
    let uri = fapi.pushed(&[]).await;
    assert!(!code(&fapi.come(&uri).await).is_empty());
    is_shown(&fapi.come(&uri).await);
}

#[tokio::test]
async fn fapi2_security_profile_final_par_attempt_to_use_expired_request_uri() {
    let mut fapi = Fapi::start().await;
    let uri = fapi.pushed(&[]).await;
    fapi.stage.server.clock.advance(std::time::Duration::from_secs(60));
    is_shown(&fapi.come(&uri).await);
}

#[tokio::test]
async fn fapi2_security_profile_final_par_attempt_to_use_request_uri_for_different_client() {
    let mut fapi = Fapi::start().await;
    let uri = fapi.pushed(&[]).await;
    is_shown(&come(&mut fapi.person, "open", &uri).await);
}

#[tokio::test]
async fn fapi2_security_profile_final_par_authorization_request_containing_request_uri_form_param() {
    let fapi = Fapi::start().await;
    let uri = fapi.pushed(&[]).await;
    let how = Differently { fields: &[("request_uri", &uri)], ..Differently::default() };
    fapi.push_is_refused(how, "invalid_request").await;
}

#[tokio::test]
async fn fapi2_security_profile_final_par_attempt_invalid_http_method() {
    let fapi = Fapi::start().await;
    for method in ["PUT", "GET", "DELETE"] {
        let request = axum::http::Request::builder().method(method).uri(PAR).body(axum::body::Body::empty());
        assert_eq!(fapi.stage.server.send(request.unwrap()).await.status, 405, "{method}");
    }
}

#[tokio::test]
async fn fapi2_security_profile_final_par_ensure_pkce_required() {
    let fields = &[("code_challenge", ""), ("code_challenge_method", "")];
    Fapi::start().await.push_is_refused(Differently { fields, ..Differently::default() }, "invalid_request").await;
}

#[tokio::test]
async fn fapi2_security_profile_final_par_plain_pkce_rejected() {
    let fields = &[("code_challenge", VERIFIER), ("code_challenge_method", "plain")];
    Fapi::start().await.push_is_refused(Differently { fields, ..Differently::default() }, "invalid_request").await;
}

#[tokio::test]
async fn fapi2_security_profile_final_par_without_duplicate_parameters() {
    let mut fapi = Fapi::start().await;
    let uri = fapi.pushed(&[]).await;
    assert!(!code(&fapi.come(&uri).await).is_empty(), "client_id and request_uri alone");
}
