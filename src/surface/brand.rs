//! Whose service it is, at the top of a page: the name, and the picture beside it. A page that a script draws finds both in its document.

use yew::prelude::*;

/// The `meta` element with the name, where it is not ours.
#[cfg(any(target_arch = "wasm32", feature = "ssr"))]
pub(super) const NAME_META: &str = "sluss-service";
/// The `meta` element with the address of the picture, where it is not our mark.
#[cfg(any(target_arch = "wasm32", feature = "ssr"))]
pub(super) const LOGO_META: &str = "sluss-logo";

/// The `meta` element with the address of a site's logo, on its sign-in pages.
#[cfg(any(target_arch = "wasm32", feature = "ssr"))]
pub(super) const SITE_LOGO_META: &str = "sluss-site-logo";

/// What stands at the top of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brand {
    /// What people call the service.
    pub name: AttrValue,
    /// The address of the picture beside the name, if it is not our mark.
    pub logo: Option<AttrValue>,
    /// The address of the logo of the site that somebody signs in to. It stands beside the service's name and not in its place.
    pub site_logo: Option<AttrValue>,
}

impl Default for Brand {
    fn default() -> Self {
        Self { name: AttrValue::Static("Sluss"), logo: None, site_logo: None }
    }
}

impl Brand {
    /// What the server has put into this document.
    #[cfg(target_arch = "wasm32")]
    #[must_use]
    pub fn of_document() -> Self {
        use crate::browser::page::meta;
        let name = meta(NAME_META).map_or(Self::default().name, AttrValue::from);
        let [logo, site_logo] = [LOGO_META, SITE_LOGO_META].map(|name| meta(name).map(AttrValue::from));
        Self { name, logo, site_logo }
    }

    /// The picture beside the name; `None` for our mark. The name says what it shows.
    #[must_use]
    pub fn mark(&self) -> Option<Html> {
        let logo = self.logo.clone()?;
        Some(html! { <img class="mark" src={logo} alt="" /> })
    }

    /// The site's logo, if it has one. The page says the site's name elsewhere.
    pub(super) fn site(&self) -> Option<Html> {
        let logo = self.site_logo.clone()?;
        Some(html! { <img class="site-mark" src={logo} alt="" /> })
    }
}
