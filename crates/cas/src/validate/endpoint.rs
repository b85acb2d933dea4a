//! The addresses at which tickets are validated, and what each of them stands for.

use crate::dialect::Assurance;
use crate::error::Words;
use crate::person::TicketKind;

/// An address at which tickets are validated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Endpoint {
    /// `/validate` of CAS 1 (CAS 3.0.3, section 2.4).
    Validate,
    /// `/serviceValidate` of CAS 2 (section 2.5).
    ServiceValidate,
    /// `/proxyValidate` of CAS 2 (section 2.6).
    ProxyValidate,
    /// `/p3/serviceValidate` of CAS 3 (section 2.8).
    P3ServiceValidate,
    /// `/p3/proxyValidate` of CAS 3 (section 2.9).
    P3ProxyValidate,
    /// `/samlValidate` (section 4.2).
    SamlValidate,
    /// `/TicketValidationService` of the dialect.
    TicketValidationService,
    /// `/strictValidate` of the dialect: the highest assurance.
    StrictValidate,
    /// `/interinstitutionalValidate` of the dialect.
    InterinstitutionalValidate,
    /// `/sponsorValidate` of the dialect.
    SponsorValidate,
    /// `/laxValidate` of the dialect.
    LaxValidate,
}

impl Endpoint {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Validate,
        Self::ServiceValidate,
        Self::ProxyValidate,
        Self::P3ServiceValidate,
        Self::P3ProxyValidate,
        Self::SamlValidate,
        Self::TicketValidationService,
        Self::StrictValidate,
        Self::InterinstitutionalValidate,
        Self::SponsorValidate,
        Self::LaxValidate,
    ];

    /// The path below the CAS address.
    #[must_use]
    pub const fn path(self) -> &'static str {
        match self {
            Self::Validate => "/validate",
            Self::ServiceValidate => "/serviceValidate",
            Self::ProxyValidate => "/proxyValidate",
            Self::P3ServiceValidate => "/p3/serviceValidate",
            Self::P3ProxyValidate => "/p3/proxyValidate",
            Self::SamlValidate => "/samlValidate",
            Self::TicketValidationService => "/TicketValidationService",
            Self::StrictValidate => "/strictValidate",
            Self::InterinstitutionalValidate => "/interinstitutionalValidate",
            Self::SponsorValidate => "/sponsorValidate",
            Self::LaxValidate => "/laxValidate",
        }
    }

    /// In whose words it answers.
    #[must_use]
    pub const fn words(self) -> Words {
        match self {
            Self::TicketValidationService
            | Self::StrictValidate
            | Self::InterinstitutionalValidate
            | Self::SponsorValidate
            | Self::LaxValidate => Words::Dialect,
            _ => Words::Cas,
        }
    }

    /// The least assurance that it accepts without being asked.
    pub(super) const fn assurance(self) -> Assurance {
        match self {
            Self::StrictValidate => Assurance::Top,
            Self::InterinstitutionalValidate => Assurance::High,
            Self::SponsorValidate => Assurance::Medium,
            Self::LaxValidate => Assurance::Low,
            _ => Assurance::No,
        }
    }

    /// The kinds of tickets that it accepts without being asked (K06).
    pub(super) const fn kinds(self) -> &'static [TicketKind] {
        match self {
            Self::ProxyValidate | Self::P3ProxyValidate => &[TicketKind::Service, TicketKind::Proxy],
            _ => &[TicketKind::Service],
        }
    }
}
