//! What an operator says about the service, where people read it; and the well-known addresses.

use sluss_protocol::method::Level;
use sluss_server::config::Settings;
use sluss_server::{Instance, Ports};
use sluss_testkit::{Answer, Person, Server};

/// A server with these settings.
async fn with(settings: &str) -> Server {
    Server::start_as(toml::from_str::<Settings>(settings).unwrap()).await
}

const EVERYTHING: &str = "[service]\nname = \"Inloggning\"\noperator_name = \"Länsstyrelsen <b>\"\nsupport_email = \"help@example.eu\"\n\
                          support_url = \"https://example.eu/help\"\nprivacy_url = \"https://example.eu/privacy\"\n\
                          accessibility_url = \"https://example.eu/accessibility\"";

/// A page for people who are not signed in, an error page, a sign-in on a page of its own, and one in a frame.
async fn pages(server: &Server) -> [Answer; 4] {
    let site = server.site("rasff", Level::Basic).await;
    let mut person = Person::new(server);
    let own = person.come_from(&site).await;
    let framed = person.open(&site.authorize_url_with(&[("response_mode", "web_message")])).await;
    let framed = framed.header("location").to_owned();
    [
        person.open("/forgotten?language=sv").await,
        person.open("/not-me/nobody/nothing").await,
        person.open(&own.action).await,
        person.open(&framed).await,
    ]
}

#[tokio::test]
async fn the_foot_of_every_page_says_who_runs_the_service_and_who_can_help() {
    let server = with(EVERYTHING).await;
    let [public, over, own, framed] = pages(&server).await;
    for page in [&public, &over, &own] {
        for part in [
            "Länsstyrelsen &lt;b&gt;",
            "href=\"mailto:help@example.eu\"",
            "href=\"/help\"",
            "href=\"https://example.eu/help\"",
            "href=\"https://example.eu/privacy\"",
            "href=\"https://example.eu/accessibility\"",
        ] {
            assert!(page.body.contains(part), "{part} in {}", page.body);
        }
        assert!(!page.body.contains("<b>"), "{}", page.body);
    }
    for part in ["Inloggning drivs av", "Tillgänglighet</a>", " · Inloggning</title>"] {
        assert!(public.body.contains(part), "{part} in {}", public.body);
    }
    assert!(framed.status == 200 && !framed.body.contains("service-foot"), "a site's page is around a frame");
}

#[tokio::test]
async fn where_an_operator_says_nothing_the_foot_leads_to_the_guide_and_nowhere_else() {
    let server = Server::start().await;
    let [public, over, own, framed] = pages(&server).await;
    for page in [&public, &over, &own] {
        let (_, foot) = page.body.split_once("class=\"service-foot\"").expect("a foot");
        let foot = foot.split("</ul>").next().unwrap_or_default();
        assert!(foot.contains("href=\"/help\"") && foot.matches("<li>").count() == 1, "{foot}");
    }
    assert!(!framed.body.contains("service-foot"), "a site's page is around a frame");
}

#[tokio::test]
async fn l05_a_logo_stands_beside_the_name_and_is_a_picture_or_the_server_does_not_start() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("logo.svg");
    std::fs::write(&file, "<svg xmlns=\"http://www.w3.org/2000/svg\"/>").unwrap();
    let settings = format!("[service]\nlogo = {:?}", file.to_str().unwrap());
    let server = with(&settings).await;
    let mut person = Person::new(&server);
    assert!(person.open("/forgotten").await.body.contains("src=\"/logo\""));
    let logo = person.open("/logo").await;
    assert_eq!((logo.header("content-type"), logo.body.starts_with("<svg")), ("image/svg+xml", true));
    assert!(logo.header("content-security-policy").contains("default-src 'none'"));
    std::fs::write(&file, "<svg><script/></svg>").unwrap();
    let settings = Settings { data: Some(folder.path().to_owned()), ..toml::from_str(&settings).unwrap() };
    let config = sluss_server::config::Config::resolve(settings).unwrap();
    let why = Box::pin(Instance::open(&config, Ports::system())).await.unwrap_err();
    assert!(why.contains("logo") && why.contains("the SVG has a script"), "{why}");
    let mut plain = Person::new(&Server::start().await);
    assert_eq!(plain.open("/logo").await.status, 404);
}

#[tokio::test]
async fn a_password_manager_finds_where_a_password_is_changed() {
    let server = Server::start().await;
    let mut person = Person::new(&server);
    let found = person.open("/.well-known/change-password").await;
    assert_eq!((found.status.as_u16(), found.header("location")), (302, "/account/password"));
    let nothing = "/.well-known/resource-that-should-not-exist-whose-status-code-should-not-be-200";
    assert_eq!(person.open(nothing).await.status, 404, "or password managers believe nothing");
}

#[tokio::test]
async fn whoever_has_found_a_hole_finds_whom_to_tell() {
    let server = with("[security_txt]\ncontact = [\"mailto:security@example.eu\"]\nexpires = \"2027-06-30\"").await;
    let file = Person::new(&server).open("/.well-known/security.txt").await;
    assert_eq!(file.header("content-type"), "text/plain; charset=utf-8");
    assert!(file.body.starts_with("Contact: mailto:security@example.eu\nExpires: 2027-06-30T00:00:00Z\n"), "{file:?}");
    let nothing = Person::new(&Server::start().await).open("/.well-known/security.txt").await;
    assert_eq!(nothing.status, 404);
}
