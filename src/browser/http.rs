//! Requests to our own origin. What the answers mean, the callers know.

use gloo_timers::callback::Timeout;
use thiserror::Error;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, Headers, RequestInit, Response};

/// How long a whole answer may take. Slow networks need some of it; one that swallows requests would take for ever.
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

/// What came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The HTTP status.
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

/// The same with another limit, for a server that is asked to hold its answer back.
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
    let controller = AbortController::new()?;
    init.set_signal(Some(&controller.signal()));
    let _limit = Timeout::new(milliseconds, move || controller.abort());
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

/// Ends a request from outside.
#[cfg(feature = "authenticator")]
#[derive(Clone, Debug)]
pub struct Abort(AbortController);

#[cfg(feature = "authenticator")]
impl Abort {
    /// For one request.
    ///
    /// # Errors
    /// Where the browser has none.
    pub fn new() -> Result<Self, Unreachable> {
        Ok(Self(AbortController::new()?))
    }

    /// Ends it.
    pub fn abort(&self) {
        self.0.abort();
    }
}

/// An answer that comes bit by bit.
#[cfg(feature = "authenticator")]
#[derive(Debug)]
pub struct Incoming {
    /// The HTTP status.
    pub status: u16,
    reader: web_sys::ReadableStreamDefaultReader,
}

#[cfg(feature = "authenticator")]
impl Incoming {
    /// Sends a request whose answer is read as it comes.
    ///
    /// # Errors
    /// When no answer came, or the request was ended.
    pub async fn open(url: &str, headers: &[(&str, &str)], body: &str, abort: &Abort) -> Result<Self, Unreachable> {
        let init = request("POST", headers, Some(body))?;
        init.set_signal(Some(&abort.0.signal()));
        let response = fetch(url, &init).await?;
        let reader = response.body().ok_or(Unreachable)?.get_reader().unchecked_into();
        Ok(Self { status: response.status(), reader })
    }

    /// The next bit; `None` at the end.
    ///
    /// # Errors
    /// When the line broke, or the request was ended.
    pub async fn next(&self) -> Result<Option<Vec<u8>>, Unreachable> {
        let read = JsFuture::from(self.reader.read()).await?;
        let field = |name: &str| js_sys::Reflect::get(&read, &name.into());
        if field("done")?.is_truthy() {
            return Ok(None);
        }
        Ok(Some(js_sys::Uint8Array::new(&field("value")?).to_vec()))
    }
}
