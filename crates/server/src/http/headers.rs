//! The headers that every answer carries (L01, L02, L06, I10), also 404 and 500. A route says which surface it answers for;
//! the default is the strictest.

use std::sync::LazyLock;

use axum::extract::Request;
use axum::http::header::{self, HeaderName, HeaderValue, InvalidHeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use sha2::{Digest, Sha256};
use sluss_oidc::redirect_uri;

use super::peers::ConnectSources;

/// What kind of page or body an answer is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Surface {
    /// Data, errors, our own pages: never framed.
    #[default]
    Own,
    /// A sign-in that a site asked for, in a window that the site may have opened and is waiting for.
    SignIn,
    /// The sign-in page in a frame: these origins may frame it, and nobody else.
    Framed(Vec<String>),
    /// A page in such a window whose form goes to this address of the site.
    FormPost(String),
    /// One of two pages at our two origins that open one another and talk.
    Moving,
    /// The authenticator: camera, service worker, manifest.
    Authenticator,
    /// A mail in a demonstration: styles on its elements as mail programs want them, and nothing that runs.
    Mail,
    /// Files that relying sites load into their own pages.
    Embed,
}

/// The one style that a page has in its own document, by its hash: the policy permits it and no other (CSP 3, *hash-source*).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct OwnStyles(String);

impl OwnStyles {
    /// The styles with this text, which stands between the tags exactly so.
    pub(crate) fn of(text: &str) -> Self {
        Self(format!(" 'sha256-{}'", data_encoding::BASE64.encode(&Sha256::digest(text))))
    }
}

/// The origins that a page may frame besides none, because they belong to sites that an operator registered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FrameSources(String);

impl FrameSources {
    /// Those of these addresses.
    pub(crate) fn of(addresses: &[String]) -> Self {
        let mut origins: Vec<_> = addresses
            .iter()
            .filter_map(|address| url::Url::parse(address).ok())
            .filter(|url| url.origin().is_tuple())
            .map(|url| format!(" {}", url.origin().ascii_serialization()))
            .collect();
        origins.sort();
        origins.dedup();
        Self(origins.concat())
    }
}

/// The policy of most answers, which is put together once.
static USUAL: LazyLock<HeaderValue> = LazyLock::new(|| {
    let policy = content_security_policy(&Surface::Own, None, None);
    HeaderValue::from_str(&policy).expect("it consists of what header lines may contain")
});

pub(crate) async fn secure(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let surface = response.extensions_mut().remove::<Surface>().unwrap_or_default();
    let styles = response.extensions_mut().remove::<OwnStyles>();
    let frames = response.extensions_mut().remove::<FrameSources>();
    let connects = response.extensions_mut().remove::<ConnectSources>();
    let headers = response.headers_mut();
    let fixed = HeaderName::from_static;
    let mut set = |name: HeaderName, value: &'static str| headers.insert(name, HeaderValue::from_static(value));
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(header::REFERRER_POLICY, "no-referrer");
    set(header::STRICT_TRANSPORT_SECURITY, "max-age=31536000; includeSubDomains");
    // A site that opened the sign-in in a pop-up must still reach it when it comes back (docs/decisions/0026).
    let opened = matches!(surface, Surface::SignIn | Surface::FormPost(_) | Surface::Moving);
    set(fixed("cross-origin-opener-policy"), if opened { "unsafe-none" } else { "same-origin" });
    let shared = if surface == Surface::Embed { "cross-origin" } else { "same-origin" };
    set(fixed("cross-origin-resource-policy"), shared);
    set(fixed("permissions-policy"), permissions_policy(&surface));
    let policy = match (&surface, &styles, &frames) {
        (Surface::Own | Surface::SignIn | Surface::Moving | Surface::Embed, None, None) => Ok(USUAL.clone()),
        _ => HeaderValue::from_str(&content_security_policy(&surface, styles.as_ref(), frames.as_ref())),
    };
    let policy = match connects {
        Some(ConnectSources(more)) => policy.and_then(|policy| connecting(&policy, &more)),
        None => policy,
    };
    if let Ok(policy) = policy {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    response
}

/// A policy under which scripts may also send requests to these origins.
fn connecting(policy: &HeaderValue, more: &str) -> Result<HeaderValue, InvalidHeaderValue> {
    let policy = policy.to_str().unwrap_or_default();
    HeaderValue::from_str(&policy.replacen("connect-src 'self'", &format!("connect-src 'self'{more}"), 1))
}

fn content_security_policy(surface: &Surface, styles: Option<&OwnStyles>, frames: Option<&FrameSources>) -> String {
    let ancestors = match surface {
        Surface::Framed(origins) if !origins.is_empty() => origins.join(" "),
        _ => "'none'".to_owned(),
    };
    if *surface == Surface::Mail {
        return "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; \
                sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation"
            .to_owned();
    }
    // Trusted Types want the addresses of workers to be made by named policies.
    let (more, types) = match surface {
        Surface::Authenticator => ("; worker-src 'self'; manifest-src 'self'", "sluss-service-worker sluss-worker"),
        _ => ("", "'none'"),
    };
    let styles = styles.map_or("", |styles| &styles.0);
    // Some browsers hold the policy against where the site sends the person afterwards, too.
    let forms = match surface {
        Surface::FormPost(action) => format!("{} https:", redirect_uri::origin(action).unwrap_or_default()),
        // What is typed there is for nobody else: a form that no script has stopped would put it into an address (E02, P05).
        Surface::Authenticator => "'none'".to_owned(),
        _ => "'self'".to_owned(),
    };
    let frames = frames.filter(|frames| !frames.0.is_empty());
    let frames = frames.map(|frames| format!("; frame-src{}", frames.0)).unwrap_or_default();
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'{styles}; connect-src 'self'; img-src 'self' data:; \
         base-uri 'none'; object-src 'none'; form-action {forms}; frame-ancestors {ancestors}; \
         require-trusted-types-for 'script'; trusted-types {types}{more}{frames}"
    )
}

/// The authenticator reads QR codes from a camera or a window. A code that comes by SMS is filled in by the page that it is bound to (WebOTP).
fn permissions_policy(surface: &Surface) -> &'static str {
    match surface {
        Surface::Authenticator => {
            "camera=(self), microphone=(), geolocation=(), payment=(), usb=(), display-capture=(self), otp-credentials=(self)"
        }
        _ => "camera=(), microphone=(), geolocation=(), payment=(), usb=(), display-capture=(), otp-credentials=(self)",
    }
}
