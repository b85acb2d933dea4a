//! What a server must not tell about itself (M07): its version, its folders, its insides; and methods that echo.

use axum::body::Body;
use axum::http::{Method, Request};
use sluss_protocol::method::Level;
use sluss_testkit::{Answer, Server};

/// An address of every kind, those of nothing among them.
const PLACES: [&str; 20] = [
    "/",
    "/health",
    "/app/",
    "/app/manifest.webmanifest",
    "/account/",
    "/service-worker.js",
    "/assets",
    "/assets/",
    "/assets/../Cargo.toml",
    "/embed",
    "/embed/",
    "/embed/sluss-sign-in.js",
    "/sign-up",
    "/sign-in/none",
    "/api/account",
    "/api/device/requests",
    "/oidc/authorize",
    "/oidc/token",
    "/.well-known/openid-configuration",
    "/no/such/page",
];

async fn ask(server: &Server, method: &str, path: &str, accept: &str) -> Answer {
    let request = Request::builder().method(Method::from_bytes(method.as_bytes()).unwrap()).uri(path);
    let request = request.header("accept", accept).header("x-canary", "echoed-by-mistake");
    server.send(request.body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn m07_no_answer_names_a_program_or_its_version() {
    let server = Server::start().await;
    for path in PLACES {
        for method in ["GET", "POST", "OPTIONS", "DELETE"] {
            let answer = ask(&server, method, path, "text/html").await;
            for (name, value) in &answer.headers {
                let value = value.to_str().unwrap_or_default().to_lowercase();
                assert!(!["server", "via", "x-powered-by", "x-runtime"].contains(&name.as_str()), "{path}: {name}");
                for program in ["axum", "hyper", "rustls", "tokio", env!("CARGO_PKG_VERSION")] {
                    assert!(!value.contains(program), "{method} {path}: {name}: {value}");
                }
            }
        }
    }
}

#[tokio::test]
async fn m07_folders_are_not_listed() {
    let server = Server::start().await;
    for path in ["/assets", "/assets/", "/assets/locales/", "/embed", "/embed/", "/app/assets/", "/assets/../", "/."] {
        let answer = ask(&server, "GET", path, "text/html").await;
        assert_eq!(answer.status, 404, "{path}: {}", answer.body);
        assert!(!answer.body.contains("sluss-sign-in.js") && !answer.body.contains(".wasm"), "{path}: {}", answer.body);
    }
}

#[tokio::test]
async fn m07_methods_that_echo_are_refused() {
    let server = Server::start().await;
    let site = server.site("rasff", Level::Medium).await;
    let authorize = site.authorize_url();
    for path in PLACES.into_iter().chain([authorize.as_str()]) {
        for method in ["TRACE", "TRACK", "DEBUG", "CONNECT"] {
            let answer = ask(&server, method, path, "*/*").await;
            assert!([404, 405].contains(&answer.status.as_u16()), "{method} {path}: {}", answer.status);
            assert!(!answer.body.contains("echoed-by-mistake"), "{method} {path}");
        }
    }
}

#[tokio::test]
async fn m07_trouble_says_nothing_of_the_insides() {
    let server = Server::start().await;
    let bodies = ["", "{", "a=%ff", "\u{0}", "{\"password\":1e999}", "[[[[[[[["];
    let kinds = ["application/json", "application/x-www-form-urlencoded", "multipart/form-data", "nonsense"];
    for path in PLACES {
        for (body, kind) in bodies.iter().flat_map(|body| kinds.map(|kind| (*body, kind))) {
            let request = Request::post(path).header("content-type", kind).header("origin", "https://sluss.test");
            let answer = server.send(request.body(Body::from(body)).unwrap()).await;
            for inside in ["panicked", ".rs", "src/", "sqlx", "SELECT", "stack", "backtrace", "serde"] {
                assert!(!answer.body.contains(inside), "{path}, {kind}, {body:?}: {}", answer.body);
            }
        }
    }
}
