//! The secret that every form of ours carries (I08). Browsers that say where a form comes from are believed. If one says `null`, as
//! older ones do for pages without a referrer, the secret decides.

use axum::http::HeaderMap;
use sluss_domain::model::id::BASE64;
use subtle::ConstantTimeEq;

use super::app::App;

/// The field that it is sent in.
pub(crate) const FIELD: &str = "csrf";

/// The header with the secret of the account pages' script, which their routes check.
pub(crate) const HEADER: &str = "sluss-csrf";

/// Where a form of ours goes, which its secret depends on.
enum FormAddress<'a> {
    /// To a sign-in, whose handle only its own pages have.
    SignIn(&'a str),
    /// To an address from a mail, which nobody else knows.
    Secret(&'a str),
    /// To an address that everybody knows: bound to the browser.
    Known(&'a str),
}

impl FormAddress<'_> {
    fn of(path: &str) -> FormAddress<'_> {
        let mut parts = path.trim_start_matches('/').splitn(3, '/');
        match (parts.next(), parts.next()) {
            (Some("sign-in"), Some(handle)) => FormAddress::SignIn(handle),
            // A site sends everybody there, and a device shows its code to everybody near it.
            (Some("sign-out" | "device"), _) => FormAddress::Known(path),
            (_, Some(_)) => FormAddress::Secret(path),
            _ => FormAddress::Known(path),
        }
    }
}

/// Whether the secret of a form to this path is bound to the browser by a cookie.
pub(crate) fn needs_cookie(path: &str) -> bool {
    matches!(FormAddress::of(path), FormAddress::Known(_))
}

/// What a form to this path carries in a browser that holds this cookie.
pub(crate) fn secret(app: &App, path: &str, browser: Option<&str>) -> String {
    let prove = |purpose, what: &str| BASE64.encode(&app.instance.sluss.sealer.tag(purpose, what));
    match FormAddress::of(path) {
        FormAddress::SignIn(handle) => prove("csrf", handle),
        FormAddress::Secret(path) => prove("form", path),
        FormAddress::Known(path) => prove("form", &format!("{path} {}", browser.unwrap_or_default())),
    }
}

/// Whether the right secret was sent. A form that is bound to a browser has none if the browser sends no cookie.
pub(crate) fn is_genuine(app: &App, path: &str, headers: &HeaderMap, shown: &str) -> bool {
    let browser = app.browser(headers).map(|(secret, _)| secret);
    if browser.is_none() && needs_cookie(path) {
        return false;
    }
    shown.as_bytes().ct_eq(secret(app, path, browser.as_deref()).as_bytes()).into()
}
