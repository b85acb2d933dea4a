//! What the app says about itself on its home screen: that its clock is wrong, that the browser may lose its keys, that it cannot
//! notify, that there is a new version.

use yew::prelude::*;

use crate::authenticator::state::environment::NotificationPermission;
use crate::authenticator::state::time::ClockError;
use crate::i18n::Catalogue;
use crate::ui::{Button, ButtonKind, Notice, Tone};

/// What the app knows about itself.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct AppStatus {
    /// Whether the browser keeps what is stored; `None`: it has not said yet.
    pub(super) kept: Option<bool>,
    /// Whether this is a tab of an iPhone or iPad.
    pub(super) tab_of_ios: bool,
    /// Whether the browser offers to install the app.
    pub(super) installable: bool,
    /// Whether the app may notify the person.
    pub(super) notifications: NotificationPermission,
    /// Whether a new version of the app waits.
    pub(super) new_version: bool,
    /// How far this device's clock is off, if that is known and worth mentioning.
    pub(super) clock_error: Option<ClockError>,
    /// Called when the person wants to be notified.
    pub(super) allow: Callback<MouseEvent>,
    /// Called with whether the person wants the app installed.
    pub(super) install: Callback<bool>,
    /// Called when the person wants the new version.
    pub(super) load_new: Callback<MouseEvent>,
}

/// What comes before anything else on the screen: the clock, and a new version while nothing waits for the person.
pub(super) fn urgent(texts: &Catalogue, status: &AppStatus, busy: bool) -> Html {
    html! {
        <>
            { clock_is_off(texts, status.clock_error) }
            if status.new_version && !busy {
                <Notice>
                    <p>{ texts.text("new-version") }</p>
                    <div class="actions">
                        <Button submit=false kind={ButtonKind::Secondary} onclick={status.load_new.clone()}>{ texts.text("load-new") }</Button>
                    </div>
                </Notice>
            }
        </>
    }
}

fn clock_is_off(texts: &Catalogue, error: Option<ClockError>) -> Html {
    let Some(off) = error else { return Html::default() };
    let time = texts.with(off.span, &[("count", &off.count.to_string())]);
    let id = if off.fast { "clock-fast" } else { "clock-slow" };
    html! {
        <Notice tone={Tone::Warning}>
            <p>{ texts.with(id, &[("time", &time)]) }</p>
            <p class="hint">{ texts.text("clock-what") }</p>
        </Notice>
    }
}

/// What is worth knowing about an app that holds accounts.
pub(super) fn quiet(texts: &Catalogue, status: &AppStatus) -> Html {
    let lost = if status.tab_of_ios { "kept-not-ios" } else { "kept-not" };
    html! {
        <>
            if status.installable {
                { install(texts, &status.install) }
            }
            { notify(texts, status) }
            if status.kept == Some(false) {
                <p class="hint" data-notice="kept-not">{ texts.text(lost) }</p>
            }
        </>
    }
}

/// The offer to install the app, once there is something in it that the person would miss.
fn install(texts: &Catalogue, decide: &Callback<bool>) -> Html {
    let press = |wanted: bool| decide.reform(move |_: MouseEvent| wanted);
    html! {
        <Notice>
            <p>{ texts.text("install-text") }</p>
            <div class="actions">
                <Button submit=false kind={ButtonKind::Secondary} onclick={press(true)}>{ texts.text("install") }</Button>
                <Button submit=false kind={ButtonKind::Quiet} onclick={press(false)}>{ texts.text("install-not") }</Button>
            </div>
        </Notice>
    }
}

/// Says whether notifications are allowed. People who said *Not now* can still allow them here.
fn notify(texts: &Catalogue, status: &AppStatus) -> Html {
    match status.notifications {
        NotificationPermission::Granted => Html::default(),
        NotificationPermission::Denied => html! { <p class="hint">{ texts.text("notify-denied") }</p> },
        NotificationPermission::Absent => html! { <p class="hint">{ texts.text("notify-absent") }</p> },
        NotificationPermission::Open => html! {
            <div>
                <p class="hint">{ texts.text("notify-later") }</p>
                <Button submit=false kind={ButtonKind::Quiet} onclick={status.allow.clone()}>{ texts.text("notify-on") }</Button>
            </div>
        },
    }
}
