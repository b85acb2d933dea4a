//! `/.well-known/change-password`: where password managers send people who should change their password (W3C, *A Well-Known URL for Changing
//! Passwords*). The page asks for a sign-in first.

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use sluss_protocol::account_page::AccountPage;

pub(crate) async fn get() -> Response {
    (StatusCode::FOUND, [(header::LOCATION, AccountPage::Password.path())]).into_response()
}
