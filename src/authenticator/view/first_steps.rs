//! The screens for somebody who has not pressed *Initialise* here, and the question about notifications.

use yew::prelude::*;

use crate::authenticator::state::environment::NotificationPermission;
use crate::authenticator::state::first_screen::FirstScreen;
use crate::i18n::Catalogue;
use crate::surface::CopyButton;
use crate::ui::{Button, ButtonKind, Gates, GatesState, Notice, Tone};

pub(super) struct Begin<'a> {
    pub(super) first: FirstScreen,
    /// A link that came and waits.
    pub(super) link: Option<&'a str>,
    /// Whether this is a tab of an iPhone or iPad.
    pub(super) tab_of_ios: bool,
    pub(super) initialise: Callback<MouseEvent>,
    /// Called when the person wants here what is on another phone.
    pub(super) from_old: Callback<MouseEvent>,
    /// Called when the person wants the app in this tab all the same.
    pub(super) here: Callback<MouseEvent>,
}

/// The very first screen.
pub(super) fn first(texts: &Catalogue, begin: &Begin<'_>) -> Html {
    match begin.first {
        FirstScreen::New => welcome(texts, begin),
        FirstScreen::HomeScreen => home_screen(texts, begin),
        FirstScreen::Emptied => emptied(texts, begin),
    }
}

fn welcome(texts: &Catalogue, begin: &Begin<'_>) -> Html {
    html! {
        <>
            <Gates state={GatesState::Closed} label={texts.text("app-title")} />
            <h1 tabindex="-1">{ texts.text("welcome-title") }</h1>
            <p>{ texts.text("welcome-text") }</p>
            <p class="hint">{ texts.text("welcome-where") }</p>
            <div class="actions">
                <Button submit=false onclick={begin.initialise.clone()}>{ texts.text("initialise") }</Button>
                { from_old(texts, begin) }
            </div>
        </>
    }
}

/// The way for somebody who has a phone with this app already.
fn from_old(texts: &Catalogue, begin: &Begin<'_>) -> Html {
    html! {
        <Button submit=false kind={ButtonKind::Secondary} onclick={begin.from_old.clone()}>{ texts.text("new-phone") }</Button>
    }
}

/// First the home screen, then *Initialise*: what is stored in a tab never reaches the app on the home screen, and the tab loses it after seven days.
fn home_screen(texts: &Catalogue, begin: &Begin<'_>) -> Html {
    html! {
        <>
            <Gates state={GatesState::Closed} label={texts.text("app-title")} />
            <h1 tabindex="-1">{ texts.text("home-screen-title") }</h1>
            if let Some(link) = begin.link {
                { elsewhere(texts, link) }
            }
            <p>{ texts.text("home-screen-text") }</p>
            { steps(texts) }
            <div class="actions">
                <Button submit=false kind={ButtonKind::Quiet} onclick={begin.here.clone()}>{ texts.text("home-screen-here") }</Button>
            </div>
        </>
    }
}

/// The two steps to the home screen, and what to do there.
fn steps(texts: &Catalogue) -> Html {
    let step = |id: &str| html! { <li>{ texts.text(id) }</li> };
    html! { <ol class="held">{ step("home-screen-share") }{ step("home-screen-add") }{ step("home-screen-open") }</ol> }
}

/// A link was opened in a tab, and the account may be in the app on the home screen: how to bring the link there.
pub(super) fn elsewhere(texts: &Catalogue, link: &str) -> Html {
    html! {
        <>
            <Notice tone={Tone::Warning}>{ texts.text("elsewhere-text") }</Notice>
            <div class="actions">
                <CopyButton text={link.to_owned()} label={texts.text("elsewhere-copy")} done={texts.text("copied")}
                    failed={texts.text("copy-failed")} />
            </div>
        </>
    }
}

/// The browser has thrown the keys away.
fn emptied(texts: &Catalogue, begin: &Begin<'_>) -> Html {
    html! {
        <>
            <h1 tabindex="-1">{ texts.text("emptied-title") }</h1>
            <Notice tone={Tone::Warning}>{ texts.text("emptied-text") }</Notice>
            <p>{ texts.text("emptied-what") }</p>
            if begin.tab_of_ios {
                if let Some(link) = begin.link {
                    { elsewhere(texts, link) }
                }
                <p>{ texts.text("home-screen-text") }</p>
                { steps(texts) }
            }
            <div class="actions">
                <Button submit=false kind={if begin.tab_of_ios { ButtonKind::Secondary } else { ButtonKind::Primary }}
                    onclick={begin.initialise.clone()}>{ texts.text("initialise") }</Button>
                { from_old(texts, begin) }
            </div>
        </>
    }
}

/// The question whether the app may notify, or why it is not asked.
pub(super) fn notifications(texts: &Catalogue, permission: NotificationPermission, decide: &Callback<bool>) -> Html {
    let choose = |allow: bool| decide.reform(move |_: MouseEvent| allow);
    let why_not = match permission {
        NotificationPermission::Open => None,
        NotificationPermission::Absent => Some("notify-absent"),
        NotificationPermission::Denied | NotificationPermission::Granted => Some("notify-denied"),
    };
    html! {
        <>
            <h1 tabindex="-1">{ texts.text("notify-title") }</h1>
            <p>{ texts.text("notify-text") }</p>
            if let Some(why_not) = why_not {
                <Notice>{ texts.text(why_not) }</Notice>
                <div class="actions"><Button submit=false onclick={choose(false)}>{ texts.text("done") }</Button></div>
            } else {
                <div class="actions">
                    <Button submit=false onclick={choose(true)}>{ texts.text("notify-allow") }</Button>
                    <Button submit=false kind={ButtonKind::Secondary} onclick={choose(false)}>{ texts.text("notify-skip") }</Button>
                </div>
            }
        </>
    }
}
