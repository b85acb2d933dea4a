//! What is refused before any route sees it: changes that another site asks for (I08), and bodies larger than any honest one (A08).

use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use sluss_oidc::Params;
use sluss_protocol::problem::ProblemCode;

use super::answer::Failure;
use super::{App, BODY_MAX, form};

/// Where other sites may send to: standard endpoints with proofs of their own.
const OPEN_TO_ALL: [&str; 3] = ["/oidc/authorize", "/oidc/token", "/oidc/userinfo"];

/// Where a request comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Source {
    /// One of our pages, or no browser at all, which carries no cookies that it did not choose.
    Own,
    /// Another site.
    Other,
    /// The browser keeps it to itself.
    Untold,
}

/// A request that changes something must come from one of our own pages. Browsers say where it comes from in
/// `Sec-Fetch-Site`, older ones in `Origin`; where they say nothing, it must carry the secret of one of our pages.
pub(crate) async fn refuse_other_sites(State(app): State<App>, request: Request, next: Next) -> Response {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    let path = request.uri().path();
    if safe || OPEN_TO_ALL.contains(&path) || path.starts_with("/api/device/") {
        return next.run(request).await;
    }
    match source(request.headers(), &app.house.sluss.issuer) {
        Source::Own => next.run(request).await,
        Source::Other => refused(),
        // No form can send it.
        Source::Untold if path.starts_with("/api/") && request.headers().contains_key(form::HEADER) => {
            next.run(request).await
        }
        Source::Untold => match genuine(&app, request).await {
            Some(request) => next.run(request).await,
            None => refused(),
        },
    }
}

fn source(headers: &HeaderMap, issuer: &str) -> Source {
    let text = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    match (text("sec-fetch-site"), text("origin")) {
        (Some("same-origin"), _) | (None, None) => Source::Own,
        (Some(_), _) => Source::Other,
        (None, Some("null")) => Source::Untold,
        (None, Some(origin)) if origin == issuer => Source::Own,
        (None, Some(_)) => Source::Other,
    }
}

/// The request, if its form carries the secret.
async fn genuine(app: &App, request: Request) -> Option<Request> {
    let (parts, body) = request.into_parts();
    let bytes = to_bytes(body, BODY_MAX).await.ok()?;
    let form = Params::parse(std::str::from_utf8(&bytes).ok()?);
    let shown = form.get(form::FIELD)?;
    let genuine = form::is_genuine(app, parts.uri.path(), &parts.headers, shown);
    genuine.then(|| Request::from_parts(parts, Body::from(bytes)))
}

fn refused() -> Response {
    Failure::new(ProblemCode::CrossSite, "Open the page at its own address and try again.").into_response()
}

/// Says no by the announced length, before the body is on its way.
pub(crate) async fn refuse_large_bodies(request: Request, next: Next) -> Response {
    let length = request.headers().get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok());
    if length.and_then(|length| length.parse::<usize>().ok()).is_some_and(|length| length > BODY_MAX) {
        return Failure::new(ProblemCode::TooLarge, "Send less.").into_response();
    }
    next.run(request).await
}
