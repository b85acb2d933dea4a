//! Whether a relying party can be registered: its id, name and addresses are valid, and nobody would take it for another.

use sluss_cas::attribute::AttributeName;
use sluss_cas::pattern::Pattern;
use sluss_domain::model::attributes::{GROUPS, Released};
use sluss_domain::model::relying_party::{CasService, OidcClient, Registration, RelyingParty};
use sluss_oidc::redirect_uri;
use sluss_protocol::link::SiteName;
use sluss_protocol::names::is_name;

use crate::Instance;

/// Admits a site, unless it would replace another (which `replace` permits) or look like another (which `alike` permits).
///
/// # Errors
/// Why it cannot be registered, as a sentence.
pub(crate) async fn admit(instance: &Instance, party: &RelyingParty, replace: bool, alike: bool) -> Result<(), String> {
    check(party)?;
    if !replace && instance.sluss.relying_parties().find(&party.id).await.is_ok() {
        return Err(format!("{} is already registered: --replace changes it", party.id));
    }
    if alike { Ok(()) } else { unlike_others(instance, party).await }
}

/// People decide by the name on the phone, which has little room.
async fn unlike_others(instance: &Instance, party: &RelyingParty) -> Result<(), String> {
    let all = instance.sluss.store.relying_parties().await.map_err(|error| error.to_string())?;
    match all.iter().find(|other| other.id != party.id && other.looks_like(party)) {
        Some(other) => Err(format!(
            "people could take it for {} by its name: on a phone both are {:?}. Put what is different first, or say --alike",
            other.id,
            SiteName::new(&other.name).as_str()
        )),
        None => Ok(()),
    }
}

fn check(party: &RelyingParty) -> Result<(), String> {
    if !RelyingParty::is_id(&party.id) {
        return Err(format!("{}: an id has 1 to 64 letters, digits, hyphens, dots or underscores", party.id));
    }
    if !is_name(&party.name, 60) {
        return Err("a site's name has 1 to 60 characters, on one line, and no invisible ones".to_owned());
    }
    match &party.protocol {
        Registration::Oidc(client) => check_client(client),
        Registration::Cas(service) => check_service(service, &party.released),
    }
}

fn check_service(service: &CasService, released: &Released) -> Result<(), String> {
    if service.addresses.is_empty() {
        return Err("a service of CAS has at least one address".to_owned());
    }
    let mut written = service.addresses.iter().chain(&service.proxy_callbacks);
    if let Some(bad) = written.find(|written| Pattern::parse(written).is_none()) {
        return Err(format!(
            "{bad}: the address of a service is https://x/login, https://x/login?* for any query, or https://x/app/* for what is below; \
             with https (or http on this machine), no #, and no other asterisk"
        ));
    }
    let is_free = |name: &&String| *name == GROUPS || AttributeName::parse(name).is_some();
    match released.names.values().find(|name| !is_free(name)) {
        Some(bad) => Err(format!("{bad}: clients of CAS take an attribute of this name for something else")),
        None => Ok(()),
    }
}

fn check_client(client: &OidcClient) -> Result<(), String> {
    if let Some(bad) = client.redirect_uris.iter().find(|uri| !redirect_uri::can_be_registered(uri)) {
        return Err(format!(
            "{bad}: a redirect address begins with https:// (or http:// on this machine) and has no #"
        ));
    }
    let is_origin = |origin: &&String| redirect_uri::origin(origin).as_ref() == Some(*origin);
    match client.origins.iter().find(|origin| !is_origin(origin)) {
        Some(bad) => {
            Err(format!("{bad}: an origin is a scheme, a host and perhaps a port, such as https://rasff.example.eu"))
        }
        None => Ok(()),
    }
}
