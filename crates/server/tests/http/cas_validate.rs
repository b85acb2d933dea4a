//! A service validates a ticket: once, for itself alone, and in every way of writing the answer.

use std::time::Duration;

use futures_util::future::join_all;
use sluss_protocol::method::{Level, Method};
use sluss_testkit::{Account, CasSite, Person, Server};

const SERVICE: &str = "https://irasff.test/cb?next=/a%20b&x=%C3%A4";

/// A server with a service and somebody who is signed in by the password.
async fn signed_in() -> (Server, CasSite, Account, Person) {
    let server = Server::start().await;
    let site = server.cas_site("irasff", Level::Basic, &["https://irasff.test/cb?*"], SERVICE).await;
    let account = server.account("anna@example.eu").await;
    let mut person = Person::new(&server);
    let page = person.begin(&site.login_url(&[])).await;
    let _ = site.ticket(&person.enter_password(&page, &account, Method::Password).await);
    (server, site, account, person)
}

/// A new ticket by single sign-on.
async fn ticket(site: &CasSite, person: &mut Person) -> String {
    site.ticket_in(person.open(&site.login_url(&[])).await.header("location"))
}

fn code(body: &str) -> &str {
    let code = body.split_once("code=\"").and_then(|(_, rest)| rest.split_once('"'));
    code.unwrap_or_else(|| panic!("no failure: {body}")).0
}

#[tokio::test]
async fn k03_a_ticket_is_tried_once_whatever_comes_of_it() {
    let (server, site, _, mut person) = signed_in().await;
    let used = ticket(&site, &mut person).await;
    assert!(site.validate("/serviceValidate", &used, &[]).await.body.contains("authenticationSuccess"));
    assert_eq!(code(&site.validate("/serviceValidate", &used, &[]).await.body), "INVALID_TICKET");

    let stolen = ticket(&site, &mut person).await;
    let other = server.cas_site("other", Level::Basic, &["https://other.test/"], "https://other.test/").await;
    assert_eq!(code(&other.validate("/serviceValidate", &stolen, &[]).await.body), "INVALID_SERVICE");
    assert_eq!(code(&site.validate("/serviceValidate", &stolen, &[]).await.body), "INVALID_TICKET", "it is dead");

    let weak = ticket(&site, &mut person).await;
    let asked = [("authenticationLevel", "MEDIUM")];
    assert_eq!(code(&site.validate("/p3/serviceValidate", &weak, &asked).await.body), "INVALID_TICKET");
    assert_eq!(code(&site.validate("/p3/serviceValidate", &weak, &[]).await.body), "INVALID_TICKET");
}

#[tokio::test]
async fn k03_of_many_validations_at_once_exactly_one_succeeds() {
    let (_server, site, _, mut person) = signed_in().await;
    let one = ticket(&site, &mut person).await;
    let answers = join_all((0..200).map(|_| site.validate("/serviceValidate", &one, &[]))).await;
    assert_eq!(answers.iter().filter(|answer| answer.body.contains("authenticationSuccess")).count(), 1);
    let refused = answers.iter().filter(|answer| answer.body.contains("code=\"INVALID_TICKET\"")).count();
    assert_eq!(refused, 199);
}

#[tokio::test]
async fn k02_a_ticket_is_good_for_a_minute() {
    let (server, site, _, mut person) = signed_in().await;
    let old = ticket(&site, &mut person).await;
    server.clock.advance(Duration::from_secs(61));
    assert_eq!(code(&site.validate("/serviceValidate", &old, &[]).await.body), "INVALID_TICKET");
}

#[tokio::test]
async fn golden_2_and_3_the_same_service_in_another_spelling_and_another_service() {
    let (_server, site, _, mut person) = signed_in().await;
    for same in [
        "https://irasff.test/cb?next=/a+b&x=ä",
        "https://irasff.test/cb?next=%2fa%20b&x=%c3%a4",
        "https://IRASFF.test:443/cb?next=/a b&x=%C3%A4#top",
    ] {
        let one = ticket(&site, &mut person).await;
        let told = site.at(same).validate("/serviceValidate", &one, &[]).await;
        assert!(told.body.contains("authenticationSuccess"), "{same}: {}", told.body);
    }
    for other in
        ["https://irasff.test/cb?next=/a", "https://irasff.test:8443/cb?next=/a%20b&x=ä", "https://irasff.test/cb"]
    {
        let one = ticket(&site, &mut person).await;
        assert_eq!(
            code(&site.at(other).validate("/serviceValidate", &one, &[]).await.body),
            "INVALID_SERVICE",
            "{other}"
        );
    }
}

#[tokio::test]
async fn golden_7_what_is_missing_repeated_or_malformed_is_an_invalid_request_with_status_200() {
    let (_server, site, _, mut person) = signed_in().await;
    let one = ticket(&site, &mut person).await;
    for path in [
        "serviceValidate",
        "proxyValidate",
        "p3/serviceValidate",
        "p3/proxyValidate",
        "TicketValidationService",
        "laxValidate",
    ] {
        for query in ["", "ticket=ST-1", "service=https://irasff.test/cb", "ticket=&service=", "format=JSON"] {
            let answer = site.get(&format!("/cas/{path}?{query}")).await;
            assert_eq!(answer.status, 200, "{path} {query}");
            assert!(answer.body.contains("INVALID_REQUEST"), "{path} {query}: {}", answer.body);
        }
    }
    for more in [&[("ticket", "x")][..], &[("service", "x")], &[("format", "YAML")], &[("assuranceLevel", "5")]] {
        assert_eq!(code(&site.validate("/serviceValidate", &one, more).await.body), "INVALID_REQUEST", "{more:?}");
    }
    let long = "a".repeat(5_000);
    for name in ["renew", "pgtUrl", "groups", "format", "acceptedStrengths", "userDetails"] {
        let answer = site.validate("/TicketValidationService", &one, &[(name, &long)]).await;
        assert_eq!((answer.status.as_u16(), code(&answer.body)), (200, "INVALID_REQUEST"), "{name}");
    }
    assert_eq!(code(&site.validate("/TicketValidationService", &long, &[]).await.body), "INVALID_REQUEST");
    assert_eq!(code(&site.at(&long).validate("/TicketValidationService", &one, &[]).await.body), "INVALID_REQUEST");
    for body in ["\u{0}%ff%00=%", "ticket[]=x&service[a]=y", "{\"ticket\":\"x\"}"] {
        let answer = site.post("/cas/TicketValidationService", "application/x-www-form-urlencoded", body).await;
        assert_eq!((answer.status.as_u16(), code(&answer.body)), (200, "INVALID_REQUEST"), "{body}");
    }
    let told = site.validate("/serviceValidate", &one, &[("unknown", "x"), ("unknown", "y")]).await;
    assert!(told.body.contains("authenticationSuccess"), "what could not be read used nothing up: {}", told.body);
}

#[tokio::test]
async fn k06_each_version_of_the_protocol_answers_in_its_own_way() {
    let (server, site, account, mut person) = signed_in().await;
    let id = server.id_of(&account).await;
    let one = ticket(&site, &mut person).await;
    let first = site.validate("/validate", &one, &[]).await;
    assert_eq!(
        (first.body.as_str(), first.header("content-type")),
        (&*format!("yes\n{id}\n"), "text/plain; charset=utf-8")
    );
    assert_eq!(site.validate("/validate", &one, &[]).await.body, "no\n\n");
    assert_eq!(site.get("/cas/validate").await.body, "no\n\n");

    let one = ticket(&site, &mut person).await;
    let json = site.validate("/p3/serviceValidate", &one, &[("format", "JSON")]).await;
    assert_eq!(json.header("content-type"), "application/json; charset=utf-8");
    let told = json.json();
    let success = &told["serviceResponse"]["authenticationSuccess"];
    assert_eq!(success["user"], id.to_string());
    assert_eq!(
        (&success["attributes"]["email"], &success["attributes"]["authenticationLevel"]),
        (&"anna@example.eu".into(), &"BASIC".into())
    );
    let again = site.validate("/p3/serviceValidate", &one, &[("format", "json")]).await.json();
    assert_eq!(again["serviceResponse"]["authenticationFailure"]["code"], "INVALID_TICKET");
}

#[tokio::test]
async fn a_client_of_saml_posts_its_ticket_and_reads_an_assertion() {
    let (server, site, account, mut person) = signed_in().await;
    let id = server.id_of(&account).await;
    let target = url::form_urlencoded::Serializer::new(String::new()).append_pair("TARGET", SERVICE).finish();
    let back = person.open(&format!("/cas/login?{target}")).await;
    let (_, one) = back.header("location").split_once("&SAMLart=").unwrap();
    let body = |ticket: &str| {
        format!(
            "<?xml version=\"1.0\"?><SOAP-ENV:Envelope xmlns:SOAP-ENV=\"http://schemas.xmlsoap.org/soap/envelope/\"><SOAP-ENV:Body><samlp:Request xmlns:samlp=\"urn:oasis:names:tc:SAML:1.0:protocol\"><samlp:AssertionArtifact>{ticket}</samlp:AssertionArtifact></samlp:Request></SOAP-ENV:Body></SOAP-ENV:Envelope>"
        )
    };
    let url = format!("/cas/samlValidate?{target}");
    let told = site.post(&url, "text/xml", &body(one)).await;
    for part in [
        &*format!("<saml:NameIdentifier>{id}</saml:NameIdentifier>"),
        "Value=\"samlp:Success\"",
        " NotOnOrAfter=\"",
        " Issuer=\"https://sluss.test\"",
    ] {
        assert!(told.body.contains(part), "{part}: {}", told.body);
    }
    let again = site.post(&url, "text/xml", &body(one)).await;
    assert!(
        again.status == 200 && again.body.contains("samlp:RequestDenied") && !again.body.contains("NameIdentifier")
    );
    let entity = "<!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/hosts\">]><AssertionArtifact>&y;</AssertionArtifact>";
    assert!(site.post(&url, "text/xml", entity).await.body.contains("INVALID_REQUEST"), "k08");
}

#[tokio::test]
async fn k12_a_site_that_asks_for_more_since_is_not_told_of_less() {
    let (server, site, _, mut person) = signed_in().await;
    let one = ticket(&site, &mut person).await;
    server.cas_site("irasff", Level::Medium, &["https://irasff.test/cb?*"], SERVICE).await;
    assert_eq!(code(&site.validate("/p3/serviceValidate", &one, &[]).await.body), "INVALID_TICKET");
}

#[tokio::test]
async fn k03_a_code_is_no_ticket_and_a_ticket_is_no_code() {
    let (server, site, _, mut person) = signed_in().await;
    let oidc = server.site("rasff", Level::Basic).await;
    let back = person.open(&oidc.authorize_url()).await;
    let code_of_oidc = back.header("location").split_once("code=").unwrap().1.split('&').next().unwrap().to_owned();
    assert_eq!(code(&site.validate("/serviceValidate", &code_of_oidc, &[]).await.body), "INVALID_TICKET");
    let one = ticket(&site, &mut person).await;
    assert_eq!(oidc.redeem(&one).await.status, 400);
    assert!(site.validate("/serviceValidate", &one, &[]).await.body.contains("authenticationSuccess"));
}
