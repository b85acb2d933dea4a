//! Which proxies are used: those that an operator named, and none that the environment names, whatever is sent.

use std::process::Command;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use sluss_delivery::push::{Reach, WebPush};
use sluss_delivery::web::{self, Proxy};
use sluss_domain::ports::courier::{Push, Pusher, SmsSender};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;

use crate::program::free_port;
use crate::push_service::{courier, key, push};
use crate::{sms, web_gateway};

/// Set in a child process of this test, in which the variables name a proxy.
const CHILD: &str = "SLUSS_TEST_BEHIND_A_PROXY";
/// All the names by which the environment can name a proxy.
const VARIABLES: [&str; 6] = ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"];

/// A proxy that records the first line of each request and connects to nobody.
async fn proxy() -> (u16, Arc<Mutex<Vec<String>>>) {
    let (listener, asked) = (TcpListener::bind("127.0.0.1:0").await.unwrap(), Arc::<Mutex<Vec<String>>>::default());
    let (port, heard) = (listener.local_addr().unwrap().port(), asked.clone());
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let (mut stream, mut line) = (BufReader::new(stream), String::new());
            _ = stream.read_line(&mut line).await;
            heard.lock().unwrap().push(line.trim_end().to_owned());
            _ = stream.write_all(b"HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\nconnection: close\r\n\r\n").await;
        }
    });
    (port, asked)
}

fn named(port: u16) -> Proxy {
    Proxy::try_from(format!("http://127.0.0.1:{port}")).unwrap()
}

/// An endpoint that a browser can name and that leads into our own network.
fn inside() -> Push {
    Push { endpoint: "https://localhost.localdomain/wake".to_owned(), ..push(free_port()) }
}

/// Makes every kind of HTTP request once. The outcomes are tested elsewhere; here only the destinations matter.
async fn all_ask() {
    for reach in [Reach::Public, Reach::Everywhere] {
        _ = courier(key(), reach).send(&inside()).await;
    }
    _ = courier(key(), Reach::Loopback).send(&push(free_port())).await;
    _ = web_gateway::courier(web_gateway::FORM, free_port()).send(&sms("x")).await;
    let client = web::client(Duration::from_secs(2), None).build().unwrap();
    _ = client.get(format!("http://127.0.0.1:{}/health", free_port())).send().await;
}

#[tokio::test]
async fn s13_j11_no_proxy_of_the_environment_is_asked() {
    if std::env::var_os(CHILD).is_some() {
        return all_ask().await;
    }
    let (port, asked) = proxy().await;
    let address = format!("http://127.0.0.1:{port}");
    let mut child = Command::new(std::env::current_exe().unwrap());
    child.args(["--exact", "proxies::s13_j11_no_proxy_of_the_environment_is_asked"]).env(CHILD, "1");
    child.envs(VARIABLES.map(|name| (name, &address))).env_remove("NO_PROXY").env_remove("no_proxy");
    let ended = tokio::task::spawn_blocking(move || child.output()).await.unwrap().unwrap();
    assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stdout));
    assert_eq!(*asked.lock().unwrap(), Vec::<String>::new());
}

#[tokio::test]
async fn s13_a_proxy_that_the_operator_named_is_asked_and_endpoints_are_still_https_at_a_name() {
    let (port, asked) = proxy().await;
    let through = || WebPush { proxy: Some(named(port)), ..courier(key(), Reach::Public) };
    assert!(through().send(&inside()).await.is_err());
    assert_eq!(*asked.lock().unwrap(), ["CONNECT localhost.localdomain:443 HTTP/1.1"]);
    assert!(through().send(&push(free_port())).await.is_err());
    assert_eq!(asked.lock().unwrap().len(), 1);
    let gateway = web_gateway::courier(web_gateway::FORM, free_port()).through(named(port)).unwrap();
    assert!(gateway.send(&sms("x")).await.is_err());
    assert!(asked.lock().unwrap()[1].starts_with("POST http://127.0.0.1:"));
    assert_eq!(gateway.reach().await, Ok(()));
    let gone = web_gateway::courier(web_gateway::FORM, port).through(named(free_port())).unwrap();
    assert!(gone.reach().await.is_err(), "the proxy is what has to be reached");
}

#[test]
fn m02_a_proxy_is_an_address_without_a_password() {
    for good in ["http://proxy.example.eu:3128", "https://proxy.example.eu/", "http://[::1]:3128"] {
        assert!(Proxy::try_from(good.to_owned()).is_ok(), "{good}");
    }
    for bad in [
        "",
        "proxy.example.eu:3128",
        "socks5://proxy.example.eu",
        "http://proxy.example.eu/x",
        "http://a:hunter2@b.test/",
    ] {
        let why = Proxy::try_from(bad.to_owned()).unwrap_err();
        assert!(why.contains("proxy") && !why.contains("hunter2"), "{bad}: {why}");
    }
}
