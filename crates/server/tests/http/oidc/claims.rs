//! Who the person is, as sites are told in userinfo and in ID tokens.

use axum::body::Body;
use axum::http::{Request, header};
use serde_json::json;
use sluss_domain::model::attributes::{Attributes, GROUPS, Released};
use sluss_protocol::method::Level;
use sluss_testkit::{Answer, Site};

use super::stage::{claims, code, head, stage, stage_with, text};

/// Userinfo, asked for by the body of a form (RFC 6750, section 2.2).
async fn by_body(site: &Site, token: &str) -> Answer {
    site.post("/oidc/userinfo", &[], &[("access_token", token)]).await
}

#[tokio::test]
async fn userinfo_says_what_the_scopes_permit_in_both_ways() {
    let stage = stage().await;
    for (scope, expected) in [
        ("openid", json!({})),
        ("openid email", json!({"email": "anna@example.eu", "email_verified": true})),
        ("openid profile", json!({"name": "Anna Test", "locale": "en"})),
        (
            "openid profile email",
            json!({"name": "Anna Test", "locale": "en", "email": "anna@example.eu", "email_verified": true, "preferred_username": "anna@example.eu"}),
        ),
    ] {
        let tokens = stage.tokens(&[("scope", scope)], &[]).await;
        let token = text(&tokens["access_token"]);
        let (mut told, by_body) = (stage.site.user_info(token).await.json(), by_body(&stage.site, token).await.json());
        assert_eq!(told, by_body);
        let told = told.as_object_mut().unwrap();
        assert_eq!(told.remove("sub"), claims(&tokens["id_token"]).get("sub").cloned());
        told.remove("factor_added_at");
        assert_eq!(json!(told), expected, "{scope}");
    }
}

#[tokio::test]
async fn a_token_in_an_address_or_twice_opens_nothing() {
    let stage = stage().await;
    let token = text(&stage.tokens(&[], &[]).await["access_token"]).to_owned();
    let get = |uri: &str| Request::get(uri).body(Body::empty()).unwrap();
    let in_address = stage.server.send(get(&format!("/oidc/userinfo?access_token={token}"))).await;
    assert_eq!(in_address.status, 401, "proxies write addresses down");
    let bearer = format!("Bearer {token}");
    let twice = stage.site.post("/oidc/userinfo", &[("authorization", &bearer)], &[("access_token", &token)]).await;
    assert_eq!(twice.status, 400);
    assert!(twice.header("www-authenticate").contains("error=\"invalid_request\""), "{twice:?}");
}

#[tokio::test]
async fn claims_can_be_asked_for_by_name_and_go_where_they_were_asked_for() {
    let stage = stage().await;
    let asked = r#"{"userinfo":{"name":null},"id_token":{"email":{"essential":true}}}"#;
    let tokens = stage.tokens(&[("scope", "openid"), ("claims", asked)], &[]).await;
    let (told, id_token) =
        (stage.site.user_info(text(&tokens["access_token"])).await.json(), claims(&tokens["id_token"]));
    assert_eq!((text(&told["name"]), told.get("email")), ("Anna Test", None));
    assert_eq!((text(&id_token["email"]), id_token.get("name")), ("anna@example.eu", None));
}

#[tokio::test]
async fn a_site_that_reads_only_id_tokens_has_the_claims_there_too() {
    let stage = stage_with(|client| client.id_token_claims = true).await;
    let id_token = claims(&stage.tokens(&[], &[]).await["id_token"]);
    for (name, expected) in [("name", "Anna Test"), ("email", "anna@example.eu"), ("locale", "en")] {
        assert_eq!(text(&id_token[name]), expected, "{name}");
    }
}

#[tokio::test]
async fn a_site_is_told_the_attributes_that_it_is_registered_for() {
    let stage = stage_with(|client| client.id_token_claims = true).await;
    let mut attributes = Attributes::default();
    for (name, value) in [(GROUPS, "RASFF_SE"), ("phone_number", "+4670123456"), ("salary", "1")] {
        attributes.set(name, [value.to_owned()]).unwrap();
    }
    stage.server.instance().sluss.accounts().set_attributes(&stage.account.email, attributes, None).await.unwrap();
    let names = [(GROUPS, "roles"), ("phone_number", "phone_number")].map(|(name, shown)| (name.into(), shown.into()));
    stage
        .server
        .change_site("rasff", |party, _| party.released = Released { names: names.into(), ..Released::default() })
        .await;
    let tokens = stage.tokens(&[("scope", "openid")], &[]).await;
    let userinfo = stage.site.user_info(text(&tokens["access_token"])).await.json();
    for told in [userinfo, claims(&tokens["id_token"])] {
        assert_eq!((&told["roles"], text(&told["phone_number"])), (&json!(["RASFF_SE"]), "+4670123456"));
        assert_eq!((told.get("salary"), told.get(GROUPS)), (None, None));
    }
}

#[tokio::test]
async fn j16_userinfo_is_signed_for_sites_that_are_registered_so() {
    let stage = stage_with(|client| client.settings.signed_userinfo = true).await;
    let tokens = stage.tokens(&[], &[]).await;
    let answer = stage.site.user_info(text(&tokens["access_token"])).await;
    assert_eq!(answer.header("content-type"), "application/jwt");
    let told = claims(&answer.body.clone().into());
    assert_eq!((text(&told["iss"]), text(&told["aud"])), ("https://sluss.test", "rasff"));
    assert_eq!((&told["sub"], text(&told["email"])), (&claims(&tokens["id_token"])["sub"], "anna@example.eu"));
    let hint = [("prompt", "none"), ("id_token_hint", answer.body.as_str())];
    let as_hint = stage.signed_in().await.open(&stage.site.authorize_url_with(&hint)).await;
    assert_eq!(super::stage::error(&as_hint), "login_required", "it is no ID token");
}

#[tokio::test]
async fn j08_sites_of_one_sector_know_a_person_by_a_pseudonym_of_their_own() {
    let stage = stage_with(|client| client.settings.pairwise_sector = Some("example.eu".to_owned())).await;
    let sub = async |id: &str, sector: Option<&str>| {
        let site = stage.server.site(id, Level::Medium).await;
        let sector = sector.map(str::to_owned);
        stage.server.change_site(id, |_, client| client.settings.pairwise_sector = sector).await;
        let answer = stage.signed_in().await.open(&site.authorize_url()).await;
        let tokens = site.redeem(&code(&answer)).await.json();
        let told = site.user_info(text(&tokens["access_token"])).await.json();
        let sub = claims(&tokens["id_token"])["sub"].clone();
        assert_eq!(told["sub"], sub);
        text(&sub).to_owned()
    };
    let (one, two) = (sub("one", Some("example.eu")).await, sub("two", Some("example.eu")).await);
    let (three, public) = (sub("three", Some("example.org")).await, sub("four", None).await);
    assert!(one == two && one != three && one != public && three != public, "{one} {two} {three} {public}");
    assert_eq!(public, stage.server.id_of(&stage.account).await.to_string());
    assert!(one.len() == 43 && one.is_ascii());
}

#[tokio::test]
async fn j08_every_algorithm_is_published_and_used_as_registered() {
    use sluss_domain::model::key::Algorithm;
    let stage = stage().await;
    let jwks = stage.server.send(Request::get("/oidc/jwks").body(Body::empty()).unwrap()).await.json();
    for algorithm in Algorithm::ALL {
        stage.server.change_site("rasff", |_, client| client.signing = algorithm).await;
        let tokens = stage.tokens(&[], &[]).await;
        let header = head(&tokens["id_token"]);
        assert_eq!(text(&header["alg"]), algorithm.name());
        let key = jwks["keys"].as_array().unwrap().iter().find(|key| key["kid"] == header["kid"]).unwrap();
        assert_eq!(text(&key["alg"]), algorithm.name());
        let read: jsonwebtoken::jwk::Jwk = serde_json::from_value(key.clone()).unwrap();
        let mut rules =
            jsonwebtoken::Validation::new(jsonwebtoken::decode_header(text(&tokens["id_token"])).unwrap().alg);
        rules.set_audience(&["rasff"]);
        rules.validate_exp = false;
        let key = jsonwebtoken::DecodingKey::from_jwk(&read).unwrap();
        jsonwebtoken::decode::<serde_json::Value>(text(&tokens["id_token"]), &key, &rules).unwrap();
    }
    let discovery = Request::get("/.well-known/openid-configuration").header(header::ACCEPT, "application/json");
    let discovery = stage.server.send(discovery.body(Body::empty()).unwrap()).await.json();
    let algorithms = discovery["id_token_signing_alg_values_supported"].as_array().unwrap().clone();
    assert_eq!(algorithms, Algorithm::ALL.map(|algorithm| json!(algorithm.name())));
}
