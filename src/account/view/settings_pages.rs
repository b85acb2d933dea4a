//! Draws the screens about the own account.

use yew::prelude::*;

use super::overview::Overview;
use crate::account::state::settings::{Asked, Own, Wish};
use super::panic::{Erase, Panic, over};
use super::password::ChangePassword;
use super::recovery::{Codes, Recovery};
use crate::account::state::pages::State;
use super::overview_parts::OwnProps;
use crate::i18n::Catalogue;

/// What a press leads to.
pub(super) struct Ways {
    pub(super) typed: Callback<String>,
    pub(super) go: Callback<&'static str>,
    pub(super) wish: Callback<Wish>,
}

/// *My account*.
pub(super) fn overview(asked: &Asked, state: &State, texts: &Catalogue, ways: Ways) -> Html {
    props(asked, state, texts, &ways).map_or_else(Html::default, |props| html! { <Overview ..props /> })
}

/// One of the screens that it leads to.
pub(super) fn draw(own: &Own, state: &State, texts: &Catalogue, ways: Ways) -> Html {
    let props = |asked: &Asked| props(asked, state, texts, &ways);
    let drawn = match own {
        Own::Password(asked) => props(asked).map(|props| html! { <ChangePassword ..props /> }),
        Own::Panic(asked) => props(asked).map(|props| html! { <Panic ..props /> }),
        Own::Recovery(asked) => props(asked).map(|props| html! { <Recovery ..props /> }),
        Own::Codes(codes, asked) => props(asked).map(|own| html! { <Codes codes={codes.clone()} {own} /> }),
        Own::Erase(asked) => props(asked).map(|props| html! { <Erase ..props /> }),
        Own::PanicDone | Own::Erased => None,
    };
    drawn.unwrap_or_else(|| after(own, texts))
}

fn props(asked: &Asked, state: &State, texts: &Catalogue, ways: &Ways) -> Option<OwnProps> {
    Some(OwnProps {
        texts: texts.clone(),
        account: state.account.clone()?,
        asked: asked.clone(),
        strength: state.strength.clone(),
        proposed: state.proposed.is_some(),
        typed: ways.typed.clone(),
        go: ways.go.clone(),
        wish: ways.wish.clone(),
    })
}

/// Nobody is signed in any more.
fn after(own: &Own, texts: &Catalogue) -> Html {
    match own {
        Own::Erased => over(texts, "erased-title", "erased-text", false),
        _ => over(texts, "panic-done-title", "panic-done-text", true),
    }
}
