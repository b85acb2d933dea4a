//! `/sign-out/to/{next}`: asks whether to sign out for a site, which gets the person back. The last part is an address with our proof that an
//! operator registered it.

use axum::extract::Path;
use axum::response::Response;
use sluss_app::sign_in::ErrorKind;

use super::{act, ask};
use crate::http::form::FormBody;
use crate::public_pages::Guest;
use crate::sign_out::unsealed;

pub(crate) async fn get(Path(next): Path<String>, guest: Guest) -> Response {
    match unsealed(&guest.app, &next) {
        Some(next) => ask(&guest, Some(next)).await,
        None => guest.app.error_page(ErrorKind::ReturnAddress, guest.language),
    }
}

pub(crate) async fn post(Path(next): Path<String>, guest: Guest, FormBody(form): FormBody) -> Response {
    match unsealed(&guest.app, &next) {
        Some(next) => act(&guest, &form, Some(next)).await,
        None => guest.app.error_page(ErrorKind::ReturnAddress, guest.language),
    }
}
