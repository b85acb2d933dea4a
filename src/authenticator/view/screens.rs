//! The plain screens: what went well, what went wrong, and what is for another account.

use sluss_protocol::account_page::AccountPage;
use sluss_protocol::link::LinkError;
use yew::prelude::*;

use super::first_steps::elsewhere;
use super::who::who;
use crate::authenticator::state::account_mismatch::AccountMismatch;
use crate::authenticator::state::accounts::ListedAccount;
use crate::authenticator::state::answer::AnswerResult;
use crate::authenticator::state::error::AuthenticatorError;
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
pub(super) fn answered(texts: &Catalogue, result: &AnswerResult, done: Callback<MouseEvent>) -> Html {
    let (tone, id, gates) = match result {
        AnswerResult::Approved => (Tone::Good, "approved", GatesState::Both),
        AnswerResult::Denied => (Tone::Warning, "denied", GatesState::Closed),
        AnswerResult::Locked => (Tone::Error, "pin-locked", GatesState::Closed),
        AnswerResult::KeptPinDeleted { locked: false } => (Tone::Warning, "kept-pin-wrong", GatesState::Closed),
        AnswerResult::KeptPinDeleted { locked: true } => (Tone::Error, "kept-pin-locked", GatesState::Closed),
        AnswerResult::Over | AnswerResult::Again(_) => (Tone::Warning, "request-over", GatesState::Closed),
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
pub(super) fn error(texts: &Catalogue, error: &AuthenticatorError, ways: &Ways) -> Html {
    // An app that is too old for a code or for its own vault offers to update itself; anything else can be tried again.
    let (again, what) = match error {
        AuthenticatorError::Link(LinkError::UnknownVersion(_)) | AuthenticatorError::NewerVault => {
            ("load-new", &ways.load_new)
        }
        _ => ("again", &ways.scan),
    };
    let origin = match error {
        AuthenticatorError::Link(LinkError::OtherServer { origin })
        | AuthenticatorError::OtherServerSilent { origin } => origin.as_str(),
        _ => "",
    };
    let part = |part: &str| with_names(texts, &format!("error-{}-{part}", error.name()), &[("origin", origin)]);
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

/// The callbacks of this screen.
pub(super) struct Ways {
    pub(super) scan: Callback<MouseEvent>,
    pub(super) home: Callback<MouseEvent>,
    /// Called with the link of an account that the person wants to add here.
    pub(super) add: Callback<String>,
    /// Loads the new version of the app.
    pub(super) load_new: Callback<MouseEvent>,
    /// Whether this is a tab of an iPhone or iPad, beside which there may be an app on the home screen.
    pub(super) tab_of_ios: bool,
}

/// The text is for an account that is not in this app.
pub(super) fn mismatch(texts: &Catalogue, mismatch: &AccountMismatch, listed: &[ListedAccount], ways: &Ways) -> Html {
    let (text, actions) = match mismatch {
        AccountMismatch::Absent { site, link, server } => {
            (said_by(texts, site.as_deref()), register(texts, link, server.as_deref(), ways))
        }
        AccountMismatch::Another { link, signed_in, server } => {
            let text = match server {
                None => html! { texts.text("another-text") },
                Some(origin) => with_names(texts, "another-text-server", &[("origin", origin)]),
            };
            (text, add(texts, link, signed_in.as_deref(), ways))
        }
    };
    html! {
        <>
            <h1 tabindex="-1">{ texts.text(&format!("{}-title", mismatch.name())) }</h1>
            <Notice tone={Tone::Warning}>{ text }</Notice>
            { accounts(texts, listed) }
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
fn accounts(texts: &Catalogue, listed: &[ListedAccount]) -> Html {
    if listed.is_empty() {
        return html! { <p>{ texts.text("accounts-none") }</p> };
    }
    html! {
        <>
            <p id="held">{ texts.text("accounts-here") }</p>
            <ul class="who-list" aria-labelledby="held">
                { for listed.iter().map(|account| {
                    let shown = account.shown();
                    html! { <li>{ who(texts, &shown, html! { <p translate="no">{ shown.name.clone() }</p> }) }</li> }
                }) }
            </ul>
        </>
    }
}

/// Suggests using the device that the account has, or registering this one.
fn register(texts: &Catalogue, link: &str, server: Option<&str>, ways: &Ways) -> Html {
    let there = format!("{}{}", server.unwrap_or_default(), AccountPage::AddDevice.path());
    html! {
        <>
            if ways.tab_of_ios {
                { elsewhere(texts, link) }
            }
            <p>{ texts.text("absent-how") }</p>
            <div class="actions">
                <Button submit=false onclick={ways.scan.clone()}>{ texts.text("scan") }</Button>
                <a class="button button-secondary" href={there}>{ texts.text("register-here") }</a>
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

/// A code for a different account from the one that the person was working with.
pub(super) fn switch_account(
    texts: &Catalogue,
    site: &str,
    [from, to]: [&str; 2],
    go: Callback<MouseEvent>,
    stay: Callback<MouseEvent>,
) -> Html {
    let given = [("site", site), ("from", from), ("to", to)];
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
