//! Somebody who is signed in on the account pages: the extractor of routes that nobody else may use (I06).

use axum::extract::FromRequestParts;
use axum::http::Method;
use axum::http::request::Parts;
use axum::response::Response;
use sluss_domain::Error;
use sluss_domain::model::attempts::Caller;
use sluss_domain::model::id::BASE64;
use sluss_domain::model::session::{Audience, Session};
use sluss_domain::model::visitor::Visitor;
use sluss_domain::session::{Fresh, Strong};
use sluss_protocol::problem::ProblemCode;
use subtle::ConstantTimeEq;

use crate::http::answer::Failure;
use crate::http::cookies::Name;
use crate::http::redirect::with_cookies;
use crate::http::{App, Requester, csrf};

/// A session of the account pages; for changes, the request has proven to come from our own script.
pub(crate) struct SignedIn {
    pub(crate) session: Session,
    pub(crate) csrf: String,
    pub(crate) visitor: Visitor,
    /// The browser's marks, for tries at the password.
    marks: String,
}

impl SignedIn {
    /// The visitor who tries a password.
    pub(crate) fn caller(&self) -> Caller {
        Caller { visitor: self.visitor.clone(), marks: self.marks.clone() }
    }

    /// Permission for what needs a recent sign-in, with a second factor if there is one.
    pub(crate) async fn fresh<'a>(&'a self, app: &'a App) -> Result<Fresh<'a>, Error> {
        app.instance.sluss.sessions().fresh(&self.session).await
    }

    /// The same for what asks for the password itself.
    pub(crate) async fn strong<'a>(&'a self, app: &'a App) -> Result<Strong<'a>, Error> {
        app.instance.sluss.sessions().strong(&self.session).await
    }
}

impl FromRequestParts<App> for SignedIn {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Failure> {
        let token = app.cookies().get(&parts.headers, Name::Account).unwrap_or_default();
        let session = app.instance.sluss.sessions().find(&token, Audience::Account).await?;
        let csrf = BASE64.encode(&app.instance.sluss.sealer.tag("csrf", &token));
        let shown = parts.headers.get(csrf::HEADER).map(axum::http::HeaderValue::as_bytes).unwrap_or_default();
        if parts.method != Method::GET && !bool::from(shown.ct_eq(csrf.as_bytes())) {
            return Err(Failure::new(ProblemCode::CrossSite, "Reload the page and try again."));
        }
        let Ok(Requester { visitor, headers, .. }) = Requester::from_request_parts(parts, app).await;
        let marks = app.cookies().get(&headers, Name::Known).unwrap_or_default();
        Ok(Self { session, csrf, visitor, marks })
    }
}

/// An answer after which the sessions have ended: the browser forgets them too.
pub(super) fn signed_out(app: &App, response: Response) -> Response {
    with_cookies(response, [Name::Account, Name::SingleSignOn].map(|name| app.cookies().clear(name)))
}
