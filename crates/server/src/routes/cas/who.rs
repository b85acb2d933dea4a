//! What a service hears of a person: of the account, and of how it was signed in to.

use sluss_cas::attribute::AttributeName;
use sluss_cas::dialect::Assurance;
use sluss_cas::error::Failure;
use sluss_cas::person::{Authentication, Factor, Person};
use sluss_domain::Error;
use sluss_domain::model::account::Account;
use sluss_domain::model::attributes::{Attributes, GROUPS};
use sluss_domain::model::authorization::Grant;
use sluss_domain::model::opener::Opener;
use sluss_domain::model::relying_party::{CasUser, RelyingParty};

use super::trouble;
use crate::dates::rfc3339;
use crate::http::App;

/// What a relying party gets of an account.
pub(super) async fn person(app: &App, party: &RelyingParty, account: &Account) -> Result<Person, Failure> {
    let service = party.cas().ok_or(Failure::InvalidService)?;
    let told = app.instance.sluss.accounts().told(&account.id, party).await.map_err(|error| trouble(&error))?;
    let issuer = url::Url::parse(&app.instance.sluss.issuer).ok();
    Ok(Person {
        user: match service.user {
            CasUser::Id => account.id.to_string(),
            CasUser::Email => account.email.envelope().to_string(),
        },
        email: account.email.envelope().to_string(),
        name: account.name.clone(),
        locale: account.language.tag().to_owned(),
        domain: issuer.and_then(|issuer| issuer.host_str().map(str::to_owned)).unwrap_or_default(),
        assurance: Assurance::parse(&service.assurance.0.to_string()).unwrap_or_default(),
        groups: told.get(GROUPS).to_vec(),
        attributes: others(&told),
    })
}

/// Those that have no element of their own in the protocol. A name that a client would misread cannot be registered, and is left out.
fn others(told: &Attributes) -> Vec<(AttributeName, Vec<String>)> {
    let named = told.iter().filter_map(|(name, values)| Some((AttributeName::parse(name)?, values.to_vec())));
    named.collect()
}

/// How the person signed in.
pub(super) async fn authentication(
    app: &App,
    account: &Account,
    grant: &Grant,
    from_session: bool,
) -> Result<Authentication, Failure> {
    let mut factors = vec![(Factor::Moniker, account.email.envelope().to_string())];
    factors.extend(opener(app, account, &grant.opener).await.map_err(|error| trouble(&error))?);
    let (method, level, at) = (grant.method, grant.level, rfc3339(grant.authenticated_at));
    Ok(Authentication { method, level, at, from_session, factors })
}

/// What the person showed besides the password, as their own pages name it: of a phone number, no more than its last digits.
async fn opener(app: &App, account: &Account, opener: &Opener) -> Result<Option<(Factor, String)>, Error> {
    let sluss = &app.instance.sluss;
    match opener {
        Opener::Device(id) => {
            let device = sluss.store.devices(&account.id).await?.into_iter().find(|device| device.id == *id);
            Ok(device.map(|device| (Factor::MobileDevice, device.name)))
        }
        Opener::Number(id) => {
            let number = sluss.store.numbers(&account.id).await?.into_iter().find(|number| number.id == *id);
            let hint = number.map(|number| sluss.phone_numbers().open(&number)).transpose()?;
            Ok(hint.map(|number| (Factor::MobilePhoneNumber, number.hint())))
        }
        Opener::Password | Opener::Of(_) => Ok(None),
    }
}
