//! Whose a page is: what the operator says about the service, what a site has in place of that on its sign-in pages, and the colour.

use axum::response::Response;
use sluss_app::surface::PageService;
use sluss_domain::model::relying_party::RelyingParty;
use sluss_protocol::service::ServiceInfo;

use super::app::App;
use super::headers::OwnStyles;
use crate::config::{Accent, Colour};

impl App {
    /// What an operator says about the service, for pages.
    pub(crate) fn page_service(&self) -> PageService {
        let service = &*self.instance.service;
        PageService {
            info: service.info(),
            logo: self.instance.logo.as_ref().map(|_| "/logo".to_owned()),
            site_logo: None,
            styles: service.accent.map(|accent| Accent::of(accent).styles()),
        }
    }

    /// The same on a site's sign-in pages: the site may have its own colour and people to turn to. The names stay ours.
    pub(super) fn page_service_of(&self, party: Option<&RelyingParty>) -> PageService {
        let PageService { info, logo, styles, .. } = self.page_service();
        let Some(RelyingParty { id, branding: site, .. }) = party else {
            return PageService { info, logo, site_logo: None, styles };
        };
        let or = |own: &Option<String>, ours: Option<String>| own.clone().or(ours);
        // Its help is its own, all of it or nothing: an address of ours beside one of the site's would be asked about the site too.
        let own_help = site.support_email.is_some() || site.support_url.is_some();
        let (support_email, support_url) = match own_help {
            true => (site.support_email.clone(), site.support_url.clone()),
            false => (info.support_email, info.support_url),
        };
        let info = ServiceInfo {
            support_email,
            support_url,
            privacy_url: or(&site.privacy_url, info.privacy_url),
            accessibility_url: or(&site.accessibility_url, info.accessibility_url),
            ..info
        };
        // One that cannot be read as a colour was not written by us; then ours is as good.
        let accent = site.accent.as_deref().and_then(|accent| Colour::under_white(accent).ok());
        let site_logo = site.logo.as_ref().map(|_| format!("/logo/{id}"));
        PageService { info, logo, site_logo, styles: accent.map(|accent| Accent::of(accent).styles()).or(styles) }
    }
}

/// Has the policy permit the styles that a document of this service has in its head.
pub(crate) fn permit_styles(response: &mut Response, service: &PageService) {
    if let Some(styles) = &service.styles {
        response.extensions_mut().insert(OwnStyles::of(styles));
    }
}
