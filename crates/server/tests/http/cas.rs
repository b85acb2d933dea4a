//! A service of CAS asks for somebody to be signed in: who is sent where, and with what.

use axum::body::Body;
use axum::http::Request;
use sluss_domain::model::relying_party::CasService;
use sluss_protocol::method::{Level, Method};
use sluss_protocol::sign_in::{EndReason, FormAction, Forward, Step};
use sluss_testkit::{CasSite, Person, Server};

const SERVICE: &str = "https://irasff.test/cb?next=/a%20b&x=%C3%A4";

async fn site(server: &Server, level: Level) -> CasSite {
    server.cas_site("irasff", level, &["https://irasff.test/cb?*"], SERVICE).await
}

#[tokio::test]
async fn k02_a_person_comes_back_with_a_ticket_at_the_very_address_that_was_sent_along() {
    let server = Server::start().await;
    let site = site(&server, Level::Medium).await;
    let account = server.account("anna@example.eu").await;
    let mut person = Person::new(&server);
    let phone = person.add_device(&account).await;

    let mut person = Person::new(&server);
    let page = person.begin(&site.login_url(&[])).await;
    let page = person.enter_password(&page, &account, Method::Qr).await;
    let page = person.answer_second_factor(&page, &phone).await;
    let ticket = site.ticket(&page);
    assert!(ticket.starts_with("ST-") && ticket.len() == 32, "{ticket}");
    assert!(ticket.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'), "{ticket}");
    let told = site.validate("/p3/serviceValidate", &ticket, &[]).await;
    assert_eq!((told.status.as_u16(), told.header("content-type")), (200, "text/xml; charset=utf-8"));
    let id = server.id_of(&account).await;
    assert!(told.body.contains(&format!("<cas:user>{id}</cas:user>")), "{}", told.body);
    for part in
        ["<cas:email>anna@example.eu</cas:email>", "<cas:name>Anna Test</cas:name>", "<cas:authenticationLevel>MEDIUM<"]
    {
        assert_eq!(told.body.matches(part).count(), 2, "in both styles: {part}");
    }
    assert!(told.body.contains("<cas:strength>PASSWORD_SOFTWARE_TOKEN</cas:strength>"), "{}", told.body);
}

#[tokio::test]
async fn k01_an_address_that_is_not_registered_is_answered_with_a_page_and_never_followed() {
    let server = Server::start().await;
    let site = site(&server, Level::Basic).await;
    for other in [
        "https://irasff.test/other",
        "https://irasff.test/cb/../evil",
        "http://irasff.test/cb",
        "https://evil.test/cb",
        "https://irasff.test@evil.test/cb",
        "https://irasff.test:8443/cb",
        "//evil.test/cb",
        "javascript:alert(1)",
        "evil",
    ] {
        for more in [&[][..], &[("gateway", "true")], &[("method", "POST")]] {
            let answer = Person::new(&server).open(&site.at(other).login_url(more)).await;
            assert_eq!((answer.status.as_u16(), answer.header("location")), (400, ""), "{other}");
            assert!(answer.body.contains("We do not know this site"), "{other}");
            assert!(!answer.body.contains("evil"), "nothing of it is shown: {other}");
        }
    }
    server.register_service("irasff", Level::Basic, CasService::default()).await;
    let gone = Person::new(&server).open(&site.login_url(&[])).await;
    assert_eq!(gone.status, 400, "a registration that was changed counts at once");
}

#[tokio::test]
async fn k01_the_pattern_that_says_most_decides_whose_an_address_is() {
    let server = Server::start().await;
    server.cas_site("all", Level::Basic, &["https://irasff.test/*"], "").await;
    server.cas_site("one", Level::Medium, &["https://irasff.test/app/*"], "").await;
    let account = server.account("anna@example.eu").await;
    for (service, level) in [("https://irasff.test/x", Level::Basic), ("https://irasff.test/app/x", Level::Medium)] {
        let site = CasSite::clone(&server.cas_site("other", Level::Basic, &["https://other.test/"], service).await);
        let mut person = Person::new(&server);
        let page = person.begin(&site.login_url(&[])).await;
        let page = person.enter_password(&page, &account, Method::Password).await;
        assert_eq!(matches!(page.step, Step::Passed { .. }), level == Level::Basic, "{service}");
    }
}

#[tokio::test]
async fn k10_a_parameter_that_is_repeated_long_or_malformed_is_answered_with_a_page() {
    let server = Server::start().await;
    let site = site(&server, Level::Basic).await;
    let url = site.login_url(&[]);
    for (more, code) in [
        (format!("{url}&service=x"), "INVALID_REQUEST: service was given more than once"),
        (format!("{url}&renew=true&renew=true"), "INVALID_REQUEST: renew was given more than once"),
        (format!("{url}&method=PUT"), "INVALID_REQUEST: method must be GET, POST or HEADER"),
        (format!("{url}&authenticationLevel=HIGH"), "INVALID_STRENGTH: "),
        (format!("{url}&acceptedStrengths=CLIENT_CERT"), "INVALID_STRENGTH: "),
        (format!("{url}&loginRequestId=abc"), "INVALID_REQUEST: loginRequestId is not known, or too old"),
        (format!("{url}{}", "a".repeat(5_000)), "INVALID_REQUEST: service is longer than 4096 bytes"),
    ] {
        let answer = Person::new(&server).open(&more).await;
        assert_eq!((answer.status.as_u16(), answer.header("location")), (400, ""), "{more}");
        assert!(answer.body.contains(code), "{code}: {}", answer.body);
    }
}

#[tokio::test]
async fn k04_a_session_answers_at_once_and_renew_asks_again() {
    let server = Server::start().await;
    let site = site(&server, Level::Basic).await;
    let account = server.account("anna@example.eu").await;
    let mut person = Person::new(&server);
    let page = person.begin(&site.login_url(&[])).await;
    let first = site.ticket(&person.enter_password(&page, &account, Method::Password).await);
    assert!(
        site.validate("/serviceValidate", &first, &[("renew", "true")]).await.body.contains("authenticationSuccess")
    );

    let silent = person.open(&site.login_url(&[])).await;
    assert_eq!(silent.status, 303);
    let ticket = site.ticket_in(silent.header("location"));
    let refused = site.validate("/serviceValidate", &ticket, &[("renew", "true")]).await;
    assert!(refused.body.contains("code=\"INVALID_TICKET\""), "{}", refused.body);

    for renew in [&[("renew", "true")][..], &[("renew", "0")], &[("gateway", "true"), ("renew", "true")]] {
        let page = person.begin(&site.login_url(renew)).await;
        assert!(matches!(page.step, Step::Identify { .. }), "{renew:?}");
        let fresh = site.ticket(&person.enter_password(&page, &account, Method::Password).await);
        let told = site.validate("/serviceValidate", &fresh, &[("renew", "true")]).await;
        assert!(told.body.contains("authenticationSuccess"), "{}", told.body);
    }
}

#[tokio::test]
async fn k05_gateway_comes_back_without_a_ticket_while_nobody_is_signed_in() {
    let server = Server::start().await;
    let site = site(&server, Level::Basic).await;
    let account = server.account("anna@example.eu").await;
    let mut person = Person::new(&server);
    let nobody = person.open(&site.login_url(&[("gateway", "true")])).await;
    assert_eq!((nobody.status.as_u16(), nobody.header("location")), (303, SERVICE));
    let page = person.begin(&site.login_url(&[])).await;
    person.enter_password(&page, &account, Method::Password).await;
    let somebody = person.open(&site.login_url(&[("gateway", "true")])).await;
    assert!(!site.ticket_in(somebody.header("location")).is_empty());
    let more = person.open(&site.login_url(&[("gateway", "true"), ("authenticationLevel", "MEDIUM")])).await;
    assert_eq!(more.header("location"), SERVICE, "a session of one step is none for two");
}

#[tokio::test]
async fn k12_one_session_serves_both_protocols_and_is_stepped_up_where_a_service_asks_for_more() {
    let server = Server::start().await;
    let (cas, oidc) = (site(&server, Level::Basic).await, server.site("rasff", Level::Basic).await);
    let account = server.account("anna@example.eu").await;
    let phone = Person::new(&server).add_device(&account).await;
    let mut person = Person::new(&server);
    let page = person.come_from(&oidc).await;
    person.enter_password(&page, &account, Method::Password).await;
    let silent = person.open(&cas.login_url(&[])).await;
    let ticket = cas.ticket_in(silent.header("location"));
    let told = cas.validate("/p3/serviceValidate", &ticket, &[]).await;
    assert!(
        told.body.contains("<cas:authenticationLevel>BASIC<") && told.body.contains("<cas:sso>true<"),
        "{}",
        told.body
    );

    let page = person.begin(&cas.login_url(&[("authenticationLevel", "MEDIUM")])).await;
    let page = person.enter_password(&page, &account, Method::Qr).await;
    let page = person.answer_second_factor(&page, &phone).await;
    let told = cas.validate("/p3/serviceValidate", &cas.ticket(&page), &[("authenticationLevel", "MEDIUM")]).await;
    assert!(told.body.contains("<cas:authenticationLevel>MEDIUM<"), "{}", told.body);
    let silent = person.open(&oidc.authorize_url_with(&[("acr_values", "MEDIUM"), ("prompt", "none")])).await;
    assert!(silent.header("location").contains("code="), "{silent:?}");
}

#[tokio::test]
async fn k05_who_gives_up_is_led_to_the_front_page_and_not_back_to_be_asked_again() {
    let server = Server::start().await;
    let site = site(&server, Level::Basic).await;
    let mut person = Person::new(&server);
    let page = person.begin(&site.login_url(&[])).await;
    let page = person.act(&page, FormAction::Cancel, &[]).await;
    let Step::Ended { reason: EndReason::Cancelled, forward: Some(Forward::Redirect { url }) } = &page.step else {
        panic!("{page:?}")
    };
    assert_eq!(url, "https://irasff.test/");
}

#[tokio::test]
async fn the_addresses_of_the_guide_lead_where_it_says() {
    let server = Server::start().await;
    for (address, leads_to) in [
        ("/cas/", "/account/"),
        ("/cas", "/account/"),
        ("/cas/login", "/account/"),
        ("/cas/mobile", "/app/"),
        ("/cas/eim/external/register.cgi?service=https://irasff.test/", "/sign-up"),
    ] {
        let answer = Person::new(&server).open(address).await;
        assert_eq!((answer.status.as_u16(), answer.header("location")), (303, leads_to), "{address}");
    }
}

#[tokio::test]
async fn k10_a_request_by_post_is_the_same_request_by_get_with_the_browsers_cookies() {
    let server = Server::start().await;
    let site = site(&server, Level::Basic).await;
    let url = site.login_url(&[("renew", "true")]);
    let (path, query) = url.split_once('?').unwrap();
    let kind = "application/x-www-form-urlencoded";
    let sent_on = site.post(path, kind, query).await;
    assert_eq!((sent_on.status.as_u16(), sent_on.header("location")), (303, &*url));
    assert_eq!(site.post(path, "text/plain", query).await.status, 415);
    let from_a_page =
        Request::post(path).header("origin", "https://irasff.test").header("sec-fetch-site", "cross-site");
    let from_a_page = from_a_page.header("content-type", kind).body(Body::from(query.to_owned())).unwrap();
    assert_eq!(server.send(from_a_page).await.header("location"), url, "a form on the service's own page");
}
