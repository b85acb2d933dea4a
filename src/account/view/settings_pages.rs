//! Draws the screens that change the account's settings.

use sluss_protocol::account_page::AccountPage;
use yew::prelude::*;

use super::factor_reset::{Erase, FactorReset, over};
use super::overview::Overview;
use super::password::ChangePassword;
use super::person::{ChangeAddress, ChangeName};
use super::recovery::{Codes, Recovery};
use super::settings_props::SettingsProps;
use crate::account::state::{Command, Pages, RequestState, SettingsScreen};
use crate::i18n::Catalogue;

/// The callbacks of these screens.
pub(super) struct SettingsCallbacks {
    pub(super) typed: Callback<String>,
    pub(super) go: Callback<AccountPage>,
    pub(super) command: Callback<Command>,
}

/// *My account*, once somebody is signed in.
pub(super) fn overview(request: &RequestState, pages: &Pages, texts: &Catalogue, callbacks: SettingsCallbacks) -> Html {
    props(request, pages, texts, &callbacks).map_or_else(Html::default, |props| html! { <Overview ..props /> })
}

/// One of the screens that it leads to.
pub(super) fn draw(screen: &SettingsScreen, pages: &Pages, texts: &Catalogue, callbacks: SettingsCallbacks) -> Html {
    let props = |request: &RequestState| props(request, pages, texts, &callbacks);
    let drawn = match screen {
        SettingsScreen::Name(request) => props(request).map(|props| html! { <ChangeName ..props /> }),
        SettingsScreen::Address(request) => props(request).map(|props| html! { <ChangeAddress ..props /> }),
        SettingsScreen::Password(request) => props(request).map(|props| html! { <ChangePassword ..props /> }),
        SettingsScreen::FactorReset(request) => props(request).map(|props| html! { <FactorReset ..props /> }),
        SettingsScreen::Recovery(request) => props(request).map(|props| html! { <Recovery ..props /> }),
        SettingsScreen::Codes(codes, request) => {
            props(request).map(|settings| html! { <Codes codes={codes.clone()} {settings} /> })
        }
        SettingsScreen::Erase(request) => props(request).map(|props| html! { <Erase ..props /> }),
        SettingsScreen::FactorResetDone | SettingsScreen::Erased => None,
    };
    drawn.unwrap_or_else(|| after(screen, texts))
}

fn props(
    request: &RequestState,
    pages: &Pages,
    texts: &Catalogue,
    callbacks: &SettingsCallbacks,
) -> Option<SettingsProps> {
    Some(SettingsProps {
        texts: texts.clone(),
        account: pages.account.clone()?,
        request: request.clone(),
        strength: pages.strength.clone(),
        proposed: pages.proposed.is_some(),
        typed: callbacks.typed.clone(),
        go: callbacks.go.clone(),
        command: callbacks.command.clone(),
    })
}

/// The last screens, after which nobody is signed in any more.
fn after(screen: &SettingsScreen, texts: &Catalogue) -> Html {
    match screen {
        SettingsScreen::Erased => over(texts, "erased-title", "erased-text", false),
        _ => over(texts, "factor-reset-done-title", "factor-reset-done-text", true),
    }
}
