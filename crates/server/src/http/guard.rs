//! What is refused before any route sees it: changes that another site asks for (I08), and bodies larger than any honest one (A08).

use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use sluss_protocol::problem::ProblemCode;

use super::answer::Failure;
use super::{App, BODY_MAX};

/// Where other sites may send to: standard endpoints with proofs of their own.
const OPEN_TO_ALL: [&str; 3] = ["/oidc/authorize", "/oidc/token", "/oidc/userinfo"];

/// A request that changes something must come from one of our own pages. Browsers say where it comes from in
/// `Sec-Fetch-Site`, older ones in `Origin`; who says neither is no browser, and carries no cookies that it did not choose.
pub(crate) async fn refuse_other_sites(State(app): State<App>, request: Request, next: Next) -> Response {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    let path = request.uri().path();
    let open = OPEN_TO_ALL.contains(&path) || path.starts_with("/api/device/");
    if safe || open || is_own(request.headers(), &app.house.sluss.issuer) {
        return next.run(request).await;
    }
    Failure::new(ProblemCode::CrossSite, "Open the page at its own address and try again.").into_response()
}

fn is_own(headers: &HeaderMap, issuer: &str) -> bool {
    let text = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    match (text("sec-fetch-site"), text("origin")) {
        (Some(site), _) => site == "same-origin",
        (None, Some(origin)) => origin == issuer,
        (None, None) => true,
    }
}

/// Says no by the announced length, before the body is on its way.
pub(crate) async fn refuse_large_bodies(request: Request, next: Next) -> Response {
    let length = request.headers().get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok());
    if length.and_then(|length| length.parse::<usize>().ok()).is_some_and(|length| length > BODY_MAX) {
        return Failure::new(ProblemCode::TooLarge, "Send less.").into_response();
    }
    next.run(request).await
}
