//! Behind proxies: what they write about visitors is understood, and nothing else that headers claim.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::Request;
use sluss_server::config::Settings;
use sluss_testkit::{Answer, Line, Server};

async fn behind_a_proxy() -> Server {
    let trusted_proxies = Some(vec!["10.0.0.0/8".parse().unwrap()]);
    Server::start_as(Settings { trusted_proxies, ..Settings::default() }).await
}

async fn ask(server: &Server, path: &str, peer: &str, lines: &[(&str, &str)]) -> Answer {
    let request = lines.iter().fold(Request::get(path), |request, (name, value)| request.header(*name, *value));
    let mut request = request.body(Body::empty()).unwrap();
    request.extensions_mut().insert(ConnectInfo(std::net::SocketAddr::new(peer.parse().unwrap(), 40_000)));
    server.send(request).await
}

#[tokio::test]
async fn g05_the_server_says_whether_it_can_tell_visitors_apart() {
    let server = behind_a_proxy().await;
    for (lines, said) in [
        (vec![("x-forwarded-for", "203.0.113.9:51234")], "well"),
        (vec![("forwarded", "for=\"[2001:db8::7]:4711\";proto=https")], "well"),
        (vec![("x-forwarded-for", "somewhere")], "unreadable"),
        (vec![("forwarded", "for=_hidden")], "hidden"),
        (vec![], "missing"),
        (vec![("x-forwarded-for", "203.0.113.9"), ("forwarded", "for=192.0.2.7")], "contradiction"),
    ] {
        let answer = ask(&server, "/health", "10.0.0.1", &lines).await.json();
        assert_eq!((answer["status"].as_str(), answer["visitors"].as_str()), (Some("ok"), Some(said)), "{lines:?}");
    }
    let far = ask(&server, "/health", "203.0.113.9", &[("x-forwarded-for", "192.0.2.7")]).await.json();
    assert_eq!(far["visitors"], "well");
    let near = ask(&server, "/health", "192.168.0.4", &[("x-forwarded-for", "192.0.2.7")]).await.json();
    assert_eq!(near["visitors"], "not-named");
}

#[tokio::test]
async fn s12_a_public_server_that_names_no_proxy_says_so() {
    let server = Server::start().await;
    let said = async |peer: &str, lines: &[(&str, &str)]| {
        ask(&server, "/health", peer, lines).await.json()["visitors"].as_str().unwrap().to_owned()
    };
    let forwarded = [("x-forwarded-for", "203.0.113.9")];
    for near in ["127.0.0.1", "10.0.0.1", "192.168.0.4", "::1", "fd00::1"] {
        assert_eq!(said(near, &[]).await, "none-named", "{near}");
        assert_eq!(said(near, &forwarded).await, "not-named", "{near}");
    }
    assert_eq!(said("203.0.113.9", &[]).await, "well", "a proxy that lets visitors' addresses through");
    let at_home = Server::start_demonstration().await;
    let answer = ask(&at_home, "/health", "127.0.0.1", &[]).await.json();
    assert_eq!(answer["visitors"], "well", "nobody comes from elsewhere");
}

/// What a server writes into its log at the start, and with the first request that a proxy passes on.
#[tokio::test(flavor = "multi_thread")]
async fn s12_the_log_of_a_public_server_without_a_named_proxy_says_so_twice() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("assets.json"), "{}").unwrap();
    let mut server = Command::new(env!("CARGO_BIN_EXE_sluss"));
    server.env_clear().env("SLUSS_DATA", folder.path()).env("SLUSS_WEB", folder.path());
    server.env("SLUSS_ISSUER", "https://sluss.example.eu").env("SLUSS_LISTEN", "127.0.0.1:0");
    let mut server = Running(server.arg("serve").stdout(Stdio::piped()).spawn().unwrap());
    let mut log = BufReader::new(server.0.stdout.take().unwrap()).lines();
    let mut until = |event: &str| {
        let mut seen: Vec<String> = Vec::new();
        loop {
            let line = log.next().unwrap_or_else(|| panic!("it ended: {seen:?}")).unwrap();
            let found = line.contains(event);
            seen.push(line);
            if found {
                return seen;
            }
        }
    };
    let start = until("\"ready\"");
    let told = |lines: &[String], doubt: &str| {
        lines.iter().filter(|line| line.contains("WARN") && line.contains(&format!("\"doubt\":\"{doubt}\""))).count()
    };
    assert_eq!(told(&start, "none-named"), 1, "{start:?}");
    let ready: serde_json::Value = serde_json::from_str(start.last().unwrap()).unwrap();
    let address = ready["listening"].as_str().unwrap().parse().unwrap();
    for _ in 0..2 {
        let request = "GET /account/sign-in HTTP/1.1\r\nHost: sluss.test\r\nForwarded: for=203.0.113.9\r\n\r\n";
        let mut line = Line::to(address).await;
        line.say(request).await;
        line.answer().await;
    }
    let first = until("\"message\":\"request\"");
    let second = until("\"message\":\"request\"");
    assert_eq!((told(&first, "not-named"), told(&second, "not-named")), (1, 0), "{first:?} {second:?}");
}

/// A program that ends with the test, however that ends.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        _ = self.0.kill();
        _ = self.0.wait();
    }
}

#[tokio::test]
async fn f06_no_header_moves_where_links_lead() {
    let server = behind_a_proxy().await;
    let moved = [("x-forwarded-host", "evil.test"), ("x-forwarded-proto", "http"), ("host", "evil.test")];
    for path in ["/.well-known/openid-configuration", "/account/sign-in", "/"] {
        let answer = ask(&server, path, "10.0.0.1", &moved).await;
        assert!(!answer.body.contains("evil.test") && !answer.header("location").contains("evil.test"), "{answer:?}");
        assert!(!answer.body.contains("http://"), "{}", answer.body);
    }
    let cookie = ask(&server, "/account/sign-in", "10.0.0.1", &moved).await.header("set-cookie").to_owned();
    assert!(cookie.contains("__Host-") && cookie.contains("Secure"), "{cookie}");
}
