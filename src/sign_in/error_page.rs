//! What is shown in place of a sign-in if there is none: plain pages with the same look and without script.

use futures_executor::block_on;
use sluss_protocol::language::Language;
use yew::LocalServerRenderer;
use yew::prelude::*;

use super::document::{FrameHost, frame};
use crate::i18n::{Messages, Texts, resolved};
use crate::surface::{Head, PageAssets, PageService, Shell};
use crate::ui::{Gates, GatesState};

/// Why there is no sign-in to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// The client is not registered.
    UnknownSite,
    /// The redirect address is not one of the client's.
    ReturnAddress,
    /// The sign-in belongs to another browser.
    OtherBrowser,
    /// The browser keeps no cookies, so nothing can be bound to it.
    NoCookies,
    /// No sign-in has this address.
    NotFound,
    /// The page belongs in a frame and was opened outside one.
    NotFramed,
    /// The request could not be read, or came from another site.
    BadRequest,
    /// No page of ours has this address, or accepts this method.
    NoPage,
    /// Nobody is signed in, although the page needs it.
    SignedOut,
    /// A form came, or seems to have come, from another site.
    CrossSite,
    /// More was sent than any form of ours sends.
    TooLarge,
    /// The same thing was tried too often.
    TooOften,
    /// Too many sign-ins were begun in the visitor's network and not finished.
    CrowdedHere,
    /// Too many sign-ins were begun in all.
    Crowded,
    /// Too much to do.
    Busy,
    /// Our database cannot be read or written at the moment.
    Unavailable,
    /// Something failed that should not have; the fault is ours.
    Internal,
}

impl ErrorKind {
    /// Every kind, so that tests can ask for the texts of each.
    pub const ALL: [Self; 17] = [
        Self::UnknownSite,
        Self::ReturnAddress,
        Self::OtherBrowser,
        Self::NoCookies,
        Self::NotFound,
        Self::NotFramed,
        Self::BadRequest,
        Self::NoPage,
        Self::SignedOut,
        Self::CrossSite,
        Self::TooLarge,
        Self::TooOften,
        Self::CrowdedHere,
        Self::Crowded,
        Self::Busy,
        Self::Unavailable,
        Self::Internal,
    ];

    /// The name in the ids of its texts.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::UnknownSite => "unknown-site",
            Self::ReturnAddress => "return-address",
            Self::OtherBrowser => "other-browser",
            Self::NoCookies => "no-cookies",
            Self::NotFound => "not-found",
            Self::NotFramed => "not-framed",
            Self::BadRequest => "bad-request",
            Self::NoPage => "no-page",
            Self::SignedOut => "signed-out",
            Self::CrossSite => "cross-site",
            Self::TooLarge => "too-large",
            Self::TooOften => "too-often",
            Self::CrowdedHere => "crowded-here",
            Self::Crowded => "crowded",
            Self::Busy => "busy",
            Self::Unavailable => "unavailable",
            Self::Internal => "internal",
        }
    }

    /// Where to go from here: an address and the id of its text.
    const fn onward(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::NoPage => Some(("/account/", "error-account")),
            Self::SignedOut => Some(("/account/sign-in", "error-sign-in")),
            _ => None,
        }
    }
}

/// What an error page shows besides its text.
#[derive(Clone, Copy, Debug, Default)]
pub struct ErrorExtras<'a> {
    /// A line for the site's developers, such as an OAuth error with its description.
    pub detail: Option<&'a str>,
    /// Where the same sign-in can be started again.
    pub anew: Option<&'a str>,
    /// The page around the frame, which is told.
    pub host: Option<&'a FrameHost>,
}

/// The document that shows this error.
#[must_use]
pub fn error_document(kind: ErrorKind, extras: ErrorExtras<'_>, language: Language, assets: &PageAssets) -> String {
    let texts = resolved(language, Texts::ErrorPage);
    let title = format!("{} · {}", texts.text(&format!("error-{}-title", kind.name())), assets.service.info.name);
    let mut head = Head::new(language, &title, assets);
    if let Some(host) = extras.host {
        frame(&mut head, host, assets);
    }
    let owned = |text: &str| text.to_owned().into();
    let service = assets.service.clone();
    let (detail, anew) = (extras.detail.map(owned), extras.anew.map(owned));
    let props = ErrorPageProps { kind, detail, anew, texts, language, service };
    head.finish(&block_on(LocalServerRenderer::<ErrorPage>::with_props(props).hydratable(false).render()))
}

#[derive(Clone, Debug, PartialEq, Properties)]
struct ErrorPageProps {
    kind: ErrorKind,
    detail: Option<AttrValue>,
    anew: Option<AttrValue>,
    texts: Messages,
    language: Language,
    service: PageService,
}

#[component]
fn ErrorPage(props: &ErrorPageProps) -> Html {
    let text = |part: &str| props.texts.text(&format!("error-{}-{part}", props.kind.name()));
    let service = &props.service;
    let banner = html! { <Gates state={GatesState::Closed} label={props.texts.text("gates-closed")} /> };
    html! {
        <Shell brand={service.brand()} foot={service.foot(props.language)} {banner}>
            <h1>{ text("title") }</h1>
            <p>{ text("text") }</p>
            if let Some((url, id)) = props.kind.onward() {
                <p class="actions"><a class="button button-primary" href={url}>{ props.texts.text(id) }</a></p>
            }
            if let Some(anew) = &props.anew {
                <p class="actions"><a class="button button-primary" href={anew.clone()}>{ props.texts.text("error-anew") }</a></p>
            }
            if let Some(detail) = &props.detail {
                <p class="detail">{ props.texts.text("error-detail") }{ " " }<code>{ detail.clone() }</code></p>
            }
        </Shell>
    }
}
