//! Behind proxies: what they write about visitors is understood, and nothing else that headers claim.

use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::Request;
use sluss_server::config::Settings;
use sluss_testkit::{Answer, Server};

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
