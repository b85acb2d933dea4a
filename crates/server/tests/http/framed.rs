//! Sites that may show the sign-in in a frame, and those that may not (S28).

use axum::body::Body;
use axum::http::Request;
use sluss_domain::client::Client;
use sluss_domain::store::Change;
use sluss_protocol::method::{Level, Method};
use sluss_protocol::sign_in::Step;
use sluss_testkit::{Person, Server, Site};

const MESSAGE: (&str, &str) = ("response_mode", "web_message");

/// Registers the site anew, for pages of its own only.
async fn frames_no_more(server: &Server, site: &Site) {
    let client = server.house().sluss.client(&site.id).await.unwrap();
    let changed = Client { web_message: false, ..client };
    server.house().sluss.store.commit(vec![Change::PutClient(changed)]).await.unwrap();
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
    let passed = person.pass_first_gate(&page, &account, Method::Password).await;
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
