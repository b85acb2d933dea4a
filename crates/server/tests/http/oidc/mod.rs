//! OpenID Connect at its edges. What an honest client sees is tested with one that others wrote, in `openid_client`.

mod bearer;
mod claims;
mod clients;
mod commands;
mod device;
mod logout;
mod par;
mod refresh;
mod requests;
mod responses;
pub(crate) mod stage;

use std::time::Duration;

use data_encoding::BASE64URL_NOPAD;
use serde_json::Value;
use sluss_protocol::method::{Level, Method};
use sluss_protocol::sign_in::{FormAction, Forward, Step};
use sluss_testkit::Person;

use self::stage::{Stage, claims, stage};

#[tokio::test]
async fn j08_the_id_token_says_who_when_and_how() {
    let stage = stage().await;
    let code = stage.code(&stage.site.authorize_url()).await;
    let answer = stage.site.redeem(&code).await.json();
    let claims = claims(&answer["id_token"]);
    assert_eq!((claims["iss"].as_str(), claims["aud"].as_str()), (Some("https://sluss.test"), Some("rasff")));
    assert_eq!((claims["nonce"].as_str(), claims["acr"].as_str()), (Some("nonce-1"), Some("MEDIUM")));
    assert_eq!(claims["amr"], serde_json::json!(["pwd", "otp", "swk", "mfa"]));
    assert!(claims["sub"].as_str().unwrap().starts_with("acc_"));
    let info = stage.site.user_info(answer["access_token"].as_str().unwrap()).await.json();
    assert_eq!((&info["sub"], info["email"].as_str()), (&claims["sub"], Some("anna@example.eu")));
}

#[tokio::test]
async fn j01_l08_only_a_registered_address_gets_an_answer() {
    let Stage { server, site, .. } = stage().await;
    let mut person = Person::new(&server);
    for uri in [
        "https://rasff.test/callback/",
        "https://rasff.test/callback?x=1",
        "https://rasff.test/callback#x",
        "https://RASFF.test/callback",
        "https://rasff.test:443/callback",
        "http://rasff.test/callback",
        "https://rasff.test.evil.test/callback",
        "https://rasff.test@evil.test/callback",
        "javascript:alert(1)",
        "//rasff.test/callback",
        "https:\\\\rasff.test\\callback",
        "\thttps://rasff.test/callback",
        "https://rasff.test/callback\n",
        "https://rasff.test/%63allback",
        "https://rasff.test/x/../callback",
        "",
    ] {
        let answer = person.open(&site.authorize_url_with(&[("redirect_uri", uri)])).await;
        assert_eq!((answer.status.as_u16(), answer.header("location")), (400, ""), "{uri}");
    }
    let unknown = person.open(&site.authorize_url_with(&[("client_id", "nobody")])).await;
    assert_eq!((unknown.status.as_u16(), unknown.header("location")), (400, ""));
    let twice = format!("{}&redirect_uri=https%3A%2F%2Fevil.test", site.authorize_url());
    assert_eq!(person.open(&twice).await.status, 400);
}

#[tokio::test]
async fn j02_j03_pkce_with_s256_is_required() {
    let Stage { server, site, .. } = stage().await;
    let mut person = Person::new(&server);
    for changes in [
        [("code_challenge", "")],
        [("code_challenge_method", "plain")],
        [("code_challenge_method", "")],
        [("code_challenge", "short")],
    ] {
        let answer = person.open(&site.authorize_url_with(&changes)).await;
        let location = answer.header("location");
        assert!(location.starts_with("https://rasff.test/callback?error=invalid_request"), "{changes:?}: {location}");
        assert!(location.contains("state=state-1") && location.contains("iss=https%3A%2F%2Fsluss.test"), "{location}");
    }
}

#[tokio::test]
async fn j02_another_verifier_redeems_nothing() {
    let stage = stage().await;
    let code = stage.code(&stage.site.authorize_url()).await;
    let other = "x".repeat(43);
    let refused = stage.site.redeem_with(&code, &[("code_verifier", &other)]).await;
    assert_eq!((refused.status.as_u16(), refused.json()["error"].as_str()), (400, Some("invalid_grant")));
    assert_eq!(stage.site.redeem_with(&code, &[("code_verifier", "")]).await.status, 400);
}

#[tokio::test]
async fn j04_a_code_works_once_for_a_minute_for_its_client_and_address() {
    let stage = stage().await;
    let other = stage.server.site("other", Level::Medium).await;
    let code = stage.code(&stage.site.authorize_url()).await;
    assert_eq!(other.redeem(&code).await.json()["error"], "invalid_grant");
    let elsewhere = [("redirect_uri", "https://rasff.test/elsewhere")];
    assert_eq!(stage.site.redeem_with(&code, &elsewhere).await.json()["error"], "invalid_grant");
    let tokens = stage.site.redeem(&code).await;
    assert_eq!(tokens.status, 200, "a stranger's failed try does not use it up");
    assert_eq!(tokens.header("cache-control"), "no-store");
    assert_eq!(stage.site.redeem(&code).await.json()["error"], "invalid_grant");

    let late = stage.code(&stage.site.authorize_url()).await;
    stage.server.clock.advance(Duration::from_secs(60));
    assert_eq!(stage.site.redeem(&late).await.json()["error"], "invalid_grant");
}

#[tokio::test]
async fn j04_a_code_used_twice_takes_its_tokens_with_it() {
    let stage = stage().await;
    let code = stage.code(&stage.site.authorize_url()).await;
    let token = stage.site.redeem(&code).await.json()["access_token"].as_str().unwrap().to_owned();
    assert_eq!(stage.site.user_info(&token).await.status, 200);
    stage.site.redeem(&code).await;
    assert_eq!(stage.site.user_info(&token).await.status, 401);
}

#[tokio::test]
async fn j06_state_and_issuer_come_back_untouched() {
    let stage = stage().await;
    let mut person = Person::new(&stage.server);
    let page = person.begin(&stage.site.authorize_url_with(&[("state", "å&=%2B #<>\"")])).await;
    let page = person.enter_password(&page, &stage.account, Method::Qr).await;
    let page = person.answer_second_factor(&page, &stage.phone).await;
    let Step::Passed { forward: Forward::Redirect { url }, .. } = &page.step else { panic!("{page:?}") };
    let url = url::Url::parse(url).unwrap();
    let pairs: Vec<_> = url.query_pairs().into_owned().collect();
    assert!(pairs.contains(&("state".to_owned(), "å&=%2B #<>\"".to_owned())), "{url}");
    assert!(pairs.contains(&("iss".to_owned(), "https://sluss.test".to_owned())), "{url}");
}

#[tokio::test]
async fn j09_a_level_that_was_asked_for_is_kept_or_refused() {
    let stage = stage().await;
    let open = stage.server.site("open", Level::Basic).await;
    let mut person = Person::new(&stage.server);
    let page = person.begin(&open.authorize_url_with(&[("acr_values", "MEDIUM")])).await;
    let page = person.act(&page, FormAction::Identify, &[("email", &stage.account.email)]).await;
    let Step::Password { methods, .. } = &page.step else { panic!("{page:?}") };
    assert!(
        methods.iter().any(|option| option.method == Method::Password && option.unavailable.is_some()),
        "{methods:?}"
    );
}

#[tokio::test]
async fn j09_prompt_none_asks_nobody() {
    let Stage { server, site, .. } = stage().await;
    let mut person = Person::new(&server);
    let answer = person.open(&site.authorize_url_with(&[("prompt", "none")])).await;
    assert!(answer.header("location").contains("error=login_required"), "{answer:?}");
}

#[tokio::test]
async fn j02_j11_what_is_not_supported_is_refused_by_its_name() {
    let Stage { server, site, .. } = stage().await;
    let mut person = Person::new(&server);
    for (changes, error) in [
        ([("response_type", "token")], "unsupported_response_type"),
        ([("response_type", "")], "invalid_request"),
        ([("scope", "email")], "invalid_scope"),
        ([("request", "eyJ")], "request_not_supported"),
        ([("request_uri", "https://evil.test/")], "request_uri_not_supported"),
        ([("response_mode", "jwt")], "invalid_request"),
        ([("registration", "{}")], "registration_not_supported"),
    ] {
        let answer = person.open(&site.authorize_url_with(&changes)).await;
        let location = answer.header("location");
        assert!(location.contains(&format!("error={error}")), "{changes:?}: {location}");
    }
    let mut answers = Vec::new();
    for grant in ["password", "client_credentials", "refresh_token", ""] {
        answers.push(site.redeem_with("x", &[("grant_type", grant)]).await.json()["error"].clone());
    }
    assert_eq!(answers, ["unsupported_grant_type", "unauthorized_client", "invalid_request", "invalid_request"]);
}

#[tokio::test]
async fn a_client_that_cannot_say_who_it_is_gets_nothing() {
    let stage = stage().await;
    let code = stage.code(&stage.site.authorize_url()).await;
    for changes in [[("client_id", "nobody")], [("client_secret", "made up")]] {
        let refused = stage.site.redeem_with(&code, &changes).await;
        assert_eq!((refused.status.as_u16(), refused.json()["error"].as_str()), (401, Some("invalid_client")));
    }
}

#[tokio::test]
async fn a_token_that_is_none_opens_nothing() {
    let Stage { site, .. } = stage().await;
    for token in ["", "nonsense", "tok_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"] {
        let answer = site.user_info(token).await;
        assert_eq!(answer.status, 401);
        assert!(answer.header("www-authenticate").starts_with("Bearer"), "{answer:?}");
    }
}

#[tokio::test]
async fn in_a_frame_the_result_goes_to_the_registered_origin() {
    let stage = stage().await;
    let mut person = Person::new(&stage.server).with_script();
    let page = person.begin(&stage.site.authorize_url_with(&[("response_mode", "web_message")])).await;
    let page = person.enter_password(&page, &stage.account, Method::Qr).await;
    let page = person.answer_second_factor(&page, &stage.phone).await;
    assert!(matches!(page.step, Step::Passed { forward: Forward::Message, .. }), "{page:?}");
    let html = person.open(&page.action).await.body;
    assert!(html.contains("name=\"sluss-frame-origin\" content=\"https://rasff.test\""), "{html}");
    let (_, rest) = html.split_once("name=\"sluss-frame-message\" content=\"").unwrap();
    let message = rest.split('"').next().unwrap().replace("&quot;", "\"");
    let message: Value = serde_json::from_str(&message).unwrap();
    assert_eq!((message["type"].as_str(), message["state"].as_str()), (Some("success"), Some("state-1")));
    assert_eq!(stage.site.redeem(message["code"].as_str().unwrap()).await.status, 200);
}

#[tokio::test]
async fn j12_keys_are_rotated_and_the_old_one_stays_published() {
    let stage = stage().await;
    let mut person = Person::new(&stage.server);
    let before = person.open("/oidc/jwks").await.json()["keys"].as_array().unwrap().len();
    let code = stage.code(&stage.site.authorize_url()).await;
    let old = stage.site.redeem(&code).await.json()["id_token"].as_str().unwrap().to_owned();
    stage.server.instance().rotate_keys().await.unwrap();
    stage.server.crash().await;
    let keys = person.open("/oidc/jwks").await.json();
    assert_eq!(keys["keys"].as_array().unwrap().len(), 2 * before, "one of each algorithm");
    let head: Value =
        serde_json::from_slice(&BASE64URL_NOPAD.decode(old.split('.').next().unwrap().as_bytes()).unwrap()).unwrap();
    assert!(keys["keys"].as_array().unwrap().iter().any(|key| key["kid"] == head["kid"]), "{keys}");
}

#[tokio::test]
async fn j15_a_parameter_that_is_there_twice_is_an_error_and_one_that_nobody_knows_is_none() {
    let Stage { server, site, .. } = stage().await;
    let mut person = Person::new(&server);
    for twice in ["state=other", "scope=openid", "code_challenge_method=S256"] {
        let answer = person.open(&format!("{}&{twice}", site.authorize_url())).await;
        assert!(answer.header("location").contains("error=invalid_request"), "{twice}: {answer:?}");
    }
    let answer = person.open(&format!("{}&colour=blue", site.authorize_url())).await;
    assert!(answer.header("location").starts_with("/sign-in/"), "{answer:?}");
}

#[tokio::test]
async fn l11_nothing_that_is_asked_for_comes_back_as_a_script() {
    let Stage { server, site, .. } = stage().await;
    let mut person = Person::new(&server);
    for path in
        ["/oidc/jwks?callback=steal", "/api/account?callback=steal", "/.well-known/openid-configuration?jsonp=steal"]
    {
        let answer = person.open(path).await;
        assert!(!answer.body.contains("steal") && answer.header("content-type").contains("json"), "{path}: {answer:?}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
    }
    let page = person.come_from(&site).await;
    for name in ["sluss-sign-in.js", "frame-message.js"] {
        let script = person.open(&format!("/embed/{name}")).await.body;
        let cookie = person.cookie("__Host-sluss-browser").unwrap();
        assert!(!script.contains(&page.csrf) && !script.contains(cookie), "{name}");
    }
}
