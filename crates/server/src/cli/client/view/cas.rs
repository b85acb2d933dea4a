//! What `sluss client show` prints of a service of CAS.

use serde::Serialize;
use sluss_domain::model::relying_party::{CasService, CasUser};

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
        let service = &self.service;
        let user = match service.user {
            CasUser::Id => "by the account's id",
            CasUser::Email => "by email address",
        };
        let callbacks = match service.proxy_callbacks.as_slice() {
            [] => "none: it cannot act for people".to_owned(),
            some => format!("{} (by {})", some.join(" "), if service.callback_by_post { "POST" } else { "GET" }),
        };
        vec![
            ("protocol", "CAS".to_owned()),
            ("addresses", service.addresses.join(" ")),
            ("knows people", user.to_owned()),
            ("assurance", service.assurance.0.to_string()),
            ("proxy callbacks", callbacks),
        ]
    }
}
