//! The web app's files: inside the program, or from a folder while one is being worked on. Hashed names are cached for ever.

use std::borrow::Cow;
use std::collections::HashMap;
use std::path::{Component, Path, PathBuf};

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use rust_embed::RustEmbed;
use sluss_protocol::problem::ProblemCode;

use super::answer::Failure;

/// The web app as `cargo xtask web` made it. In a debug build nothing is embedded: files are read where they were built.
#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../../target/web/dist"]
#[allow_missing = true]
struct Embedded;

/// The files, and the names that they got when they were hashed.
#[derive(Debug)]
pub struct Assets {
    folder: Option<PathBuf>,
    hashed: HashMap<String, String>,
}

impl Assets {
    /// The files in `folder`, or those inside the program.
    ///
    /// # Errors
    /// A sentence that says how to get them.
    pub fn open(folder: Option<PathBuf>) -> Result<Self, String> {
        let mut assets = Self { folder, hashed: HashMap::new() };
        let index = assets.read("assets.json").ok_or("the web app is missing: build it with `cargo xtask web`")?;
        assets.hashed = serde_json::from_slice(&index).map_err(|error| format!("assets.json: {error}"))?;
        Ok(assets)
    }

    /// No files at all, for tests of what needs none.
    #[must_use]
    pub fn none() -> Self {
        Self { folder: Some(PathBuf::from("/nonexistent")), hashed: HashMap::new() }
    }

    /// Where a file is served, by the name that it had before it was hashed.
    #[must_use]
    pub fn url(&self, name: &str) -> String {
        self.hashed.get(name).cloned().unwrap_or_else(|| format!("/assets/{name}"))
    }

    fn read(&self, path: &str) -> Option<Cow<'static, [u8]>> {
        let plain = Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
        match &self.folder {
            _ if !plain => None,
            Some(folder) => std::fs::read(folder.join(path)).ok().map(Cow::Owned),
            None => Embedded::get(path).map(|file| file.data),
        }
    }

    /// Answers with a file, compressed as far as the browser takes it.
    pub(crate) fn serve(&self, path: &str, request: &HeaderMap) -> Response {
        let accepted = request.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let found = [("br", ".br"), ("gzip", ".gz"), ("", "")].into_iter().find_map(|(encoding, suffix)| {
            let wanted =
                encoding.is_empty() || accepted.split(',').any(|part| part.trim().split(';').next() == Some(encoding));
            wanted.then(|| self.read(&format!("{path}{suffix}"))).flatten().map(|bytes| (encoding, bytes))
        });
        let Some((encoding, bytes)) = found else {
            return Failure::new(ProblemCode::NotFound, "Look at the address again.").into_response();
        };
        let mut response = (StatusCode::OK, bytes.into_owned()).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type(path)));
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching(path)));
        if !encoding.is_empty() {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
        }
        response
    }
}

fn caching(path: &str) -> &'static str {
    if path.starts_with("assets/") { "public, max-age=31536000, immutable" } else { "no-cache" }
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("css") => "text/css; charset=utf-8",
        Some("html") => "text/html; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("webmanifest") => "application/manifest+json",
        Some("ftl" | "ts") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
