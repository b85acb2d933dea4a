//! A code that the person has at hand, of whichever method: one field, and a way to the other methods.

use sluss_protocol::method::Method;
use sluss_protocol::sign_in::FormAction;
use yew::prelude::*;

use super::code_fields;
use super::form::{go_button, identity, main_form, side_button};
use crate::sign_in::state::ViewModel;
use crate::ui::ButtonKind;

pub(super) fn view(model: &ViewModel, email: &str, method: Method) -> Html {
    let key = method.facts().key;
    let focus = model.turn > 0 && !model.framed();
    let code = code_fields::letters(model, &format!("{key}-code"), &format!("{key}-hint"), focus);
    let fields = html! { <>{ code }<div class="actions">{ go_button(model, FormAction::Answer, "sign-in") }</div></> };
    html! {
        <>
            <h1 tabindex="-1">{ model.heading() }</h1>
            { identity(model, email) }
            <p class="lead">{ model.text(&format!("{key}-how")) }</p>
            { main_form(model, key, fields) }
            <div class="ways">{ side_button(model, ButtonKind::Quiet, FormAction::OtherMethod, "other-method") }</div>
        </>
    }
}
