//! `/api/account/numbers`: the phone numbers that codes go to.

pub(crate) mod id;

use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use axum::http::{HeaderMap, StatusCode};
use sluss_domain::factor::sms::number::ClaimBegun;
use sluss_domain::model::country::Country;
use sluss_domain::model::factors::Factors;
use sluss_domain::model::number::RegisteredNumber;
use sluss_domain::model::phone::calling_code;
use sluss_domain::{Error, Sluss};
use sluss_protocol::numbers::{AddedNumber, CallingCode, NewNumber, NumberView, NumbersView};

use super::signed_in::SignedIn;
use crate::http::App;
use crate::http::answer::Failure;

pub(crate) async fn get(
    State(app): State<App>,
    headers: HeaderMap,
    who: SignedIn,
) -> Result<Json<NumbersView>, Failure> {
    let sluss = &app.instance.sluss;
    let account = sluss.store.account(&who.session.account).await?.ok_or(Error::NotSignedIn)?;
    let factors = sluss.second_factors().of(&account.id).await?;
    let policy = &sluss.policy.sms;
    let likely = sluss.sms_steps().likely_country(&who.visitor, app.cookies().language(&headers));
    let likely = likely.filter(|country| policy.countries.reach(*country));
    let code_of = |country: Country| {
        let code = calling_code(country)?;
        Some(CallingCode { country: country.as_str().to_owned(), code })
    };
    Ok(Json(NumbersView {
        numbers: views(sluss, &factors)?,
        may_change: sluss.sessions().may_change_factors(&who.session, &factors),
        open: policy.is_open(sluss.now()),
        ends_at: policy.end_to_tell(sluss.now()).map(|end| end.0),
        countries: policy.countries.with_parts().iter().filter_map(code_of).collect(),
        likely: likely.map(|country| country.as_str().to_owned()),
    }))
}

pub(crate) async fn post(
    State(app): State<App>,
    who: SignedIn,
    body: Result<Json<NewNumber>, JsonRejection>,
) -> Result<(StatusCode, Json<AddedNumber>), Failure> {
    let Json(wanted) = body?;
    let sluss = &app.instance.sluss;
    let country = Country::parse(&wanted.country);
    match who.fresh(&app).await?.begin_number(&wanted.number, country, &who.visitor).await {
        Ok(ClaimBegun::DidYouMean(number)) => {
            Ok((StatusCode::OK, Json(AddedNumber::DidYouMean { number: number.written() })))
        }
        Ok(ClaimBegun::Sent(claim, number)) => {
            let sent = AddedNumber::Sent {
                id: claim.id.to_string(),
                number: number.written(),
                expires_at: claim.expires_at.0,
                tries_left: sluss.policy.sms.code_tries,
            };
            Ok((StatusCode::ACCEPTED, Json(sent)))
        }
        Err(Error::SmsBudget(until)) => {
            let seconds = u64::try_from(until.0 - sluss.now().0).unwrap_or_default().div_ceil(1_000);
            Err(Failure::too_often(seconds))
        }
        Err(error) => Err(error.into()),
    }
}

/// The account's numbers as their owner sees them, oldest first.
pub(super) fn views(sluss: &Sluss, factors: &Factors) -> Result<Vec<NumberView>, Error> {
    factors.numbers.iter().map(|number| view(sluss, number)).collect()
}

fn view(sluss: &Sluss, number: &RegisteredNumber) -> Result<NumberView, Error> {
    Ok(NumberView {
        id: number.id.to_string(),
        hint: sluss.phone_numbers().open(number)?.hint(),
        added_at: number.added_at.0,
        last_used_at: number.last_used_at.map(|at| at.0),
    })
}
