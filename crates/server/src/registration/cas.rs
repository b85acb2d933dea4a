//! Whether a service of CAS can be registered: its addresses are patterns that name one site, and its attributes have names that its clients
//! take for nothing else.

use sluss_cas::attribute::AttributeName;
use sluss_cas::pattern::Pattern;
use sluss_domain::model::attributes::{GROUPS, Released};
use sluss_domain::model::relying_party::CasService;

pub(super) fn check(service: &CasService, released: &Released) -> Result<(), String> {
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
