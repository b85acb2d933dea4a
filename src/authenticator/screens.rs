//! The plain screens: what went well, what went wrong, and what is for another account.

use sluss_protocol::account_page::AccountPage;
use sluss_protocol::link::LinkError;
use yew::prelude::*;

use super::answer::Outcome;
use super::asked::Shown;
use super::begin::elsewhere;
use super::entry::Entry;
use super::other::Other;
use super::trouble::Trouble;
use crate::i18n::Catalogue;
use crate::surface::with_names;
use crate::ui::{Button, ButtonKind, Gates, GatesState, Notice, Tone};

/// The device is registered.
pub(super) fn enrolled(texts: &Catalogue, account: &str, done: Callback<MouseEvent>) -> Html {
    html! {
        <>
            <Gates state={GatesState::Both} label={texts.text("enrolled-title")} />
            <h1 tabindex="-1">{ texts.text("enrolled-title") }</h1>
            <Notice tone={Tone::Good}>{ with_names(texts, "enrolled-text", &[("account", account)]) }</Notice>
            <div class="actions"><Button submit=false onclick={done}>{ texts.text("done") }</Button></div>
        </>
    }
}

/// What came of an answer.
pub(super) fn answered(texts: &Catalogue, outcome: &Outcome, done: Callback<MouseEvent>) -> Html {
    let (tone, id, gates) = match outcome {
        Outcome::Approved => (Tone::Good, "approved", GatesState::Both),
        Outcome::Denied => (Tone::Warning, "denied", GatesState::Closed),
        Outcome::Locked => (Tone::Error, "pin-locked", GatesState::Closed),
        Outcome::Over | Outcome::Again(_) => (Tone::Warning, "request-over", GatesState::Closed),
    };
    let title = texts.text(&format!("{id}-title"));
    html! {
        <>
            <Gates state={gates} label={title.clone()} />
            <h1 tabindex="-1">{ title }</h1>
            <Notice {tone}>{ texts.text(&format!("{id}-text")) }</Notice>
            <div class="actions"><Button submit=false onclick={done}>{ texts.text("done") }</Button></div>
        </>
    }
}

/// What went wrong and what to do.
pub(super) fn trouble(texts: &Catalogue, trouble: &Trouble, ways: &Ways) -> Html {
    // An app that is too old for a code gets itself anew; anything else is tried again.
    let (again, what) = match trouble {
        Trouble::Link(LinkError::UnknownVersion(_)) => ("load-new", &ways.load_new),
        _ => ("again", &ways.scan),
    };
    let origin = match trouble {
        Trouble::Link(LinkError::OtherServer { origin }) => origin.as_str(),
        _ => "",
    };
    let part = |part: &str| with_names(texts, &format!("trouble-{}-{part}", trouble.name()), &[("origin", origin)]);
    html! {
        <>
            <h1 tabindex="-1">{ part("title") }</h1>
            <Notice tone={Tone::Error}>{ part("text") }</Notice>
            <div class="actions">
                <Button submit=false onclick={what}>{ texts.text(again) }</Button>
                <Button submit=false kind={ButtonKind::Secondary} onclick={ways.home.clone()}>{ texts.text("back") }</Button>
            </div>
        </>
    }
}

/// What can be done from here.
pub(super) struct Ways {
    pub(super) scan: Callback<MouseEvent>,
    pub(super) home: Callback<MouseEvent>,
    /// Called with the link of an account that is wanted here.
    pub(super) add: Callback<String>,
    /// Gets a new version of the app.
    pub(super) load_new: Callback<MouseEvent>,
    /// Whether this is a tab of an iPhone or iPad, beside which there may be an app on the home screen.
    pub(super) tab_of_ios: bool,
}

/// It is for another account than those in this app.
pub(super) fn other(texts: &Catalogue, other: &Other, entries: &[Entry], ways: &Ways) -> Html {
    let (text, actions) = match other {
        Other::Absent { site, link } => (said_by(texts, site.as_deref()), register(texts, link, ways)),
        Other::Another { link, signed_in } => {
            (html! { texts.text("another-text") }, add(texts, link, signed_in.as_deref(), ways))
        }
    };
    html! {
        <>
            <h1 tabindex="-1">{ texts.text(&format!("{}-title", other.name())) }</h1>
            <Notice tone={Tone::Warning}>{ text }</Notice>
            { accounts(texts, entries) }
            { actions }
        </>
    }
}

fn said_by(texts: &Catalogue, site: Option<&str>) -> Html {
    site.map_or_else(
        || html! { texts.text("absent-text") },
        |site| with_names(texts, "absent-text-site", &[("site", site)]),
    )
}

/// The accounts that there are.
fn accounts(texts: &Catalogue, entries: &[Entry]) -> Html {
    if entries.is_empty() {
        return html! { <p>{ texts.text("accounts-none") }</p> };
    }
    html! {
        <>
            <p id="held">{ texts.text("accounts-here") }</p>
            <ul class="held" aria-labelledby="held">
                { for entries.iter().map(|entry| html! { <li translate="no">{ entry.device.account_label.clone() }</li> }) }
            </ul>
        </>
    }
}

/// The account's own device answers, or this one becomes one.
fn register(texts: &Catalogue, link: &str, ways: &Ways) -> Html {
    html! {
        <>
            if ways.tab_of_ios {
                { elsewhere(texts, link) }
            }
            <p>{ texts.text("absent-how") }</p>
            <div class="actions">
                <Button submit=false onclick={ways.scan.clone()}>{ texts.text("scan") }</Button>
                <a class="button button-secondary" href={AccountPage::AddDevice.path()}>{ texts.text("register-here") }</a>
                <Button submit=false kind={ButtonKind::Quiet} onclick={ways.home.clone()}>{ texts.text("back") }</Button>
            </div>
        </>
    }
}

fn add(texts: &Catalogue, link: &str, signed_in: Option<&str>, ways: &Ways) -> Html {
    let link = link.to_owned();
    let add = ways.add.reform(move |_: MouseEvent| link.clone());
    html! {
        <>
            if let Some(email) = signed_in {
                <p>{ with_names(texts, "another-signed-in", &[("email", email)]) }</p>
            }
            <div class="actions">
                <Button submit=false onclick={add}>{ texts.text("another-go") }</Button>
                <Button submit=false kind={ButtonKind::Secondary} onclick={ways.home.clone()}>{ texts.text("back") }</Button>
            </div>
        </>
    }
}

/// A code for another account than the one that the person was busy with.
pub(super) fn switch(
    texts: &Catalogue,
    from: &str,
    to: &Shown,
    go: Callback<MouseEvent>,
    stay: Callback<MouseEvent>,
) -> Html {
    let given = [("site", to.site.as_str()), ("from", from), ("to", to.account.as_str())];
    html! {
        <>
            <h1 tabindex="-1">{ texts.text("switch-title") }</h1>
            <Notice tone={Tone::Warning}>{ with_names(texts, "switch-text", &given) }</Notice>
            <div class="actions">
                <Button submit=false onclick={go}>{ with_names(texts, "switch-go", &given) }</Button>
                <Button submit=false kind={ButtonKind::Secondary} onclick={stay}>{ with_names(texts, "switch-stay", &given) }</Button>
            </div>
        </>
    }
}
