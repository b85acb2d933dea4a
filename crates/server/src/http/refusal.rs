//! The form of a refusal: a person gets a page and a program a problem document, whichever part of the server refused.

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use sluss_app::sign_in::{ErrorExtras, ErrorKind};
use sluss_protocol::problem::ProblemCode;

use super::answer::Failure;
use super::app::App;
use super::headers::{OwnStyles, Surface};

/// Puts the refusal into the form that the client expects. The status and every other header stay.
pub(crate) async fn in_words(State(app): State<App>, request: Request, next: Next) -> Response {
    let reader = is_person(request.headers()).then(|| app.cookies().language(request.headers()));
    let response = next.run(request).await;
    let refused = response.status().is_client_error() || response.status().is_server_error();
    if !refused || is(&response, "text/html") {
        return response;
    }
    if let Some(language) = reader {
        let surface = response.extensions().get::<Surface>().cloned().unwrap_or_default();
        let page = app.error_page_with(kind(&response), language, ErrorExtras::default(), surface);
        return with_body_of(response, page);
    }
    // The framework's own refusals are plain text.
    match code(response.status()).filter(|_| is(&response, "text/plain")) {
        Some(code) => {
            let what_to_do = match code {
                ProblemCode::TooLarge => "Send less.",
                _ => "See the documentation of this address.",
            };
            with_body_of(response, Failure::new(code, what_to_do).into_response())
        }
        None => response,
    }
}

/// Whether a person navigates to a page, rather than a script, a program or a picture asking. Older browsers show it by what they accept.
fn is_person(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    match text("sec-fetch-mode") {
        Some(mode) => mode == "navigate",
        None => text("accept").is_some_and(|accepted| accepted.contains("text/html")),
    }
}

fn is(response: &Response, kind: &str) -> bool {
    let said = response.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    said.is_some_and(|said| said.starts_with(kind))
}

/// The same refusal in another body.
fn with_body_of(response: Response, other: Response) -> Response {
    let (mut parts, _) = response.into_parts();
    let (mut said, body): (_, Body) = other.into_parts();
    if let Some(styles) = said.extensions.remove::<OwnStyles>() {
        parts.extensions.insert(styles);
    }
    for name in [header::CONTENT_LENGTH, header::CONTENT_ENCODING, header::CONTENT_DISPOSITION] {
        parts.headers.remove(name);
    }
    for name in [header::CONTENT_TYPE, header::RETRY_AFTER] {
        if let Some(value) =
            said.headers.get(&name).filter(|_| name != header::RETRY_AFTER || !parts.headers.contains_key(&name))
        {
            parts.headers.insert(name, value.clone());
        }
    }
    Response::from_parts(parts, body)
}

fn kind(response: &Response) -> ErrorKind {
    let code = response.extensions().get::<ProblemCode>().copied();
    let (crossed, trouble) = (code == Some(ProblemCode::CrossSite), code == Some(ProblemCode::Unavailable));
    match response.status() {
        StatusCode::UNAUTHORIZED => ErrorKind::SignedOut,
        StatusCode::FORBIDDEN if crossed => ErrorKind::CrossSite,
        StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED | StatusCode::GONE => ErrorKind::NoPage,
        StatusCode::PAYLOAD_TOO_LARGE | StatusCode::URI_TOO_LONG => ErrorKind::TooLarge,
        StatusCode::TOO_MANY_REQUESTS => ErrorKind::TooOften,
        StatusCode::SERVICE_UNAVAILABLE if trouble => ErrorKind::Unavailable,
        StatusCode::SERVICE_UNAVAILABLE => ErrorKind::Busy,
        status if status.is_server_error() => ErrorKind::Internal,
        _ => ErrorKind::BadRequest,
    }
}

const fn code(status: StatusCode) -> Option<ProblemCode> {
    Some(match status {
        StatusCode::BAD_REQUEST | StatusCode::UNPROCESSABLE_ENTITY => ProblemCode::BadRequest,
        StatusCode::NOT_FOUND => ProblemCode::NotFound,
        StatusCode::METHOD_NOT_ALLOWED => ProblemCode::MethodNotAllowed,
        StatusCode::PAYLOAD_TOO_LARGE => ProblemCode::TooLarge,
        StatusCode::UNSUPPORTED_MEDIA_TYPE => ProblemCode::UnsupportedMediaType,
        StatusCode::INTERNAL_SERVER_ERROR => ProblemCode::Internal,
        _ => return None,
    })
}
