//! How the answer to an authorization request gets back to the site.

use sluss_protocol::method::{Level, Method};
use sluss_protocol::sign_in::{Forward, Step};
use sluss_testkit::{Answer, Person};

use super::stage::{code, error, parameter, stage, stage_with};

/// The values of the form that takes an answer to a site.
fn field(answer: &Answer, name: &str) -> Option<String> {
    let (_, rest) = answer.body.split_once(&format!("name=\"{name}\" value=\""))?;
    Some(rest.split('"').next()?.replace("&amp;", "&").replace("&quot;", "\""))
}

#[tokio::test]
async fn an_answer_goes_behind_the_number_sign_if_the_site_asks_so() {
    let stage = stage().await;
    let mut person = stage.signed_in().await;
    let answer = person.open(&stage.site.authorize_url_with(&[("response_mode", "fragment")])).await;
    assert!(answer.header("location").starts_with("https://rasff.test/callback#code="), "{answer:?}");
    assert_eq!(parameter(&answer, "state").as_deref(), Some("state-1"));
    let refused = person.open(&stage.site.authorize_url_with(&[("response_mode", "fragment"), ("scope", "x")])).await;
    assert!(refused.header("location").starts_with("https://rasff.test/callback#error=invalid_scope"), "{refused:?}");
}

#[tokio::test]
async fn an_answer_is_posted_if_the_site_asks_so_and_the_page_may_post_there_alone() {
    let stage = stage().await;
    let mut person = stage.signed_in().await;
    let asked = [("response_mode", "form_post"), ("state", "a\"<b>&c")];
    let answer = person.open(&stage.site.authorize_url_with(&asked)).await;
    assert_eq!((answer.status.as_u16(), answer.header("cache-control")), (200, "no-store"));
    assert!(answer.body.contains("action=\"https://rasff.test/callback\""), "{}", answer.body);
    let policy = answer.header("content-security-policy");
    assert!(policy.contains("form-action https://rasff.test https:;") && policy.contains("frame-ancestors 'none'"));
    assert!(!answer.body.contains("<b>"), "L05: what the site sent is text");
    let tokens = stage.site.redeem(&field(&answer, "code").unwrap()).await;
    assert_eq!(tokens.status, 200, "{tokens:?}");
    assert_eq!(field(&answer, "iss").as_deref(), Some("https://sluss.test"));
}

#[tokio::test]
async fn a_sign_in_ends_with_a_form_too() {
    let stage = stage().await;
    let mut person = Person::new(&stage.server);
    let page = person.begin(&stage.site.authorize_url_with(&[("response_mode", "form_post")])).await;
    let page = person.enter_password(&page, &stage.account, Method::Qr).await;
    let page = person.answer_second_factor(&page, &stage.phone).await;
    let Step::Passed { forward: Forward::Redirect { url }, .. } = &page.step else { panic!("{page:?}") };
    assert!(url.starts_with("/sign-in/"), "{url}");
    let answer = person.open(url).await;
    assert_eq!(stage.site.redeem(&field(&answer, "code").unwrap()).await.status, 200);
    let stranger = Person::new(&stage.server).open(url).await;
    assert_eq!(field(&stranger, "code"), None, "another browser gets nothing");
}

#[tokio::test]
async fn j06_who_answers_is_left_out_for_sites_that_stop_at_it() {
    let stage = stage_with(|client| client.settings.no_iss = true).await;
    let mut person = stage.signed_in().await;
    for asked in [("scope", "openid"), ("scope", "x")] {
        let answer = person.open(&stage.site.authorize_url_with(&[asked])).await;
        assert!(answer.header("location").starts_with("https://rasff.test/") && parameter(&answer, "iss").is_none());
    }
}

#[tokio::test]
async fn j01_a_program_on_a_persons_own_machine_may_have_any_port_or_its_own_scheme() {
    let stage = stage().await;
    let registered = ["http://127.0.0.1/done", "http://[::1]/done", "eu.example.app:/done"];
    stage.server.change_site("rasff", |_, client| client.redirect_uris = registered.map(str::to_owned).into()).await;
    let mut person = Person::new(&stage.server);
    let page = person.begin(&stage.site.authorize_url_with(&[("redirect_uri", "http://127.0.0.1:51000/done")])).await;
    let page = person.enter_password(&page, &stage.account, Method::Qr).await;
    person.answer_second_factor(&page, &stage.phone).await;
    for uri in ["http://127.0.0.1:51004/done", "http://[::1]:1/done", "http://127.0.0.1/done", registered[2]] {
        let answer = person.open(&stage.site.authorize_url_with(&[("redirect_uri", uri)])).await;
        assert!(answer.header("location").starts_with(&format!("{uri}?code=")), "{uri}: {answer:?}");
        let tokens = stage.site.redeem_with(&code(&answer), &[("redirect_uri", uri)]).await;
        assert_eq!(tokens.status, 200, "{uri} {tokens:?}");
    }
    for uri in ["http://localhost:5/done", "http://127.0.0.1:5/other", "http://127.0.0.1:0/done", "eu.example.app:/x"] {
        let answer = person.open(&stage.site.authorize_url_with(&[("redirect_uri", uri)])).await;
        assert_eq!((answer.status.as_u16(), answer.header("location")), (400, ""), "{uri}");
    }
}

#[tokio::test]
async fn j15_every_parameter_that_is_there_twice_or_too_long_gets_the_protocols_own_error() {
    let stage = stage().await;
    let mut person = stage.signed_in().await;
    let other = stage.server.site("other", Level::Medium).await;
    let long = "x".repeat(9_000);
    let all =
        ["scope", "nonce", "prompt", "max_age", "acr_values", "claims", "id_token_hint", "login_hint", "ui_locales"];
    for name in all.into_iter().chain(["resource", "claims_locales"]) {
        let url = other.authorize_url_with(&[(name, &long)]);
        assert_eq!(error(&person.open(&url).await), "invalid_request", "{name}");
    }
    for name in all.into_iter().chain(["response_type", "response_mode", "code_challenge", "dpop_jkt", "request"]) {
        let url = format!("{}&{name}=a&{name}=b", other.authorize_url());
        assert_eq!(error(&person.open(&url).await), "invalid_request", "{name}");
    }
    for (name, bad) in [("claims", "[]"), ("dpop_jkt", "x"), ("response_mode", "smoke_signals")] {
        assert_eq!(error(&person.open(&other.authorize_url_with(&[(name, bad)])).await), "invalid_request", "{name}");
    }
}
