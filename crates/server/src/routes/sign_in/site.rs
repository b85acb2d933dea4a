//! `/sign-in/{handle}/site`: takes the answer to a site which wants it by POST, or in header lines, when the sign-in is over. For all others the
//! last page leads there itself.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use sluss_domain::model::sign_in::{SignIn, SignInState, Target};
use sluss_protocol::sign_in::EndReason;

use crate::http::App;
use crate::http::redirect::see_other;
use crate::routes::site_request::SiteRequest;
use crate::sign_in::{hide, visible};

pub(crate) async fn get(State(app): State<App>, Path(handle): Path<String>, headers: HeaderMap) -> Response {
    match visible(&app, &handle, &headers).await {
        Ok(sign_in) => form(&app, &sign_in, &headers).unwrap_or_else(|| see_other(&format!("/sign-in/{handle}"))),
        Err(hidden) => hide(&app, &handle, hidden, None, &headers),
    }
}

/// `None` if the sign-in goes on, has nothing left to say, or is for nobody who wants a form.
fn form(app: &App, sign_in: &SignIn, headers: &HeaderMap) -> Option<Response> {
    let Target::Site { request, .. } = &sign_in.target else { return None };
    let request = SiteRequest::read(request).ok()?;
    match &sign_in.state {
        SignInState::Passed { evidence, .. } => {
            let code = app.instance.sluss.sign_ins().code_of(sign_in);
            request.form(app, Some((&code, &evidence.account)), headers)
        }
        SignInState::Ended { reason: EndReason::Finished } => None,
        SignInState::Ended { .. } => request.form(app, None, headers),
        _ => None,
    }
}
