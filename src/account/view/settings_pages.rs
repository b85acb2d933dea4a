//! Draws the screens about the own account.

use yew::prelude::*;

use super::overview::Overview;
use crate::account::state::settings::{RequestState, SettingsScreen, Command};
use super::panic::{Erase, Panic, over};
use super::password::ChangePassword;
use super::recovery::{Codes, Recovery};
use crate::account::state::pages::Pages;
use super::overview_parts::SettingsProps;
use crate::i18n::Catalogue;

/// What a press leads to.
pub(super) struct SettingsCallbacks {
    pub(super) typed: Callback<String>,
    pub(super) go: Callback<&'static str>,
    pub(super) command: Callback<Command>,
}

/// *My account*.
pub(super) fn overview(request: &RequestState, state: &Pages, texts: &Catalogue, ways: SettingsCallbacks) -> Html {
    props(request, state, texts, &ways).map_or_else(Html::default, |props| html! { <Overview ..props /> })
}

/// One of the screens that it leads to.
pub(super) fn draw(own: &SettingsScreen, state: &Pages, texts: &Catalogue, ways: SettingsCallbacks) -> Html {
    let props = |request: &RequestState| props(request, state, texts, &ways);
    let drawn = match own {
        SettingsScreen::Password(request) => props(request).map(|props| html! { <ChangePassword ..props /> }),
        SettingsScreen::Panic(request) => props(request).map(|props| html! { <Panic ..props /> }),
        SettingsScreen::Recovery(request) => props(request).map(|props| html! { <Recovery ..props /> }),
        SettingsScreen::Codes(codes, request) => props(request).map(|own| html! { <Codes codes={codes.clone()} {own} /> }),
        SettingsScreen::Erase(request) => props(request).map(|props| html! { <Erase ..props /> }),
        SettingsScreen::PanicDone | SettingsScreen::Erased => None,
    };
    drawn.unwrap_or_else(|| after(own, texts))
}

fn props(request: &RequestState, state: &Pages, texts: &Catalogue, ways: &SettingsCallbacks) -> Option<SettingsProps> {
    Some(SettingsProps {
        texts: texts.clone(),
        account: state.account.clone()?,
        request: request.clone(),
        strength: state.strength.clone(),
        proposed: state.proposed.is_some(),
        typed: ways.typed.clone(),
        go: ways.go.clone(),
        command: ways.command.clone(),
    })
}

/// Nobody is signed in any more.
fn after(own: &SettingsScreen, texts: &Catalogue) -> Html {
    match own {
        SettingsScreen::Erased => over(texts, "erased-title", "erased-text", false),
        _ => over(texts, "panic-done-title", "panic-done-text", true),
    }
}
