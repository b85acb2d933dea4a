//! What an authorization request may ask for, as unmodified clients ask it.

use sluss_domain::model::oidc_policy::Pkce;
use sluss_protocol::method::Method;
use sluss_testkit::Person;

use super::stage::{SECRET, code, confidential, error, parameter, stage, stage_with, text};

const NO_CHALLENGE: [(&str, &str); 2] = [("code_challenge", ""), ("code_challenge_method", "")];
const SHOWN: (&str, &str) = ("client_secret", SECRET);

#[tokio::test]
async fn j02_a_client_with_a_secret_needs_a_challenge_or_a_nonce_unless_registered_otherwise() {
    let stage = stage_with(confidential).await;
    let mut person = stage.signed_in().await;
    let bare = [NO_CHALLENGE[0], NO_CHALLENGE[1], ("nonce", "")];
    for (policy, with_nonce, without) in [
        (Pkce::OrNonce, None, Some("invalid_request")),
        (Pkce::Required, Some("invalid_request"), Some("invalid_request")),
        (Pkce::Optional, None, None),
    ] {
        stage.server.change_site("rasff", |_, client| client.settings.pkce = policy).await;
        for (asked, expected) in [(&NO_CHALLENGE[..], with_nonce), (&bare[..], without)] {
            let answer = person.open(&stage.site.authorize_url_with(asked)).await;
            assert_eq!(parameter(&answer, "error").as_deref(), expected, "{policy:?} {asked:?}");
            if expected.is_none() {
                let tokens = stage.site.redeem_with(&code(&answer), &[SHOWN, ("code_verifier", "")]).await;
                assert_eq!(tokens.status, 200, "{policy:?} {tokens:?}");
            }
        }
    }
}

#[tokio::test]
async fn j03_whoever_sent_a_challenge_redeems_by_it_and_nobody_else_shows_a_verifier() {
    let stage = stage_with(confidential).await;
    let mut person = stage.signed_in().await;
    let without = person.open(&stage.site.authorize_url_with(&NO_CHALLENGE)).await;
    let added = stage.site.redeem_with(&code(&without), &[SHOWN]).await;
    assert_eq!((added.status.as_u16(), text(&added.json()["error"])), (400, "invalid_grant"));
    let with = person.open(&stage.site.authorize_url()).await;
    let taken_away = stage.site.redeem_with(&code(&with), &[SHOWN, ("code_verifier", "")]).await;
    assert_eq!((taken_away.status.as_u16(), text(&taken_away.json()["error"])), (400, "invalid_grant"));
}

#[tokio::test]
async fn j09_every_prompt_does_what_it_says() {
    let stage = stage().await;
    let mut person = stage.signed_in().await;
    for prompt in ["login", "consent", "select_account", "login consent"] {
        let answer = person.open(&stage.site.authorize_url_with(&[("prompt", prompt)])).await;
        assert!(answer.header("location").starts_with("/sign-in/"), "{prompt}: {answer:?}");
    }
    let create = person.open(&stage.site.authorize_url_with(&[("prompt", "create")])).await;
    assert_eq!(create.header("location"), "/sign-up");
    let none = person.open(&stage.site.authorize_url_with(&[("prompt", "none")])).await;
    assert!(!code(&none).is_empty());
    for bad in ["none login", "create login", "whatever"] {
        let answer = person.open(&stage.site.authorize_url_with(&[("prompt", bad)])).await;
        assert_eq!(error(&answer), "invalid_request", "{bad}");
    }
    stage.server.rule(|policy| policy.sign_up = false);
    let closed = person.open(&stage.site.authorize_url_with(&[("prompt", "create")])).await;
    assert_eq!(error(&closed), "invalid_request");
}

#[tokio::test]
async fn j09_max_age_asks_again_and_prompt_none_says_that_somebody_has_to_sign_in() {
    let stage = stage().await;
    let mut person = stage.signed_in().await;
    stage.server.clock.advance(std::time::Duration::from_secs(20));
    let ask = |age: &'static str, prompt: &'static str| {
        stage.site.authorize_url_with(&[("max_age", age), ("prompt", prompt)])
    };
    assert!(!code(&person.open(&ask("60", "")).await).is_empty());
    assert!(person.open(&ask("10", "")).await.header("location").starts_with("/sign-in/"));
    assert!(person.open(&ask("0", "")).await.header("location").starts_with("/sign-in/"));
    assert_eq!(error(&person.open(&ask("10", "none")).await), "login_required");
    for bad in ["-1", "x", "1.5", &"9".repeat(21)] {
        let answer = person.open(&stage.site.authorize_url_with(&[("max_age", bad)])).await;
        assert_eq!(error(&answer), "invalid_request", "{bad}");
    }
}

#[tokio::test]
async fn j09_a_session_that_is_too_low_is_raised_and_prompt_none_says_that_this_needs_the_person() {
    let stage = stage().await;
    let open = stage.server.site("open", sluss_protocol::method::Level::Basic).await;
    let bo = stage.server.account("bo@example.eu").await;
    let mut person = Person::new(&stage.server);
    let page = person.come_from(&open).await;
    person.enter_password(&page, &bo, Method::Password).await;
    let asked = |prompt: &'static str| open.authorize_url_with(&[("acr_values", "MEDIUM"), ("prompt", prompt)]);
    assert!(person.open(&asked("")).await.header("location").starts_with("/sign-in/"));
    assert_eq!(error(&person.open(&asked("none")).await), "interaction_required");
    let essential = r#"{"id_token":{"acr":{"essential":true,"values":["urn:none:such"]}}}"#;
    let refused = person.open(&open.authorize_url_with(&[("claims", essential)])).await;
    assert_eq!(error(&refused), "unmet_authentication_requirements");
}

#[tokio::test]
async fn j09_prompt_none_with_another_persons_hint_returns_no_token() {
    let stage = stage().await;
    let bo = stage.server.account("bo@example.eu").await;
    let bos_phone = Person::new(&stage.server).add_device(&bo).await;
    let mut of_bo = Person::new(&stage.server);
    let page = of_bo.come_from(&stage.site).await;
    let page = of_bo.enter_password(&page, &bo, Method::Qr).await;
    let page = of_bo.answer_second_factor(&page, &bos_phone).await;
    let bos = stage.site.redeem(&stage.site.code(&page)).await.json();
    let annas = stage.tokens(&[], &[]).await;
    let mut person = stage.signed_in().await;
    let (own, others) = (text(&annas["id_token"]), text(&bos["id_token"]));
    let mut silent = async |hint: &str| {
        person.open(&stage.site.authorize_url_with(&[("prompt", "none"), ("id_token_hint", hint)])).await
    };
    assert!(!code(&silent(own).await).is_empty());
    let broken = format!("{}x", &own[..own.len() - 1]);
    for hint in [others, "nonsense", "a.b.c", &broken, text(&annas["access_token"])] {
        assert_eq!(error(&silent(hint).await), "login_required", "{hint}");
    }
    // Nor does a token that another site was given say who is meant.
    let other = stage.server.site("other", sluss_protocol::method::Level::Medium).await;
    let mut at_other = stage.signed_in().await;
    let url = other.authorize_url_with(&[("prompt", "none"), ("id_token_hint", own)]);
    assert_eq!(error(&at_other.open(&url).await), "login_required");
}

#[tokio::test]
async fn j09_whoever_signs_in_as_somebody_else_than_the_hint_names_gets_the_site_no_code() {
    let stage = stage().await;
    let hint = stage.tokens(&[], &[]).await["id_token"].clone();
    let bo = stage.server.account("bo@example.eu").await;
    let phone = Person::new(&stage.server).add_device(&bo).await;
    for asked in [
        ("id_token_hint", text(&hint).to_owned()),
        ("claims", serde_json::json!({"id_token": {"sub": {"value": "acc_somebody"}}}).to_string()),
    ] {
        let mut person = Person::new(&stage.server);
        let page = person.begin(&stage.site.authorize_url_with(&[(asked.0, &asked.1)])).await;
        let page = person.enter_password(&page, &bo, Method::Qr).await;
        let page = person.answer_second_factor(&page, &phone).await;
        let url = stage.site.callback(&page);
        assert!(url.contains("error=login_required") && !url.contains("code="), "{url}");
    }
}

#[tokio::test]
async fn the_page_is_in_the_language_that_the_site_asks_for() {
    let stage = stage().await;
    for (locales, expected) in [("sv", "sv"), ("xx sv-FI en", "sv"), ("en", "en"), ("xx", "en")] {
        let mut person = Person::new(&stage.server);
        let begun = person.open(&stage.site.authorize_url_with(&[("ui_locales", locales)])).await;
        let page = person.open(begun.header("location")).await.body;
        assert!(page.contains(&format!("<html lang=\"{expected}\"")), "{locales}");
    }
}

#[tokio::test]
async fn j16_tokens_are_for_registered_apis_alone_and_for_several_if_need_be() {
    let apis = ["https://a.example.eu/", "https://b.example.eu/"];
    let stage = stage_with(|client| client.settings.resources = apis.map(str::to_owned).into()).await;
    let mut person = stage.signed_in().await;
    let with = |resources: &[&str]| {
        let pairs = resources.iter().map(|one| ("resource", *one)).collect::<Vec<_>>();
        stage.site.authorize_url_with(&pairs)
    };
    for bad in ["https://c.example.eu/", "https://a.example.eu", "x"] {
        assert_eq!(error(&person.open(&with(&[apis[0], bad])).await), "invalid_target", "{bad}");
    }
    let both = code(&person.open(&with(&apis)).await);
    let beyond = stage.site.redeem_with(&both, &[("resource", "https://c.example.eu/")]).await;
    assert_eq!(text(&beyond.json()["error"]), "invalid_target");
    let one = stage.site.redeem_with(&both, &[("resource", apis[1])]).await.json();
    let refused = stage.site.user_info(text(&one["access_token"])).await;
    assert_eq!(refused.status, 401, "the API could read what only the site may");
    let first = code(&person.open(&with(&apis[..1])).await);
    let wider = stage.site.redeem_with(&first, &[("resource", apis[1])]).await;
    assert_eq!(text(&wider.json()["error"]), "invalid_target", "not what the person was asked for");
}
