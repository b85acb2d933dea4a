//! Draws the screens about the own account.

use sluss_protocol::api::AccountView;
use yew::prelude::*;

use super::own::{Asked, Own, Wish};
use super::panic::{Erase, Panic, over};
use super::password::ChangePassword;
use super::recovery::{Codes, Recovery};
use super::settings::{OwnProps, Settings};
use crate::i18n::Catalogue;

/// What a press leads to.
pub(super) struct Ways {
    pub(super) open: Callback<Own>,
    pub(super) wish: Callback<Wish>,
    pub(super) leave: Callback<MouseEvent>,
}

pub(super) fn draw(own: &Own, account: Option<&AccountView>, texts: &Catalogue, ways: Ways) -> Html {
    let Some(account) = account else { return after(own, texts) };
    let props = |asked: &Asked| OwnProps {
        texts: texts.clone(),
        account: account.clone(),
        asked: asked.clone(),
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
