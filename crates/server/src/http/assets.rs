//! The web app's files: inside the program, or from a folder during development. Hashed names are cached for ever.

use std::borrow::Cow;
use std::collections::HashMap;
use std::io::Read;
use std::path::{Component, Path, PathBuf};

use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use flate2::read::GzDecoder;
use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};
use sluss_domain::model::id::BASE64;
use sluss_protocol::problem::ProblemCode;

use super::answer::Failure;
use super::coding::{Coding, codings};

/// The web app as built by `cargo xtask web`. A debug build embeds nothing, and reads the files where they were built.
#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../../target/web/dist"]
// Every browser that can run these takes them compressed.
#[exclude = "*.wasm"]
#[allow_missing = true]
struct Embedded;

/// A file as it is sent.
struct File {
    bytes: Bytes,
    /// The entity tag of these bytes (RFC 9110, section 8.8.3).
    tag: String,
}

/// As much of a hash as tells all our files apart.
fn tag(hash: &[u8]) -> String {
    format!("\"{}\"", BASE64.encode(&hash[..12]))
}

/// The files, and their hashed names.
#[derive(Debug)]
pub struct Assets {
    folder: Option<PathBuf>,
    hashed: HashMap<String, String>,
}

impl Assets {
    /// The files in `folder`, or those inside the program.
    ///
    /// # Errors
    /// A sentence that says how to build them.
    pub fn open(folder: Option<PathBuf>) -> Result<Self, String> {
        let mut assets = Self { folder, hashed: HashMap::new() };
        let index = assets.read("assets.json").ok_or("the web app is missing: build it with `cargo xtask web`")?;
        assets.hashed = serde_json::from_slice(&index.bytes)
            .map_err(|_| "the web app's assets.json cannot be read: build it anew with `cargo xtask web`")?;
        Ok(assets)
    }

    /// No files at all, for tests that need none.
    #[must_use]
    pub fn none() -> Self {
        Self { folder: Some(PathBuf::from("/nonexistent")), hashed: HashMap::new() }
    }

    /// The address of a file, by its name before hashing.
    #[must_use]
    pub fn url(&self, name: &str) -> String {
        self.hashed.get(name).cloned().unwrap_or_else(|| format!("/assets/{name}"))
    }

    /// A file as it is. One of which there is only a compressed copy is unpacked, for the rare client that takes no other.
    fn read(&self, path: &str) -> Option<File> {
        self.stored(path).or_else(|| {
            let packed = self.stored(&Coding::Gzip.of(path))?;
            let mut bytes = Vec::new();
            GzDecoder::new(&*packed.bytes).read_to_end(&mut bytes).ok()?;
            Some(File { tag: tag(&Sha256::digest(&bytes)), bytes: bytes.into() })
        })
    }

    /// A file of this very name.
    fn stored(&self, path: &str) -> Option<File> {
        let plain = Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
        match &self.folder {
            _ if !plain => None,
            Some(folder) => {
                let bytes = std::fs::read(folder.join(path)).ok()?;
                let hash = Sha256::digest(&bytes);
                Some(File { bytes: bytes.into(), tag: tag(&hash) })
            }
            None => {
                let file = Embedded::get(path)?;
                let tag = tag(&file.metadata.sha256_hash());
                let bytes = match file.data {
                    Cow::Borrowed(bytes) => Bytes::from_static(bytes),
                    Cow::Owned(bytes) => bytes.into(),
                };
                Some(File { bytes, tag })
            }
        }
    }

    /// Answers with a file, compressed if the browser accepts that; a browser that already has it is told so.
    pub(crate) fn serve(&self, path: &str, request: &HeaderMap) -> Response {
        let found = codings(request).into_iter().find_map(|coding| Some((coding, self.read(&coding.of(path))?)));
        let Some((coding, file)) = found else {
            return Failure::new(ProblemCode::NotFound, "Check the address.").into_response();
        };
        answer(path, request, coding.name(), file)
    }

    /// Answers with a document whose head and body end with these; with the file as it is if there is neither. It is not compressed, as it is made
    /// for the request.
    pub(crate) fn serve_with(&self, path: &str, head: &str, end: &str, request: &HeaderMap) -> Response {
        let file = self.read(path).filter(|_| !(head.is_empty() && end.is_empty()));
        let Some(file) = file else { return self.serve(path, request) };
        let text = String::from_utf8_lossy(&file.bytes).replacen("</head>", &format!("{head}</head>"), 1);
        let text = text.replacen("</body>", &format!("{end}</body>"), 1);
        let tag = tag(&Sha256::digest(&text));
        answer(path, request, None, File { bytes: text.into(), tag })
    }
}

impl Assets {
    /// Answers with a file that this follows; with the file as it is if nothing does.
    pub(crate) fn serve_followed(&self, path: &str, more: &str, request: &HeaderMap) -> Response {
        let file = self.read(path).filter(|_| !more.is_empty());
        let Some(file) = file else { return self.serve(path, request) };
        let bytes = [&*file.bytes, more.as_bytes()].concat();
        answer(path, request, None, File { tag: tag(&Sha256::digest(&bytes)), bytes: bytes.into() })
    }
}

/// A file on its way, unless the browser has it.
fn answer(path: &str, request: &HeaderMap, coding: Option<&'static str>, file: File) -> Response {
    let mut response = if has(request, &file.tag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        let kind = HeaderValue::from_static(content_type(path));
        let mut response = (StatusCode::OK, [(header::CONTENT_TYPE, kind)], file.bytes).into_response();
        if let Some(name) = coding {
            response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static(name));
        }
        response
    };
    let headers = response.headers_mut();
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching(path)));
    if let Ok(tag) = HeaderValue::from_str(&file.tag) {
        headers.insert(header::ETAG, tag);
    }
    response
}

/// Whether the browser has the file with this tag (RFC 9110, section 13.1.2). Proxies may have made the tag weak.
fn has(request: &HeaderMap, tag: &str) -> bool {
    let held = request.get_all(header::IF_NONE_MATCH).iter().filter_map(|line| line.to_str().ok());
    let mut held = held.flat_map(|line| line.split(',')).map(str::trim);
    held.any(|held| held == "*" || held.strip_prefix("W/").unwrap_or(held) == tag)
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
        Some("webp") => "image/webp",
        Some("webmanifest") => "application/manifest+json",
        Some("json") => "application/json",
        Some("ts") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use axum::body::to_bytes;
    use axum::http::{HeaderMap, HeaderName, StatusCode, header};
    use axum::response::Response;

    use super::Assets;

    fn served(assets: &Assets, path: &str, asked: &[(HeaderName, &str)]) -> Response {
        let headers: HeaderMap = asked.iter().map(|(name, value)| (name.clone(), value.parse().unwrap())).collect();
        assets.serve(path, &headers)
    }

    fn assets() -> (tempfile::TempDir, Assets) {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("assets")).unwrap();
        for (name, bytes) in [
            ("assets.json", "{}"),
            ("app.html", "plain page"),
            ("app.html.br", "small page"),
            ("assets/a.1.js", "plain"),
            ("assets/a.1.js.gz", "zipped"),
            ("assets/b.2.wasm.br", "small program"),
        ] {
            std::fs::write(folder.path().join(name), bytes).unwrap();
        }
        let packed = std::fs::File::create(folder.path().join("assets/b.2.wasm.gz")).unwrap();
        let mut packed = flate2::write::GzEncoder::new(packed, flate2::Compression::default());
        packed.write_all(b"program").unwrap();
        packed.finish().unwrap();
        let assets = Assets::open(Some(folder.path().to_owned())).unwrap();
        (folder, assets)
    }

    #[tokio::test]
    async fn a_file_is_sent_as_small_as_the_browser_takes_it() {
        let (_folder, assets) = assets();
        for (path, accepted, coding, body) in [
            ("app.html", "gzip, deflate, br, zstd", Some("br"), "small page"),
            ("app.html", "gzip", None, "plain page"),
            ("app.html", "br;q=0, gzip", None, "plain page"),
            ("assets/a.1.js", "gzip, br", Some("gzip"), "zipped"),
            ("assets/b.2.wasm", "br", Some("br"), "small program"),
            ("assets/b.2.wasm", "identity", None, "program"),
        ] {
            let answer = served(&assets, path, &[(header::ACCEPT_ENCODING, accepted)]);
            let found = answer.headers().get(header::CONTENT_ENCODING).map(|value| value.to_str().unwrap().to_owned());
            assert_eq!(
                (found.as_deref(), &answer.headers()[header::VARY]),
                (coding, &"accept-encoding".parse().unwrap())
            );
            assert_eq!(to_bytes(answer.into_body(), 100).await.unwrap(), body, "{path} {accepted}");
        }
    }

    #[tokio::test]
    async fn a_browser_that_has_the_file_hears_only_that() {
        let (folder, assets) = assets();
        let first = served(&assets, "app.html", &[]);
        let tag = first.headers()[header::ETAG].to_str().unwrap().to_owned();
        for held in [tag.clone(), format!("W/{tag}"), format!("\"other\", {tag}"), "*".to_owned()] {
            let again = served(&assets, "app.html", &[(header::IF_NONE_MATCH, &held)]);
            assert_eq!(
                (again.status(), again.headers()[header::ETAG].to_str().unwrap()),
                (StatusCode::NOT_MODIFIED, &*tag)
            );
            assert_eq!(again.headers()[header::CACHE_CONTROL], "no-cache");
            assert!(to_bytes(again.into_body(), 100).await.unwrap().is_empty());
        }
        let asked = [(header::IF_NONE_MATCH, &*tag), (header::ACCEPT_ENCODING, "br")];
        assert_eq!(served(&assets, "app.html", &asked).status(), StatusCode::OK, "in another coding it is another one");
        std::fs::write(folder.path().join("app.html"), "changed").unwrap();
        assert_eq!(served(&assets, "app.html", &asked[..1]).status(), StatusCode::OK);
    }

    #[tokio::test]
    async fn a_document_ends_with_what_belongs_to_this_server() {
        let (folder, assets) = assets();
        std::fs::write(folder.path().join("app.html"), "<head></head><body>plain page</body>").unwrap();
        let br: HeaderMap = [(header::ACCEPT_ENCODING, "br".parse().unwrap())].into_iter().collect();
        let ended = assets.serve_with("app.html", "<style></style>", "<footer></footer>", &br);
        assert!(!ended.headers().contains_key(header::CONTENT_ENCODING));
        let tag = ended.headers()[header::ETAG].clone();
        assert_eq!(
            to_bytes(ended.into_body(), 100).await.unwrap(),
            "<head><style></style></head><body>plain page<footer></footer></body>"
        );
        let held: HeaderMap = [(header::IF_NONE_MATCH, tag)].into_iter().collect();
        assert_eq!(
            assets.serve_with("app.html", "<style></style>", "<footer></footer>", &held).status(),
            StatusCode::NOT_MODIFIED
        );
        assert_eq!(assets.serve_with("app.html", "", "<footer></footer>", &held).status(), StatusCode::OK);
        let plain = assets.serve_with("app.html", "", "", &br);
        assert_eq!(to_bytes(plain.into_body(), 100).await.unwrap(), "small page", "nothing to add, nothing to lose");
    }

    #[tokio::test]
    async fn a_script_that_something_follows_is_another_one() {
        let (_folder, assets) = assets();
        let headers = HeaderMap::new();
        let followed = |more| assets.serve_followed("app.html", more, &headers);
        let (one, two, plain) = (followed("\n// a"), followed("\n// b"), followed(""));
        assert_ne!(one.headers()[header::ETAG], two.headers()[header::ETAG]);
        assert_eq!(to_bytes(one.into_body(), 100).await.unwrap(), "plain page\n// a");
        assert_eq!(to_bytes(plain.into_body(), 100).await.unwrap(), "plain page");
    }

    #[test]
    fn hashed_names_are_kept_for_ever_and_others_asked_for_again() {
        let (_folder, assets) = assets();
        let caching = |path| served(&assets, path, &[]).headers()[header::CACHE_CONTROL].to_str().unwrap().to_owned();
        assert_eq!(caching("assets/a.1.js"), "public, max-age=31536000, immutable");
        assert_eq!(caching("app.html"), "no-cache");
        assert_eq!(served(&assets, "assets/../assets.json", &[]).status(), StatusCode::NOT_FOUND);
    }
}
