//! What is refused before any route sees it: changes that another site asks for (I08), bodies larger or slower than any honest one (A08),
//! and malformed requests.

use std::error::Error;

use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http_body_util::LengthLimitError;
use sluss_protocol::form::Form;
use sluss_protocol::problem::ProblemCode;
use tokio::time::timeout;

use super::answer::Failure;
use super::app::App;
use super::listen::amiss::Amiss;
use super::{csrf, form};

/// The largest body that is read (A08).
pub(super) const BODY_MAX: usize = 64 * 1024;

/// Where other sites may send requests: standard endpoints with credentials of their own.
const OPEN_TO_ALL: [&str; 6] =
    ["/oidc/authorize", "/oidc/token", "/oidc/userinfo", "/oidc/revoke", "/oidc/introspect", "/cas/login"];

/// How many seconds to stay away if no connection was free.
const WAIT_FOR_PLACE: u64 = 10;

/// Where a request comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Source {
    /// One of our pages, or no browser at all, which carries no cookies that it did not choose.
    Own,
    /// A page of another site.
    Other,
    /// The browser does not say.
    Untold,
}

/// A request that changes something must come from one of our own pages. Browsers say where it comes from in
/// `Sec-Fetch-Site`, older ones in `Origin`; if they say nothing, it must carry the secret of one of our pages.
pub(crate) async fn refuse_other_sites(State(app): State<App>, request: Request, next: Next) -> Response {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    let path = request.uri().path();
    if safe || OPEN_TO_ALL.contains(&path) || path.starts_with("/api/device/") {
        return next.run(request).await;
    }
    match source(request.headers(), &app.instance.sluss.issuer) {
        Source::Own => next.run(request).await,
        Source::Other => refused(),
        // No form can send it.
        Source::Untold if path.starts_with("/api/") && request.headers().contains_key(csrf::HEADER) => {
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
    let form = Form::parse(std::str::from_utf8(&bytes).ok()?);
    let shown = form.get(csrf::FIELD)?;
    let genuine = csrf::is_genuine(app, parts.uri.path(), &parts.headers, shown);
    genuine.then(|| Request::from_parts(parts, Body::from(bytes)))
}

fn refused() -> Response {
    Failure::new(ProblemCode::CrossSite, "Open the page at its own address and try again.").into_response()
}

/// Reads the whole body first: no more than the limit around this permits, and no longer than it may take. A body that announces a
/// larger size does not come this far.
pub(crate) async fn take_whole_bodies(State(app): State<App>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    match timeout(app.body_time, to_bytes(body, BODY_MAX)).await {
        Ok(Ok(bytes)) => next.run(Request::from_parts(parts, Body::from(form::wiped(bytes)))).await,
        Ok(Err(error)) if is_too_large(&error) => Failure::new(ProblemCode::TooLarge, "Send less.").into_response(),
        Ok(Err(_)) => {
            Failure::new(ProblemCode::BadRequest, "The body could not be read; send it again.").into_response()
        }
        Err(_) => {
            let mut response = Failure::new(ProblemCode::TooSlow, "Send it faster.").into_response();
            // The rest of it would be read as the next request.
            response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
            response
        }
    }
}

/// Whether a body exceeded the limit, however that error was wrapped.
fn is_too_large(error: &axum::Error) -> bool {
    let mut reason = error.source();
    while let Some(error) = reason {
        if error.is::<LengthLimitError>() {
            return true;
        }
        reason = error.source();
    }
    false
}

/// Answers a malformed request.
pub(crate) async fn refuse_what_came_amiss(request: Request, next: Next) -> Response {
    let failure = match request.extensions().get::<Amiss>() {
        None => return next.run(request).await,
        Some(Amiss::Lines) => Failure::new(ProblemCode::BadRequest, "End every line of the head with CR and LF."),
        Some(Amiss::Host) => Failure::new(ProblemCode::BadRequest, "Name one Host."),
        Some(Amiss::Full) => Failure::busy(WAIT_FOR_PLACE),
    };
    failure.into_response()
}
