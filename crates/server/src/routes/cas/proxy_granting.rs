//! A proxy-granting ticket (CAS 3.0.3, section 2.5.4): it is told to the address that the service is registered with, and only what it is
//! found by stands in the answer (K09).

use sluss_cas::error::{Failure, Words};
use sluss_cas::pattern::admitted;
use sluss_cas::proxy::{ProxyChain, callback, callback_form};
use sluss_cas::service::ServiceAddress;
use sluss_delivery::callback::call;
use sluss_domain::model::authorization::Grant;
use sluss_domain::model::relying_party::RelyingParty;
use sluss_domain::model::secret::Kind;
use sluss_domain::ports::entropy::new_secret;

use super::validate::trouble;
use crate::http::App;

/// Issues a proxy-granting ticket and tells it. `None` if the service did not take it: a plain client of CAS still hears who the person is.
///
/// # Errors
/// [`Failure::InvalidProxyCallback`] if the address is not registered; in the dialect also if it did not answer.
pub(super) async fn issue(
    app: &App,
    words: Words,
    party: &RelyingParty,
    grant: &Grant,
    before: &[String],
    address: &ServiceAddress,
) -> Result<Option<String>, Failure> {
    let service = party.cas().filter(|service| admitted(address, &service.proxy_callbacks));
    let service = service.filter(|_| before.len() < ProxyChain::LONGEST).ok_or(Failure::InvalidProxyCallback)?;
    let sluss = &app.instance.sluss;
    let chain = ProxyChain::behind(address, before);
    let issued = sluss.relying_parties().issue_proxy_granting_ticket(grant, chain.stored()).await;
    let ticket = issued.map_err(|error| trouble(&error))?;
    let iou = new_secret(Kind::ProxyGrantingTicketIou, &*sluss.entropy);
    let called = if service.callback_by_post {
        call(address.shown(), Some(callback_form(iou.expose(), ticket.expose()))).await
    } else {
        call(&callback(address, iou.expose(), ticket.expose()), None).await
    };
    match called {
        Ok(()) => Ok(Some(iou.expose().to_owned())),
        Err(error) => {
            tracing::warn!(client = party.id, %error, "a proxy callback did not answer");
            // Nobody has heard of the ticket.
            let revoked = sluss.relying_parties().revoke_ticket(&ticket).await;
            revoked.map_err(|error| trouble(&error))?;
            if words == Words::Dialect { Err(Failure::ProxyCallbackUnreachable) } else { Ok(None) }
        }
    }
}
