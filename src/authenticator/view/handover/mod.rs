//! The screens of a handover from phone to phone, on the new phone and on the old one. They draw what the state says and report what the person does.

mod arriving;
mod leaving;
mod pins;

use sluss_protocol::link::LinkError;
use yew::prelude::*;

use crate::authenticator::state::error::AuthenticatorError;
use crate::authenticator::state::handover::{HandoverMessage, HandoverScreen};
use crate::i18n::Catalogue;
use crate::ui::{Button, ButtonKind, Notice, Tone};

/// What these screens are drawn from.
pub(super) struct HandoverDrawing<'a> {
    pub(super) texts: &'a Catalogue,
    /// Called with what the person does.
    pub(super) tell: Callback<HandoverMessage>,
    pub(super) home: Callback<MouseEvent>,
}

impl HandoverDrawing<'_> {
    /// The screen.
    pub(super) fn screen(&self, screen: &HandoverScreen) -> Html {
        match screen {
            HandoverScreen::Arriving(arriving) => self.arriving(arriving),
            HandoverScreen::Leaving(leaving) => self.leaving(leaving),
        }
    }

    fn press(&self, message: HandoverMessage) -> Callback<MouseEvent> {
        self.tell.reform(move |_: MouseEvent| message.clone())
    }

    fn back(&self) -> Html {
        html! {
            <Button submit=false kind={ButtonKind::Quiet} onclick={self.home.clone()}>{ self.texts.text("back") }</Button>
        }
    }

    /// That it waits, and for whom; or that there is no network.
    fn waiting(&self, id: &str, offline: bool) -> Html {
        html! {
            <>
                if offline {
                    <Notice tone={Tone::Warning}>{ self.texts.text("handover-offline") }</Notice>
                }
                <p class="hint waiting" role="status">{ self.texts.text(id) }</p>
            </>
        }
    }

    /// The number that both phones show.
    fn number(&self, number: &str) -> Html {
        let (one, other) = number.split_at_checked(3).unwrap_or((number, ""));
        html! {
            <output class="code" translate="no" aria-label={self.texts.text("handover-number")}>{ format!("{one} {other}") }</output>
        }
    }

    /// That it has failed, and what to do now.
    fn failed(&self, error: &AuthenticatorError, again: Option<HandoverMessage>) -> Html {
        let texts = self.texts;
        let name = match error {
            AuthenticatorError::Link(LinkError::Expired) => "expired",
            AuthenticatorError::Link(LinkError::Altered) | AuthenticatorError::AlreadyUsed => "altered",
            _ => "refused",
        };
        html! {
            <>
                <h1 tabindex="-1">{ texts.text(&format!("handover-{name}-title")) }</h1>
                <Notice tone={Tone::Error}>{ texts.text(&format!("handover-{name}-text")) }</Notice>
                <div class="actions">
                    if let Some(again) = again {
                        <Button submit=false onclick={self.press(again)}>{ texts.text("handover-again") }</Button>
                    }
                    <Button submit=false kind={ButtonKind::Secondary} onclick={self.home.clone()}>{ texts.text("back") }</Button>
                </div>
            </>
        }
    }
}
