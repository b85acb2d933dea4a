//! A service acts for a person at another: proxy-granting tickets, proxy tickets, and what they end with.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Bytes;
use axum::http::{Method as Verb, StatusCode, Uri};
use axum::routing::any;
use sluss_domain::model::relying_party::CasService;
use sluss_protocol::form::Form;
use sluss_protocol::method::{Level, Method};
use sluss_testkit::{CasSite, Person, Server};
use tokio::net::TcpListener;

const SERVICE: &str = "https://irasff.test/cb";
const TARGET: &str = "https://archive.test/";

/// A callback on this machine: what it was called with, in order.
#[derive(Clone, Default)]
struct Callback {
    calls: Arc<Mutex<Vec<(Verb, String)>>>,
}

impl Callback {
    async fn start(&self, status: StatusCode) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}/proxy", listener.local_addr().unwrap());
        let calls = self.calls.clone();
        let hear = any(async move |verb: Verb, uri: Uri, body: Bytes| {
            let said = if verb == Verb::GET {
                uri.query().unwrap_or_default().to_owned()
            } else {
                String::from_utf8_lossy(&body).into_owned()
            };
            calls.lock().unwrap().push((verb, said));
            status
        });
        tokio::spawn(async move { axum::serve(listener, Router::new().route("/proxy", hear)).await });
        address
    }

    /// The last call, as a form.
    fn last(&self) -> (Verb, Form) {
        let (verb, said) = self.calls.lock().unwrap().last().cloned().expect("it was called");
        (verb, Form::parse(&said))
    }
}

async fn register(server: &Server, callback: &str, callback_by_post: bool) {
    let service = CasService {
        addresses: vec![SERVICE.to_owned()],
        proxy_callbacks: vec![callback.to_owned()],
        callback_by_post,
        ..CasService::default()
    };
    server.register_service("irasff", Level::Basic, service).await;
}

async fn signed_in(server: &Server) -> (CasSite, CasSite, Person) {
    let site = server.cas_site("irasff", Level::Basic, &[SERVICE], SERVICE).await;
    let target = server.cas_site("archive", Level::Basic, &[TARGET], TARGET).await;
    let account = server.account("anna@example.eu").await;
    let mut person = Person::new(server);
    let page = person.begin(&site.login_url(&[])).await;
    let _ = site.ticket(&person.enter_password(&page, &account, Method::Password).await);
    (site, target, person)
}

async fn ticket(site: &CasSite, person: &mut Person) -> String {
    site.ticket_in(person.open(&site.login_url(&[])).await.header("location"))
}

fn between<'a>(body: &'a str, element: &str) -> &'a str {
    let inner = body.split_once(&format!("<cas:{element}>")).and_then(|(_, rest)| rest.split_once("</"));
    inner.unwrap_or_else(|| panic!("no {element}: {body}")).0
}

async fn proxy(site: &CasSite, pgt: &str, target: &str) -> String {
    let query = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("targetService", target)
        .append_pair("pgt", pgt)
        .finish();
    site.get(&format!("/cas/proxy?{query}")).await.body
}

#[tokio::test]
async fn k09_a_service_acts_for_a_person_until_they_sign_out() {
    let server = Server::start().await;
    let (site, target, mut person) = signed_in(&server).await;
    let callback = Callback::default();
    let address = callback.start(StatusCode::OK).await;
    register(&server, &address, false).await;
    let one = ticket(&site, &mut person).await;
    let told = site.validate("/serviceValidate", &one, &[("pgtUrl", &address)]).await;
    let iou = between(&told.body, "proxyGrantingTicket");
    let (verb, called) = callback.last();
    assert_eq!((verb, called.get("pgtIou")), (Verb::GET, Some(iou)));
    let pgt = called.get("pgtId").unwrap().to_owned();
    assert!(iou.starts_with("PGTIOU-") && pgt.starts_with("PGT-") && iou.len() <= 64 && pgt.len() <= 64);
    assert!(!told.body.contains(&pgt), "only the callback hears of it");

    let answer = proxy(&site, &pgt, TARGET).await;
    let given = between(&answer, "proxyTicket").to_owned();
    assert!(given.starts_with("PT-") && given.len() == 32, "{given}");
    let refused = target.validate("/serviceValidate", &given, &[]).await;
    assert!(refused.body.contains("code=\"INVALID_TICKET_SPEC\""), "k06: {}", refused.body);
    let given = between(&proxy(&site, &pgt, TARGET).await, "proxyTicket").to_owned();
    let told = target.validate("/proxyValidate", &given, &[]).await;
    assert!(
        told.body.contains(&format!("<cas:proxies><cas:proxy>{address}</cas:proxy></cas:proxies>")),
        "{}",
        told.body
    );
    assert!(told.body.contains("<cas:ticketType>PROXY<"), "{}", told.body);
    let again = target.validate("/proxyValidate", &given, &[]).await;
    assert!(again.body.contains("code=\"INVALID_TICKET\""), "k03: {}", again.body);

    let waiting = between(&proxy(&site, &pgt, TARGET).await, "proxyTicket").to_owned();
    person.open("/cas/logout").await;
    assert!(proxy(&site, &pgt, TARGET).await.contains("code=\"BAD_PGT\""));
    let over = target.validate("/proxyValidate", &waiting, &[]).await;
    assert!(over.body.contains("code=\"INVALID_TICKET\""), "{}", over.body);
}

#[tokio::test]
async fn k09_a_callback_that_is_not_registered_is_never_called() {
    let server = Server::start().await;
    let (site, _, mut person) = signed_in(&server).await;
    let callback = Callback::default();
    let address = callback.start(StatusCode::OK).await;
    for (path, code) in
        [("/serviceValidate", "UNAUTHORIZED_SERVICE_PROXY"), ("/TicketValidationService", "ACCESSED_DENIED")]
    {
        let one = ticket(&site, &mut person).await;
        let told = site.validate(path, &one, &[("pgtUrl", &address)]).await;
        assert!(told.body.contains(&format!("code=\"{code}\"")), "{}", told.body);
    }
    register(&server, "https://irasff.test/proxy", false).await;
    for (path, code) in
        [("/serviceValidate", "INVALID_PROXY_CALLBACK"), ("/TicketValidationService", "INVALID_PROXY_CALLBACK_URL")]
    {
        for other in [&*address, "http://evil.test/", "https://evil.test/", "x"] {
            let one = ticket(&site, &mut person).await;
            let told = site.validate(path, &one, &[("pgtUrl", other)]).await;
            assert!(told.body.contains(&format!("code=\"{code}\"")), "{other}: {}", told.body);
        }
    }
    assert!(callback.calls.lock().unwrap().is_empty());
}

#[tokio::test]
async fn golden_16_a_callback_that_fails_gives_no_ticket_and_a_plain_client_still_hears_who_it_is() {
    let server = Server::start().await;
    let (site, _, mut person) = signed_in(&server).await;
    for status in [StatusCode::NOT_FOUND, StatusCode::INTERNAL_SERVER_ERROR, StatusCode::FOUND] {
        let callback = Callback::default();
        let address = callback.start(status).await;
        register(&server, &address, false).await;
        let one = ticket(&site, &mut person).await;
        let told = site.validate("/p3/serviceValidate", &one, &[("pgtUrl", &address)]).await;
        assert!(
            told.body.contains("authenticationSuccess") && !told.body.contains("proxyGrantingTicket"),
            "{}",
            told.body
        );
        let pgt = callback.last().1.get("pgtId").unwrap().to_owned();
        assert!(proxy(&site, &pgt, TARGET).await.contains("code=\"BAD_PGT\""), "{status}");
        let one = ticket(&site, &mut person).await;
        let told = site.validate("/TicketValidationService", &one, &[("pgtUrl", &address)]).await;
        assert!(told.body.contains("code=\"ECAS_PROXY_COMMUNICATION_ERROR\""), "{}", told.body);
    }
}

#[tokio::test]
async fn k09_a_service_of_the_dialect_is_called_by_post() {
    let server = Server::start().await;
    let (site, _, mut person) = signed_in(&server).await;
    let callback = Callback::default();
    let address = callback.start(StatusCode::OK).await;
    register(&server, &address, true).await;
    let one = ticket(&site, &mut person).await;
    let told = site.validate("/TicketValidationService", &one, &[("pgtUrl", &address)]).await;
    let (verb, form) = callback.last();
    assert_eq!((verb, form.get("pgtIou")), (Verb::POST, Some(between(&told.body, "proxyGrantingTicket"))));
    assert_eq!(callback.calls.lock().unwrap().len(), 1, "not both ways");
}

#[tokio::test]
async fn k12_a_proxy_is_no_way_around_a_level_or_a_registration() {
    let server = Server::start().await;
    let (site, _, mut person) = signed_in(&server).await;
    let callback = Callback::default();
    let address = callback.start(StatusCode::OK).await;
    register(&server, &address, false).await;
    server.cas_site("strict", Level::Medium, &["https://strict.test/"], "").await;
    let one = ticket(&site, &mut person).await;
    site.validate("/serviceValidate", &one, &[("pgtUrl", &address)]).await;
    let pgt = callback.last().1.get("pgtId").unwrap().to_owned();
    for (target, code) in [
        ("https://strict.test/", "UNAUTHORIZED_SERVICE"),
        ("https://evil.test/", "UNAUTHORIZED_SERVICE"),
        ("", "INVALID_REQUEST"),
    ] {
        assert!(proxy(&site, &pgt, target).await.contains(&format!("code=\"{code}\"")), "{target}");
    }
    let service = CasService { addresses: vec![SERVICE.to_owned()], ..CasService::default() };
    server.register_service("irasff", Level::Basic, service).await;
    assert!(proxy(&site, &pgt, TARGET).await.contains("code=\"UNAUTHORIZED_SERVICE\""), "it may not any more");
    for wrong in ["PGT-AAAA", &one, ""] {
        let answer = proxy(&site, wrong, TARGET).await;
        assert!(answer.contains(if wrong.is_empty() { "INVALID_REQUEST" } else { "BAD_PGT" }), "{wrong}: {answer}");
    }
}
