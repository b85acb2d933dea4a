//! An answer that is read as it arrives: the open line over which the server announces requests.

use js_sys::Uint8Array;
use std::cell::Cell;
use wasm_bindgen::JsValue;

use super::door;
use super::http::Unreachable;

/// Aborts a request from outside. If the browser cannot, the request ends when the server or the network ends it.
#[derive(Clone, Debug)]
pub struct Abort(Option<JsValue>);

impl Abort {
    /// An end for one request, which has not been used yet.
    #[must_use]
    pub fn new() -> Self {
        Self(door::make("AbortController", &[]))
    }

    /// Ends the request; one that is over stays as it is.
    pub fn abort(&self) {
        if let Some(controller) = &self.0 {
            // One that has already ended cannot be aborted.
            _ = door::call(controller, "abort", &[]);
        }
    }
}

impl Default for Abort {
    fn default() -> Self {
        Self::new()
    }
}

/// An answer that arrives in pieces.
#[derive(Debug)]
pub struct Line {
    /// The HTTP status, known before the first bit has come.
    pub status: u16,
    response: JsValue,
    /// Reads the pieces; a browser without one gives everything at once, at the end.
    reader: Option<JsValue>,
    over: Cell<bool>,
}

impl Line {
    /// Sends a `POST` whose answer is read as it arrives.
    ///
    /// # Errors
    /// When no answer came, or the request was aborted.
    pub async fn open(url: &str, headers: &[(&str, &str)], body: &str, abort: &Abort) -> Result<Self, Unreachable> {
        let headers: Vec<_> = headers.iter().map(|(name, value)| (*name, JsValue::from_str(value))).collect();
        let mut wanted =
            vec![("method", "POST".into()), ("headers", door::object(&headers)), ("body", JsValue::from_str(body))];
        wanted.extend(abort.0.as_ref().and_then(|abort| door::get(abort, "signal")).map(|signal| ("signal", signal)));
        let global = JsValue::from(js_sys::global());
        let response = door::wait(&global, "fetch", &[url.into(), door::object(&wanted)]).await?;
        let status = door::get(&response, "status").and_then(|status| status.as_f64()).unwrap_or_default() as u16;
        let reader = door::get(&response, "body").and_then(|body| door::call(&body, "getReader", &[]).ok());
        Ok(Self { status, response, reader, over: Cell::new(false) })
    }

    /// The next piece; `None` at the end.
    ///
    /// # Errors
    /// When the line broke, or the request was aborted.
    pub async fn next(&self) -> Result<Option<Vec<u8>>, Unreachable> {
        let Some(reader) = &self.reader else { return self.all_at_once().await };
        let read = door::wait(reader, "read", &[]).await?;
        if door::get(&read, "done").is_some_and(|done| done.is_truthy()) {
            return Ok(None);
        }
        Ok(door::get(&read, "value").map(|bits| Uint8Array::new(&bits).to_vec()))
    }

    async fn all_at_once(&self) -> Result<Option<Vec<u8>>, Unreachable> {
        if self.over.replace(true) {
            return Ok(None);
        }
        let all = door::wait(&self.response, "arrayBuffer", &[]).await?;
        Ok(Some(Uint8Array::new(&all).to_vec()))
    }

    /// The rest, as text.
    ///
    /// # Errors
    /// As [`Line::next`].
    pub async fn rest(&self) -> Result<String, Unreachable> {
        let mut all = Vec::new();
        while let Some(bits) = self.next().await? {
            all.extend(bits);
        }
        Ok(String::from_utf8_lossy(&all).into_owned())
    }
}
