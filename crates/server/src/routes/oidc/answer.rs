//! How the answer to an authorization request gets to the site: by a redirect, or by a form on a page of ours, as the site asked.

use axum::http::HeaderMap;
use axum::response::Response;
use sluss_domain::model::id::AccountId;
use sluss_domain::model::secret::Bearer;
use sluss_oidc::authorize::{AuthorizationRequest, ReplyTo, ResponseMode};
use sluss_oidc::error::AuthorizeError;
use sluss_protocol::sign_in::Forward;

use super::subject::may_be_about;
use crate::http::redirect::see_other_on;
use crate::http::{App, Surface};

/// What an answer consists of.
pub(crate) type Fields = Vec<(&'static str, String)>;

/// What the site is told when somebody has signed in: a code, or that it was not the person whom it means.
pub(crate) fn passed(app: &App, request: &AuthorizationRequest, code: &Bearer, account: &AccountId) -> Fields {
    let (reply_to, issuer) = (&request.reply_to, &app.instance.sluss.issuer);
    if may_be_about(app, request, account) {
        reply_to.fields_with_code(code.expose(), issuer)
    } else {
        reply_to.fields_with_error(&AuthorizeError::LoginRequired, issuer)
    }
}

/// Takes an answer to the site at once.
pub(crate) fn now(app: &App, reply_to: &ReplyTo, fields: &[(&'static str, String)], headers: &HeaderMap) -> Response {
    if reply_to.mode() == ResponseMode::FormPost {
        return app.form_post_page(reply_to.redirect_uri(), fields, app.cookies().language(headers));
    }
    see_other_on(Surface::SignIn, &reply_to.url_with(fields))
}

/// The address at which the last page of a sign-in takes the answer to the site.
pub(crate) fn forward(reply_to: &ReplyTo, handle: &str, fields: &[(&'static str, String)]) -> Forward {
    let url = match reply_to.mode() {
        ResponseMode::FormPost => format!("/sign-in/{handle}/site"),
        _ => reply_to.url_with(fields),
    };
    Forward::Redirect { url }
}
