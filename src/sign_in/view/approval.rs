//! The request is on the phone: what to enter there, and waiting for the answer.

use sluss_protocol::sign_in::FormAction;
use yew::prelude::*;

use super::expiry::Expiry;
use super::form::{identity, side_button};
use crate::sign_in::state::ViewModel;
use crate::ui::ButtonKind;

/// What this screen shows besides the page.
pub(super) struct ApprovalScreen<'a> {
    pub(super) email: &'a str,
    pub(super) number: &'a str,
    pub(super) expires_at: u64,
    pub(super) over: bool,
    pub(super) app_url: &'a str,
}

pub(super) fn view(model: &ViewModel, waiting: &ApprovalScreen<'_>) -> Html {
    html! {
        <>
            <h1 tabindex="-1">{ model.heading() }</h1>
            { identity(model, waiting.email) }
            if waiting.over {
                <p>{ model.text("approval-over-text") }</p>
                <div class="actions">{ side_button(model, ButtonKind::Primary, FormAction::Renew, "new-request") }</div>
            } else {
                { asked(model, waiting) }
            }
            <div class="ways">
                { side_button(model, ButtonKind::Quiet, FormAction::OtherMethod, "other-method") }
                if !waiting.over {
                    <a class="button button-quiet app-here" href={waiting.app_url.to_owned()} target="_blank" rel="noopener">{ model.text("open-app") }</a>
                }
            </div>
        </>
    }
}

fn asked(model: &ViewModel, waiting: &ApprovalScreen<'_>) -> Html {
    let texts = model.page.messages.clone();
    html! {
        <>
            if waiting.number.is_empty() {
                <p class="lead">{ model.text("approval-how-plain") }</p>
            } else {
                <p class="lead">{ model.text("approval-how") }</p>
                <p class="number"><span class="visually-hidden">{ model.text("approval-number") }{ ": " }</span>
                    <span class="number-digits" translate="no">{ waiting.number.to_owned() }</span></p>
            }
            <p class="hint waiting" role="status">{ model.text("approval-waiting") }</p>
            <p class="hint"><Expiry expires_at={waiting.expires_at} {texts} /></p>
        </>
    }
}
