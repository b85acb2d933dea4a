//! How clients prove that they are themselves, and what they get for themselves (J10).

use std::time::Duration;

use data_encoding::BASE64;
use serde_json::{Value, json};
use sluss_domain::model::oidc_policy::ClientAuth;
use sluss_domain::model::relying_party::OidcClient;
use sluss_protocol::method::Level;
use sluss_testkit::{Answer, DeviceKeys, Server, Site};

use super::stage::{SECRET, Stage, code, confidential, stage_with, text};

const JWT_BEARER: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/// A client that may have tokens of its own, so that it can prove itself without a person.
fn machine(client: &mut OidcClient) {
    confidential(client);
    client.settings.client_credentials = true;
}

fn basic(id: &str, secret: &str) -> String {
    format!("Basic {}", BASE64.encode(format!("{id}:{secret}").as_bytes()))
}

async fn own_token(site: &Site, headers: &[(&str, &str)], fields: &[(&str, &str)]) -> Answer {
    site.post("/oidc/token", headers, &[&[("grant_type", "client_credentials")], fields].concat()).await
}

#[tokio::test]
async fn j10_a_secret_comes_in_the_header_form_encoded_or_not_or_in_the_body() {
    let stage = stage_with(machine).await;
    let encoded: String = url::form_urlencoded::byte_serialize(SECRET.as_bytes()).collect();
    for header in [basic("rasff", SECRET), basic("rasff", &encoded)] {
        let answer = own_token(&stage.site, &[("authorization", &header)], &[]).await;
        assert_eq!(answer.status, 200, "{answer:?}");
    }
    let in_body = [("client_id", "rasff"), ("client_secret", SECRET)];
    assert_eq!(own_token(&stage.site, &[], &in_body).await.status, 200);
    let right = basic("rasff", SECRET);
    for (header, fields) in [
        (Some(basic("rasff", "wrong")), vec![]),
        (Some(basic("nobody", SECRET)), vec![]),
        (None, vec![("client_id", "rasff"), ("client_secret", "wrong")]),
        (None, vec![("client_id", "rasff")]),
        (None, vec![]),
    ] {
        let headers: Vec<_> = header.iter().map(|header| ("authorization", header.as_str())).collect();
        let answer = own_token(&stage.site, &headers, &fields).await;
        assert_eq!((answer.status.as_u16(), text(&answer.json()["error"])), (401, "invalid_client"), "{fields:?}");
        assert!(answer.header("www-authenticate").starts_with("Basic"), "RFC 6749, section 5.2");
    }
    let both_ways = own_token(&stage.site, &[("authorization", &right)], &in_body).await;
    assert_eq!((both_ways.status.as_u16(), text(&both_ways.json()["error"])), (400, "invalid_request"));
}

/// Claims by which a client says that it is itself, at the clock of these tests.
fn assertion(server: &Server, id: &str, jti: &str) -> Value {
    let now = server.instance().sluss.now().seconds();
    json!({ "iss": id, "sub": id, "aud": "https://sluss.test", "exp": now + 60, "iat": now, "jti": jti })
}

async fn shown(site: &Site, jwt: &str) -> Answer {
    own_token(site, &[], &[("client_assertion_type", JWT_BEARER), ("client_assertion", jwt)]).await
}

/// A stage whose site signs, and its keys.
async fn signing() -> (Stage, DeviceKeys) {
    let keys = DeviceKeys::default();
    let jwks = json!({ "keys": [keys.head()["jwk"]] }).to_string();
    let stage = stage_with(|client| {
        client.settings.client_auth = ClientAuth::PrivateKeyJwt;
        client.settings.jwks = Some(jwks);
        client.settings.client_credentials = true;
    });
    (stage.await, keys)
}

fn signed(keys: &DeviceKeys, claims: &Value) -> String {
    keys.proof_under(&json!({ "alg": "ES256" }), claims)
}

#[tokio::test]
async fn j10_a_client_signs_for_us_for_now_and_once() {
    let (stage, keys) = signing().await;
    let good = |jti: &str| assertion(&stage.server, "rasff", jti);
    let first = signed(&keys, &good("one"));
    assert_eq!(shown(&stage.site, &first).await.status, 200);
    assert_eq!(text(&shown(&stage.site, &first).await.json()["error"]), "invalid_client", "used before");
    let now = stage.server.instance().sluss.now().seconds();
    for (name, value, passes) in [
        ("aud", json!("https://sluss.test/oidc/token"), true),
        ("aud", json!(["https://sluss.test/oidc/token"]), true),
        ("aud", json!("https://evil.test"), false),
        ("aud", json!("https://sluss.test.evil.test"), false),
        ("aud", json!(["https://sluss.test", "https://evil.test"]), false),
        ("aud", json!([]), false),
        ("iss", json!("other"), false),
        ("sub", json!("other"), false),
        ("exp", json!(now), false),
        ("exp", json!(now + 7_200), false),
        ("nbf", json!(now + 600), false),
        ("iat", json!(now + 600), false),
        ("jti", json!(""), false),
        ("jti", json!(null), false),
    ] {
        let mut claims = good(&format!("{name} {value}"));
        claims[name] = value.clone();
        let answer = shown(&stage.site, &signed(&keys, &claims)).await;
        assert_eq!(answer.status == 200, passes, "{name} {value}: {answer:?}");
    }
    let strangers = DeviceKeys::default();
    assert_eq!(shown(&stage.site, &signed(&strangers, &good("x"))).await.status, 401);
    let unsigned = keys.proof_under(&json!({ "alg": "none" }), &good("y"));
    assert_eq!(shown(&stage.site, &unsigned).await.status, 401, "alg none");
    let by_public_key = keys.proof_under(&json!({ "alg": "HS256" }), &good("z"));
    assert_eq!(shown(&stage.site, &by_public_key).await.status, 401);
    let with_secret = own_token(&stage.site, &[], &[("client_id", "rasff"), ("client_secret", SECRET)]).await;
    assert_eq!(with_secret.status, 401, "it is registered to sign");
}

#[tokio::test]
async fn j10_a_signed_assertion_works_once_at_the_same_instant_too() {
    let (stage, keys) = signing().await;
    let jwt = signed(&keys, &assertion(&stage.server, "rasff", "one"));
    let answers = futures_util::future::join_all((0..8).map(|_| shown(&stage.site, &jwt))).await;
    assert_eq!(answers.iter().filter(|answer| answer.status == 200).count(), 1, "{answers:?}");
}

#[tokio::test]
async fn j10_a_client_makes_an_hmac_with_its_secret() {
    let stage = stage_with(|client| {
        client.settings.client_auth = ClientAuth::SecretJwt;
        client.settings.client_credentials = true;
    });
    let stage = stage.await;
    stage.server.instance().sluss.relying_parties().seal_secret("rasff", Some(SECRET)).await.unwrap();
    let made = |secret: &str, jti: &str| {
        let key = jsonwebtoken::EncodingKey::from_secret(secret.as_bytes());
        let header = jsonwebtoken::Header::new(jsonwebtoken::Algorithm::HS256);
        jsonwebtoken::encode(&header, &assertion(&stage.server, "rasff", jti), &key).unwrap()
    };
    let first = made(SECRET, "one");
    assert_eq!(shown(&stage.site, &first).await.status, 200);
    assert_eq!(shown(&stage.site, &first).await.status, 401, "used before");
    assert_eq!(shown(&stage.site, &made("wrong", "two")).await.status, 401);
    let plain = own_token(&stage.site, &[], &[("client_id", "rasff"), ("client_secret", SECRET)]).await;
    assert_eq!(plain.status, 401, "it is registered to sign");
}

#[tokio::test]
async fn a_client_redeems_codes_by_what_it_signed() {
    let (stage, keys) = signing().await;
    let answer = stage.signed_in().await.open(&stage.site.authorize_url()).await;
    let jwt = signed(&keys, &assertion(&stage.server, "rasff", "one"));
    let proof = [("client_assertion_type", JWT_BEARER), ("client_assertion", &*jwt)];
    let tokens = stage.site.redeem_with(&code(&answer), &proof).await;
    assert_eq!(tokens.status, 200, "{tokens:?}");
}

async fn asked(site: &Site, header: &str, token: &str) -> Value {
    let answer = site.post("/oidc/introspect", &[("authorization", header)], &[("token", token)]).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.json()
}

#[tokio::test]
async fn j16_what_a_token_is_worth_is_told_to_its_client_and_to_its_api_alone() {
    let api = "https://api.example.eu/";
    let stage = stage_with(|client| {
        machine(client);
        client.settings.offline_access = true;
        client.settings.resources = vec![api.to_owned()];
    })
    .await;
    let sites = ["api", "stranger"];
    for id in sites {
        stage.server.site(id, Level::Medium).await;
        stage.server.change_site(id, |_, client| machine(client)).await;
    }
    stage.server.change_site("api", |_, client| client.settings.apis = vec![api.to_owned()]).await;
    let [own, of_api, of_stranger] = ["rasff", "api", "stranger"].map(|id| basic(id, SECRET));
    let wanted = [("scope", "openid email offline_access"), ("resource", api)];
    let tokens = stage.tokens(&wanted, &[("client_secret", SECRET)]).await;
    let access = text(&tokens["access_token"]);
    for header in [&own, &of_api] {
        let told = asked(&stage.site, header, access).await;
        assert_eq!((told["active"].as_bool(), text(&told["client_id"])), (Some(true), "rasff"));
        assert_eq!((&told["aud"], text(&told["acr"])), (&json!([api]), "MEDIUM"));
        assert_eq!(text(&told["scope"]), "openid email offline_access");
        assert!(told["exp"].as_u64() > told["iat"].as_u64() && told["auth_time"].is_u64(), "{told}");
    }
    let nothing = json!({ "active": false });
    assert_eq!(asked(&stage.site, &of_stranger, access).await, nothing);
    let refresh = text(&tokens["refresh_token"]);
    assert_eq!(asked(&stage.site, &own, refresh).await["active"], true);
    assert_eq!(asked(&stage.site, &of_api, refresh).await, nothing);
    let id_token = text(&tokens["id_token"]);
    for token in ["nonsense", id_token] {
        assert_eq!(asked(&stage.site, &own, token).await, nothing);
    }
    stage.server.clock.advance(Duration::from_secs(600));
    assert_eq!(asked(&stage.site, &own, access).await, nothing, "expired");
    let anybody = stage.site.post("/oidc/introspect", &[], &[("token", access)]).await;
    assert_eq!(anybody.status, 401);
}

#[tokio::test]
async fn j16_an_api_may_ask_by_a_token_of_its_own_which_opens_nothing_about_people() {
    let stage = stage_with(machine).await;
    let token = own_token(&stage.site, &[("authorization", &basic("rasff", SECRET))], &[]).await.json();
    let token = text(&token["access_token"]).to_owned();
    let told = asked(&stage.site, &format!("Bearer {token}"), &token).await;
    assert_eq!((told["active"].as_bool(), text(&told["sub"])), (Some(true), "rasff"));
    assert_eq!(stage.site.user_info(&token).await.status, 401);
    let scope = own_token(&stage.site, &[("authorization", &basic("rasff", SECRET))], &[("scope", "openid")]).await;
    assert_eq!(text(&scope.json()["error"]), "invalid_scope");
    stage.server.change_site("rasff", |_, client| client.settings.client_credentials = false).await;
    let refused = own_token(&stage.site, &[("authorization", &basic("rasff", SECRET))], &[]).await;
    assert_eq!(text(&refused.json()["error"]), "unauthorized_client");
}

#[tokio::test]
async fn j14_pages_of_a_client_with_a_secret_may_call_from_the_origins_that_it_registered() {
    let stage = stage_with(|client| {
        confidential(client);
        client.origins = vec!["https://app.rasff.test".to_owned()];
    })
    .await;
    for (origin, expected) in [("https://app.rasff.test", "https://app.rasff.test"), ("https://rasff.test", "")] {
        let answer = stage.site.post("/oidc/userinfo", &[("origin", origin)], &[]).await;
        assert_eq!(answer.header("access-control-allow-origin"), expected);
        assert_eq!(answer.header("access-control-allow-credentials"), "");
    }
}

#[tokio::test]
async fn j10_a_client_that_an_operator_lets_says_what_sites_are_told_of_people() {
    let stage = stage_with(|client| {
        machine(client);
        client.settings.sets_attributes = true;
    })
    .await;
    let header = basic("rasff", SECRET);
    let token = own_token(&stage.site, &[("authorization", &header)], &[]).await.json();
    let token = text(&token["access_token"]).to_owned();
    let path = |email: &str| format!("/api/accounts/{email}/attributes");
    let own = path(&stage.account.email);
    let told = stage.site.patch(&own, &token, &json!({ "groups": ["RASFF_SE", "TRACES"], "unit": "E2" })).await;
    assert_eq!(
        (told.status.as_u16(), &told.json()),
        (200, &json!({ "groups": ["RASFF_SE", "TRACES"], "unit": ["E2"] }))
    );
    let told = stage.site.patch(&own, &token, &json!({ "unit": null })).await;
    assert_eq!(told.json(), json!({ "groups": ["RASFF_SE", "TRACES"] }), "what is not named stays");
    for (path, shown, body, status) in [
        (own.clone(), "", json!({ "unit": "E3" }), 401),
        (own.clone(), "acc_guessed", json!({ "unit": "E3" }), 401),
        (own.clone(), &token, json!({ "sub": "somebody" }), 422),
        (own.clone(), &token, json!({ "unit": ["a\nb"] }), 422),
        (own.clone(), &token, json!({ "unit": 7 }), 400),
        (path("nobody@example.eu"), &token, json!({ "unit": "E3" }), 404),
    ] {
        let answer = stage.site.patch(&path, shown, &body).await;
        assert_eq!(answer.status, status, "{path} {body}: {answer:?}");
        assert_eq!(answer.header("www-authenticate").starts_with("Bearer"), status == 401);
    }
    stage.server.change_site("rasff", |_, client| client.settings.sets_attributes = false).await;
    assert_eq!(stage.site.patch(&own, &token, &json!({ "unit": "E3" })).await.status, 404);
    let kept = stage.server.instance().sluss.accounts().attributes(&stage.account.email).await.unwrap();
    assert_eq!(json!(kept), json!({ "groups": ["RASFF_SE", "TRACES"] }));
}
