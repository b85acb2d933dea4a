//! Requests to our own origin. The callers know what the answers mean.

use gloo_timers::callback::Timeout;
use js_sys::Reflect;
use thiserror::Error;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Headers, RequestInit, Response};

use super::door;

/// How long a whole answer may take. Slow networks need some time; one that swallows requests would take for ever.
pub const LIMIT_MS: u32 = 20_000;

/// No answer came: no network, or the server could not be reached, or not in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("no answer came")]
pub struct Unreachable;

impl From<JsValue> for Unreachable {
    fn from(_: JsValue) -> Self {
        Self
    }
}

/// An answer that arrived completely.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The HTTP status, whatever it is: only a missing answer is an error.
    pub status: u16,
    /// The whole body as text.
    pub body: String,
}

/// Sends a request and waits for the whole answer. Redirects are followed, cookies of our own origin go along.
///
/// # Errors
/// When no answer came in time.
pub async fn send(
    method: &str,
    url: &str,
    headers: &[(&str, &str)],
    body: Option<&str>,
) -> Result<Answer, Unreachable> {
    send_within(LIMIT_MS, method, url, headers, body).await
}

/// The same with another time limit, for requests whose answer the server holds back.
///
/// # Errors
/// When no answer came in time.
pub async fn send_within(
    milliseconds: u32,
    method: &str,
    url: &str,
    headers: &[(&str, &str)],
    body: Option<&str>,
) -> Result<Answer, Unreachable> {
    let init = request(method, headers, body)?;
    let controller = door::make("AbortController", &[]);
    if let Some(signal) = controller.as_ref().and_then(|controller| door::get(controller, "signal")) {
        Reflect::set(&init, &"signal".into(), &signal)?;
    }
    let _limit = Timeout::new(milliseconds, move || {
        // If the browser has no `AbortController`, a request ends when the network ends it.
        _ = controller.map(|controller| door::call(&controller, "abort", &[]));
    });
    let response = fetch(url, &init).await?;
    let body = JsFuture::from(response.text()?).await?.as_string().unwrap_or_default();
    Ok(Answer { status: response.status(), body })
}

fn request(method: &str, headers: &[(&str, &str)], body: Option<&str>) -> Result<RequestInit, Unreachable> {
    let init = RequestInit::new();
    init.set_method(method);
    let sent = Headers::new()?;
    for (name, value) in headers {
        sent.set(name, value)?;
    }
    init.set_headers(&sent);
    if let Some(body) = body {
        init.set_body(&JsValue::from_str(body));
    }
    Ok(init)
}

async fn fetch(url: &str, init: &RequestInit) -> Result<Response, Unreachable> {
    let window = web_sys::window().ok_or(Unreachable)?;
    Ok(JsFuture::from(window.fetch_with_str_and_init(url, init)).await?.unchecked_into())
}
