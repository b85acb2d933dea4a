//! Sites that may show the sign-in in a frame, and those that may not (S28).

use axum::body::Body;
use axum::http::Request;
use sluss_protocol::method::{Level, Method};
use sluss_protocol::sign_in::{FormAction, Step};
use sluss_testkit::{Account, Person, Server, Site};

const MESSAGE: (&str, &str) = ("response_mode", "web_message");

/// Registers the site anew, for pages of its own only.
async fn frames_no_more(server: &Server, site: &Site) {
    server.change_site(&site.id, |_, client| client.web_message = false).await;
}

#[tokio::test]
async fn s28_a_site_that_is_not_registered_for_a_message_hears_so_at_its_address() {
    let server = Server::start().await;
    let site = server.site("rasff", Level::Basic).await;
    let account = server.account("anna@example.eu").await;
    frames_no_more(&server, &site).await;
    let mut person = Person::new(&server);
    for more in [vec![MESSAGE, ("state", "s1")], vec![MESSAGE, ("state", "s1"), ("prompt", "none")]] {
        let refused = person.open(&site.authorize_url_with(&more)).await;
        let url = refused.header("location");
        assert!(refused.status == 303 && url.starts_with("https://rasff.test/callback?"), "{refused:?}");
        assert!(url.contains("error=unauthorized_client") && url.contains("state=s1"), "{url}");
        assert!(!refused.header("content-security-policy").contains("rasff.test"), "nobody may frame it");
    }
    let page = person.come_from(&site).await;
    let passed = person.enter_password(&page, &account, Method::Password).await;
    assert_eq!(site.redeem(&site.code(&passed)).await.status, 200, "on a page of its own as before");
}

#[tokio::test]
async fn s28_what_a_frame_had_begun_is_framed_no_more_once_the_site_may_not() {
    let server = Server::start().await;
    let site = server.site("rasff", Level::Basic).await;
    let mut person = Person::new(&server);
    let page = person.begin(&site.authorize_url_with(&[MESSAGE])).await;
    assert!(matches!(page.step, Step::Identify { .. }), "{page:?}");
    frames_no_more(&server, &site).await;
    let shown = person.open(&page.action).await;
    assert!(shown.header("content-security-policy").contains("frame-ancestors 'none'"), "{shown:?}");
}

#[tokio::test]
async fn s28_a_page_hears_that_its_site_is_not_registered_for_frames() {
    let server = Server::start().await;
    let site = server.site("rasff", Level::Basic).await;
    let check = || {
        let request = Request::get("/embed/check?client_id=rasff&redirect_uri=https%3A%2F%2Frasff.test%2Fcallback");
        server.send(request.header("origin", "https://rasff.test").body(Body::empty()).unwrap())
    };
    assert_eq!(check().await.status, 204);
    frames_no_more(&server, &site).await;
    let told = check().await.json();
    assert_eq!(told["reason"], "web-message");
    assert!(told["detail"].as_str().unwrap().contains("--web-message"), "{told}");
}

#[tokio::test]
async fn a_frame_keeps_the_colours_that_its_site_wants() {
    let server = Server::start().await;
    let site = server.site("rasff", Level::Basic).await;
    let account = server.account("anna@example.eu").await;
    for (theme, mark) in
        [("dark", Some("data-theme=\"dark\"")), ("light", Some("data-theme=\"light\"")), ("blue\"", None)]
    {
        let wears = |body: &str| mark.map_or(!body.contains("data-theme"), |mark| body.contains(mark));
        let mut person = Person::new(&server);
        let page = person.begin(&site.authorize_url_with(&[MESSAGE, ("theme", theme)])).await;
        assert!(wears(&person.open(&page.action).await.body), "{theme}");
        let page = person.act(&page, FormAction::Identify, &[("email", &account.email)]).await;
        assert!(wears(&person.open(&page.action).await.body), "{theme}, a later page");
        let refused = person.open(&site.authorize_url_with(&[MESSAGE, ("theme", theme), ("max_age", "soon")])).await;
        assert!(refused.body.contains("sluss-frame-message") && wears(&refused.body), "{theme}, refused: {refused:?}");
        let own = person.begin(&site.authorize_url_with(&[("theme", theme)])).await;
        assert!(!person.open(&own.action).await.body.contains("data-theme"), "{theme}, on a page of its own");
    }
}

/// A sign-in in a frame that has passed, whose last page nobody has loaded yet: its address, and what the script was answered with.
pub(crate) async fn passed_in_a_frame(server: &Server, site: &Site, account: &Account) -> String {
    let mut person = Person::new(server).with_script();
    let page = person.begin(&site.authorize_url_with(&[MESSAGE])).await;
    let page = person.act(&page, FormAction::Identify, &[("email", &account.email)]).await;
    let fields = [("method", Method::Password.name()), ("password", account.password.as_str())];
    let answer = person.act_raw(&page, FormAction::Password, &fields).await;
    assert!(matches!(answer.page().step, Step::Passed { .. }) && !answer.body.contains("cod_"), "{answer:?}");
    page.action
}

/// The code in that page.
pub(crate) fn code_in(page: &str) -> String {
    let (_, rest) = page.split_once("cod_").unwrap();
    let code: String = rest.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c)).collect();
    format!("cod_{code}")
}

#[tokio::test]
async fn s32_the_last_page_in_a_frame_has_its_code_once() {
    let server = Server::start().await;
    let site = server.site("rasff", Level::Basic).await;
    let address = passed_in_a_frame(&server, &site, &server.account("anna@example.eu").await).await;
    let first = Person::new(&server).open(&address).await;
    assert!(first.body.contains("sluss-frame-message") && first.body.contains("cod_"), "{}", first.body);
    for again in [address.clone(), format!("{address}?step=9"), format!("{address}?back=0")] {
        let second = Person::new(&server).open(&again).await;
        assert!(!second.body.contains("cod_") && !second.body.contains("sluss-frame-message"), "{again}");
    }
    assert_eq!(site.redeem(&code_in(&first.body)).await.status, 200, "the first one is as good as before");
}

#[tokio::test(flavor = "multi_thread")]
async fn s32_of_twenty_that_load_it_at_the_same_instant_one_gets_the_code() {
    let server = Server::start().await;
    let site = server.site("rasff", Level::Basic).await;
    let address = passed_in_a_frame(&server, &site, &server.account("anna@example.eu").await).await;
    let loads: Vec<_> = (0..20)
        .map(|_| {
            let (server, address) = (server.clone(), address.clone());
            tokio::spawn(async move { Person::new(&server).open(&address).await.body.contains("cod_") })
        })
        .collect();
    let mut got = 0;
    for load in loads {
        got += usize::from(load.await.unwrap());
    }
    assert_eq!(got, 1);
}

#[tokio::test]
async fn s32_in_a_browser_of_its_own_the_last_page_can_be_loaded_again() {
    let server = Server::start().await;
    let site = server.site("rasff", Level::Basic).await;
    let account = server.account("anna@example.eu").await;
    let mut person = Person::new(&server);
    let page = person.come_from(&site).await;
    let passed = person.enter_password(&page, &account, Method::Password).await;
    assert_eq!(site.code(&person.open(&page.action).await.page()), site.code(&passed));
}
