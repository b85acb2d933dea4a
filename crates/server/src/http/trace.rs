//! A line in the log for each request, under an id that the answer carries too (M05); and an answer even after a panic.

use axum::extract::{MatchedPath, Request};
use axum::http::HeaderValue;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use sluss_domain::model::id::BASE64;
use sluss_domain::ports::entropy::random;
use sluss_protocol::problem::ProblemCode;
use tracing::Instrument;

use super::answer::Failure;
use crate::platform::SystemEntropy;

const REQUEST_ID: &str = "x-request-id";

/// Logs the route's pattern and never the address itself: handles, codes and tokens stand in addresses (M02).
pub(crate) async fn log(request: Request, next: Next) -> Response {
    let id = BASE64.encode(&random::<9>(&SystemEntropy));
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().map_or("-".to_owned(), |path| path.as_str().to_owned());
    // Whatever is logged on the way carries the id too (M01).
    let mut response = next.run(request).instrument(tracing::info_span!("request", id)).await;
    let status = response.status().as_u16();
    if status >= 500 && status != 503 {
        tracing::error!(request = id, %method, route, status, "request failed");
    } else {
        tracing::info!(request = id, %method, route, status, "request");
    }
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(REQUEST_ID, value);
    }
    response
}

/// A panic in a route ends that request and nothing else.
pub(crate) async fn catch_panics(request: Request, next: Next) -> Response {
    match tokio::spawn(next.run(request).in_current_span()).await {
        Ok(response) => response,
        Err(error) => {
            tracing::error!(panicked = error.is_panic(), "a route ended without an answer");
            Failure::new(ProblemCode::Internal, "Try again; if it happens again, tell us the request id.")
                .into_response()
        }
    }
}

#[cfg(test)]
mod tests {
    use axum::Router;
    use axum::body::Body;
    use axum::http::Request;
    use axum::middleware::from_fn;
    use axum::routing::get;
    use tower::ServiceExt;

    #[tokio::test]
    async fn m05_a_panic_ends_one_request_and_no_more() {
        let broken = get(|headers: axum::http::HeaderMap| async move {
            headers.get("never-sent").expect("a fault of ours").as_bytes().to_vec()
        });
        let router = Router::new().route("/broken", broken).route("/fine", get(|| async { "fine" }));
        let router = router.layer(from_fn(super::catch_panics)).layer(from_fn(super::log));
        let ask = |path: &str| router.clone().oneshot(Request::get(path).body(Body::empty()).unwrap());
        let broken = ask("/broken").await.unwrap();
        assert_eq!(broken.status(), 500);
        assert!(broken.headers().contains_key("x-request-id"));
        assert_eq!(broken.headers()["content-type"], "application/problem+json");
        assert_eq!(ask("/fine").await.unwrap().status(), 200);
    }
}
