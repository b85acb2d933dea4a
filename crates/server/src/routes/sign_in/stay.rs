//! `/sign-in/{handle}/stay`: a code for the person who is signed in, as `/oidc/authorize` issues one without a question. It is a link and not a
//! form, since a form of ours may not end at another site.

use axum::extract::Path;
use axum::response::Response;

use super::mismatch::{Mismatch, find, request};
use crate::http::redirect::see_other;
use crate::public_pages::Guest;

pub(crate) async fn get(Path(handle): Path<String>, guest: Guest) -> Response {
    let Mismatch { sign_in, session, .. } = match find(&guest, &handle).await {
        Ok(found) => found,
        Err(response) => return *response,
    };
    match request(&guest, &sign_in, &session).await {
        Ok(Some((client, request))) => request.grant(&guest.app, client, &session, &guest.requester()).await,
        Ok(None) => see_other(&format!("/sign-in/{handle}")),
        Err(error) => guest.over(&error),
    }
}
