//! Forms as they come, and the secret that every form of ours carries (I08). Browsers that say where a form comes from are believed; where one says `null`, as
//! older ones do on pages that keep their address to themselves, the secret decides.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::HeaderMap;
use sluss_domain::model::id::BASE64;
use sluss_oidc::Params;
use sluss_protocol::problem::ProblemCode;
use subtle::ConstantTimeEq;
use zeroize::{Zeroize, ZeroizeOnDrop};

use super::App;
use super::answer::Failure;

/// The bytes of a body: wiped once nobody holds them any more, since passwords and codes are among them (S30).
#[derive(Zeroize, ZeroizeOnDrop)]
struct Wiped(Vec<u8>);

impl AsRef<[u8]> for Wiped {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

/// The same bytes in memory that is wiped, and what they came in too if nobody else holds it.
pub(crate) fn wiped(bytes: Bytes) -> Bytes {
    let kept = Bytes::from_owner(Wiped(bytes.to_vec()));
    if let Ok(mut came) = bytes.try_into_mut() {
        came.zeroize();
    }
    kept
}

/// What a form says.
pub(crate) struct Form(pub(crate) Params);

impl<S: Send + Sync> FromRequest<S> for Form {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &S) -> Result<Self, Failure> {
        let unreadable = || Failure::new(ProblemCode::BadRequest, "Send the form as its page does.");
        let bytes = Bytes::from_request(request, state).await.map_err(|_| unreadable())?;
        std::str::from_utf8(&bytes).map(|text| Self(Params::parse(text))).map_err(|_| unreadable())
    }
}

/// The field.
pub(crate) const FIELD: &str = "csrf";

/// The header that the account pages' script shows a secret of its own in, which their routes look at.
pub(crate) const HEADER: &str = "sluss-csrf";

/// Where a form of ours goes, as far as its secret depends on it.
enum Place<'a> {
    /// To a sign-in, whose handle only its own pages have.
    SignIn(&'a str),
    /// To an address that somebody got by mail and nobody else knows.
    Secret(&'a str),
    /// To an address that everybody knows: bound to the browser.
    Known(&'a str),
}

impl Place<'_> {
    fn of(path: &str) -> Place<'_> {
        let mut parts = path.trim_start_matches('/').splitn(3, '/');
        match (parts.next(), parts.next()) {
            (Some("sign-in"), Some(handle)) => Place::SignIn(handle),
            (_, Some(_)) => Place::Secret(path),
            _ => Place::Known(path),
        }
    }
}

/// Whether the secret of a form to this path is bound to the browser by a cookie.
pub(crate) fn needs_cookie(path: &str) -> bool {
    matches!(Place::of(path), Place::Known(_))
}

/// What a form to this path carries in a browser that holds this cookie.
pub(crate) fn secret(app: &App, path: &str, browser: Option<&str>) -> String {
    let prove = |purpose, what: &str| BASE64.encode(&app.house.sluss.sealer.prove(purpose, what));
    match Place::of(path) {
        Place::SignIn(handle) => prove("csrf", handle),
        Place::Secret(path) => prove("form", path),
        Place::Known(path) => prove("form", &format!("{path} {}", browser.unwrap_or_default())),
    }
}

/// Whether somebody showed the secret. A form that is bound to a browser has none in a browser that shows no cookie.
pub(crate) fn is_genuine(app: &App, path: &str, headers: &HeaderMap, shown: &str) -> bool {
    let browser = app.browser(headers).map(|(secret, _)| secret);
    if browser.is_none() && needs_cookie(path) {
        return false;
    }
    shown.as_bytes().ct_eq(secret(app, path, browser.as_deref()).as_bytes()).into()
}

#[cfg(test)]
mod tests {
    use axum::body::Bytes;
    use zeroize::{Zeroize, ZeroizeOnDrop};

    use super::{Wiped, wiped};

    #[test]
    fn s30_the_bytes_of_a_body_are_wiped_with_the_last_who_holds_them() {
        const fn is_wiped<T: ZeroizeOnDrop>() {}
        is_wiped::<Wiped>();
        let mut bytes = Wiped(b"password=x".to_vec());
        bytes.zeroize();
        assert!(bytes.as_ref().is_empty());
        let came = Bytes::from(b"password=x".to_vec());
        let kept = wiped(came);
        assert_eq!(&kept[..], b"password=x");
        let part = kept.slice(..8);
        drop(kept);
        assert_eq!(&part[..], b"password", "as long as anybody reads them they are there");
    }
}
