//! A recovery code instead of the phone: one field, and a way to the other methods.

use sluss_protocol::sign_in::{FormAction, Notice};
use yew::prelude::*;
use yew::props;

use super::form::{go_button, identity, main_form, side_button};
use crate::sign_in::state::ViewModel;
use crate::ui::{ButtonKind, TextFieldProps, text_field};

/// The longest text that is still a code, with room for what people type between its letters.
pub(super) const LONGEST: u32 = 60;

pub(super) fn view(model: &ViewModel, email: &str) -> Html {
    let code = text_field(&props!(TextFieldProps {
        id: "code",
        name: "code",
        label: model.text("recovery-code"),
        hint: Some(AttrValue::from(model.text("recovery-hint"))),
        longest: LONGEST,
        error: model.error_of(&[Notice::WrongRecovery, Notice::RecoveryForm]).map(AttrValue::from),
        autofocus: model.turn > 0 && !model.framed(),
    }));
    let fields =
        html! { <>{ code }<div class="actions">{ go_button(model, FormAction::Recovery, "sign-in") }</div></> };
    html! {
        <>
            <h1 tabindex="-1">{ model.text("recovery-title") }</h1>
            { identity(model, email) }
            <p class="lead">{ model.text("recovery-how") }</p>
            { main_form(model, "recovery", fields) }
            <div class="actions-side">{ side_button(model, ButtonKind::Quiet, FormAction::OtherMethod, "other-method") }</div>
        </>
    }
}
