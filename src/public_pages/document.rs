//! A page as a whole HTML document.

use futures_executor::block_on;
use yew::LocalServerRenderer;
use yew::prelude::*;

use super::forms;
use super::page::{AccountMismatch, ContinueAs, PageContext, PublicPage};
use crate::i18n::{Messages, Texts, resolved};
use crate::surface::{Head, PageAssets, PageService, Shell, language_links};
use crate::ui::{Notice, Tone, verbatim};

/// The document of a page.
#[must_use]
pub fn public_page_document(page: &PublicPage, around: PageContext, assets: &PageAssets) -> String {
    let language = around.language;
    let texts = resolved(language, Texts::PublicPages);
    let title = format!("{} · {}", texts.text(&format!("{}-title", page.name())), assets.service.info.name);
    let mut head = Head::new(language, &title, assets);
    if page.asks_for_a_password() {
        head.module(&assets.public_pages);
    }
    if let PublicPage::Moved { to: other } | PublicPage::Arrive { from: other } = page {
        head.meta("sluss-other-origin", other);
        head.module(if matches!(page, PublicPage::Moved { .. }) { &assets.moved } else { &assets.arrive });
    }
    let service = assets.service.clone();
    let props = PublicPageProps { page: page.clone(), around, texts, service };
    head.finish(&block_on(LocalServerRenderer::<PublicPageView>::with_props(props).hydratable(false).render()))
}

#[derive(Clone, Debug, PartialEq, Properties)]
struct PublicPageProps {
    page: PublicPage,
    around: PageContext,
    texts: Messages,
    service: PageService,
}

#[component]
fn PublicPageView(props: &PublicPageProps) -> Html {
    let (texts, name, service) = (&props.texts, props.page.name(), &props.service);
    let by_mail = props.around.by_mail;
    let text = text(&props.page, by_mail, texts);
    let actions = language_links(props.around.language, texts.text("language"));
    html! {
        <Shell brand={service.brand()} foot={service.foot(props.around.language)} {actions}>
            <div class="screen" data-screen={name}>
                <h1>{ texts.text(&format!("{name}-title")) }</h1>
                if props.page.is_good() {
                    <Notice tone={Tone::Good}>{ text }</Notice>
                } else {
                    <p>{ text }</p>
                }
                { for props.around.mismatch.iter().zip(props.page.owner()).map(|(signed, owner)| forms::elsewhere(&props.around, signed, owner, texts)) }
                { forms::view(&props.page, &props.around, texts) }
                if let Some((url, id)) = props.page.onward(by_mail) {
                    <p class="actions"><a class="button button-primary" href={url}>{ texts.text(id) }</a></p>
                }
                if let Some((url, id)) = props.page.back() {
                    <p class="actions"><a class="button button-secondary" href={url}>{ texts.text(id) }</a></p>
                }
            </div>
        </Shell>
    }
}

/// The text under a page's title, with the parts marked that no translator may touch.
fn text(page: &PublicPage, by_mail: bool, texts: &Messages) -> Html {
    let id = page.text(by_mail);
    let (signed_in, wanted, site) = match page {
        PublicPage::AccountMismatch(AccountMismatch { signed_in, wanted, site, .. }) => (signed_in, wanted, site),
        PublicPage::ContinueAs(ContinueAs { signed_in, site, .. }) => {
            return verbatim(|given| texts.with(&id, given), &[("signed", signed_in), ("site", site)]);
        }
        PublicPage::Moved { to: other } | PublicPage::Arrive { from: other } => {
            return verbatim(|given| texts.with(&id, given), &[("origin", other)]);
        }
        _ => return texts.text(&id).into(),
    };
    let id = if site.is_some() { "mismatch-text" } else { "mismatch-text-account" };
    let site = site.as_deref().unwrap_or_default();
    verbatim(|given| texts.with(id, given), &[("signed", signed_in), ("wanted", wanted), ("site", site)])
}

#[cfg(test)]
mod tests;
