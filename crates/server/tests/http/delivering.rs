//! The part of a running server that sends: woken by what is posted, quiet about what it says, and done before it ends.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use sluss_delivery::http::{Account, Gateway};
use sluss_delivery::push::VapidKey;
use sluss_domain::model::message::{Content, Message, Recipient};
use sluss_domain::model::phone::PhoneNumber;
use sluss_domain::ports::courier::SendError;
use sluss_protocol::language::Language;
use sluss_server::delivering::deliver;
use sluss_testkit::Server;
use tokio::sync::watch;

use crate::ear::Ear;

async fn post(server: &Server, code: &str) {
    let sluss = server.house().sluss;
    let to = Recipient::Phone(PhoneNumber::e164("+46701740605").unwrap());
    let content = Content::SignInCode { code: code.to_owned(), site: "RASFF Window".to_owned(), framed_in: None };
    let post = sluss.messages().post(&Message { to, language: Language::Sv, content }, Duration::from_secs(300));
    sluss.store.commit(vec![post]).await.unwrap();
}

/// Waits for a state, in steps shorter than the pause between two looks, so that only being woken is quick enough.
async fn soon(mut is_so: impl FnMut() -> bool) {
    for _ in 0..200 {
        if is_so() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("it did not come to that within two seconds");
}

#[tokio::test]
async fn m02_what_is_posted_is_sent_at_once_and_logged_without_code_and_number() {
    let ear = Ear::listen();
    let server = Server::start().await;
    let (stop, stopping) = watch::channel(false);
    let running = tokio::spawn(deliver(server.house(), stopping));
    post(&server, "492817").await;
    soon(|| server.sms_to("+46701740605").len() == 1).await;
    server.outbox.fail(Some(SendError::Unavailable("status 503".to_owned())));
    post(&server, "118205").await;
    let said = || ear.all();
    soon(|| said().contains("a message is tried again")).await;
    stop.send_replace(true);
    tokio::time::timeout(Duration::from_secs(2), running).await.unwrap().unwrap();
    let said = said();
    assert!(
        said.contains("a message was sent") && said.contains("\"way\":\"sms\"") && said.contains("status 503"),
        "{said}"
    );
    for secret in ["492817", "118205", "701740605", "RASFF"] {
        assert!(!said.contains(secret), "{secret} in {said}");
    }
}

/// A gateway over HTTP that takes what it gets and then says nothing for longer than anybody waits.
async fn silent_gateway(asked: Arc<Mutex<Vec<String>>>) -> Gateway {
    let answer = move |body: String| async move {
        asked.lock().unwrap().push(body);
        tokio::time::sleep(Duration::from_secs(30)).await;
    };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, axum::Router::new().fallback(answer)).await });
    let template = toml::from_str(&format!("url = {url:?}\nbody = 'to={{to}}&text={{text}}&id={{id}}'")).unwrap();
    Gateway::patient(template, Account::default(), Duration::from_millis(300)).unwrap()
}

#[tokio::test]
async fn d07_a_gateway_that_never_answers_gets_each_code_once_from_all_nodes() {
    let server = Server::start().await;
    let asked = Arc::<Mutex<Vec<String>>>::default();
    let (stop, stopping) = watch::channel(false);
    let mut house = server.house();
    house.sluss.couriers.sms = Arc::new(silent_gateway(asked.clone()).await);
    let nodes = [tokio::spawn(deliver(house.clone(), stopping.clone())), tokio::spawn(deliver(house, stopping))];
    post(&server, "492817").await;
    soon(|| asked.lock().unwrap().len() == 1).await;
    server.clock.advance(Duration::from_secs(30));
    post(&server, "118205").await;
    soon(|| asked.lock().unwrap().len() == 2).await;
    stop.send_replace(true);
    for node in nodes {
        tokio::time::timeout(Duration::from_secs(3), node).await.unwrap().unwrap();
    }
    server.clock.advance(Duration::from_secs(200));
    assert_eq!(server.deliver().await, [], "both are done with");
    let asked = asked.lock().unwrap();
    assert!(asked.iter().any(|body| body.contains("492817")) && asked.iter().any(|body| body.contains("118205")));
}

#[tokio::test]
async fn the_key_that_browsers_subscribe_to_outlives_restarts_and_rotation() {
    let server = Server::start().await;
    let before = server.house().keys.public();
    server.house().rotate_keys().await.unwrap();
    server.crash().await;
    assert_eq!(server.house().keys.public(), before);
    assert_eq!(before.len(), 65, "an uncompressed P-256 point");
}
