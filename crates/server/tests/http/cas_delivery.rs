//! How a ticket gets to its service, and the person who wants to be asked first.

use sluss_protocol::method::{Level, Method};
use sluss_protocol::sign_in::{Forward, Step};
use sluss_testkit::{Account, Answer, CasSite, Person, Server};

const SERVICE: &str = "https://irasff.test/cb?next=/a%20b&x=%22%C3%A4";

async fn arranged() -> (Server, CasSite, Account, Person) {
    let server = Server::start().await;
    let site = server.cas_site("irasff", Level::Basic, &["https://irasff.test/cb?*"], SERVICE).await;
    let account = server.account("anna@example.eu").await;
    let person = Person::new(&server);
    (server, site, account, person)
}

/// Signs in on our pages; returns where the last of them leads.
async fn sign_in(site: &CasSite, account: &Account, person: &mut Person, more: &[(&str, &str)]) -> String {
    let page = person.begin(&site.login_url(more)).await;
    let page = person.enter_password(&page, account, Method::Password).await;
    let Step::Passed { forward: Forward::Redirect { url }, .. } = page.step else { panic!("{page:?}") };
    url
}

/// The ticket in a form that goes to the service, and nowhere else.
fn ticket_in_form(page: &Answer) -> String {
    assert_eq!(page.status, 200, "{}", page.body);
    let form = "<form method=\"post\" action=\"https://irasff.test/cb?next=/a%20b&amp;x=%22%C3%A4\"";
    assert!(page.body.contains(form) && page.body.contains("<button"), "a person can send it: {}", page.body);
    let policy = page.header("content-security-policy");
    assert!(policy.contains("form-action https://irasff.test ") && policy.contains("script-src 'self'"), "{policy}");
    let mark = "<input type=\"hidden\" name=\"ticket\" value=\"";
    page.body.split_once(mark).and_then(|(_, rest)| rest.split_once('"')).expect("a field of its own").0.to_owned()
}

#[tokio::test]
async fn golden_21_a_service_that_wants_its_ticket_by_post_gets_a_form_that_needs_no_script() {
    let (_server, site, account, mut person) = arranged().await;
    let post = [("method", "POST")];
    let url = sign_in(&site, &account, &mut person, &post).await;
    assert!(url.starts_with("/sign-in/") && url.ends_with("/site"), "{url}");
    let fresh = ticket_in_form(&person.open(&url).await);
    let told = site.validate("/serviceValidate", &fresh, &[("renew", "true")]).await;
    assert!(told.body.contains("authenticationSuccess"), "{}", told.body);
    let silent = ticket_in_form(&person.open(&site.login_url(&post)).await);
    assert!(site.validate("/serviceValidate", &silent, &[]).await.body.contains("authenticationSuccess"));
    let nobody = Person::new(&_server).open(&url).await;
    assert!(nobody.status != 200 && !nobody.body.contains("ST-"), "another browser does not get it: {}", nobody.body);
}

#[tokio::test]
async fn k10_a_service_that_wants_its_ticket_in_header_lines_gets_it_there_alone() {
    let (_server, site, account, mut person) = arranged().await;
    let header = [("method", "HEADER")];
    let url = sign_in(&site, &account, &mut person, &header).await;
    for address in [url, site.login_url(&header)] {
        let answer = person.open(&address).await;
        assert_eq!((answer.status.as_u16(), answer.header("service"), answer.header("location")), (200, SERVICE, ""));
        assert!(answer.body.is_empty() && answer.header("access-control-allow-origin").is_empty());
        let told = site.validate("/serviceValidate", answer.header("ticket"), &[]).await;
        assert!(told.body.contains("authenticationSuccess"), "{}", told.body);
    }
}

#[tokio::test]
async fn k10_the_way_back_by_form_exists_for_services_alone_that_asked_for_it() {
    let (server, site, account, mut person) = arranged().await;
    let oidc = server.site("rasff", Level::Basic).await;
    for url in [site.login_url(&[("renew", "true")]), oidc.authorize_url_with(&[("prompt", "login")])] {
        let page = person.begin(&url).await;
        let early = person.open(&format!("{}/site", page.action.split('?').next().unwrap())).await;
        assert_eq!(early.status, 303, "nobody has signed in yet");
        let page = person.enter_password(&page, &account, Method::Password).await;
        let own = page.action.split('?').next().unwrap();
        let answer = person.open(&format!("{own}/site")).await;
        assert_eq!((answer.status.as_u16(), answer.header("location")), (303, own));
    }
}

#[tokio::test]
async fn warn_asks_the_person_before_a_session_is_used_for_another_service() {
    let (server, site, account, mut person) = arranged().await;
    sign_in(&site, &account, &mut person, &[("warn", "true")]).await;
    let other = server.cas_site("archive", Level::Basic, &["https://archive.test/"], "https://archive.test/").await;
    let asked = person.open(&other.login_url(&[])).await;
    assert!(asked.status == 303 && asked.header("location").ends_with("/warn"), "{asked:?}");
    let page = person.open(asked.header("location")).await;
    assert!(page.body.contains("Service archive") && page.body.contains("anna@example.eu"), "{}", page.body);
    let own = asked.header("location").trim_end_matches("/warn").to_owned();
    for link in [format!("{own}/stay"), own.clone()] {
        assert!(page.body.contains(&format!("href=\"{link}\"")), "{link}: {}", page.body);
    }
    let stranger = Person::new(&server).open(&format!("{own}/stay")).await;
    assert!(!stranger.header("location").contains("ticket="), "a link that somebody else sends leads nowhere");
    let agreed = person.open(&format!("{own}/stay")).await;
    let told = other.validate("/serviceValidate", &other.ticket_in(agreed.header("location")), &[]).await;
    assert!(told.body.contains("<cas:sso>true<"), "{}", told.body);

    let quiet = person.open(&other.login_url(&[("gateway", "true")])).await;
    assert_eq!(quiet.header("location"), "https://archive.test/", "nobody can be asked, so nobody is signed in");
    person.open("/cas/logout").await;
    sign_in(&site, &account, &mut person, &[]).await;
    let silent = person.open(&other.login_url(&[])).await;
    assert!(!other.ticket_in(silent.header("location")).is_empty(), "signing out ends the wish");
}

#[tokio::test]
async fn a_session_by_another_method_than_a_service_accepts_is_not_used_whatever_page_leads_there() {
    let (_server, site, account, mut person) = arranged().await;
    sign_in(&site, &account, &mut person, &[("warn", "true")]).await;
    let begun = person.open(&site.login_url(&[("acceptedStrengths", "PASSWORD_SMS")])).await;
    let own = begun.header("location").split('?').next().unwrap().to_owned();
    for below in ["stay", "warn"] {
        let answer = person.open(&format!("{own}/{below}")).await;
        assert_eq!(answer.header("location"), own, "{below}");
    }
}

#[tokio::test]
async fn k11_the_session_is_a_cookie_of_plain_letters_that_ends_with_the_browser() {
    let (_server, site, account, mut person) = arranged().await;
    let page = person.begin(&site.login_url(&[])).await;
    let fields = [("email", &*account.email), ("method", "PASSWORD"), ("password", &*account.password)];
    assert!(fields.iter().all(|(_, value)| !value.is_empty()));
    let page = person.enter_password(&page, &account, Method::Password).await;
    let shown = person.open(&page.action).await;
    let lines: Vec<_> = shown.headers.get_all("set-cookie").iter().map(|line| line.to_str().unwrap()).collect();
    let line =
        lines.iter().find(|line| line.starts_with("__Host-sluss-session=")).unwrap_or_else(|| panic!("{lines:?}"));
    let (pair, attributes) = line.split_once(';').unwrap();
    let value = pair.split_once('=').unwrap().1;
    assert!(value.len() >= 52 && value.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'), "{value}");
    for attribute in ["HttpOnly", "Secure", "SameSite=Lax", "Path=/"] {
        assert!(attributes.contains(attribute), "{attribute}: {attributes}");
    }
    assert!(!attributes.contains("Max-Age") && !attributes.contains("Expires"), "{attributes}");
}
