//! `/account/sign-in`: a sign-in to the account pages.

use axum::extract::{Query, State};
use axum::response::Response;
use sluss_domain::model::sign_in::Target;

use crate::http::{App, Requester};
use crate::sign_in::{StartedSignIn, To, begin};

pub(crate) async fn get(State(app): State<App>, Query(to): Query<To>, requester: Requester) -> Response {
    let (target, language) = (Target::Account { place: to.place() }, app.cookies().language(&requester.headers));
    match begin(&app, target, false, language, "", &requester).await {
        Ok(begun) => begun.go(StartedSignIn::FIRST),
        Err(error) => app.failed_page(&error, language),
    }
}
