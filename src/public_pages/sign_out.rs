//! Which relying sites have heard that a session has ended, and where the person goes on. It asks nothing of the server.

use yew::prelude::*;

use crate::i18n::Messages;
use crate::ui::{IconName, icon, verbatim};

/// A session that has ended, as its owner is shown it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SignedOut {
    /// The sites that it was used for.
    pub sites: Vec<SiteSignOut>,
    /// Addresses at sites that hidden frames open (OpenID Connect Front-Channel Logout 1.0).
    pub frames: Vec<String>,
    /// The site that the person goes back to.
    pub next: Option<NextSite>,
}

/// A relying site that a session was used for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteSignOut {
    /// The name that people see for it.
    pub name: String,
    /// What it has answered.
    pub heard: Heard,
}

/// What a site has answered to the word that a session has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    /// That the session there has ended too.
    Told,
    /// Nothing yet.
    Waiting,
    /// Nothing, however often it was told; it may still be told again.
    Failed,
    /// It takes no word from the server, but this page has opened its address.
    Asked,
    /// It takes no word of this.
    Deaf,
}

/// A site that the person goes back to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextSite {
    /// The address there.
    pub url: String,
    /// Its host, which is all that people are shown of it.
    pub host: String,
}

impl SignedOut {
    /// Whether a site may have answered by the time that somebody looks again. The page does not do that by itself: whoever reads slowly would
    /// lose the place (WCAG 2.2.1).
    fn waits(&self) -> bool {
        self.sites.iter().any(|site| site.heard == Heard::Waiting)
    }
}

pub(super) fn view(page: &SignedOut, texts: &Messages) -> Html {
    html! {
        <>
            if !page.sites.is_empty() {
                <p>{ texts.text("signed-out-sites") }</p>
                <ul class="told" aria-live="polite">{ for page.sites.iter().map(|site| line(site, texts)) }</ul>
            }
            if page.waits() {
                <p><a href="">{ texts.text("signed-out-again") }</a></p>
            }
            { for page.frames.iter().map(|address| html! { <iframe src={address.clone()} hidden=true title="" /> }) }
            <p class="actions">
                if let Some(next) = &page.next {
                    <a class="button button-primary" href={next.url.clone()}>
                        { verbatim(|given| texts.with("signed-out-next", given), &[("site", &next.host)]) }
                    </a>
                } else {
                    <a class="button button-secondary" href="/account/sign-in">{ texts.text("sign-in") }</a>
                }
            </p>
        </>
    }
}

fn line(site: &SiteSignOut, texts: &Messages) -> Html {
    let (sign, id) = match site.heard {
        Heard::Told => (IconName::Tick, "signed-out-told"),
        Heard::Waiting => (IconName::Clock, "signed-out-waiting"),
        Heard::Failed => (IconName::Alert, "signed-out-failed"),
        Heard::Asked => (IconName::Info, "signed-out-asked"),
        Heard::Deaf => (IconName::Alert, "signed-out-deaf"),
    };
    html! {
        <li data-heard={id}>
            { icon(sign) }
            <span><b>{ &site.name }</b>{ " " }{ texts.text(id) }</span>
        </li>
    }
}
