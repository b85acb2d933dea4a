//! The plain screens: the first time, the question about notifications, what went well, what went wrong, and what is for another
//! account.

use sluss_protocol::link::LinkError;
use sluss_protocol::place::Place;
use yew::prelude::*;

use super::answer::Outcome;
use super::asked::Shown;
use super::entry::Entry;
use super::other::Other;
use super::trouble::Trouble;
use crate::i18n::Catalogue;
use crate::ui::{Button, ButtonKind, Gates, GatesState, Notice, Tone};

/// The first screen of all.
pub(super) fn welcome(texts: &Catalogue, initialise: Callback<MouseEvent>) -> Html {
    html! {
        <>
            <Gates state={GatesState::Closed} label={texts.text("app-title")} />
            <h1 tabindex="-1">{ texts.text("welcome-title") }</h1>
            <p>{ texts.text("welcome-text") }</p>
            <p class="hint">{ texts.text("welcome-where") }</p>
            <div class="actions"><Button submit=false onclick={initialise}>{ texts.text("initialise") }</Button></div>
        </>
    }
}

/// The question whether the app may notify; `can_ask` is false when the browser has said no for good.
pub(super) fn notifications(texts: &Catalogue, can_ask: bool, decide: &Callback<bool>) -> Html {
    let choose = |allow: bool| decide.reform(move |_: MouseEvent| allow);
    html! {
        <>
            <h1 tabindex="-1">{ texts.text("notify-title") }</h1>
            <p>{ texts.text("notify-text") }</p>
            if can_ask {
                <div class="actions">
                    <Button submit=false onclick={choose(true)}>{ texts.text("notify-allow") }</Button>
                    <Button submit=false kind={ButtonKind::Secondary} onclick={choose(false)}>{ texts.text("notify-skip") }</Button>
                </div>
            } else {
                <Notice>{ texts.text("notify-denied") }</Notice>
                <div class="actions"><Button submit=false onclick={choose(false)}>{ texts.text("done") }</Button></div>
            }
        </>
    }
}

/// The device is registered.
pub(super) fn enrolled(texts: &Catalogue, account: &str, done: Callback<MouseEvent>) -> Html {
    html! {
        <>
            <Gates state={GatesState::Both} label={texts.text("enrolled-title")} />
            <h1 tabindex="-1">{ texts.text("enrolled-title") }</h1>
            <Notice tone={Tone::Good}>{ texts.with("enrolled-text", &[("account", account)]) }</Notice>
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
pub(super) fn trouble(
    texts: &Catalogue,
    trouble: &Trouble,
    again: Callback<MouseEvent>,
    home: Callback<MouseEvent>,
) -> Html {
    let issuer = match trouble {
        Trouble::Link(LinkError::OtherServer { issuer }) => issuer.as_str(),
        _ => "",
    };
    let part = |part: &str| texts.with(&format!("trouble-{}-{part}", trouble.name()), &[("issuer", issuer)]);
    html! {
        <>
            <h1 tabindex="-1">{ part("title") }</h1>
            <Notice tone={Tone::Error}>{ part("text") }</Notice>
            <div class="actions">
                <Button submit=false onclick={again}>{ texts.text("again") }</Button>
                <Button submit=false kind={ButtonKind::Secondary} onclick={home}>{ texts.text("back") }</Button>
            </div>
        </>
    }
}

/// What can be done about another account.
pub(super) struct Ways {
    pub(super) scan: Callback<MouseEvent>,
    pub(super) home: Callback<MouseEvent>,
    /// Called with the link of an account that is wanted here.
    pub(super) add: Callback<String>,
}

/// It is for another account than those in this app.
pub(super) fn other(texts: &Catalogue, other: &Other, entries: &[Entry], ways: &Ways) -> Html {
    let (text, actions) = match other {
        Other::Absent { site } => (said_by(texts, site.as_deref()), register(texts, ways)),
        Other::Another { link, signed_in } => {
            (texts.text("another-text"), add(texts, link, signed_in.as_deref(), ways))
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

fn said_by(texts: &Catalogue, site: Option<&str>) -> String {
    site.map_or_else(|| texts.text("absent-text"), |site| texts.with("absent-text-site", &[("site", site)]))
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
                { for entries.iter().map(|entry| html! { <li>{ entry.device.account_label.clone() }</li> }) }
            </ul>
        </>
    }
}

/// The account's own device answers, or this one becomes one.
fn register(texts: &Catalogue, ways: &Ways) -> Html {
    html! {
        <>
            <p>{ texts.text("absent-how") }</p>
            <div class="actions">
                <Button submit=false onclick={ways.scan.clone()}>{ texts.text("scan") }</Button>
                <a class="button button-secondary" href={Place::AddDevice.path()}>{ texts.text("register-here") }</a>
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
                <p>{ texts.with("another-signed-in", &[("email", email)]) }</p>
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
            <Notice tone={Tone::Warning}>{ texts.with("switch-text", &given) }</Notice>
            <div class="actions">
                <Button submit=false onclick={go}>{ texts.with("switch-go", &given) }</Button>
                <Button submit=false kind={ButtonKind::Secondary} onclick={stay}>{ texts.with("switch-stay", &given) }</Button>
            </div>
        </>
    }
}
