//! `/device/{code}`: asks whether the code belongs to a device that is the person's own, and signs in for it. Whoever is talked into typing
//! somebody else's code signs in there: so the page names the site and asks (RFC 8628, section 5.4).

use axum::extract::Path;
use axum::response::Response;
use sluss_app::public_pages::PublicPage;
use sluss_app::sign_in::ErrorKind;
use sluss_domain::Error;
use sluss_domain::model::authorization::DeviceGrant;
use sluss_domain::model::relying_party::RelyingParty;
use sluss_oidc::device::UserCode;

use crate::http::csrf;
use crate::http::form::FormBody;
use crate::http::redirect::see_other;
use crate::public_pages::Guest;
use crate::routes::oidc::authorize::again;

pub(crate) async fn get(Path(code): Path<String>, guest: Guest) -> Response {
    match waiting(&guest, &code).await {
        Ok(waiting) => guest.show(&PublicPage::DeviceConfirm { site: waiting.party.name, code: waiting.code.shown() }),
        Err(error) => guest.over(&error),
    }
}

pub(crate) async fn post(Path(code): Path<String>, guest: Guest, FormBody(form): FormBody) -> Response {
    if !csrf::is_genuine(&guest.app, guest.path(), &guest.headers, form.get(csrf::FIELD).unwrap_or_default()) {
        return guest.app.error_page(ErrorKind::BadRequest, guest.language);
    }
    let Waiting { code, grant, party } = match waiting(&guest, &code).await {
        Ok(waiting) => waiting,
        Err(error) => return guest.over(&error),
    };
    if form.get("deny").is_some() {
        return match guest.app.instance.sluss.relying_parties().deny_device(code.as_str()).await {
            Ok(()) => see_other("/device/denied"),
            Err(error) => guest.over(&error),
        };
    }
    again(&guest.app, &party.id, &grant.request, &guest.requester()).await
}

/// A device that waits, and the site that it is for.
struct Waiting {
    code: UserCode,
    grant: DeviceGrant,
    party: RelyingParty,
}

async fn waiting(guest: &Guest, typed: &str) -> Result<Waiting, Error> {
    let code = UserCode::typed(typed).ok_or(Error::NotFound)?;
    let parties = guest.app.instance.sluss.relying_parties();
    let grant = parties.device_by_typed(code.as_str(), &guest.visitor).await?;
    let party = parties.find(&grant.client).await?;
    Ok(Waiting { code, grant, party })
}
