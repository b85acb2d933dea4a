//! `/sign-in/{handle}/site`: takes what a site redeems to a site that wants it by POST, or in header lines, when the sign-in is over. For all
//! others the last page leads there itself.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use sluss_domain::model::sign_in::{SignIn, SignInState, Target};

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

/// `None` if the sign-in goes on, has ended, or is for nobody who wants it so.
fn form(app: &App, sign_in: &SignIn, headers: &HeaderMap) -> Option<Response> {
    let (Target::Site { request, .. }, SignInState::Passed { .. }) = (&sign_in.target, &sign_in.state) else {
        return None;
    };
    SiteRequest::read(request).ok()?.form(app, &app.instance.sluss.sign_ins().code_of(sign_in), headers)
}
