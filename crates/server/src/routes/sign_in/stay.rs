//! `/sign-in/{handle}/stay`: a code for the person who is signed in, as `/oidc/authorize` issues one without a question. It is a link and not a
//! form, since a form of ours may not end at another site.

use axum::extract::Path;
use axum::response::Response;

use super::mismatch::{Mismatch, find, request};
use super::warn;
use crate::http::redirect::see_other;
use crate::public_pages::Guest;

pub(crate) async fn get(Path(handle): Path<String>, guest: Guest) -> Response {
    let (sign_in, session) = match find(&guest, &handle).await {
        Ok(Mismatch { sign_in, session, .. }) => (sign_in, session),
        // The same person, who wants to be asked.
        Err(response) => match warn::find(&guest, &handle).await {
            Ok(Some(asked)) => (asked.sign_in, asked.session),
            _ => return *response,
        },
    };
    match request(&guest, &sign_in, &session).await {
        Ok(Some((client, request))) => request.grant(&guest.app, client, &session, &guest.requester()).await,
        Ok(None) => see_other(&format!("/sign-in/{handle}")),
        Err(error) => guest.over(&error),
    }
}
