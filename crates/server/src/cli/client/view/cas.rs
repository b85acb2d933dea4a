//! What `sluss client show` prints of a service of CAS.

use serde::Serialize;
use sluss_domain::model::relying_party::CasService;

#[derive(Serialize)]
pub(super) struct CasView {
    #[serde(flatten)]
    service: CasService,
}

impl CasView {
    pub(super) fn of(service: &CasService) -> Self {
        Self { service: service.clone() }
    }

    pub(super) fn addresses(&self) -> &[String] {
        &self.service.addresses
    }

    /// The same for people, each part with a label.
    pub(super) fn said(&self) -> Vec<(&'static str, String)> {
        vec![("protocol", "CAS".to_owned()), ("addresses", self.service.addresses.join(" "))]
    }
}
