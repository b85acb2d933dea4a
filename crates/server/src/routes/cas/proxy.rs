//! `/cas/proxy`: a service that has a proxy-granting ticket asks for a ticket to another service for the same person (CAS 3.0.3, section
//! 2.7).

use axum::extract::{RawQuery, State};
use axum::response::Response;
use sluss_cas::answer::{proxy_failure, proxy_success};
use sluss_cas::error::{Failure, Words};
use sluss_cas::pattern::admitted;
use sluss_cas::proxy::{ProxyChain, ProxyRequest};
use sluss_cas::service::ServiceAddress;
use sluss_domain::Error;
use sluss_domain::model::authorization::Grant;
use sluss_protocol::form::Form;

use super::{said, service_at, trouble};
use crate::http::App;

pub(crate) async fn get(State(app): State<App>, RawQuery(query): RawQuery) -> Response {
    said(match issue(&app, &Form::parse(&query.unwrap_or_default())).await {
        Ok(ticket) => proxy_success(&ticket),
        Err(failure) => proxy_failure(&failure, Words::Cas),
    })
}

async fn issue(app: &App, form: &Form) -> Result<String, Failure> {
    let request = ProxyRequest::read(form)?;
    let parties = app.instance.sluss.relying_parties();
    let granting = parties.proxy_granting_ticket(&request.pgt).await.map_err(|error| match error {
        Error::NotFound | Error::Expired => Failure::InvalidProxyGrantingTicket,
        error => trouble(&error),
    })?;
    let proxies = still_registered(app, &granting).await?;
    let target = service_at(app, &request.target).await.map_err(|error| match error {
        Error::NotFound => Failure::UnauthorizedService,
        error => trouble(&error),
    })?;
    // K12: another service is no way around the level that this one asks for.
    if granting.level < target.level {
        return Err(Failure::UnauthorizedService);
    }
    let chain = ProxyChain { address: request.target.shown().to_owned(), proxies };
    let ticket = parties.issue_proxy_ticket(&granting, &target.id, chain.stored()).await;
    ticket.map(|ticket| ticket.expose().to_owned()).map_err(|error| trouble(&error))
}

/// Through whom the new ticket goes, if the service that asks may act for people still.
async fn still_registered(app: &App, granting: &Grant) -> Result<Vec<String>, Failure> {
    let chain = ProxyChain::of(&granting.request).ok_or(Failure::InternalError)?;
    let callback = ServiceAddress::parse(&chain.address).ok_or(Failure::InternalError)?;
    let party = app.instance.sluss.relying_parties().find(&granting.client).await.map_err(|error| match error {
        Error::NotFound => Failure::InvalidProxyGrantingTicket,
        error => trouble(&error),
    })?;
    let may = party.cas().is_some_and(|service| admitted(&callback, &service.proxy_callbacks));
    if may { Ok(chain.proxies) } else { Err(Failure::UnauthorizedService) }
}
