//! Refresh tokens: each works once, a family ends with whatever ends what it rests on, and what clients give back is gone (J05).

use std::time::Duration;

use serde_json::{Value, json};
use sluss_domain::model::epoch::WentBack;
use sluss_domain::model::relying_party::OidcClient;
use sluss_protocol::method::{Level, Method};
use sluss_testkit::{Answer, Person};

use super::stage::{Stage, claims, stage, stage_with, text};

const OFFLINE: (&str, &str) = ("scope", "openid email offline_access");

fn offline(client: &mut OidcClient) {
    client.settings.offline_access = true;
}

async fn refresh(stage: &Stage, token: &str, more: &[(&str, &str)]) -> Answer {
    let plain = [("grant_type", "refresh_token"), ("client_id", "rasff"), ("refresh_token", token)];
    stage.site.post("/oidc/token", &[], &[&plain[..], more].concat()).await
}

/// A stage, and the tokens of a client that asked for a refresh token.
async fn begun() -> (Stage, Value) {
    let stage = stage_with(offline).await;
    let tokens = stage.tokens(&[OFFLINE], &[]).await;
    assert!(text(&tokens["refresh_token"]).starts_with("rft_"), "{tokens}");
    (stage, tokens)
}

#[tokio::test]
async fn j05_a_refresh_token_is_followed_by_another_and_says_when_the_person_was_there() {
    let (stage, first) = begun().await;
    stage.server.clock.advance(Duration::from_secs(3_600));
    let second = refresh(&stage, text(&first["refresh_token"]), &[]).await.json();
    assert_ne!(first["refresh_token"], second["refresh_token"]);
    assert_eq!(stage.site.user_info(text(&second["access_token"])).await.status, 200);
    let (before, after) = (claims(&first["id_token"]), claims(&second["id_token"]));
    assert_eq!((&before["auth_time"], &before["sub"]), (&after["auth_time"], &after["sub"]));
    assert_ne!(before["iat"], after["iat"]);
    assert_eq!(after.get("nonce"), None, "OpenID Connect Core, section 12.2");
    let third = refresh(&stage, text(&second["refresh_token"]), &[]).await;
    assert_eq!(third.status, 200, "{third:?}");
}

#[tokio::test]
async fn j05_a_second_use_ends_the_whole_family() {
    let (stage, first) = begun().await;
    let second = refresh(&stage, text(&first["refresh_token"]), &[]).await.json();
    let again = refresh(&stage, text(&first["refresh_token"]), &[]).await;
    assert_eq!((again.status.as_u16(), text(&again.json()["error"])), (400, "invalid_grant"));
    let successor = refresh(&stage, text(&second["refresh_token"]), &[]).await;
    assert_eq!(text(&successor.json()["error"]), "invalid_grant");
    assert_eq!(stage.site.user_info(text(&second["access_token"])).await.status, 401);
}

#[tokio::test]
async fn j05_of_several_uses_at_the_same_instant_one_succeeds_at_most() {
    let (stage, first) = begun().await;
    let token = text(&first["refresh_token"]);
    let answers = futures_util::future::join_all((0..8).map(|_| refresh(&stage, token, &[]))).await;
    let won = answers.iter().filter(|answer| answer.status == 200).count();
    assert_eq!(won, 1, "{answers:?}");
    let winner = answers.iter().find(|answer| answer.status == 200).unwrap().json();
    let after = refresh(&stage, text(&winner["refresh_token"]), &[]).await;
    assert_eq!(text(&after.json()["error"]), "invalid_grant", "the others ended the family");
}

#[tokio::test]
async fn j05_a_refresh_token_is_its_clients_alone_and_gets_no_wider_scope() {
    let (stage, first) = begun().await;
    let other = stage.server.site("other", Level::Medium).await;
    stage.server.change_site("other", |_, client| offline(client)).await;
    let stolen =
        [("grant_type", "refresh_token"), ("client_id", "other"), ("refresh_token", text(&first["refresh_token"]))];
    assert_eq!(text(&other.post("/oidc/token", &[], &stolen).await.json()["error"]), "invalid_grant");
    let wider = refresh(&stage, text(&first["refresh_token"]), &[("scope", "openid profile")]).await;
    assert_eq!(text(&wider.json()["error"]), "invalid_scope");
    let fewer = refresh(&stage, text(&first["refresh_token"]), &[("scope", "openid")]).await.json();
    assert_eq!(text(&fewer["scope"]), "openid");
    let told = stage.site.user_info(text(&fewer["access_token"])).await.json();
    assert_eq!(told.get("email"), None);
    let whole = refresh(&stage, text(&fewer["refresh_token"]), &[]).await.json();
    assert_eq!(text(&whole["scope"]), OFFLINE.1, "the grant was not narrowed");
}

#[tokio::test]
async fn j05_a_family_ends_after_thirty_days_however_often_it_is_renewed() {
    let (stage, mut tokens) = begun().await;
    for _ in 0..5 {
        stage.server.clock.advance(Duration::from_secs(6 * 24 * 3_600 - 60));
        tokens = refresh(&stage, text(&tokens["refresh_token"]), &[]).await.json();
    }
    stage.server.clock.advance(Duration::from_secs(600));
    let late = refresh(&stage, text(&tokens["refresh_token"]), &[]).await;
    assert_eq!(text(&late.json()["error"]), "invalid_grant");
}

#[tokio::test]
async fn j05_only_clients_that_are_registered_for_it_get_one() {
    let stage = stage().await;
    let tokens = stage.tokens(&[OFFLINE], &[]).await;
    assert_eq!((tokens.get("refresh_token"), text(&tokens["scope"])), (None, "openid email"));
    let (stage, tokens) = begun().await;
    stage.server.change_site("rasff", |_, client| client.settings.offline_access = false).await;
    let answer = refresh(&stage, text(&tokens["refresh_token"]), &[]).await;
    assert_eq!(text(&answer.json()["error"]), "invalid_grant", "the operator has taken it away");
    let (stage, tokens) = begun().await;
    stage.server.instance().sluss.relying_parties().remove("rasff").await.unwrap();
    stage.server.site("rasff", Level::Medium).await;
    stage.server.change_site("rasff", |_, client| offline(client)).await;
    let answer = refresh(&stage, text(&tokens["refresh_token"]), &[]).await;
    assert_eq!(text(&answer.json()["error"]), "invalid_grant", "registered anew");
}

#[tokio::test]
async fn j05_what_ends_an_accounts_sessions_ends_its_refresh_tokens() {
    for ending in ["password", "disabled", "device", "everywhere", "epoch"] {
        let (stage, tokens) = begun().await;
        let (sluss, email) = (stage.server.instance().sluss, stage.account.email.clone());
        match ending {
            "disabled" => {
                sluss.accounts().disable(&email).await.unwrap();
                sluss.accounts().enable(&email).await.unwrap();
            }
            "epoch" => {
                sluss.upkeep().begin_epoch(WentBack::Store, sluss.now()).await.unwrap();
            }
            _ => {
                let mut person = Person::new(&stage.server);
                let view = person.sign_in_to_account(&stage.account, Some(&stage.phone)).await;
                let words =
                    json!({ "current": stage.account.password, "new": "fyra lugna ord i rad", "end_others": true });
                let device = format!("/api/account/devices/{}", view.devices[0].id);
                let (method, path, body) = match ending {
                    "device" => ("DELETE", device.as_str(), None),
                    "password" => ("PUT", "/api/account/password", Some(&words)),
                    _ => ("DELETE", "/api/account/sessions", None),
                };
                let answer = person.api(method, path, &view.csrf, body).await;
                assert!(answer.status.is_success(), "{ending}: {answer:?}");
            }
        }
        let answer = refresh(&stage, text(&tokens["refresh_token"]), &[]).await;
        assert_eq!(text(&answer.json()["error"]), "invalid_grant", "{ending}");
    }
}

#[tokio::test]
async fn j05_a_level_that_was_raised_since_is_not_served_by_an_old_sign_in() {
    let stage = stage_with(offline).await;
    stage.server.change_site("rasff", |party, _| party.level = Level::Basic).await;
    let mut person = Person::new(&stage.server);
    let page = person.begin(&stage.site.authorize_url_with(&[OFFLINE])).await;
    let page = person.enter_password(&page, &stage.account, Method::Password).await;
    let tokens = stage.site.redeem(&stage.site.code(&page)).await.json();
    stage.server.change_site("rasff", |party, _| party.level = Level::Medium).await;
    let answer = refresh(&stage, text(&tokens["refresh_token"]), &[]).await;
    assert_eq!(text(&answer.json()["error"]), "invalid_grant");
    let used = stage.site.user_info(text(&tokens["access_token"])).await;
    let challenge = used.header("www-authenticate").to_owned();
    assert!(challenge.contains("insufficient_user_authentication"), "RFC 9470: {challenge}");
}

#[tokio::test]
async fn what_a_client_gives_back_is_gone_and_with_a_refresh_token_everything_of_its_family() {
    let (stage, tokens) = begun().await;
    let give_back = async |token: &str, client: &str| {
        let answer = stage.site.post("/oidc/revoke", &[], &[("token", token), ("client_id", client)]).await;
        assert_eq!((answer.status.as_u16(), answer.body.as_str()), (200, ""), "{answer:?}");
    };
    let (access, refresh_token) = (text(&tokens["access_token"]), text(&tokens["refresh_token"]));
    stage.server.site("other", Level::Medium).await;
    give_back(access, "other").await;
    give_back(refresh_token, "other").await;
    give_back("nonsense", "rasff").await;
    assert_eq!(stage.site.user_info(access).await.status, 200, "it is not the other's to give back");
    give_back(access, "rasff").await;
    assert_eq!(stage.site.user_info(access).await.status, 401);
    let second = refresh(&stage, refresh_token, &[]).await.json();
    give_back(text(&second["refresh_token"]), "rasff").await;
    assert_eq!(stage.site.user_info(text(&second["access_token"])).await.status, 401);
    assert_eq!(refresh(&stage, text(&second["refresh_token"]), &[]).await.status, 400);
    let missing = stage.site.post("/oidc/revoke", &[], &[("client_id", "rasff")]).await;
    assert_eq!((missing.status.as_u16(), text(&missing.json()["error"])), (400, "invalid_request"));
    let unknown = stage.site.post("/oidc/revoke", &[], &[("client_id", "nobody"), ("token", access)]).await;
    assert_eq!((unknown.status.as_u16(), text(&unknown.json()["error"])), (401, "invalid_client"));
}
