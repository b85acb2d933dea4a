//! `/sign-in/{handle}/remedy`: from the choice of the second step to the account page that remedies what is missing, through a sign-in to the
//! account pages if that is needed. What was typed is carried over, and so is the page.

use axum::extract::{Path, Query};
use axum::response::Response;
use sluss_domain::Error;
use sluss_domain::model::account::Account;
use sluss_domain::model::session::Audience;
use sluss_domain::model::sign_in::Target;
use sluss_protocol::account_page::AccountPage;

use crate::http::redirect::see_other;
use crate::public_pages::{Guest, owner};
use crate::sign_in::{StartedSignIn, To, begin};

pub(crate) async fn get(Path(handle): Path<String>, Query(to): Query<To>, guest: Guest) -> Response {
    let account = match owner(&guest, &handle).await {
        Ok(account) => account,
        Err(refused) => return *refused,
    };
    match lead(&guest, &account, to.place()).await {
        Ok(response) => response,
        Err(error) => guest.over(&error),
    }
}

async fn lead(guest: &Guest, account: &Account, place: AccountPage) -> Result<Response, Error> {
    let sluss = &guest.app.instance.sluss;
    let factors = sluss.second_factors().of(&account.id).await?;
    let here = guest.session(Audience::Account).await?;
    let mut first = StartedSignIn::NOW;
    if let Some((session, owner)) = here {
        if owner.id != account.id {
            first = StartedSignIn::MISMATCH;
        } else if sluss.sessions().may_change_factors(&session, &factors) {
            return Ok(see_other(place.path()));
        }
    }
    let target = Target::Account { place };
    let method = sluss.second_factors().first_open(&target, account, &factors).await?;
    let email = account.email.as_str();
    let begun = begin(&guest.app, target, false, guest.language, email, &guest.requester()).await?;
    let sign_in = sluss.sign_ins().find(begun.handle.expose()).await?;
    sluss.sign_ins().identify(sign_in, email, method).await?;
    Ok(begun.go(first))
}
