//! Authorization requests at their edges: long parameters, requests by POST, and what ID tokens say.

use axum::body::Body;
use axum::http::Request;
use data_encoding::BASE64URL_NOPAD;
use serde_json::Value;
use sluss_domain::ports::store::Change;
use sluss_domain::ports::store::OwnChange;
use sluss_protocol::method::{Level, Method};
use sluss_protocol::sign_in::Step;
use sluss_testkit::{Answer, Person, Server, Site};
use url::Url;

fn told(answer: &Answer, name: &str) -> Option<String> {
    let url = Url::parse(answer.header("location")).ok()?;
    url.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
}

#[tokio::test]
async fn a_state_of_eight_kilobytes_comes_back_whole() {
    let server = Server::start().await;
    let site = server.site("rasff", Level::Basic).await;
    let account = server.account("anna@example.eu").await;
    for state in ["x".repeat(1_025), "x".repeat(8_192), "å".repeat(4_096)] {
        let mut person = Person::new(&server);
        let page = person.begin(&site.authorize_url_with(&[("state", &state)])).await;
        let page = person.enter_password(&page, &account, Method::Password).await;
        let url = Url::parse(site.callback(&page)).unwrap();
        let back = url.query_pairs().find(|(name, _)| name == "state").map(|(_, value)| value.into_owned());
        assert_eq!(back.map(|back| back == state), Some(true), "{} bytes", state.len());
    }
}

#[tokio::test]
async fn what_is_too_long_is_refused_by_name_before_anybody_signs_in() {
    let server = Server::start().await;
    let site = server.site("rasff", Level::Basic).await;
    for (name, most) in [
        ("state", 8_192),
        ("nonce", 1_024),
        ("scope", 1_024),
        ("login_hint", 254),
        ("acr_values", 1_024),
        ("ui_locales", 1_024),
        ("prompt", 128),
        ("max_age", 20),
    ] {
        let long = format!("openid {}", "1".repeat(most));
        let url = site.authorize_url_with(&[(name, &long)]);
        let answer = Person::new(&server).open(&url).await;
        assert_eq!(
            (answer.status.as_u16(), told(&answer, "error").as_deref()),
            (303, Some("invalid_request")),
            "{name}"
        );
        let why = told(&answer, "error_description").unwrap();
        assert_eq!(why, format!("{name} is longer than {most} bytes"));
        let state = if name == "state" { None } else { Some("state-1".to_owned()) };
        assert_eq!(told(&answer, "state"), state, "{name}");
    }
    for name in ["state", "nonce", "login_hint", "scope", "code_challenge", "acr_values"] {
        let url = format!("{}&{name}=a&x=1&x=2", site.authorize_url_with(&[(name, "b")]));
        let answer = Person::new(&server).open(&url).await;
        assert_eq!(told(&answer, "error_description"), Some(format!("{name} was given more than once")));
        if name == "state" {
            assert_eq!(told(&answer, "state"), None, "neither is the site's word");
        }
    }
    let challenge = Person::new(&server).open(&site.authorize_url_with(&[("code_challenge", &"x".repeat(44))])).await;
    assert!(told(&challenge, "error_description").unwrap().contains("code_challenge"));
}

async fn post(server: &Server, path: &str, cookie: Option<&str>, body: &str) -> Answer {
    let request = Request::post(path).header("content-type", "application/x-www-form-urlencoded; charset=utf-8");
    let request = request.header("origin", "https://rasff.test").header("sec-fetch-site", "cross-site");
    let request = if let Some(cookie) = cookie { request.header("cookie", cookie) } else { request };
    server.send(request.body(Body::from(body.to_owned())).unwrap()).await
}

#[tokio::test]
async fn a_request_by_post_is_the_same_request_by_get_with_the_browsers_cookies() {
    let server = Server::start().await;
    let site = server.site("rasff", Level::Basic).await;
    let account = server.account("anna@example.eu").await;
    let mut person = Person::new(&server);
    let page = person.come_from(&site).await;
    person.enter_password(&page, &account, Method::Password).await;
    let kept = person.cookie("__Host-sluss-browser").unwrap().to_owned();

    // Browsers leave their cookies out of another site's POST.
    let (_, query) = site.authorize_url().split_once('?').map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap();
    let sent_on = post(&server, "/oidc/authorize", None, &query).await;
    assert_eq!((sent_on.status.as_u16(), sent_on.header("set-cookie")), (303, ""), "{sent_on:?}");
    assert_eq!(sent_on.header("cross-origin-opener-policy"), "unsafe-none");
    let silent = person.open(sent_on.header("location")).await;
    assert!(silent.header("location").starts_with("https://rasff.test/callback?code="), "{silent:?}");
    assert_eq!(person.cookie("__Host-sluss-browser"), Some(kept.as_str()));
}

#[tokio::test]
async fn j15_a_request_by_post_keeps_every_parameter_as_it_was() {
    let server = Server::start().await;
    let site = server.site("rasff", Level::Basic).await;
    let url = site.authorize_url_with(&[("state", "a&b=c å+%\r\n#?")]);
    let (_, query) = url.split_once('?').unwrap();
    let sent_on = post(&server, "/oidc/authorize", None, query).await;
    let page = Person::new(&server).begin(sent_on.header("location")).await;
    assert!(matches!(page.step, Step::Identify { .. }));
    let location = sent_on.header("location").to_owned();
    let pairs: Vec<_> = url::form_urlencoded::parse(location.split_once('?').unwrap().1.as_bytes()).collect();
    assert!(pairs.iter().any(|(name, value)| name == "state" && value == "a&b=c å+%\r\n#?"), "{location}");
    let twice = post(&server, "/oidc/authorize?state=x", None, query).await;
    let refused = Person::new(&server).open(twice.header("location")).await;
    assert_eq!(told(&refused, "error_description").as_deref(), Some("state was given more than once"));
    let long = post(&server, "/oidc/authorize", None, &format!("{query}&x={}", "y".repeat(50_000))).await;
    assert_eq!(long.status, 413);
}

/// The ID token and userinfo of somebody who signs in at a site.
async fn said(server: &Server, site: &Site, email: &str, scope: &str) -> (Value, Value) {
    let account = sluss_testkit::Account { email: email.to_owned(), password: "long words for 15".to_owned() };
    let mut person = Person::new(server);
    let page = person.begin(&site.authorize_url_with(&[("scope", scope)])).await;
    let page = person.enter_password(&page, &account, Method::Password).await;
    let tokens = site.redeem(&site.code(&page)).await.json();
    let claims = tokens["id_token"].as_str().unwrap().split('.').nth(1).unwrap().to_owned();
    let claims = serde_json::from_slice(&BASE64URL_NOPAD.decode(claims.as_bytes()).unwrap()).unwrap();
    (claims, site.user_info(tokens["access_token"].as_str().unwrap()).await.json())
}

#[tokio::test]
async fn userinfo_says_whether_the_address_is_known_to_be_the_owners() {
    let server = Server::start().await;
    let site = server.site("rasff", Level::Basic).await;
    let account = server.account("anna@example.eu").await;
    let (token, info) = said(&server, &site, &account.email, "openid email profile").await;
    assert_eq!((&info["email"], &info["email_verified"]), (&Value::from("anna@example.eu"), &Value::from(true)));
    assert_eq!(
        (&info["preferred_username"], &info["name"]),
        (&Value::from("anna@example.eu"), &Value::from("Anna Test"))
    );
    for absent in ["email", "email_verified", "preferred_username", "name", "locale"] {
        assert!(token.get(absent).is_none(), "{absent} stands in the token only where the client asks for it");
    }
    let id = server.instance().sluss.store.accounts().await.unwrap()[0].id.clone();
    let unknown = Change::Own(OwnChange::SetEmailVerified(id, false));
    server.instance().sluss.store.commit(vec![unknown]).await.unwrap();
    let (_, info) = said(&server, &site, &account.email, "openid email").await;
    assert_eq!((&info["email_verified"], info.get("preferred_username")), (&Value::from(false), None));
    // Whoever follows the link that was sent there has shown it.
    Person::new(&server).post("/forgotten", &[("email", &account.email)]).await;
    let link = server.link_to(&account.email, "reset").await.unwrap();
    let reset = Person::new(&server).post(&link, &[("password", "long words for 15")]).await;
    assert_eq!(reset.status, 303, "{}", reset.body);
    assert_eq!(said(&server, &site, &account.email, "openid email").await.1["email_verified"], true);
}

#[tokio::test]
async fn a_client_may_have_the_same_in_its_id_tokens() {
    let server = Server::start().await;
    let site = server.site("rasff", Level::Basic).await;
    server.account("anna@example.eu").await;
    server.change_site("rasff", |_, client| client.id_token_claims = true).await;
    for (scope, names) in [
        ("openid", ""),
        ("openid email", "email email_verified"),
        ("openid email profile", "email email_verified locale name preferred_username"),
    ] {
        let (token, info) = said(&server, &site, "anna@example.eu", scope).await;
        let personal = ["email", "email_verified", "locale", "name", "preferred_username"];
        let in_token: Vec<_> = personal.into_iter().filter(|name| token.get(*name).is_some()).collect();
        assert_eq!(in_token.join(" "), names, "{scope}");
        assert!(in_token.iter().all(|name| token[*name] == info[*name]), "{token} {info}");
    }
    let supported = Person::new(&server).open("/.well-known/openid-configuration").await.json();
    for name in ["email", "email_verified", "preferred_username", "name", "locale"] {
        assert!(supported["claims_supported"].as_array().unwrap().contains(&Value::from(name)), "{name}");
    }
}
