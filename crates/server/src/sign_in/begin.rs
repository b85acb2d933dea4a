//! Beginning a sign-in, for a relying site by its protocol or for the account pages.

use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;
use sluss_domain::Error;
use sluss_domain::model::secret::Bearer;
use sluss_domain::model::sign_in::Target;
use sluss_protocol::language::Language;

use super::framing::window;
use super::owner::held;
use crate::http::redirect::{see_other_on, with_cookies};
use crate::http::{App, Requester, Surface};

/// A new sign-in, and the cookies for a browser that had none.
pub(crate) struct StartedSignIn {
    pub(crate) handle: Bearer,
    cookies: Vec<HeaderValue>,
    surface: Surface,
}

impl StartedSignIn {
    /// A redirect to its first step, whose address it keeps when others follow.
    pub(crate) const FIRST: &'static str = "?step=0";
    /// A redirect to its current step.
    pub(crate) const NOW: &'static str = "";
    /// A redirect to the page that says who is signed in instead.
    pub(crate) const MISMATCH: &'static str = "/mismatch";
    /// A redirect to the page that asks whether the session may be used for the site.
    pub(crate) const WARN: &'static str = "/warn";

    /// A redirect to a page that comes before it.
    pub(crate) fn go_to(self, path: &str) -> Response {
        with_cookies(see_other_on(self.surface, path), self.cookies)
    }

    /// A redirect to one of its pages.
    pub(crate) fn go(self, first: &str) -> Response {
        let page = see_other_on(self.surface, &format!("/sign-in/{}{first}", self.handle.expose()));
        with_cookies(page, self.cookies)
    }
}

/// Begins a sign-in, bound to this browser unless it is in a frame.
pub(crate) async fn begin(
    app: &App,
    target: Target,
    framed: bool,
    language: Language,
    email: &str,
    requester: &Requester,
) -> Result<StartedSignIn, Error> {
    if !can_be_seen(&requester.headers, framed) {
        return Err(Error::InvalidField("sec-fetch-mode"));
    }
    let held = (!framed).then(|| held(app, &requester.headers));
    let browser = held.as_ref().map(|held| held.hash.clone());
    let surface = window(&target);
    let handle =
        app.instance.sluss.sign_ins().begin(target, browser, requester.visitor.clone(), language, email).await?;
    let cookies = held.map(|held| held.cookies(app, &handle)).unwrap_or_default();
    Ok(StartedSignIn { handle, cookies, surface })
}

/// Whether a person could see the page. A picture on another site, requested six hundred times, must not use up the places of the network of
/// whoever visits that site; nor must a frame that no browser would show. Browsers that do not say are believed.
fn can_be_seen(headers: &HeaderMap, framed: bool) -> bool {
    let said = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let goes_there = said("sec-fetch-mode").is_none_or(|mode| mode == "navigate");
    goes_there && (framed || said("sec-fetch-dest").is_none_or(|dest| dest == "document"))
}
