//! The foot of a page that the server renders: who runs the service, and whom to turn to.

use futures_executor::block_on;
use sluss_protocol::language::Language;
use yew::LocalServerRenderer;
use yew::prelude::*;

use crate::i18n::{Texts, resolved};

/// What an operator says about the service on pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageService {
    /// What people call it.
    pub name: String,
    /// The address of the picture beside the name, if it is not our mark.
    pub logo: Option<String>,
    /// Who runs it.
    pub operator_name: Option<String>,
    /// Where people can write for help.
    pub support_email: Option<String>,
    /// Where people can read about help.
    pub support_url: Option<String>,
    /// Where it says what happens to people's data.
    pub privacy_url: Option<String>,
    /// Where it says how accessible the service is.
    pub accessibility_url: Option<String>,
}

impl Default for PageService {
    fn default() -> Self {
        Self {
            name: "Sluss".to_owned(),
            logo: None,
            operator_name: None,
            support_email: None,
            support_url: None,
            privacy_url: None,
            accessibility_url: None,
        }
    }
}

impl PageService {
    /// The mark beside the name: the operator's, or `None` for ours. The name says what it shows.
    pub(crate) fn mark(&self) -> Option<Html> {
        let logo = self.logo.clone()?;
        Some(html! { <img class="mark" src={logo} alt="" /> })
    }

    /// The foot in a language: at least the way to the guide.
    pub(crate) fn foot(&self, language: Language) -> Html {
        html! { <Foot service={self.clone()} {language} /> }
    }

    /// The foot as HTML, for the end of a page that a script draws. It is no `footer`: the page may have one with the way out of a sign-in, and
    /// screen readers expect one in a page.
    #[must_use]
    pub fn below(&self, language: Language) -> String {
        let below = LocalServerRenderer::<Below>::with_props(FootProps { service: self.clone(), language });
        block_on(below.hydratable(false).render())
    }
}

#[derive(Clone, Debug, PartialEq, Properties)]
struct FootProps {
    service: PageService,
    language: Language,
}

/// The foot below a page.
#[component]
fn Below(props: &FootProps) -> Html {
    let label = resolved(props.language, Texts::Foot).text("foot-help");
    html! { <nav class="shell-below" lang={props.language.tag()} aria-label={label}><Foot ..props.clone() /></nav> }
}

/// The lines of the foot. Links open beside the page, which may hold what somebody has typed.
#[component]
fn Foot(FootProps { service, language }: &FootProps) -> Html {
    let texts = resolved(*language, Texts::Foot);
    let link = |to: String, text: String| html! { <li><a href={to} target="_blank" rel="noopener">{ text }</a></li> };
    let web = |id: &str, url: &Option<String>| url.clone().map(|url| link(url, texts.text(id)));
    let email = service.support_email.as_deref();
    let email = email.map(|email| link(format!("mailto:{email}"), texts.with("foot-email", &[("email", email)])));
    let operator = service.operator_name.as_deref().map(|operator| {
        html! { <li>{ texts.with("foot-operated", &[("service", &service.name), ("operator", operator)]) }</li> }
    });
    html! {
        <ul class="service-foot">
            { for operator }
            { for email }
            { link("/help".to_owned(), texts.text("foot-help")) }
            { for web("foot-support", &service.support_url) }
            { for web("foot-privacy", &service.privacy_url) }
            { for web("foot-accessibility", &service.accessibility_url) }
        </ul>
    }
}
