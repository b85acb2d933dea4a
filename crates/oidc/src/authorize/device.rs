//! The request of a device without a browser (RFC 8628, section 3.1), kept as if it had come through one: its answer goes to a page of ours, which hands
//! it to the device.

use sluss_domain::model::relying_party::OidcClient;
use sluss_domain::model::requirement::Interaction;
use sluss_protocol::form::Form;
use sluss_protocol::method::Level;

use super::{AuthorizationRequest, NamedClaims, ReplyTo};
use crate::bounds;
use crate::error::AuthorizeError;
use crate::{resource, scope};

impl AuthorizationRequest {
    /// Reads the request of a device. `page` is the address of ours that its answer goes to, `device` the hash of its
    /// device code.
    ///
    /// # Errors
    /// [`AuthorizeError`], to be sent to the device.
    pub fn of_device(form: &Form, client: &OidcClient, page: &str, device: &str) -> Result<Self, AuthorizeError> {
        if let Some(name) = form.duplicated_but("resource") {
            return Err(AuthorizeError::InvalidRequest(format!("{} was given more than once", bounds::named(name))));
        }
        bounds::check(form)?;
        if !client.settings.device_flow {
            return Err(AuthorizeError::UnauthorizedClient("the client is not registered for devices"));
        }
        Ok(Self {
            reply_to: ReplyTo::to_ourselves(page),
            scope: scope::of_request(form.get("scope"), client).ok_or(AuthorizeError::InvalidScope)?,
            nonce: None,
            challenge: None,
            prompt: Interaction::AsNeeded,
            create: false,
            max_age: None,
            level: form.get("acr_values").and_then(|values| values.split(' ').find_map(Level::from_name)),
            login_hint: None,
            id_token_hint: None,
            pushed: None,
            device: Some(device.to_owned()),
            subject: None,
            sector: client.settings.pairwise_sector.clone(),
            claims: NamedClaims::default(),
            resources: resource::read(form, client)?,
            dpop_jkt: None,
            language: None,
        })
    }
}
