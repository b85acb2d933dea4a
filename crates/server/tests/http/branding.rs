//! The operator's colour, name and logo at the top of pages, and what the strict policy permits of it.

use data_encoding::BASE64;
use sha2::{Digest, Sha256};
use sluss_protocol::method::Level;
use sluss_protocol::service::ServiceInfo;
use sluss_server::config::Settings;
use sluss_testkit::{Answer, Person, Server};

const SETTINGS: &str = "[service]\nname = \"Inloggning & legitimering\"\noperator_name = \"Länsstyrelsen\"\n\
                        support_email = \"help@example.eu\"\naccent = \"#7a1f5c\"";

async fn with(settings: &str) -> Server {
    Server::start_as(toml::from_str::<Settings>(settings).unwrap()).await
}

/// A page for people who are not signed in, an error page, what a part of the server refused, a sign-in on a page of its own, one in a frame.
async fn pages(server: &Server) -> [Answer; 5] {
    let site = server.site("rasff", Level::Basic).await;
    let mut person = Person::new(server);
    let own = person.come_from(&site).await;
    let framed = person.open(&site.authorize_url_with(&[("response_mode", "web_message")])).await;
    let framed = framed.header("location").to_owned();
    let navigated = axum::http::Request::get("/no-such-page").header("sec-fetch-mode", "navigate");
    [
        person.open("/forgotten").await,
        person.open("/not-me/nobody/nothing").await,
        server.send(navigated.body(axum::body::Body::empty()).unwrap()).await,
        person.open(&own.action).await,
        person.open(&framed).await,
    ]
}

/// The styles in the page's own document.
fn styles(page: &Answer) -> Option<&str> {
    page.body.split_once("<style>")?.1.split_once("</style>").map(|(styles, _)| styles)
}

/// The sources of styles that the page's policy names.
fn permitted(page: &Answer) -> Vec<&str> {
    let policy = page.header("content-security-policy");
    let styles = policy.split("; ").find_map(|part| part.strip_prefix("style-src ")).unwrap();
    styles.split(' ').collect()
}

#[tokio::test]
async fn l01_every_page_has_the_operators_colour_and_its_policy_permits_that_style_alone() {
    let server = with(SETTINGS).await;
    for page in pages(&server).await {
        let styles = styles(&page).unwrap_or_else(|| panic!("no style: {page:?}"));
        assert!(styles.contains("--brand:#7a1f5c"), "{styles}");
        let hash = format!("'sha256-{}'", BASE64.encode(&Sha256::digest(styles)));
        assert_eq!(permitted(&page), ["'self'", &hash], "{page:?}");
        assert!(page.body.find("<style>") > page.body.find("rel=\"stylesheet\""), "it replaces what is in the sheet");
        assert_eq!(page.body.matches("<style").count(), 1);
        assert!(!page.body.contains(" style="), "styles on elements are refused by the policy");
    }
    assert_eq!(permitted(&Person::new(&server).open("/oidc/jwks").await), ["'self'"], "what is no page has no style");
}

#[tokio::test]
async fn every_page_names_the_service_at_the_top() {
    let server = with(SETTINGS).await;
    for page in pages(&server).await {
        let named = "class=\"brand-name\">Inloggning &amp; legitimering</span>";
        assert!(page.body.contains(named), "{}", page.body);
        let told = "<meta name=\"sluss-service\" content=\"Inloggning &amp; legitimering\">";
        assert!(page.body.contains(told), "the script draws the same: {}", page.body);
    }
}

#[tokio::test]
async fn a_server_of_which_nothing_was_said_has_our_name_and_no_style() {
    let server = Server::start().await;
    for page in pages(&server).await {
        assert!(page.body.contains("class=\"brand-name\">Sluss</span>"), "{}", page.body);
        assert!(styles(&page).is_none() && !page.body.contains("sluss-service"), "{}", page.body);
        assert_eq!(permitted(&page), ["'self'"]);
    }
}

#[tokio::test]
async fn a_phone_hears_who_runs_the_service() {
    let server = with(SETTINGS).await;
    let heard = Person::new(&server).open("/api/device/service").await;
    let service: ServiceInfo = serde_json::from_str(&heard.body).unwrap();
    let expected = ServiceInfo {
        name: "Inloggning & legitimering".to_owned(),
        operator_name: Some("Länsstyrelsen".to_owned()),
        support_email: Some("help@example.eu".to_owned()),
        ..ServiceInfo::default()
    };
    assert_eq!(service, expected);
}
