//! Tokens that are bound to a key (RFC 9449): whoever has stolen one can do nothing with it.

use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use sluss_domain::model::id::BASE64;
use sluss_testkit::{Answer, DeviceKeys, Server};

use super::stage::{Stage, code, error, stage, stage_with, text};

fn proof(server: &Server, keys: &DeviceKeys, method: &str, path: &str, jti: &str, token: Option<&str>) -> String {
    let mut claims = json!({
        "jti": jti, "htm": method, "htu": format!("https://sluss.test{path}"), "iat": server.instance().sluss.now().seconds(),
    });
    if let Some(token) = token {
        claims["ath"] = BASE64.encode(&Sha256::digest(token)).into();
    }
    keys.proof(&claims)
}

async fn redeem(stage: &Stage, proofs: &[&str], asked: &[(&str, &str)]) -> Answer {
    let answer = stage.signed_in().await.open(&stage.site.authorize_url_with(asked)).await;
    let fields = [
        ("grant_type", "authorization_code"),
        ("code", &code(&answer)),
        ("client_id", "rasff"),
        ("redirect_uri", "https://rasff.test/callback"),
        ("code_verifier", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"),
    ];
    let headers: Vec<_> = proofs.iter().map(|proof| ("dpop", *proof)).collect();
    stage.site.post("/oidc/token", &headers, &fields).await
}

async fn bound(stage: &Stage, keys: &DeviceKeys) -> Value {
    let answer = redeem(stage, &[&proof(&stage.server, keys, "POST", "/oidc/token", "first", None)], &[]).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.json()
}

#[tokio::test]
async fn a_token_that_is_bound_to_a_key_opens_userinfo_with_that_key_alone() {
    let stage = stage().await;
    let (keys, others) = (DeviceKeys::default(), DeviceKeys::default());
    let tokens = bound(&stage, &keys).await;
    assert_eq!(text(&tokens["token_type"]), "DPoP");
    let token = text(&tokens["access_token"]);
    let show = async |scheme: &str, proof: Option<String>| {
        let bearer = format!("{scheme} {token}");
        let proof = proof.iter().map(|proof| ("dpop", proof.as_str()));
        let headers: Vec<_> = [("authorization", bearer.as_str())].into_iter().chain(proof).collect();
        stage.site.post("/oidc/userinfo", &headers, &[]).await
    };
    let make = |keys: &DeviceKeys, jti: &str, token: Option<&str>| {
        Some(proof(&stage.server, keys, "POST", "/oidc/userinfo", jti, token))
    };
    assert_eq!(show("DPoP", make(&keys, "one", Some(token))).await.status, 200);
    let again = show("DPoP", make(&keys, "one", Some(token))).await;
    assert_eq!(again.status, 401, "the proof was used");
    assert!(again.header("www-authenticate").contains("invalid_dpop_proof"), "{again:?}");
    assert_eq!(show("Bearer", None).await.status, 401, "downgraded");
    assert_eq!(show("Bearer", make(&keys, "two", Some(token))).await.status, 401);
    assert_eq!(show("DPoP", None).await.status, 401);
    assert_eq!(show("DPoP", make(&others, "three", Some(token))).await.status, 401, "another's key");
    assert_eq!(show("DPoP", make(&keys, "four", None)).await.status, 401, "for no token");
    assert_eq!(show("DPoP", make(&keys, "five", Some("tok_other"))).await.status, 401, "for another token");
}

#[tokio::test]
async fn a_proof_is_for_this_address_now_once_and_signed_by_the_key_in_it() {
    let stage = stage().await;
    let keys = DeviceKeys::default();
    let now = stage.server.instance().sluss.now().seconds();
    let good = json!({ "jti": "x", "htm": "POST", "htu": "https://sluss.test/oidc/token", "iat": now });
    for (name, value) in [
        ("htm", json!("GET")),
        ("htu", json!("https://sluss.test/oidc/userinfo")),
        ("htu", json!("https://evil.test/oidc/token")),
        ("iat", json!(now - 400)),
        ("iat", json!(now + 400)),
        ("jti", json!("")),
        ("jti", Value::Null),
    ] {
        let mut claims = good.clone();
        claims[name] = value.clone();
        let answer = redeem(&stage, &[&keys.proof(&claims)], &[]).await;
        assert_eq!(text(&answer.json()["error"]), "invalid_dpop_proof", "{name} {value}");
    }
    let mut other_type = keys.head();
    other_type["typ"] = "JWT".into();
    let mut others_key = keys.head();
    others_key["jwk"] = DeviceKeys::default().head()["jwk"].clone();
    let mut with_private = keys.head();
    with_private["jwk"]["d"] = "AAAA".into();
    for head in [other_type, others_key, with_private] {
        let answer = redeem(&stage, &[&keys.proof_under(&head, &good)], &[]).await;
        assert_eq!(text(&answer.json()["error"]), "invalid_dpop_proof", "{head}");
    }
    let two = [&*keys.proof(&good), &keys.proof(&good)];
    assert_eq!(text(&redeem(&stage, &two, &[]).await.json()["error"]), "invalid_dpop_proof", "two of them");
    assert_eq!(redeem(&stage, &[&keys.proof(&good)], &[]).await.status, 200);
    assert_eq!(text(&redeem(&stage, &[&keys.proof(&good)], &[]).await.json()["error"]), "invalid_dpop_proof", "again");
}

#[tokio::test]
async fn a_code_that_was_asked_for_with_a_key_is_redeemed_with_it() {
    let stage = stage().await;
    let (keys, others) = (DeviceKeys::default(), DeviceKeys::default());
    let thumbprint = keys.thumbprint();
    let asked = [("dpop_jkt", thumbprint.as_str())];
    let by = |keys: &DeviceKeys, jti: &str| proof(&stage.server, keys, "POST", "/oidc/token", jti, None);
    assert_eq!(text(&redeem(&stage, &[], &asked).await.json()["error"]), "invalid_grant");
    assert_eq!(text(&redeem(&stage, &[&by(&others, "a")], &asked).await.json()["error"]), "invalid_grant");
    assert_eq!(redeem(&stage, &[&by(&keys, "b")], &asked).await.status, 200);
    let mut person = stage.signed_in().await;
    assert_eq!(error(&person.open(&stage.site.authorize_url_with(&[("dpop_jkt", "short")])).await), "invalid_request");
}

#[tokio::test]
async fn j05_the_refresh_token_of_a_public_client_is_bound_to_its_key_too() {
    let stage = stage_with(|client| client.settings.offline_access = true).await;
    let (keys, others) = (DeviceKeys::default(), DeviceKeys::default());
    let asked = [("scope", "openid offline_access")];
    let first = proof(&stage.server, &keys, "POST", "/oidc/token", "first", None);
    let tokens = redeem(&stage, &[&first], &asked).await.json();
    let token = text(&tokens["refresh_token"]);
    let fields = [("grant_type", "refresh_token"), ("client_id", "rasff"), ("refresh_token", token)];
    let stolen = proof(&stage.server, &others, "POST", "/oidc/token", "a", None);
    for headers in [vec![], vec![("dpop", stolen.as_str())]] {
        let answer = stage.site.post("/oidc/token", &headers, &fields).await;
        assert_eq!(text(&answer.json()["error"]), "invalid_grant");
    }
    let own = proof(&stage.server, &keys, "POST", "/oidc/token", "b", None);
    let answer = stage.site.post("/oidc/token", &[("dpop", &own)], &fields).await;
    assert_eq!((answer.status.as_u16(), text(&answer.json()["token_type"])), (200, "DPoP"));
}

#[tokio::test]
async fn a_client_that_has_to_bind_its_tokens_gets_no_others() {
    let stage = stage_with(|client| client.settings.require_dpop = true).await;
    assert_eq!(text(&redeem(&stage, &[], &[]).await.json()["error"]), "invalid_dpop_proof");
    assert_eq!(text(&bound(&stage, &DeviceKeys::default()).await["token_type"]), "DPoP");
}
