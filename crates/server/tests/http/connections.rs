//! Connections that are slow, silent, odd or too many cost those who make them, and nobody else (item 6 of *Harden*).

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::json;
use sluss_protocol::method::{Level, Method};
use sluss_server::config::Settings;
use sluss_testkit::{Line, Listening, Person, Phone, Server};
use tempfile::TempDir;

/// A test that hangs says so.
async fn surely<T>(what: impl Future<Output = T>) -> T {
    tokio::time::timeout(Duration::from_secs(60), what).await.expect("it came to an end")
}

/// A file with these limits.
fn limits(limits: &str) -> (TempDir, Settings) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sluss.toml");
    std::fs::write(&file, format!("[connections]\n{limits}\n")).unwrap();
    (folder, Settings { config: Some(file), ..Settings::default() })
}

async fn listening(with: &str) -> (Server, Listening) {
    let (_folder, settings) = limits(with);
    let server = Server::start_as(settings).await;
    let listening = server.listen().await;
    (server, listening)
}

/// A phone that waits for requests.
async fn wait(line: &mut Line, phone: &mut Phone, how: &str) {
    let proof = phone.watch_proof(&json!({}));
    let body = json!({ "proofs": [proof], "whole": false }).to_string();
    let length = body.len();
    let head =
        format!("POST /api/device/requests?wait=25 HTTP/1.1\r\nHost: sluss.test\r\n{how}Content-Length: {length}\r\n");
    assert!(line.say(&format!("{head}Content-Type: application/json\r\n\r\n{body}")).await);
}

#[tokio::test]
async fn s06_a_head_that_does_not_come_in_time_is_cut() {
    let (_server, listening) = listening("head_seconds = 1").await;
    let (mut silent, mut half, mut late) = (listening.line().await, listening.line().await, listening.line().await);
    assert!(half.say("GET /health HTTP/1.1\r\nHost: sluss").await);
    assert_eq!(late.get("/health").await.0, 200);
    assert!(late.say("GET /hea").await);
    for line in [&mut silent, &mut half, &mut late] {
        assert_eq!(surely(line.end()).await, "");
    }
    let mut dripping = listening.line().await;
    dripping.say("GET /health HTTP/1.1\r\nX: ").await;
    surely(async {
        while dripping.say("x").await {
            tokio::time::sleep(Duration::from_millis(50)).await
        }
    })
    .await;
}

#[tokio::test]
async fn s06_a_connection_that_is_kept_and_not_used_is_cut() {
    let (_server, listening) = listening("idle_seconds = 1").await;
    let mut line = listening.line().await;
    assert_eq!(line.get("/health").await.0, 200);
    assert_eq!(line.get("/health").await.0, 200, "kept");
    assert_eq!(surely(line.end()).await, "");
}

#[tokio::test]
async fn s06_a_phone_that_waits_is_not_cut() {
    let (server, listening) = listening("head_seconds = 1\nidle_seconds = 1\nbody_seconds = 1").await;
    let account = server.account("anna@example.eu").await;
    let mut phone = Person::new(&server).add_device(&account).await;
    let (mut poll, mut stream) = (listening.line().await, listening.line().await);
    wait(&mut poll, &mut phone, "").await;
    wait(&mut stream, &mut phone, "Accept: text/event-stream\r\n").await;
    surely(stream.until("event: requests", 1)).await;
    // Every limit has passed when one that began later was cut.
    let mut idle = listening.line().await;
    assert_eq!(idle.get("/health").await.0, 200);
    assert_eq!(surely(idle.end()).await, "");
    let site = server.site("rasff", Level::Medium).await;
    let mut person = Person::new(&server);
    let page = person.come_from(&site).await;
    person.enter_password(&page, &account, Method::Pin).await;
    let (status, answer) = surely(poll.answer()).await;
    assert!(status == 200 && answer.contains("device_id"), "{answer}");
    surely(stream.until("device_id", 1)).await;
}

#[tokio::test]
async fn s06_a_body_that_drips_is_cut_with_408() {
    let (_server, listening) = listening("body_seconds = 1").await;
    for path in ["/sign-up", "/api/device/requests", "/no-such-page"] {
        let mut line = listening.line().await;
        let head = format!("POST {path} HTTP/1.1\r\nHost: sluss.test\r\nContent-Length: 60000\r\n\r\n");
        assert!(line.say(&head).await);
        let drip = async {
            loop {
                tokio::select! {
                    answer = line.answer() => return answer,
                    () = tokio::time::sleep(Duration::from_millis(50)) => { line.say("a").await; }
                }
            }
        };
        let (status, answer) = surely(drip).await;
        assert_eq!(status, 408, "{answer}");
        assert!(answer.contains("connection: close") && answer.contains("urn:sluss:problem:too-slow"), "{answer}");
        assert_eq!(surely(line.end()).await, "");
    }
}

#[tokio::test]
async fn s06_a_head_that_is_too_large_is_refused_and_the_refusal_arrives() {
    let (_server, listening) = listening("").await;
    let large = format!("GET /health HTTP/1.1\r\nHost: sluss.test\r\nX: {}\r\n\r\n", "x".repeat(400_000));
    let many = format!("GET /health HTTP/1.1\r\nHost: sluss.test\r\n{}\r\n", "X: x\r\n".repeat(200));
    for refused in [&large, &many, &large, &large] {
        let mut line = listening.line().await;
        assert!(line.say(refused).await);
        let said = surely(line.end()).await;
        assert!(said.starts_with("HTTP/1.1 431 "), "{said}");
    }
    // Where it is still on its way when it is refused, it is taken until the other side has noticed.
    let (begin, rest) = large.split_at(100_000);
    let mut line = listening.line().await;
    assert!(line.say(begin).await);
    assert_eq!(surely(line.answer()).await.0, 431);
    assert!(line.say(rest).await && line.say(rest).await, "no reset that would take the refusal along");
    // What proxies pass on is not too large.
    let honest =
        format!("GET /health?{} HTTP/1.1\r\nHost: sluss.test\r\nX: {}\r\n\r\n", "x".repeat(30_000), "x".repeat(30_000));
    let mut line = listening.line().await;
    line.say(&honest).await;
    assert_eq!(line.answer().await.0, 200);
}

#[tokio::test]
async fn s06_a_request_names_one_host() {
    let (_server, listening) = listening("").await;
    for hosts in [
        "",
        "Host: sluss.test\r\nHost: sluss.test\r\n",
        "Host: a.test\r\nhost: b.test\r\n",
        "Host:\r\n",
        "Host: a b\r\n",
    ] {
        let mut line = listening.line().await;
        line.say(&format!("GET /health HTTP/1.1\r\n{hosts}\r\n")).await;
        let said = surely(line.end()).await;
        assert!(
            said.starts_with("HTTP/1.1 400 ") && said.contains("urn:sluss:problem:bad-request"),
            "{hosts:?} {said}"
        );
        assert!(said.contains("x-request-id") && said.contains("content-security-policy"), "as any other: {said}");
    }
    let mut line = listening.line().await;
    line.say("GET /health HTTP/1.0\r\n\r\n").await;
    assert!(surely(line.end()).await.starts_with("HTTP/1.0 200 "), "before HTTP/1.1 there was no such rule");
}

#[tokio::test]
async fn s06_every_line_of_a_head_ends_with_cr_and_lf() {
    let (_server, listening) = listening("").await;
    for bare in [
        "GET /health HTTP/1.1\nHost: sluss.test\r\n\r\n",
        "GET /health HTTP/1.1\r\nHost: sluss.test\n\r\n",
        "GET /health HTTP/1.1\r\nHost: sluss.test\r\n\n",
        "GET /health HTTP/1.1\nHost: sluss.test\n\n",
        "POST /sign-up HTTP/1.1\r\nHost: sluss.test\r\nContent-Length: 3\r\n\r\na\nbGET /health HTTP/1.1\nHost: sluss.test\r\n\r\n",
    ] {
        let mut line = listening.line().await;
        line.say(bare).await;
        let said = surely(line.end()).await;
        let refused = said.contains("HTTP/1.1 400 ") || bare.starts_with("POST");
        assert!(refused && !said.contains("\"visitors\""), "{bare:?} {said}");
    }
    // In a body they are the body's own, and the connection goes on behind it.
    let mut line = listening.line().await;
    line.say("POST /no-such HTTP/1.1\r\nHost: sluss.test\r\nContent-Length: 4\r\n\r\na\nb\n").await;
    assert_eq!(line.answer().await.0, 404);
    assert_eq!(line.get("/health").await.0, 200);
}

#[tokio::test]
async fn s06_a_full_server_answers_health_and_tells_everybody_else_when_to_come_back() {
    let (_server, listening) = listening("most = 2\nreserve = 2").await;
    let (mut one, mut other) = (listening.line().await, listening.line().await);
    assert_eq!((one.get("/health").await.0, other.get("/sign-up").await.0), (200, 200));
    let mut health = listening.line().await;
    let (status, answer) = health.get("/health").await;
    assert!(status == 200 && answer.contains("connection: close"), "{answer}");
    surely(health.end()).await;
    let mut visitor = listening.line().await;
    visitor.say("GET /sign-up HTTP/1.1\r\nHost: sluss.test\r\nAccept: text/html\r\n\r\n").await;
    let said = surely(visitor.end()).await;
    assert!(said.starts_with("HTTP/1.1 503 ") && said.contains("retry-after: 10\r\n"), "{said}");
    assert!(said.contains("connection: close") && said.contains("<!DOCTYPE html>"), "a person reads a page: {said}");
    let mut slow = listening.line().await;
    slow.say("POST /health HTTP/1.1\r\nHost: sluss.test\r\nContent-Length: 9\r\n\r\n").await;
    assert!(surely(slow.end()).await.starts_with("HTTP/1.1 503 "), "not even health waits for a body");
    drop((one, slow));
    surely(async { while listening.line().await.get("/sign-up").await.0 != 200 {} }).await;
    assert_eq!(other.get("/sign-up").await.0, 200, "those who are there notice nothing");
}

#[tokio::test]
async fn s06_nobody_keeps_the_reserve() {
    let (_server, listening) = listening("most = 1\nreserve = 1\nhead_seconds = 1").await;
    let mut one = listening.line().await;
    assert_eq!(one.get("/health").await.0, 200);
    let _silent = listening.line().await;
    let mut health = listening.line().await;
    assert_eq!(surely(health.get("/health")).await.0, 200, "it waits for its turn");
}

#[tokio::test]
async fn s06_a_server_that_stops_lets_the_waiting_go_and_what_is_on_its_way_arrive() {
    let (server, listening) = listening("stop_seconds = 5").await;
    let account = server.account("anna@example.eu").await;
    let mut phone = Person::new(&server).add_device(&account).await;
    let (mut poll, mut stream, mut idle) = (listening.line().await, listening.line().await, listening.line().await);
    let (mut half, mut body) = (listening.line().await, listening.line().await);
    assert_eq!(idle.get("/health").await.0, 200);
    wait(&mut stream, &mut phone, "Accept: text/event-stream\r\n").await;
    surely(stream.until("event: requests", 1)).await;
    wait(&mut poll, &mut phone, "").await;
    half.say("GET /health HTTP/1.1\r\nHost: sluss").await;
    body.say("POST /no-such HTTP/1.1\r\nHost: sluss.test\r\nContent-Length: 4\r\n\r\nab").await;
    // The last of them is there; the others were before it.
    assert_eq!(listening.line().await.get("/health").await.0, 200);
    let address = listening.address;
    let ended = listening.stop();
    assert_eq!(surely(idle.end()).await, "");
    assert!(tokio::net::TcpStream::connect(address).await.is_err(), "nobody new is taken");
    let (status, answer) = surely(poll.answer()).await;
    assert!(status == 200 && answer.ends_with("[]"), "{answer}");
    surely(stream.end()).await;
    body.say("cd").await;
    let said = surely(body.end()).await;
    assert!(said.starts_with("HTTP/1.1 404 ") && said.contains("connection: close"), "{said}");
    surely(ended).await.unwrap();
    assert_eq!(surely(half.end()).await, "");
}

/// The program itself, with a web app that has no files.
fn start(folder: &Path, config: &Path, listen: SocketAddr) -> Child {
    std::fs::write(folder.join("assets.json"), "{}").unwrap();
    let mut program = Command::new(env!("CARGO_BIN_EXE_sluss"));
    program.env_clear().env("SLUSS_DATA", folder).env("SLUSS_CONFIG", config).env("SLUSS_WEB", folder);
    let program = program.arg("serve").env("SLUSS_LISTEN", listen.to_string());
    program.stdin(Stdio::null()).stdout(Stdio::null()).spawn().unwrap()
}

#[tokio::test]
async fn s06_the_program_ends_in_time_whatever_is_half_there() {
    let (folder, settings) = limits("stop_seconds = 4");
    let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap();
    let mut program = start(folder.path(), &settings.config.unwrap(), free);
    surely(async {
        while tokio::net::TcpStream::connect(free).await.is_err() {
            assert!(program.try_wait().unwrap().is_none(), "it has ended");
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    })
    .await;
    let (mut half, mut body, mut idle) = (Line::to(free).await, Line::to(free).await, Line::to(free).await);
    half.say("GET /health HTTP/1.1\r\nHost: sluss").await;
    body.say("POST /no-such HTTP/1.1\r\nHost: sluss.test\r\nContent-Length: 4\r\n\r\nab").await;
    assert_eq!(idle.get("/health").await.0, 200);
    let told = Command::new("kill").args(["-TERM", &program.id().to_string()]).status().unwrap();
    assert!(told.success());
    assert_eq!(surely(idle.end()).await, "");
    body.say("cd").await;
    assert_eq!(surely(body.answer()).await.0, 404);
    let ended = tokio::task::spawn_blocking(move || program.wait().unwrap());
    assert!(surely(ended).await.unwrap().success());
    assert_eq!(surely(half.end()).await, "");
}
