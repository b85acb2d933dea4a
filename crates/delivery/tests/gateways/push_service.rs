//! Web Push to a push service that accepts, refuses, has forgotten the device, is full, or never answers.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_FIXED, ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair, UnparsedPublicKey,
};
use axum::Router;
use axum::body::Bytes;
use axum::http::{HeaderMap, StatusCode};
use serde_json::Value;
use sluss_delivery::push::{Reach, VapidKey, WebPush};
use sluss_domain::model::id::BASE64;
use sluss_domain::ports::courier::{Push, Pusher, SendError};
use sluss_domain::{Clock, Timestamp};

use crate::Counting;
use crate::program::free_port;

struct Noon;
impl Clock for Noon {
    fn now(&self) -> Timestamp {
        Timestamp(1_800_000_000_000)
    }
}

pub(crate) struct Key(EcdsaKeyPair);
impl VapidKey for Key {
    fn public(&self) -> Vec<u8> {
        self.0.public_key().as_ref().to_vec()
    }
    fn sign(&self, message: &[u8]) -> Vec<u8> {
        self.0.sign(&SystemRandom::new(), message).unwrap().as_ref().to_vec()
    }
}

pub(crate) fn key() -> Arc<Key> {
    let made = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &SystemRandom::new()).unwrap();
    Arc::new(Key(EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, made.as_ref()).unwrap()))
}

type Asked = Arc<Mutex<Vec<(HeaderMap, Bytes)>>>;

async fn service(status: u16, after: Duration) -> (u16, Asked) {
    let asked = Asked::default();
    let seen = asked.clone();
    let answer = move |headers: HeaderMap, body: Bytes| async move {
        seen.lock().unwrap().push((headers, body));
        tokio::time::sleep(after).await;
        StatusCode::from_u16(status).unwrap()
    };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move { axum::serve(listener, Router::new().fallback(answer)).await });
    (port, asked)
}

pub(crate) fn courier(key: Arc<Key>, reach: Reach) -> WebPush {
    let push = WebPush::new(key, "mailto:operator@example.eu".to_owned(), Arc::new(Noon), Arc::new(Counting));
    WebPush { reach, wait: Duration::from_millis(400), ..push }
}

pub(crate) fn push(port: u16) -> Push {
    Push {
        endpoint: format!("http://127.0.0.1:{port}/wake/device"),
        p256dh: key().public(),
        auth: vec![7; 16],
        payload: b"sig_abc".to_vec(),
        ttl: Duration::from_secs(120),
        topic: Some("sign-in".to_owned()),
    }
}

async fn outcome(status: u16, after: Duration) -> Result<(), SendError> {
    let (port, _) = service(status, after).await;
    courier(key(), Reach::Everywhere).send(&push(port)).await
}

#[tokio::test]
async fn a_push_says_who_asks_how_urgent_it_is_and_how_long_to_keep_it() {
    let (port, asked) = service(201, Duration::ZERO).await;
    let key = key();
    courier(key.clone(), Reach::Everywhere).send(&push(port)).await.unwrap();
    let (headers, body) = asked.lock().unwrap().remove(0);
    let header = |name: &str| headers[name].to_str().unwrap().to_owned();
    assert_eq!((header("ttl"), header("urgency"), header("topic")), ("120".into(), "high".into(), "sign-in".into()));
    assert_eq!(header("content-encoding"), "aes128gcm");
    let authorization = header("authorization");
    let (token, public) = authorization.strip_prefix("vapid t=").unwrap().split_once(", k=").unwrap();
    assert_eq!(BASE64.decode(public.as_bytes()).unwrap(), key.public());
    let (signed, signature) = token.rsplit_once('.').unwrap();
    let signature = BASE64.decode(signature.as_bytes()).unwrap();
    UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, key.public()).verify(signed.as_bytes(), &signature).unwrap();
    let claims = BASE64.decode(signed.split_once('.').unwrap().1.as_bytes()).unwrap();
    let claims: Value = serde_json::from_slice(&claims).unwrap();
    assert_eq!(claims["aud"], format!("http://127.0.0.1:{port}"));
    assert_eq!(claims["exp"], 1_800_000_000 + 12 * 60 * 60);
    assert_eq!(claims["sub"], "mailto:operator@example.eu");
    assert_eq!(body.len(), 86 + b"sig_abc".len() + 1 + 16, "header, payload, its end, tag");
    assert!(!body.windows(7).any(|part| part == b"sig_abc"));
}

#[tokio::test]
async fn what_a_push_service_answers_decides() {
    assert_eq!(outcome(201, Duration::ZERO).await, Ok(()));
    for status in [404, 410] {
        assert_eq!(outcome(status, Duration::ZERO).await, Err(SendError::Gone), "{status}");
    }
    for status in [429, 500, 503] {
        let later = SendError::Unavailable(format!("status {status}"));
        assert_eq!(outcome(status, Duration::ZERO).await, Err(later), "{status}");
    }
    for status in [302, 400, 403, 413] {
        assert_eq!(outcome(status, Duration::ZERO).await, Err(SendError::Refused(format!("status {status}"))));
    }
}

/// A service that refuses with this status and body.
async fn refusing(status: u16, words: String) -> u16 {
    let answer = move || async move { (StatusCode::from_u16(status).unwrap(), words.clone()) };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move { axum::serve(listener, Router::new().fallback(answer)).await });
    port
}

#[tokio::test]
async fn what_a_push_service_gives_as_its_reason_is_kept() {
    let courier = courier(key(), Reach::Everywhere);
    let port = refusing(403, "{\"reason\":\"BadJwtToken\"}\n".to_owned()).await;
    let refused = Err(SendError::Refused("status 403: {\"reason\":\"BadJwtToken\"}".to_owned()));
    assert_eq!(courier.send(&push(port)).await, refused);
    let port = refusing(429, "slow\r\n\u{7}down".to_owned()).await;
    assert_eq!(courier.send(&push(port)).await, Err(SendError::Unavailable("status 429: slow down".to_owned())));
}

#[tokio::test]
async fn m02_a_push_services_reason_is_short_and_without_secrets() {
    let token = format!("eyJ0eXAiOiJKV1QiLCJhbGciOiJFUzI1NiJ9.{}", "c2VjcmV0".repeat(9));
    let port = refusing(400, format!("bad token \"vapid t={token}\" for /wake/device {}", "x ".repeat(90_000))).await;
    let Err(SendError::Refused(why)) = courier(key(), Reach::Everywhere).send(&push(port)).await else { panic!() };
    assert!(why.starts_with("status 400: bad token \"vapid ") && !why.contains("c2VjcmV0"), "{why}");
    assert!(why.chars().count() <= 220, "{why}");
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let push = push(listener.local_addr().unwrap().port());
    let words = format!("nobody at {} any more", push.endpoint);
    let answer = move || async move { (StatusCode::BAD_REQUEST, words) };
    tokio::spawn(async move { axum::serve(listener, Router::new().fallback(answer)).await });
    let told = courier(key(), Reach::Everywhere).send(&push).await;
    assert_eq!(told, Err(SendError::Refused("status 400: nobody at … any more".to_owned())));
}

#[tokio::test]
async fn a_push_service_that_never_answers_or_is_not_there_holds_nobody_up() {
    let never = outcome(201, Duration::from_secs(30)).await;
    assert_eq!(never, Err(SendError::Unclear("no answer in time".to_owned())));
    let down = courier(key(), Reach::Everywhere).send(&push(free_port())).await;
    assert_eq!(down, Err(SendError::Unavailable("it cannot be reached".to_owned())));
}

#[tokio::test]
async fn an_endpoint_inside_our_own_network_is_not_asked() {
    let (port, asked) = service(201, Duration::ZERO).await;
    let courier = courier(key(), Reach::Public);
    let inside = Push { endpoint: format!("https://localhost.localdomain/{port}"), ..push(port) };
    for push in [push(port), Push { endpoint: format!("https://127.0.0.1:{port}/"), ..push(port) }] {
        assert_eq!(courier.send(&push).await, Err(SendError::Refused("the subscription cannot be used".to_owned())));
    }
    assert!(courier.send(&inside).await.is_err());
    assert_eq!(asked.lock().unwrap().len(), 0);
}

#[tokio::test]
async fn a_demonstration_asks_this_machine_and_nobody_else() {
    let (port, asked) = service(201, Duration::ZERO).await;
    let courier = courier(key(), Reach::Loopback);
    assert_eq!(courier.send(&push(port)).await, Ok(()));
    for endpoint in [format!("http://localhost:{port}/"), "https://push.example.eu/wake".to_owned()] {
        let refused = Err(SendError::Refused("the subscription cannot be used".to_owned()));
        assert_eq!(courier.send(&Push { endpoint, ..push(port) }).await, refused);
    }
    assert_eq!(asked.lock().unwrap().len(), 1);
}
