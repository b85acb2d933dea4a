//! What an operator says of a service of CAS, in `client add` and `client update`.

use clap::builder::BoolishValueParser;
use clap::{Args, ValueEnum};
use sluss_domain::model::relying_party::{Assurance, CasService, CasUser};

/// The part of a registration that belongs to CAS.
#[derive(Debug, Args)]
#[command(next_help_heading = "Of a service of CAS")]
pub(super) struct CasOptions {
    /// An address of a service of CAS: exactly, with ?* at its end for any query, or with /* for everything below; repeat for more
    #[arg(long, group = "changes", value_name = "PATTERN")]
    pub(super) cas_service: Vec<String>,
    /// An address (or pattern) at which the service may be told proxy-granting tickets; repeat for more
    #[arg(long, group = "changes", value_name = "PATTERN")]
    cas_proxy_callback: Vec<String>,
    /// Whether it is told them by POST, as clients of EU Login expect
    #[arg(long, group = "changes", value_name = "YES|NO", value_parser = BoolishValueParser::new())]
    cas_callback_post: Option<bool>,
    /// What the service knows people by
    #[arg(long, group = "changes", value_enum)]
    cas_user: Option<AskedUser>,
    /// How well the service may take the identity of accounts here to be assured (assuranceLevel)
    #[arg(long, group = "changes", value_enum)]
    cas_assurance: Option<AskedAssurance>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum AskedUser {
    /// The account's id, which is never given to another account
    Id,
    /// The email address, which can change
    Email,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum AskedAssurance {
    No,
    Low,
    Medium,
    High,
    Top,
}

impl CasOptions {
    /// Whether any of them was given.
    pub(super) const fn are_given(&self) -> bool {
        !self.cas_service.is_empty()
            || !self.cas_proxy_callback.is_empty()
            || self.cas_callback_post.is_some()
            || self.cas_user.is_some()
            || self.cas_assurance.is_some()
    }

    /// Changes what was named.
    pub(super) fn change(self, service: &mut CasService) {
        if !self.cas_service.is_empty() {
            service.addresses = self.cas_service;
        }
        if !self.cas_proxy_callback.is_empty() {
            service.proxy_callbacks = self.cas_proxy_callback.into_iter().filter(|one| !one.is_empty()).collect();
        }
        service.callback_by_post = self.cas_callback_post.unwrap_or(service.callback_by_post);
        service.user = self.cas_user.map_or(service.user, |user| match user {
            AskedUser::Id => CasUser::Id,
            AskedUser::Email => CasUser::Email,
        });
        service.assurance = self.cas_assurance.map_or(service.assurance, |assurance| {
            Assurance(match assurance {
                AskedAssurance::No => 0,
                AskedAssurance::Low => 10,
                AskedAssurance::Medium => 20,
                AskedAssurance::High => 30,
                AskedAssurance::Top => 40,
            })
        });
    }
}
