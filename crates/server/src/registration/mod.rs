//! Whether a relying party can be registered: its id, name and addresses are valid, and nobody would take it for another.

mod cas;
mod oidc;

use sluss_domain::model::relying_party::{Registration, RelyingParty};
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
        Registration::Oidc(client) => oidc::check(client),
        Registration::Cas(service) => cas::check(service, &party.released),
    }
}
