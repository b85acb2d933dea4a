//! A log line for each request, under an id that the answer carries too (M05); and an answer even after a panic.

use std::any::Any;
use std::time::Duration;

use axum::body::Body;
use axum::extract::{MatchedPath, Request};
use axum::http::HeaderValue;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use sluss_domain::model::id::BASE64;
use sluss_domain::ports::entropy::random;
use sluss_protocol::problem::ProblemCode;
use tower_http::request_id::{MakeRequestId, RequestId};
use tracing::{Instrument, Span};

use super::answer::Failure;
use crate::platform::SystemEntropy;

/// The header that carries it.
const REQUEST_ID: &str = "x-request-id";

/// Ids of our own making.
#[derive(Clone, Copy, Debug)]
pub(super) struct RandomIds;

impl MakeRequestId for RandomIds {
    fn make_request_id<B>(&mut self, _: &axum::http::Request<B>) -> Option<RequestId> {
        HeaderValue::from_str(&BASE64.encode(&random::<9>(&SystemEntropy))).ok().map(RequestId::new)
    }
}

/// Drops an id that a request brings along: anybody could choose it, and it would end up in our log.
pub(super) async fn forget_foreign_id(mut request: Request) -> Request {
    request.headers_mut().remove(REQUEST_ID);
    request
}

/// What every log line on the way carries (M01): the route's pattern and never the address itself, since addresses contain handles, codes and
/// tokens (M02).
pub(super) fn span(request: &Request) -> Span {
    let id = request.extensions().get::<RequestId>().and_then(|id| id.header_value().to_str().ok());
    let route = request.extensions().get::<MatchedPath>().map_or("-", MatchedPath::as_str);
    tracing::info_span!("request", id, method = %request.method(), route)
}

/// The line. Trouble with the database is logged elsewhere, and a full server is no fault.
pub(super) fn line(response: &Response<Body>, took: Duration, _: &Span) {
    let (status, milliseconds) = (response.status().as_u16(), took.as_millis());
    if status >= 500 && status != 503 {
        tracing::error!(status, milliseconds, "request failed");
    } else {
        tracing::info!(status, milliseconds, "request");
    }
}

/// The answer for a route that has panicked. The panic's message is in the log by then.
pub(super) fn panicked(_: Box<dyn Any + Send>) -> Response {
    tracing::error!(panicked = true, "a route ended without an answer");
    Failure::new(ProblemCode::Internal, "Try again. If it happens again, tell us the request id.").into_response()
}

/// Clients may hang up: what has begun runs to its end anyway, and is not cancelled between two steps.
pub(super) async fn to_its_end(request: Request, next: Next) -> Response {
    tokio::spawn(next.run(request).in_current_span()).await.unwrap_or_else(|error| panicked(Box::new(error)))
}

#[cfg(test)]
mod tests {
    use axum::Router;
    use axum::body::Body;
    use axum::http::Request;
    use axum::routing::get;
    use tower::ServiceExt;

    use crate::http::layers::traced;

    #[tokio::test]
    async fn m05_a_panic_ends_one_request_and_no_more() {
        let broken = get(|headers: axum::http::HeaderMap| async move {
            headers.get("never-sent").expect("a fault of ours").as_bytes().to_vec()
        });
        let router = Router::new().route("/broken", broken).route("/fine", get(|| async { "fine" }));
        let router = traced(router, |router| router);
        let ask = |path: &str| router.clone().oneshot(Request::get(path).body(Body::empty()).unwrap());
        let broken = ask("/broken").await.unwrap();
        assert_eq!(broken.status(), 500);
        assert!(broken.headers().contains_key("x-request-id"));
        assert_eq!(broken.headers()["content-type"], "application/problem+json");
        assert_eq!(ask("/fine").await.unwrap().status(), 200);
    }

    #[tokio::test]
    async fn m02_a_request_id_that_a_visitor_brings_along_is_not_taken_over() {
        let router = traced(Router::new().route("/", get(|| async {})), |router| router);
        let request = Request::get("/").header("x-request-id", "chosen").body(Body::empty()).unwrap();
        let answer = router.oneshot(request).await.unwrap();
        assert_ne!(answer.headers()["x-request-id"], "chosen");
        assert_eq!(answer.headers().get_all("x-request-id").iter().count(), 1);
    }
}
