//! Whose a sign-in is: it belongs to the browser that began it (docs/decisions/0001). A browser has one secret for all sign-ins that it begins,
//! until somebody signs in with it, and also keeps it for each of them, so that no tab takes it away from another
//! (docs/decisions/0025, 0049).

use std::time::Duration;

use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use sluss_app::sign_in::{ErrorExtras, ErrorKind};
use sluss_domain::Error;
use sluss_domain::model::secret::{Bearer, BearerHash, Kind};
use sluss_domain::model::sign_in::SignIn;
use sluss_protocol::problem::ProblemCode;

use super::script::wants_packed;
use crate::http::answer::Failure;
use crate::http::cookies::Name;
use crate::http::redirect::{see_other_on, with_cookies};
use crate::http::{App, Surface};

/// For how many sign-ins a browser keeps the secret that they began with.
const AT_ONCE: usize = 8;

/// How long a browser may take from the answer that sets a cookie to the request that shows it.
const TRIED_SECONDS: u64 = 30;

/// When a cookie was set that should come back with this very request, in seconds since 1970.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
pub(crate) struct Tried {
    tried: Option<u64>,
}

/// Why a sign-in is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hidden {
    /// For a reason that is the same in every browser.
    Because(ErrorKind),
    /// Another browser began it, for a site or not.
    OtherBrowser { site: bool },
    /// The browser sent no cookie: it has never been here, or it keeps none.
    NoCookie { site: bool },
}

/// A browser's secret, and the cookies that it gets with it.
pub(crate) struct Held {
    pub(crate) hash: BearerHash,
    secret: String,
    is_new: bool,
    /// Lines that remove the cookies of the oldest sign-ins.
    over: Vec<HeaderValue>,
}

/// The secret of a browser that begins a sign-in; a new one if it has none of ours.
pub(crate) fn held(app: &App, headers: &HeaderMap) -> Held {
    let over = app.cookies().keep_newest(headers, AT_ONCE - 1);
    match app.browser(headers) {
        Some((secret, hash)) => Held { hash, secret, is_new: false, over },
        None => {
            let made = app.instance.sluss.browsers().new_browser();
            Held { hash: made.hash(), secret: made.expose().to_owned(), is_new: true, over }
        }
    }
}

/// The header lines that give a browser a new secret once somebody has signed in with it. The passed sign-in keeps the one that it began
/// with, for its last page.
pub(crate) fn renewed(app: &App, sign_in: &SignIn, headers: &HeaderMap) -> Vec<HeaderValue> {
    let Some(next) = app.instance.sluss.browsers().browser_after(sign_in) else { return Vec::new() };
    let cookies = app.cookies();
    let before = cookies.get(headers, Name::Browser).filter(|before| before != next.expose());
    let own = before.filter(|before| BearerHash::of(Kind::Browser, before) == sign_in.browser);
    let kept = own.map(|own| cookies.set_for(&mark(&sign_in.handle), &own, app.instance.sluss.policy.sign_in_lifetime));
    kept.into_iter().chain([cookies.set(Name::Browser, next.expose())]).collect()
}

impl Held {
    /// The header lines that set the secret, for this sign-in and, if it is new, for all.
    pub(crate) fn cookies(self, app: &App, handle: &Bearer) -> Vec<HeaderValue> {
        let lifetime: Duration = app.instance.sluss.policy.sign_in_lifetime;
        let of_all = self.is_new.then(|| app.cookies().set(Name::Browser, &self.secret));
        let own = app.cookies().set_for(&mark(&handle.hash()), &self.secret, lifetime);
        of_all.into_iter().chain([own]).chain(self.over).collect()
    }
}

/// What tells a sign-in's own cookie from others.
fn mark(handle: &BearerHash) -> String {
    handle.as_str().chars().take(12).collect()
}

/// The secret that a browser sends, whether ours or not: enough to compare with the one that a sign-in began with.
fn shown(app: &App, headers: &HeaderMap) -> Option<BearerHash> {
    app.cookies().get(headers, Name::Browser).and_then(|value| BearerHash::of(Kind::Browser, &value))
}

/// The sign-in, if this browser may see it here; otherwise why not.
pub(crate) async fn visible(app: &App, handle: &str, headers: &HeaderMap) -> Result<SignIn, Hidden> {
    let sign_in = own(app, handle, headers).await?;
    let alone = headers.get("sec-fetch-dest").is_some_and(|dest| dest == "document");
    if sign_in.browser.is_none() && alone { Err(Hidden::Because(ErrorKind::NotFramed)) } else { Ok(sign_in) }
}

/// The store's error, for a browser that wants to see a sign-in.
pub(crate) fn because(error: &Error) -> Hidden {
    tracing::error!(event = "store-error", %error, "a sign-in could not be looked up");
    Hidden::Because(match error {
        Error::Unavailable(_) => ErrorKind::Unavailable,
        _ => ErrorKind::Internal,
    })
}

/// The sign-in, if it is this browser's, or if it is in a frame and so belongs to whoever holds the handle; otherwise why not.
pub(crate) async fn own(app: &App, handle: &str, headers: &HeaderMap) -> Result<SignIn, Hidden> {
    let sign_in = app.instance.sluss.sign_ins().find(handle).await.map_err(|error| match error {
        Error::NotFound => Hidden::Because(ErrorKind::NotFound),
        error => because(&error),
    })?;
    let Some(expected) = &sign_in.browser else { return Ok(sign_in) };
    let alone = app.cookies().get_for(headers, &mark(&sign_in.handle));
    let alone = alone.and_then(|value| BearerHash::of(Kind::Browser, &value));
    let of_all = shown(app, headers);
    if [&of_all, &alone].into_iter().any(|shown| shown.as_ref() == Some(expected)) {
        return Ok(sign_in);
    }
    let site = sign_in.target.client().is_some();
    Err(if app.browser(headers).is_none() { Hidden::NoCookie { site } } else { Hidden::OtherBrowser { site } })
}

/// The answer to a browser that may not see a sign-in. A browser without a cookie is given one and sent here again: only if it comes back
/// without it does it keep none. `tried` is the query of the request for the sign-in's own page.
pub(crate) fn hide(app: &App, handle: &str, hidden: Hidden, tried: Option<Tried>, headers: &HeaderMap) -> Response {
    if wants_packed(headers) {
        return problem(hidden);
    }
    let now = app.instance.sluss.now().seconds();
    let just_now = |then: u64| then <= now && now - then <= TRIED_SECONDS;
    match (hidden, tried) {
        (Hidden::Because(kind), _) => app.error_page(kind, app.cookies().language(headers)),
        (Hidden::NoCookie { site }, Some(Tried { tried: Some(then) })) if just_now(then) => {
            anew_page(app, handle, ErrorKind::NoCookies, site, headers)
        }
        (Hidden::OtherBrowser { site }, _) | (Hidden::NoCookie { site }, None) => {
            anew_page(app, handle, ErrorKind::OtherBrowser, site, headers)
        }
        (Hidden::NoCookie { site }, Some(_)) => {
            let secret = app.instance.sluss.browsers().new_browser();
            let again = see_other_on(surface(site), &format!("/sign-in/{handle}?tried={now}"));
            with_cookies(again, [app.cookies().set(Name::Browser, secret.expose())])
        }
    }
}

/// As in [`super::framing::window`], where no more is known of the sign-in.
const fn surface(site: bool) -> Surface {
    if site { Surface::SignIn } else { Surface::Own }
}

/// A page from which the same sign-in can be started again in this browser.
fn anew_page(app: &App, handle: &str, kind: ErrorKind, site: bool, headers: &HeaderMap) -> Response {
    let anew = format!("/sign-in/{handle}/anew");
    let extras = ErrorExtras { anew: Some(&anew), ..ErrorExtras::default() };
    app.error_page_with(kind, app.cookies().language(headers), extras, surface(site))
}

fn problem(hidden: Hidden) -> Response {
    let kind = match hidden {
        Hidden::Because(kind) => kind,
        Hidden::OtherBrowser { .. } | Hidden::NoCookie { .. } => ErrorKind::OtherBrowser,
    };
    let code = match kind {
        ErrorKind::Unavailable => return Failure::unavailable().because(kind.name()).into_response(),
        ErrorKind::Internal => ProblemCode::Internal,
        ErrorKind::BadRequest => ProblemCode::BadRequest,
        _ => ProblemCode::NotFound,
    };
    Failure::new(code, "Reload the sign-in page.").because(kind.name()).into_response()
}
