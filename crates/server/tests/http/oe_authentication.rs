//! What OpenEuropa's module for Drupal (`oe_authentication`, on top of the module `cas`) sends, and how it reads an answer: the rules that it
//! applies, in words of our own, applied to answers of this server by a parser that knows neither DTDs nor entities.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::routing::post;
use roxmltree::{Document, Node};
use serde_json::{Map, Value, json};
use sluss_domain::model::attributes::{Attributes, GROUPS};
use sluss_domain::model::relying_party::{Assurance, CasService};
use sluss_protocol::form::Form;
use sluss_protocol::method::{Level, Method};
use sluss_testkit::{Account, CasSite, Person, Server};
use tokio::net::TcpListener;

/// Where Drupal's module `cas` wants people back.
const SERVICE: &str = "https://drupal.test/casservice?returnto=/node/1%3Fa%3D1";
/// What the module adds to each validation by default.
const DEFAULTS: [(&str, &str); 4] =
    [("assuranceLevel", "TOP"), ("ticketTypes", "SERVICE,PROXY"), ("userDetails", "true"), ("groups", "*")];
/// Groups and texts that are hard to get through.
const HARD: &str = "é😀 & < ]]> \"'";

/// What the module makes of an answer: its attributes, by name; `Err` with the code of a failure.
fn processed(body: &str) -> Result<Map<String, Value>, String> {
    let document = Document::parse(body).unwrap_or_else(|error| panic!("{error}: {body}"));
    let first = document.root_element().first_element_child().expect("one element");
    assert_eq!(document.root_element().children().count(), 1, "an answer is one of two elements");
    if first.has_tag_name(("http://www.yale.edu/tp/cas", "authenticationFailure")) {
        assert!(!first.text().unwrap_or_default().trim().is_empty(), "a blank text is no failure to some");
        return Err(first.attribute("code").expect("a code").to_owned());
    }
    assert!(body.contains("cas:authenticationSuccess"), "the prefix is looked for as text");
    Ok(elements(first).map(|child| (child.tag_name().name().to_owned(), read(child))).collect())
}

/// The children. The module calls a method of elements on each, so anything else is the end of the request.
fn elements<'a>(node: Node<'a, 'a>) -> impl Iterator<Item = Node<'a, 'a>> {
    node.children().inspect(|child| assert!(child.is_element(), "{child:?}"))
}

/// A child with `number` is a list, or a map if no two of its own children have the same name; any other is its text.
fn read(node: Node<'_, '_>) -> Value {
    if node.attribute("number").is_none() {
        let texts = node.descendants().filter(Node::is_text).filter_map(|text| text.text());
        return texts.collect::<String>().into();
    }
    let mut map = Map::new();
    let all: Vec<_> =
        node.children().filter(Node::is_element).map(|child| (child.tag_name().name(), read(child))).collect();
    map.extend(all.iter().map(|(name, value)| ((*name).to_owned(), value.clone())));
    if map.len() == all.len() && !all.is_empty() {
        return map.into();
    }
    all.into_iter().map(|(_, value)| value).collect()
}

/// What Drupal's `cas` reads, and others that know CAS 3: the first `user`, and what stands in `attributes`.
fn plain(body: &str) -> (String, Vec<(String, String)>) {
    let document = Document::parse(body).unwrap();
    let named = |name: &'static str| move |node: &Node<'_, '_>| node.has_tag_name(("http://www.yale.edu/tp/cas", name));
    assert_eq!(document.descendants().filter(named("user")).count(), 1, "one client joins the texts of all of them");
    let user = document.descendants().find(named("user")).and_then(|user| user.text()).unwrap().to_owned();
    let attributes = document.descendants().find(named("attributes")).unwrap();
    let text = |node: Node<'_, '_>| (node.tag_name().name().to_owned(), node.text().unwrap_or_default().to_owned());
    (user, elements(attributes).map(text).collect())
}

/// A site that is registered as docs/relying-parties.md says, and somebody who signs in there.
struct Drupal {
    server: Server,
    site: CasSite,
    account: Account,
    person: Person,
}

impl Drupal {
    async fn start(groups: &[&str]) -> Self {
        let server = Server::start().await;
        let drupal = Self::service();
        server.register_service("drupal", Level::Basic, drupal).await;
        let mut party = server.instance().sluss.relying_parties().find("drupal").await.unwrap();
        party.released.names = [GROUPS, "departmentNumber"].map(|name| (name.to_owned(), name.to_owned())).into();
        server.instance().sluss.relying_parties().put(party).await.unwrap();
        let site = server.cas_site("another", Level::Basic, &["https://another.test/"], SERVICE).await;
        let account = server.account("anna@example.eu").await;
        let mut attributes = Attributes::default();
        attributes.set(GROUPS, groups.iter().map(|group| (*group).to_owned())).unwrap();
        attributes.set("departmentNumber", [HARD.to_owned()]).unwrap();
        server.instance().sluss.accounts().set_attributes(&account.email, attributes, None).await.unwrap();
        let mut person = Person::new(&server);
        let page = person.begin(&site.login_url(&[])).await;
        let _ = site.ticket(&person.enter_password(&page, &account, Method::Password).await);
        Self { server, site, account, person }
    }

    fn service() -> CasService {
        let addresses = vec!["https://drupal.test/casservice?*".to_owned(), "https://drupal.test/".to_owned()];
        CasService { addresses, assurance: Assurance(40), ..CasService::default() }
    }

    async fn ticket(&mut self) -> String {
        self.site.ticket_in(self.person.open(&self.site.login_url(&[])).await.header("location"))
    }

    async fn validated(&mut self, more: &[(&str, &str)]) -> String {
        let ticket = self.ticket().await;
        let asked: Vec<_> = DEFAULTS.iter().chain(more).copied().collect();
        let answer = self.site.validate("/TicketValidationService", &ticket, &asked).await;
        assert_eq!(answer.status, 200, "another status has no code for Drupal");
        answer.body
    }
}

#[tokio::test]
async fn the_fields_that_the_module_maps_are_there_by_its_defaults_and_plain_clients_read_the_same() {
    let mut drupal = Drupal::start(&["A", "B"]).await;
    let body = drupal.validated(&[]).await;
    let told = processed(&body).unwrap();
    for (name, value) in [
        ("email", "anna@example.eu"),
        ("firstName", "Anna"),
        ("lastName", "Test"),
        ("departmentNumber", HARD),
        ("domain", "sluss.test"),
        ("authenticationLevel", "BASIC"),
        ("assuranceLevel", "40"),
    ] {
        assert_eq!(told[name], json!(value), "{name}");
    }
    let (user, attributes) = plain(&body);
    assert_eq!(told["user"], json!(user));
    assert_eq!(user, drupal.server.id_of(&drupal.account).await.to_string(), "without white space around it");
    let values =
        |name: &str| attributes.iter().filter(|(known, _)| known == name).map(|(_, text)| &**text).collect::<Vec<_>>();
    assert_eq!(values("departmentNumber"), [HARD]);
    assert_eq!(values("groups"), ["A", "B"]);
}

#[tokio::test]
async fn golden_12_groups_are_what_the_module_makes_of_one_three_and_none() {
    for (groups, read) in
        [(&[][..], json!([])), (&["A"], json!({ "group": "A" })), (&[" A", "B ", " C "], json!(["A", "B", "C"]))]
    {
        let mut drupal = Drupal::start(groups).await;
        assert_eq!(processed(&drupal.validated(&[]).await).unwrap()["groups"], read, "{groups:?}");
    }
}

#[tokio::test]
async fn golden_14_a_site_that_forces_two_steps_gets_them_and_a_ticket_of_one_step_is_refused() {
    let mut drupal = Drupal::start(&[]).await;
    let forced = [("authenticationLevel", "MEDIUM")];
    assert_eq!(processed(&drupal.validated(&forced).await), Err("INVALID_STRENGTH".to_owned()));

    let phone = Person::new(&drupal.server).add_device(&drupal.account).await;
    let site = drupal.site.at("https://drupal.test/casservice?returnto=/&force_2fa=1");
    let page = drupal.person.begin(&site.login_url(&forced)).await;
    let page = drupal.person.enter_password(&page, &drupal.account, Method::Qr).await;
    let ticket = site.ticket(&drupal.person.answer_second_factor(&page, &phone).await);
    let asked: Vec<_> = DEFAULTS.into_iter().chain(forced).collect();
    let told = processed(&site.validate("/TicketValidationService", &ticket, &asked).await.body).unwrap();
    assert_eq!(told["authenticationLevel"], "MEDIUM");
    assert_eq!(told["strengths"], json!({ "strength": "PASSWORD_SOFTWARE_TOKEN" }));
    assert_eq!(told["authenticationFactors"]["mobileDevice"], json!("Phone"));
}

#[tokio::test]
async fn the_modules_proxy_callback_is_called_by_post_and_its_status_alone_counts() {
    let mut drupal = Drupal::start(&[]).await;
    let called = Arc::new(Mutex::new(Vec::new()));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let callback = format!("http://{}/cas/proxy-callback", listener.local_addr().unwrap());
    let calls = called.clone();
    let hear = post(async move |body: String| {
        calls.lock().unwrap().push(body);
        ([("content-type", "xml")], "<proxySuccess xmlns=\"https://drupal.test\"/>")
    });
    tokio::spawn(async move { axum::serve(listener, Router::new().route("/cas/proxy-callback", hear)).await });
    let service = CasService { proxy_callbacks: vec![callback.clone()], callback_by_post: true, ..Drupal::service() };
    drupal.server.register_service("drupal", Level::Basic, service).await;
    let told = processed(&drupal.validated(&[("pgtUrl", &callback)]).await).unwrap();
    let calls = called.lock().unwrap().clone();
    let [call] = calls.as_slice() else { panic!("once: {calls:?}") };
    let form = Form::parse(call);
    assert_eq!(told["proxyGrantingTicket"], json!(form.get("pgtIou").unwrap()));
    assert!(form.get("pgtId").unwrap().starts_with("PGT-"));
}

#[tokio::test]
async fn the_modules_other_links_lead_where_they_should() {
    let mut drupal = Drupal::start(&[]).await;
    for (address, leads_to) in [
        ("/cas/eim/external/register.cgi?service=https://drupal.test/", "/sign-up"),
        ("/cas/logout?service=https://drupal.test/", "https://drupal.test/"),
        ("/cas/logout?url=https://drupal.test/", "https://drupal.test/"),
    ] {
        assert_eq!(drupal.person.open(address).await.header("location"), leads_to, "{address}");
    }
}
