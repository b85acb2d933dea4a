//! What the app has to say about itself, on its home screen: that its clock is wrong, that the browser may lose its keys, that it cannot
//! notify, that there is a new version.

use yew::prelude::*;

use crate::authenticator::commands::clock;
use crate::browser::notifications::Permission;
use crate::i18n::Catalogue;
use crate::ui::{Button, ButtonKind, Notice, Tone};

/// What there may be to say.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::authenticator) struct AppStatus {
    /// Whether the browser keeps what is stored; `None`: it has not said yet.
    pub(in crate::authenticator) kept: Option<bool>,
    /// Whether this is a tab of an iPhone or iPad.
    pub(in crate::authenticator) tab_of_ios: bool,
    pub(in crate::authenticator) notifications: Permission,
    /// A new version waits.
    pub(in crate::authenticator) new_version: bool,
    /// Called when the person wants to be notified.
    pub(in crate::authenticator) allow: Callback<MouseEvent>,
    /// Called when the person wants the new version.
    pub(in crate::authenticator) load_new: Callback<MouseEvent>,
}

/// What matters before anything else on the screen: the clock, and a new version while nothing waits for the person.
pub(in crate::authenticator) fn urgent(texts: &Catalogue, own: &AppStatus, busy: bool) -> Html {
    html! {
        <>
            { clock_off(texts) }
            if own.new_version && !busy {
                <Notice>
                    <p>{ texts.text("new-version") }</p>
                    <div class="actions">
                        <Button submit=false kind={ButtonKind::Secondary} onclick={own.load_new.clone()}>{ texts.text("load-new") }</Button>
                    </div>
                </Notice>
            }
        </>
    }
}

fn clock_off(texts: &Catalogue) -> Html {
    let Some(off) = clock::off() else { return Html::default() };
    let time = texts.with(off.span, &[("count", &off.count.to_string())]);
    let id = if off.fast { "clock-fast" } else { "clock-slow" };
    html! {
        <Notice tone={Tone::Warning}>
            <p>{ texts.with(id, &[("time", &time)]) }</p>
            <p class="hint">{ texts.text("clock-what") }</p>
        </Notice>
    }
}

/// What is good to know about an app that holds accounts.
pub(in crate::authenticator) fn quiet(texts: &Catalogue, own: &AppStatus) -> Html {
    let lost = if own.tab_of_ios { "kept-not-ios" } else { "kept-not" };
    html! {
        <>
            { notify(texts, own) }
            if own.kept == Some(false) {
                <p class="hint" data-notice="kept-not">{ texts.text(lost) }</p>
            }
        </>
    }
}

/// *Not now* was no answer for ever.
fn notify(texts: &Catalogue, own: &AppStatus) -> Html {
    match own.notifications {
        Permission::Granted => Html::default(),
        Permission::Denied => html! { <p class="hint">{ texts.text("notify-denied") }</p> },
        Permission::Absent => html! { <p class="hint">{ texts.text("notify-absent") }</p> },
        Permission::Open => html! {
            <div>
                <p class="hint">{ texts.text("notify-later") }</p>
                <Button submit=false kind={ButtonKind::Quiet} onclick={own.allow.clone()}>{ texts.text("notify-on") }</Button>
            </div>
        },
    }
}
