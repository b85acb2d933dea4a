//! Addresses that open something for whoever reads them: none of them stands in our log, and operators are told of each (S31).

use axum::body::Body;
use axum::http::{Method, Request};
use sluss_testkit::Server;

use crate::log_capture::LogCapture;

/// Where the routes are, and what operators read about them.
const ROUTES: &str = concat!(
    include_str!("../../src/router.rs"),
    include_str!("../../src/routes/api/account/mod.rs"),
    include_str!("../../src/routes/cas/mod.rs")
);
const ADVICE: &str = include_str!("../../../../docs/proxy-logs.md");

const CANARY: &str = "canary-in-an-address";

/// Every address with a place in it that whoever asks fills in.
fn open_addresses() -> Vec<&'static str> {
    let paths = ROUTES.split(".route(\"").skip(1).filter_map(|rest| rest.split_once('"')).map(|(path, _)| path);
    paths.filter(|path| path.contains('{')).collect()
}

fn filled(pattern: &str) -> String {
    let parts = pattern.split('/').map(|part| if part.starts_with('{') { CANARY } else { part });
    parts.collect::<Vec<_>>().join("/")
}

#[tokio::test]
async fn m02_s31_no_address_stands_in_our_log() {
    let server = Server::start().await;
    let addresses = open_addresses();
    assert!(addresses.len() > 15, "the routes are found: {addresses:?}");
    let log = LogCapture::listen();
    let known = [
        "/oidc/authorize",
        "/oidc/token",
        "/sign-up",
        "/forgotten",
        "/account/",
        "/account/sign-in",
        "/app/",
        "/cas/login",
        "/cas/logout",
        "/cas/serviceValidate",
        "/cas/proxy",
        "/cas/login/init",
    ];
    for path in addresses.iter().map(|pattern| filled(pattern)).chain(known.map(str::to_owned)) {
        for method in [Method::GET, Method::POST, Method::PUT, Method::DELETE] {
            let url = format!(
                "{path}?code={CANARY}&state={CANARY}&to={CANARY}&service={CANARY}&ticket={CANARY}&pgt={CANARY}"
            );
            let request = Request::builder().method(method).uri(url).header("referer", format!("/reset/{CANARY}"));
            let request = request.header("cookie", format!("__Host-sluss-account=ses_{CANARY}"));
            let request = request.header("authorization", format!("Bearer tok_{CANARY}"));
            let body = format!("csrf={CANARY}&password={CANARY}&code={CANARY}");
            server.send(request.body(Body::from(body)).unwrap()).await;
        }
    }
    let told = log.in_service();
    assert!(told.iter().any(|line| line.contains("/sign-in/{handle}")), "the log says which route: {told:?}");
    let leaks: Vec<_> = told.iter().filter(|line| line.contains(CANARY)).collect();
    assert!(leaks.is_empty(), "{leaks:?}");
}

#[test]
fn s31_operators_are_told_of_every_address_that_opens_something() {
    // Names of rows and files that open nothing without a session or a device's key.
    let opens = |path: &&&str| {
        let closed = ["/api/", "/assets/", "/embed/", "/account/", "/logo/", "/help/"];
        closed.iter().all(|start| !path.starts_with(start))
    };
    for path in open_addresses().iter().filter(opens) {
        let (base, below) =
            path.strip_prefix("/sign-in/{handle}").map_or((*path, ""), |below| ("/sign-in/{handle}", below));
        assert!(
            ADVICE.contains(&format!("`{base}`")) && (below.is_empty() || ADVICE.contains(&format!("`{below}`"))),
            "{path}"
        );
    }
}
