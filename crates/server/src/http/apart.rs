//! Two origins behind one listener: requests to the authenticator's host get the authenticator and nothing else, requests to any other host
//! get everything else. If the operator named no such host, everything is at every host.

use axum::Router;
use axum::extract::Request;
use axum::http::header;
use axum::http::uri::Authority;
use axum::response::Response;
use sluss_domain::Sluss;
use tower::ServiceExt;
use url::Url;

/// A request that came at the authenticator's own host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct AtAuthenticator;

/// The authenticator's host, if it has one of its own.
pub(crate) fn host_of_authenticator(sluss: &Sluss) -> Option<Authority> {
    let origin = Url::parse(&sluss.app_origin).ok().filter(|_| sluss.app_origin != sluss.issuer)?;
    // Browsers leave the default port out of `Host`; some proxies put it in.
    format!("{}:{}", origin.host_str()?, origin.port_or_known_default()?).parse().ok()
}

/// One service of two, by the host that a request names.
pub(crate) fn by_host(host: Authority, authenticator: Router, issuer: Router) -> Router {
    Router::new().fallback(move |mut request: Request| {
        let there = names(&request, &host);
        let router = if there { &authenticator } else { &issuer }.clone();
        if there {
            request.extensions_mut().insert(AtAuthenticator);
        }
        async move {
            let Ok(response): Result<Response, _> = router.oneshot(request).await;
            response
        }
    })
}

fn names(request: &Request, host: &Authority) -> bool {
    // A request target in absolute form takes precedence over the header (RFC 9112, section 3.2.2).
    let header = || request.headers().get(header::HOST)?.to_str().ok()?.parse().ok();
    let Some(written) = request.uri().authority().cloned().or_else(header) else { return false };
    let port = written.port_u16().or(host.port_u16());
    written.host().eq_ignore_ascii_case(host.host()) && port == host.port_u16()
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use axum::extract::Request;

    use super::names;

    fn asks(written: &str, host: &str) -> bool {
        let request = Request::builder().header("host", written).body(Body::empty()).unwrap();
        names(&request, &host.parse().unwrap())
    }

    #[test]
    fn s15_a_host_is_known_in_any_case_with_its_port_or_without_the_usual_one() {
        for written in ["app.example.eu", "app.example.eu:443", "APP.example.EU"] {
            assert!(asks(written, "app.example.eu:443"), "{written}");
        }
        assert!(asks("127.0.0.1:8080", "127.0.0.1:8080"));
        for written in
            ["sluss.example.eu", "app.example.eu:8443", "app.example.eu.test", "x@app.example.eu:1", "", "[::1"]
        {
            assert!(!asks(written, "app.example.eu:443"), "{written}");
        }
    }
}
