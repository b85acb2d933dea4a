//! A proxy-granting ticket (CAS 3.0.3, section 2.5.4): it is told to the address that the service is registered with, and only what it is
//! found by stands in the answer (K09).

use std::time::Duration;

use sluss_cas::error::{Failure, Words};
use sluss_cas::pattern::admitted;
use sluss_cas::proxy::{ProxyChain, callback, callback_fields};
use sluss_cas::service::ServiceAddress;
use sluss_delivery::sites::SiteClient;
use sluss_domain::model::authorization::Grant;
use sluss_domain::model::relying_party::RelyingParty;
use sluss_domain::model::secret::Kind;
use sluss_domain::ports::entropy::new_secret;

use super::trouble;
use crate::http::App;

/// Calls the callbacks. A service waits for our answer meanwhile, so theirs may not take long.
static SITES: SiteClient = SiteClient::new(Duration::from_secs(5));

/// Issues a proxy-granting ticket and tells it. `None` if the service did not take it: a plain client of CAS still hears who the person is.
///
/// # Errors
/// [`Failure::UnauthorizedServiceProxy`] if no address is registered, [`Failure::InvalidProxyCallback`] if this one is not; in the dialect also if it did not answer.
pub(super) async fn issue(
    app: &App,
    words: Words,
    party: &RelyingParty,
    grant: &Grant,
    before: &[String],
    address: &ServiceAddress,
) -> Result<Option<String>, Failure> {
    let service = party.cas().filter(|service| !service.proxy_callbacks.is_empty());
    let service = service.ok_or(Failure::UnauthorizedServiceProxy)?;
    if !admitted(address, &service.proxy_callbacks) || before.len() >= ProxyChain::LONGEST {
        return Err(Failure::InvalidProxyCallback);
    }
    let sluss = &app.instance.sluss;
    let chain = ProxyChain::behind(address, before);
    let issued = sluss.relying_parties().issue_proxy_granting_ticket(grant, chain.stored()).await;
    let ticket = issued.map_err(|error| trouble(&error))?;
    let iou = new_secret(Kind::ProxyGrantingTicketIou, &*sluss.entropy);
    let called = if service.callback_by_post {
        SITES.post(address.shown(), &callback_fields(iou.expose(), ticket.expose())).await
    } else {
        SITES.get(&callback(address, iou.expose(), ticket.expose())).await
    };
    let status = |status| if status == 200 { Ok(()) } else { Err(format!("status {status}")) };
    match called.and_then(status) {
        Ok(()) => Ok(Some(iou.expose().to_owned())),
        Err(why) => {
            tracing::warn!(client = party.id, why, "a proxy callback did not take its ticket");
            // Nobody has heard of the ticket.
            let revoked = sluss.relying_parties().revoke_ticket(&ticket).await;
            revoked.map_err(|error| trouble(&error))?;
            if words == Words::Dialect { Err(Failure::ProxyCallbackUnreachable) } else { Ok(None) }
        }
    }
}
