//! `/sign-in/{handle}/anew`: the same site asks the same of whoever holds this browser, in a sign-in of its own. What another browser
//! was told stays there: nothing that was typed goes along, nor whom the site asked for by name.

use axum::extract::{Path, State};
use axum::response::Response;
use sluss_app::sign_in::ErrorKind;
use sluss_domain::Error;
use sluss_domain::model::sign_in::Target;

use crate::http::{App, Visit};
use crate::routes::oidc::authorize;
use crate::sign_in::{Begun, Hidden, begin, hide};

pub(crate) async fn get(State(app): State<App>, Path(handle): Path<String>, visit: Visit) -> Response {
    let hidden = |kind| hide(&app, &handle, Hidden::Because(kind), None, &visit.headers);
    let sign_in = match app.house.sluss.sign_ins().find(&handle).await {
        Ok(sign_in) if sign_in.browser.is_some() => sign_in,
        Ok(_) => return hidden(ErrorKind::NotFramed),
        Err(Error::NotFound) => return hidden(ErrorKind::NotFound),
        Err(error) => return app.failed_page(&error, app.cookies().language(&visit.headers)),
    };
    match sign_in.target {
        Target::Site { client, request, .. } => authorize::again(&app, &client, &request, &visit).await,
        target @ Target::Account { .. } => {
            let language = app.cookies().language(&visit.headers);
            match begin(&app, target, false, language, "", &visit).await {
                Ok(begun) => begun.go(Begun::FIRST),
                Err(error) => app.failed_page(&error, language),
            }
        }
    }
}
