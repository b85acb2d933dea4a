//! `/sign-in/{handle}/anew`: the same request of the same site, in a new sign-in for whoever uses this browser. What belongs to the other
//! browser stays there: neither what was typed nor the person whom the site named is carried over.

use axum::extract::{Path, State};
use axum::response::Response;
use sluss_app::sign_in::ErrorKind;
use sluss_domain::Error;
use sluss_domain::model::sign_in::Target;

use crate::http::{App, Requester};
use crate::routes::site_request;
use crate::sign_in::{Hidden, StartedSignIn, begin, hide};

pub(crate) async fn get(State(app): State<App>, Path(handle): Path<String>, requester: Requester) -> Response {
    let hidden = |kind| hide(&app, &handle, Hidden::Because(kind), None, &requester.headers);
    let sign_in = match app.instance.sluss.sign_ins().find(&handle).await {
        Ok(sign_in) if sign_in.browser.is_some() => sign_in,
        Ok(_) => return hidden(ErrorKind::NotFramed),
        Err(Error::NotFound) => return hidden(ErrorKind::NotFound),
        Err(error) => return app.failed_page(&error, app.cookies().language(&requester.headers)),
    };
    match sign_in.target {
        Target::Site { client, request, .. } => site_request::again(&app, &client, &request, &requester).await,
        target @ Target::Account { .. } => {
            let language = app.cookies().language(&requester.headers);
            match begin(&app, target, false, language, "", &requester).await {
                Ok(begun) => begun.go(StartedSignIn::FIRST),
                Err(error) => app.failed_page(&error, language),
            }
        }
    }
}
