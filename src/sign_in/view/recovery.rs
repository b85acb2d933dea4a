//! A recovery code instead of the phone: one field, and a way to the other methods.

use sluss_protocol::sign_in::FormAction;
use yew::prelude::*;

use super::code_fields;
use super::form::{go_button, identity, main_form, side_button};
use crate::sign_in::state::ViewModel;
use crate::ui::ButtonKind;

pub(super) fn view(model: &ViewModel, email: &str) -> Html {
    let focus = model.turn > 0 && !model.framed();
    let code = code_fields::recovery(model, "recovery-code", "recovery-hint", focus);
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
