//! Draws the screens about the own account.

use yew::prelude::*;

use super::own::{Asked, Own, Wish};
use super::panic::{Erase, Panic, over};
use super::password::ChangePassword;
use super::recovery::{Codes, Recovery};
use super::screen::State;
use super::settings::{OwnProps, Settings};
use crate::i18n::Catalogue;

/// What a press leads to.
pub(super) struct Ways {
    pub(super) typed: Callback<String>,
    pub(super) open: Callback<Own>,
    pub(super) wish: Callback<Wish>,
    pub(super) leave: Callback<MouseEvent>,
}

pub(super) fn draw(own: &Own, state: &State, texts: &Catalogue, ways: Ways) -> Html {
    let Some(account) = &state.account else { return after(own, texts) };
    let props = |asked: &Asked| OwnProps {
        texts: texts.clone(),
        account: account.clone(),
        asked: asked.clone(),
        strength: state.strength.clone(),
        typed: ways.typed.clone(),
        open: ways.open.clone(),
        wish: ways.wish.clone(),
        leave: ways.leave.clone(),
    };
    match own {
        Own::Settings(asked) => html! { <Settings ..props(asked) /> },
        Own::Password(asked) => html! { <ChangePassword ..props(asked) /> },
        Own::Panic(asked) => html! { <Panic ..props(asked) /> },
        Own::Recovery(asked) => html! { <Recovery ..props(asked) /> },
        Own::Codes(codes) => html! { <Codes codes={codes.clone()} own={props(&Asked::default())} /> },
        Own::Erase(asked) => html! { <Erase ..props(asked) /> },
        Own::PanicDone | Own::Erased => after(own, texts),
    }
}

/// Nobody is signed in any more.
fn after(own: &Own, texts: &Catalogue) -> Html {
    match own {
        Own::Erased => over(texts, "erased-title", "erased-text", false),
        _ => over(texts, "panic-done-title", "panic-done-text", true),
    }
}
