//! What an operator says about the service, on the pages that the server renders: at the top, at the foot, and in their colours.

use futures_executor::block_on;
use sluss_protocol::language::Language;
use sluss_protocol::service::ServiceInfo;
use yew::LocalServerRenderer;
use yew::prelude::*;

use super::brand::{Brand, LOGO_META, NAME_META, SITE_LOGO_META};
use super::escape::escape;
use super::foot::foot;
use crate::i18n::{Texts, resolved};

/// Whose page it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageService {
    /// Names and addresses.
    pub info: ServiceInfo,
    /// The address of the picture beside the name, if it is not our mark.
    pub logo: Option<String>,
    /// The address of the logo of the site that somebody signs in to.
    pub site_logo: Option<String>,
    /// The styles with the operator's colour, which the page's policy must permit; `None` for our colours.
    pub styles: Option<String>,
}

impl PageService {
    /// What stands at the top.
    pub(crate) fn brand(&self) -> Brand {
        let [logo, site_logo] = [&self.logo, &self.site_logo].map(|logo| logo.clone().map(AttrValue::from));
        Brand { name: self.info.name.clone().into(), logo, site_logo }
    }

    /// The foot in a language: at least the way to the guide.
    pub(crate) fn foot(&self, language: Language) -> Html {
        html! { <Foot info={self.info.clone()} {language} /> }
    }

    /// The foot as HTML, for the end of a page that a script draws. The page may have a foot of its own, with the
    /// way out, so this one is a part of the page by the service's name: there is one foot to a page.
    #[must_use]
    pub fn below(&self, language: Language) -> String {
        let foot = LocalServerRenderer::<Foot>::with_props(FootProps { info: self.info.clone(), language });
        let (tag, name) = (language.tag(), escape(&self.info.name));
        let foot = block_on(foot.hydratable(false).render());
        format!("<section class=\"shell-below\" aria-label=\"{name}\" lang=\"{tag}\">{foot}</section>")
    }

    /// What a document's head says about the service, for its script and its look; empty where nothing was set. It comes after the style
    /// sheet, whose colours it replaces.
    #[must_use]
    pub fn head(&self) -> String {
        let meta = |name: &str, content: &str| format!("<meta name=\"{name}\" content=\"{}\">", escape(content));
        let named = (self.info.name != ServiceInfo::default().name).then(|| meta(NAME_META, &self.info.name));
        let logo = self.logo.as_ref().map(|logo| meta(LOGO_META, logo));
        let site_logo = self.site_logo.as_ref().map(|logo| meta(SITE_LOGO_META, logo));
        let styles = self.styles.as_ref().map(|styles| format!("<style>{styles}</style>"));
        [named, logo, site_logo, styles].into_iter().flatten().collect()
    }
}

#[derive(Clone, Debug, PartialEq, Properties)]
struct FootProps {
    info: ServiceInfo,
    language: Language,
}

#[component]
fn Foot(FootProps { info, language }: &FootProps) -> Html {
    let texts = resolved(*language, Texts::Foot);
    foot(info, |id, given| texts.with(id, given))
}
