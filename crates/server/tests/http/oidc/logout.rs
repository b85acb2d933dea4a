//! Signing out at a site's request (J13): at once if an ID token shows whose session it is, otherwise after a question; and then to a registered
//! address or to none.

use serde_json::Value;
use sluss_protocol::method::{Level, Method};
use sluss_testkit::{Answer, Person};
use url::form_urlencoded;

use super::stage::{Stage, code, stage_with, text};

const BYE: &str = "https://rasff.test/bye?a=1";

struct Leaving {
    stage: Stage,
    person: Person,
    id_token: String,
}

/// A person who is signed in at one site, which may ask to end that.
async fn signed_in() -> Leaving {
    let stage = stage_with(|client| client.settings.post_logout_redirect_uris = vec![BYE.to_owned()]).await;
    let mut person = Box::pin(stage.signed_in()).await;
    let answer = person.open(&stage.site.authorize_url()).await;
    let tokens: Value = stage.site.redeem(&code(&answer)).await.json();
    let id_token = text(&tokens["id_token"]).to_owned();
    Leaving { stage, person, id_token }
}

fn address(parameters: &[(&str, &str)]) -> String {
    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(parameters).finish();
    format!("/oidc/logout?{query}")
}

impl Leaving {
    async fn ask(&mut self, parameters: &[(&str, &str)]) -> Answer {
        self.person.open(&address(parameters)).await
    }

    /// Whether the browser is still signed in for sites.
    async fn is_signed_in(&mut self) -> bool {
        let silent = self.person.open(&self.stage.site.authorize_url_with(&[("prompt", "none")])).await;
        !silent.header("location").contains("login_required")
    }

    /// Shown, not sent on, and nobody is signed out.
    async fn refused(&mut self, parameters: &[(&str, &str)]) {
        let answer = self.ask(parameters).await;
        assert_eq!((answer.status.as_u16(), answer.header("location")), (400, ""), "{parameters:?}");
        assert!(self.is_signed_in().await, "{parameters:?}");
    }
}

#[tokio::test]
async fn j13_whoever_is_shown_by_a_hint_is_signed_out_and_goes_on_with_the_state() {
    let mut leaving = signed_in().await;
    let hint = leaving.id_token.clone();
    let answer = leaving.ask(&[("id_token_hint", &hint), ("post_logout_redirect_uri", BYE), ("state", "s&1")]).await;
    assert_eq!((answer.status.as_u16(), answer.header("location")), (303, "https://rasff.test/bye?a=1&state=s%261"));
    assert!(!leaving.is_signed_in().await);
    // The site asks again, since nobody told it that it is done.
    let again = leaving.ask(&[("id_token_hint", &hint), ("post_logout_redirect_uri", BYE)]).await;
    assert_eq!(again.header("location"), BYE);
}

#[tokio::test]
async fn j13_a_hint_that_has_expired_still_shows_whose_session_it_is() {
    let mut leaving = signed_in().await;
    leaving.stage.server.clock.advance(std::time::Duration::from_secs(1_200));
    let hint = leaving.id_token.clone();
    let answer =
        leaving.ask(&[("id_token_hint", &hint), ("client_id", "rasff"), ("post_logout_redirect_uri", BYE)]).await;
    assert_eq!(answer.header("location"), BYE);
    assert!(!leaving.is_signed_in().await);
}

#[tokio::test]
async fn j13_without_a_hint_the_person_is_asked() {
    for parameters in [
        &[][..],
        &[("state", "s")],
        &[("post_logout_redirect_uri", BYE), ("state", "s")],
        &[("client_id", "rasff"), ("post_logout_redirect_uri", BYE), ("state", "s")],
    ] {
        let mut leaving = signed_in().await;
        let answer = leaving.ask(parameters).await;
        let page = answer.header("location").to_owned();
        assert!(page.starts_with("/sign-out"), "{parameters:?}: {answer:?}");
        assert!(leaving.is_signed_in().await, "{parameters:?}");
        let asked = leaving.person.open(&page).await;
        let secret = asked.form_secret();
        assert_eq!(
            asked.body.contains("rasff.test"),
            parameters.len() == 3,
            "it says where this leads: {parameters:?}"
        );
        let done = leaving.person.post(&page, &[("csrf", &secret)]).await;
        let last = leaving.person.open(done.header("location")).await;
        assert_eq!(
            last.body.contains("https://rasff.test/bye?a=1&amp;state=s"),
            parameters.len() == 3,
            "{parameters:?}"
        );
        assert!(!leaving.is_signed_in().await, "{parameters:?}");
    }
}

#[tokio::test]
async fn j13_nobody_is_sent_to_an_address_that_is_not_registered() {
    let mut leaving = signed_in().await;
    let hint = leaving.id_token.clone();
    for bad in
        ["https://evil.test/", "https://rasff.test/bye", "https://rasff.test/bye?a=1&b=2", "javascript:alert(1)", "x"]
    {
        leaving.refused(&[("id_token_hint", &hint), ("post_logout_redirect_uri", bad)]).await;
        leaving.refused(&[("client_id", "rasff"), ("post_logout_redirect_uri", bad)]).await;
    }
    let other = leaving.stage.server.site("other", Level::Basic).await;
    leaving.refused(&[("client_id", &other.id), ("post_logout_redirect_uri", BYE)]).await;
}

#[tokio::test]
async fn j13_a_hint_that_is_none_of_ours_or_was_changed_signs_nobody_out() {
    let mut leaving = signed_in().await;
    let good = leaving.id_token.clone();
    let parts: Vec<_> = good.split('.').collect();
    let [head, body, _] = parts[..] else { panic!("{good}") };
    let unsigned = format!("eyJhbGciOiJub25lIn0.{body}.");
    let cut = format!("{head}.{body}.{}", "A".repeat(86));
    for bad in ["x", "a.b.c", &unsigned, &cut, &format!("{good}x")] {
        leaving.refused(&[("id_token_hint", bad), ("post_logout_redirect_uri", BYE)]).await;
    }
    leaving.refused(&[("id_token_hint", &good), ("client_id", "other")]).await;
    leaving.refused(&[("client_id", "nobody"), ("post_logout_redirect_uri", BYE)]).await;
    let twice = leaving.person.open(&format!("{}&state=a&state=b", address(&[("id_token_hint", &good)]))).await;
    assert_eq!(twice.status, 400);
    let long = "x".repeat(2_049);
    leaving.refused(&[("id_token_hint", &good), ("state", &long)]).await;
}

#[tokio::test]
async fn j13_another_persons_hint_signs_nobody_out_without_a_question() {
    let mut leaving = signed_in().await;
    let server = leaving.stage.server.clone();
    let bo = server.account("bo@example.eu").await;
    let open = server.site("open", Level::Basic).await;
    let mut of_bo = Person::new(&server);
    let page = of_bo.come_from(&open).await;
    let page = of_bo.enter_password(&page, &bo, Method::Password).await;
    let tokens = open.redeem(&open.code(&page)).await.json();
    let answer = leaving.ask(&[("id_token_hint", text(&tokens["id_token"]))]).await;
    assert_eq!(answer.header("location"), "/sign-out");
    assert!(leaving.is_signed_in().await);
}

#[tokio::test]
async fn j13_a_request_by_post_comes_again_by_get_with_the_browsers_cookies() {
    let mut leaving = signed_in().await;
    let fields = [("id_token_hint", leaving.id_token.as_str()), ("post_logout_redirect_uri", BYE)];
    let answer = leaving.stage.site.post("/oidc/logout", &[], &fields).await;
    assert_eq!(answer.status, 303);
    let there = answer.header("location").to_owned();
    assert_eq!(leaving.person.open(&there).await.header("location"), BYE);
}

#[tokio::test]
async fn j13_when_other_sites_have_to_hear_of_it_a_page_says_so_before_it_leads_on() {
    let mut leaving = signed_in().await;
    let other = leaving.stage.server.site("other", Level::Basic).await;
    let answer = leaving.person.open(&other.authorize_url()).await;
    assert_eq!(other.redeem(&code(&answer)).await.status, 200);
    let hint = leaving.id_token.clone();
    let answer = leaving.ask(&[("id_token_hint", &hint), ("post_logout_redirect_uri", BYE)]).await;
    assert!(answer.header("location").starts_with("/signed-out/"), "{answer:?}");
    let page = leaving.person.open(answer.header("location")).await.body;
    assert!(page.contains("Site other") && page.contains(BYE), "{page}");
}

#[tokio::test]
async fn j16_a_site_of_a_sector_shows_its_pseudonym_and_is_told_by_it() {
    let mut leaving = signed_in().await;
    leaving
        .stage
        .server
        .change_site("rasff", |_, client| client.settings.pairwise_sector = Some("rasff.test".to_owned()))
        .await;
    let answer = leaving.person.open(&leaving.stage.site.authorize_url()).await;
    let tokens = leaving.stage.site.redeem(&code(&answer)).await.json();
    let answer = leaving.ask(&[("id_token_hint", text(&tokens["id_token"])), ("post_logout_redirect_uri", BYE)]).await;
    assert_eq!(answer.header("location"), BYE);
}
