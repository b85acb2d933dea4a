//! The operator's colour, name and logo at the top of pages, and what the strict policy permits of it.

use data_encoding::BASE64;
use sha2::{Digest, Sha256};
use sluss_domain::model::branding::{Branding, SiteLogo};
use sluss_protocol::method::Level;
use sluss_protocol::service::ServiceInfo;
use sluss_server::config::Settings;
use sluss_testkit::{Answer, Person, Server, Site};

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

/// A server of which everything was said, with a site that has what `give` gives it.
async fn with_site(give: impl FnOnce(&mut Branding)) -> (Server, Site) {
    let more = "support_url = \"https://example.eu/help\"\nprivacy_url = \"https://example.eu/privacy\"\n\
                accessibility_url = \"https://example.eu/accessibility\"";
    let server = with(&format!("{SETTINGS}\n{more}")).await;
    let site = server.site("rasff", Level::Basic).await;
    server.change_site("rasff", |site, _| give(&mut site.branding)).await;
    (server, site)
}

/// A sign-in to the site on a page of its own, and one in its frame.
async fn sign_ins(server: &Server, site: &Site) -> [Answer; 2] {
    let mut person = Person::new(server);
    let own = person.come_from(site).await;
    let framed = person.open(&site.authorize_url_with(&[("response_mode", "web_message")])).await;
    let framed = framed.header("location").to_owned();
    [person.open(&own.action).await, person.open(&framed).await]
}

#[tokio::test]
async fn a_sites_sign_in_has_its_colour_and_the_others_pages_the_servers() {
    let (server, site) = with_site(|branding| branding.accent = Some("#003399".to_owned())).await;
    server.site("other", Level::Basic).await;
    for page in sign_ins(&server, &site).await {
        let styles = styles(&page).unwrap();
        assert!(styles.contains("--brand:#003399") && !styles.contains("#7a1f5c"), "{styles}");
        let hash = format!("'sha256-{}'", BASE64.encode(&Sha256::digest(styles)));
        assert_eq!(permitted(&page), ["'self'", &hash], "the policy permits this one");
    }
    let mut person = Person::new(&server);
    let account = person.open("/account/sign-in").await.header("location").to_owned();
    for path in [&account, "/forgotten"] {
        assert!(styles(&person.open(path).await).unwrap().contains("--brand:#7a1f5c"), "{path}");
    }
}

#[tokio::test]
async fn a_sites_sign_in_says_whom_to_turn_to_about_the_site_and_who_runs_the_service() {
    let (server, site) = with_site(|branding| {
        branding.support_email = Some("help@rasff.test".to_owned());
        branding.privacy_url = Some("https://rasff.test/privacy".to_owned());
    })
    .await;
    let [own, framed] = sign_ins(&server, &site).await;
    for part in [
        "href=\"mailto:help@rasff.test\"",
        "href=\"https://rasff.test/privacy\"",
        "href=\"https://example.eu/accessibility\"",
        "Inloggning &amp; legitimering is run by Länsstyrelsen",
    ] {
        assert!(own.body.contains(part), "{part} in {}", own.body);
    }
    for gone in ["help@example.eu", "https://example.eu/help", "https://example.eu/privacy"] {
        assert!(!own.body.contains(gone), "{gone}: its help is its own, all of it");
    }
    for page in [&own, &framed] {
        assert!(page.body.contains(">Inloggning &amp; legitimering</span>"), "no site passes for the server");
    }
    assert!(!framed.body.contains("service-foot"), "the site's own page is around it");
}

#[tokio::test]
async fn a_sites_logo_stands_beside_the_services_name_on_its_sign_in_alone() {
    let (server, site) = with_site(|_| ()).await;
    let parties = server.instance().sluss.clone();
    let party = parties.relying_parties().find("rasff").await.unwrap();
    let logo = SiteLogo { kind: "image/svg+xml".to_owned(), bytes: b"<svg/>".to_vec() };
    parties.relying_parties().put_with_logo(party, Some(logo)).await.unwrap();
    for page in sign_ins(&server, &site).await {
        assert!(page.body.contains("src=\"/logo/rasff\"") && page.body.contains("brand-name"), "{}", page.body);
        assert!(page.body.contains("name=\"sluss-site-logo\" content=\"/logo/rasff\""), "{}", page.body);
    }
    let mut person = Person::new(&server);
    let picture = person.open("/logo/rasff").await;
    assert_eq!((picture.header("content-type"), picture.body.as_str()), ("image/svg+xml", "<svg/>"));
    assert!(picture.header("content-security-policy").contains("default-src 'none'"));
    assert!(!person.open("/forgotten").await.body.contains("site-logo"));
    for nobody in ["/logo/other", "/logo/..%2f..", "/logo/"] {
        assert_eq!(person.open(nobody).await.status, 404, "{nobody}");
    }
    let party = parties.relying_parties().find("rasff").await.unwrap();
    parties.relying_parties().put_with_logo(party, None).await.unwrap();
    assert_eq!(person.open("/logo/rasff").await.status, 404);
    assert!(!sign_ins(&server, &site).await[0].body.contains("/logo/"));
}

#[tokio::test]
async fn a_colour_that_nobody_can_have_written_is_as_good_as_none() {
    let (server, site) = with_site(|branding| branding.accent = Some("red;}</style><script>".to_owned())).await;
    for page in sign_ins(&server, &site).await {
        assert!(styles(&page).unwrap().contains("--brand:#7a1f5c"), "{page:?}");
    }
}
