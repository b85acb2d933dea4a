//! `/cas/logout`: ends the sessions in this browser (CAS 3.0.3, section 2.3), and goes on to a registered service alone (K07).

use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use sluss_cas::logout::destination;
use sluss_domain::Error;
use sluss_protocol::form::Form;

use super::service_at;
use crate::http::redirect::see_other;
use crate::http::{App, Requester};
use crate::sign_out::{question, sign_out};

pub(crate) async fn get(State(app): State<App>, RawQuery(query): RawQuery, requester: Requester) -> Response {
    let next = destination(&Form::parse(&query.unwrap_or_default()));
    let asking = match &next {
        Some(address) => Error::or_none(service_at(&app, address).await).map(|party| party.map(|party| party.id)),
        None => Ok(None),
    };
    let answer = match asking {
        Ok(asking) => {
            let next = next.as_ref().filter(|_| asking.is_some()).map(|address| address.shown());
            if is_sent(&requester.headers) {
                Ok(see_other(&question(&app, next)))
            } else {
                sign_out(&app, &requester, asking.as_deref(), next).await
            }
        }
        Err(error) => Err(error),
    };
    answer.unwrap_or_else(|error| app.failed_page(&error, app.cookies().language(&requester.headers)))
}

/// Whether a page of another site led here. CAS has nothing by which a site could show that the person wants to sign out, so the person is
/// asked (docs/decisions/0069). Browsers that do not say where somebody comes from are believed.
fn is_sent(headers: &HeaderMap) -> bool {
    let from = headers.get("sec-fetch-site").map(|from| from.as_bytes());
    from.is_some_and(|from| !matches!(from, b"same-origin" | b"none"))
}
