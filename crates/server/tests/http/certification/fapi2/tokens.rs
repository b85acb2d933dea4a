//! Modules about tokens: what they are redeemed by, and what they are bound to.

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::{KeyPair as RsaKeyPair, KeySize, PublicKeyComponents};
use aws_lc_rs::signature::{KeyPair as _, RSA_PKCS1_SHA256, RSA_PSS_SHA256, RsaEncoding};
use serde_json::{Value, json};
use sluss_domain::model::id::BASE64;
use sluss_protocol::method::Level;
use sluss_testkit::{DeviceKeys, Site};

use super::{Differently, Fapi, PAR, TOKEN, register};
use crate::oidc::stage::{claims, code, text};

#[tokio::test]
async fn fapi2_security_profile_final_access_token_type_header_case_sensitivity() {
    let mut fapi = Fapi::start().await;
    let tokens = fapi.succeeds(&[]).await;
    for scheme in ["DPoP", "dpop", "DPOP"] {
        assert_eq!(fapi.user_info(text(&tokens["access_token"]), scheme).await.status, 200, "{scheme}");
    }
}

#[tokio::test]
async fn fapi2_security_profile_final_check_dpop_proof_nbf_exp() {
    let mut fapi = Fapi::start().await;
    let code = code(&fapi.answer(&[]).await);
    let mut proof = fapi.proof_claims(TOKEN);
    (proof["nbf"], proof["exp"]) = (fapi.now().into(), (fapi.now() + 60).into());
    let proof = Some(Some(fapi.keys.proof(&proof)));
    assert_eq!(fapi.redeem(&code, Differently { proof, ..Differently::default() }).await.status, 200);
}

#[tokio::test]
async fn fapi2_security_profile_final_ensure_dpopproof_with_iat_10seconds_before_succeeds() {
    Fapi::start().await.flow_with_proof_at(-10).await;
}

#[tokio::test]
async fn fapi2_security_profile_final_ensure_dpopproof_with_iat_10seconds_after_succeeds() {
    Fapi::start().await.flow_with_proof_at(10).await;
}

#[tokio::test]
async fn fapi2_security_profile_final_ensure_mismatched_dpop_jkt_fails() {
    let fapi = Fapi::start().await;
    let other = DeviceKeys::default().thumbprint();
    let proof = Some(Some(fapi.proof(PAR)));
    let how = Differently { fields: &[("dpop_jkt", &other)], proof, assertion: None };
    fapi.push_is_refused(how, "invalid_dpop_proof").await;
}

#[tokio::test]
async fn fapi2_security_profile_final_ensure_token_endpoint_fails_with_mismatched_dpop_proof_jkt() {
    let mut fapi = Fapi::start().await;
    let others = DeviceKeys::default();
    let pushing = Some(Some(others.proof(&fapi.proof_claims(PAR))));
    let pushed = fapi.push(Differently { proof: pushing, ..Differently::default() }).await;
    let answer = fapi.come(text(&pushed.json()["request_uri"])).await;
    let refused = fapi.redeem(&code(&answer), Differently::default()).await;
    assert_eq!(text(&refused.json()["error"]), "invalid_grant");
}

#[tokio::test]
async fn fapi2_security_profile_final_ensure_token_endpoint_fails_with_mismatched_dpop_jkt() {
    let mut fapi = Fapi::start().await;
    let other = DeviceKeys::default().thumbprint();
    let answer = fapi.answer(&[("dpop_jkt", &other)]).await;
    let refused = fapi.redeem(&code(&answer), Differently::default()).await;
    assert_eq!(text(&refused.json()["error"]), "invalid_grant");
}

#[tokio::test]
async fn fapi2_security_profile_final_ensure_dpopproof_at_par_endpoint_binding_success() {
    let mut fapi = Fapi::start().await;
    let proof = Some(Some(fapi.proof(PAR)));
    let pushed = fapi.push(Differently { proof, ..Differently::default() }).await;
    let answer = fapi.come(text(&pushed.json()["request_uri"])).await;
    assert_eq!(fapi.redeem(&code(&answer), Differently::default()).await.status, 200);
}

#[tokio::test]
async fn fapi2_security_profile_final_ensure_dpop_auth_code_binding_success() {
    let mut fapi = Fapi::start().await;
    let own = fapi.keys.thumbprint();
    fapi.succeeds(&[("dpop_jkt", &own)]).await;
}

#[tokio::test]
async fn fapi2_security_profile_final_dpop_negative_tests() {
    let mut fapi = Fapi::start().await;
    let good = fapi.proof_claims(TOKEN);
    let now = fapi.now();
    for (name, value) in [
        ("htm", json!("GET")),
        ("htu", json!("https://sluss.test/oidc/par")),
        ("iat", json!(now - 3_600)),
        ("iat", json!(now + 3_600)),
        ("jti", Value::Null),
        ("iat", Value::Null),
    ] {
        let mut claims = good.clone();
        claims[name] = value;
        let proof = Some(Some(fapi.keys.proof(&claims)));
        fapi.redeeming_is_refused(Differently { proof, ..Differently::default() }, "invalid_dpop_proof").await;
    }
    let (pair, jwk) = rsa();
    for (algorithm, padding) in PADDINGS {
        let code = code(&fapi.answer(&[]).await);
        let head = json!({ "typ": "dpop+jwt", "alg": algorithm, "jwk": jwk });
        let proof = Some(Some(signed_by(&pair, padding, &head, &fapi.proof_claims(TOKEN))));
        let answer = fapi.redeem(&code, Differently { proof, ..Differently::default() }).await;
        assert_eq!(answer.status == 200, algorithm == "PS256", "{algorithm}: {answer:?}");
    }
    let rs256 = json!({ "typ": "dpop+jwt", "alg": "RS256", "jwk": fapi.keys.head()["jwk"] });
    let proof = Some(Some(fapi.keys.proof_under(&rs256, &good)));
    fapi.redeeming_is_refused(Differently { proof, ..Differently::default() }, "invalid_dpop_proof").await;
}

#[tokio::test]
async fn fapi2_security_profile_final_ensure_client_id_in_token_endpoint() {
    let how = Differently { fields: &[("client_id", "open")], ..Differently::default() };
    Fapi::start().await.redeeming_is_refused(how, "invalid_request").await;
}

#[tokio::test]
async fn fapi2_security_profile_final_ensure_holder_of_key_required() {
    let how = Differently { proof: Some(None), ..Differently::default() };
    Fapi::start().await.redeeming_is_refused(how, "invalid_dpop_proof").await;
}

#[tokio::test]
async fn fapi2_security_profile_final_ensure_authorization_code_is_bound_to_client() {
    let mut fapi = Fapi::start().await;
    let keys = DeviceKeys::default();
    let second: Site = fapi.stage.server.site("second", Level::Medium).await;
    register(&fapi.stage, &second.id, &keys).await;
    let code = code(&fapi.answer(&[]).await);
    let mut own = fapi.assertion_claims();
    (own["iss"], own["sub"]) = ("second".into(), "second".into());
    let assertion = Some(keys.proof_under(&json!({ "alg": "ES256" }), &own));
    let proof = Some(Some(keys.proof(&fapi.proof_claims(TOKEN))));
    let refused = fapi.redeem(&code, Differently { assertion, proof, fields: &[] }).await;
    assert_eq!(text(&refused.json()["error"]), "invalid_grant");
}

#[tokio::test]
async fn fapi2_security_profile_final_attempt_reuse_authorization_code_after_one_second() {
    let mut fapi = Fapi::start().await;
    let code = code(&fapi.answer(&[]).await);
    let tokens = fapi.redeem(&code, Differently::default()).await.json();
    fapi.stage.server.clock.advance(std::time::Duration::from_secs(1));
    let again = fapi.redeem(&code, Differently::default()).await;
    assert_eq!(text(&again.json()["error"]), "invalid_grant");
    assert_eq!(fapi.user_info(text(&tokens["access_token"]), "DPoP").await.status, 401);
}

#[tokio::test]
async fn fapi2_security_profile_final_ensure_token_endpoint_fails_with_expired_auth_code() {
    let mut fapi = Fapi::start().await;
    let code = code(&fapi.answer(&[]).await);
    fapi.stage.server.clock.advance(std::time::Duration::from_secs(60));
    let late = fapi.redeem(&code, Differently::default()).await;
    assert_eq!(text(&late.json()["error"]), "invalid_grant");
}

#[tokio::test]
async fn fapi2_security_profile_final_ensure_signed_client_assertion_with_rs256_fails() {
    let fapi = Fapi::start().await;
    let (pair, jwk) = rsa();
    let jwks = json!({ "keys": [jwk] }).to_string();
    fapi.stage.server.change_site("rasff", |_, client| client.settings.jwks = Some(jwks)).await;
    for (algorithm, padding) in PADDINGS {
        let assertion = Some(signed_by(&pair, padding, &json!({ "alg": algorithm }), &fapi.assertion_claims()));
        let answer = fapi.push(Differently { assertion, ..Differently::default() }).await;
        assert_eq!(answer.status == 201, algorithm == "PS256", "{algorithm}: {answer:?}");
    }
}

/// The older padding, and the one that the profile takes.
const PADDINGS: [(&str, &dyn RsaEncoding); 2] = [("RS256", &RSA_PKCS1_SHA256), ("PS256", &RSA_PSS_SHA256)];

/// A new RSA key, and its public half.
fn rsa() -> (RsaKeyPair, Value) {
    let pair = RsaKeyPair::generate(KeySize::Rsa2048).unwrap();
    let public = PublicKeyComponents::<Vec<u8>>::from(pair.public_key());
    let jwk = json!({ "kty": "RSA", "n": BASE64.encode(&public.n), "e": BASE64.encode(&public.e) });
    (pair, jwk)
}

fn signed_by(pair: &RsaKeyPair, padding: &'static dyn RsaEncoding, head: &Value, claims: &Value) -> String {
    let [head, body] = [head, claims].map(|part| BASE64.encode(part.to_string().as_bytes()));
    let mut signature = vec![0; pair.public_modulus_len()];
    pair.sign(padding, &SystemRandom::new(), format!("{head}.{body}").as_bytes(), &mut signature).unwrap();
    format!("{head}.{body}.{}", BASE64.encode(&signature))
}

#[tokio::test]
async fn fapi2_security_profile_final_ensure_client_assertion_in_token_endpoint() {
    let how = Differently { assertion: Some(String::new()), fields: &[("client_id", "rasff")], proof: None };
    Fapi::start().await.redeeming_is_refused(how, "invalid_client").await;
}

#[tokio::test]
async fn fapi2_security_profile_final_ensure_client_assertion_with_exp_is_5_minutes_in_past_fails() {
    let mut fapi = Fapi::start().await;
    let past = fapi.now() - 300;
    fapi.assertion_is_refused(|claims| claims["exp"] = past.into()).await;
}

#[tokio::test]
async fn fapi2_security_profile_final_ensure_client_assertion_with_wrong_aud_fails() {
    Fapi::start().await.assertion_is_refused(|claims| claims["aud"] = "https://other.test".into()).await;
}

#[tokio::test]
async fn fapi2_security_profile_final_ensure_client_assertion_with_no_sub_fails() {
    let mut fapi = Fapi::start().await;
    fapi.assertion_is_refused(|claims| _ = claims.as_object_mut().unwrap().remove("sub")).await;
}

#[tokio::test]
async fn fapi2_security_profile_final_ensure_invalid_client_assertions_fail() {
    let mut fapi = Fapi::start().await;
    for (name, value) in [("iss", json!("other")), ("aud", json!(["https://sluss.test"])), ("jti", Value::Null)] {
        fapi.assertion_is_refused(|claims| claims[name] = value.clone()).await;
    }
    let strangers = Some(DeviceKeys::default().proof_under(&json!({ "alg": "ES256" }), &fapi.assertion_claims()));
    fapi.push_is_refused(Differently { assertion: strangers, ..Differently::default() }, "invalid_client").await;
}

#[tokio::test]
async fn fapi2_security_profile_final_refresh_token() {
    let mut fapi = Fapi::start().await;
    let tokens = fapi.succeeds(&[]).await;
    let plain = [("grant_type", "refresh_token"), ("refresh_token", text(&tokens["refresh_token"]))];
    for _ in 0..2 {
        let proof = Some(Some(fapi.proof(TOKEN)));
        let again = fapi.post(TOKEN, &plain, Differently { proof, ..Differently::default() }).await;
        assert_eq!((again.status.as_u16(), again.json().get("refresh_token")), (200, None), "it is not rotated");
        assert_eq!(claims(&again.json()["id_token"])["sub"], claims(&tokens["id_token"])["sub"]);
    }
    let without = fapi.post(TOKEN, &plain, Differently::default()).await;
    assert_eq!(text(&without.json()["error"]), "invalid_dpop_proof");
}

#[tokio::test]
async fn fapi2_security_profile_final_ensure_pkce_code_verifier_required() {
    let how = Differently { fields: &[("code_verifier", "")], ..Differently::default() };
    Fapi::start().await.redeeming_is_refused(how, "invalid_grant").await;
}

#[tokio::test]
async fn fapi2_security_profile_final_incorrect_pkce_code_verifier_rejected() {
    let other = "x".repeat(43);
    let how = Differently { fields: &[("code_verifier", &other)], ..Differently::default() };
    Fapi::start().await.redeeming_is_refused(how, "invalid_grant").await;
}
