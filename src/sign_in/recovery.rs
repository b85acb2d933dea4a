//! A recovery code instead of the phone: one field, and a way to the other methods.

use sluss_protocol::sign_in::{FormAction, Notice};
use yew::prelude::*;
use yew::props;

use super::form::{go_button, identity, main_form, side_button};
use super::scene::Scene;
use crate::ui::{ButtonKind, TextFieldProps, text_field};

/// The longest text that is still a code, with room for what people type between its letters.
pub(super) const LONGEST: u32 = 60;

pub(super) fn view(scene: &Scene, email: &str) -> Html {
    let code = text_field(&props!(TextFieldProps {
        id: "code",
        name: "code",
        label: scene.text("recovery-code"),
        hint: Some(AttrValue::from(scene.text("recovery-hint"))),
        longest: LONGEST,
        error: scene.error_of(&[Notice::WrongRecovery, Notice::RecoveryForm]).map(AttrValue::from),
        autofocus: scene.turn > 0 && !scene.framed(),
    }));
    let fields =
        html! { <>{ code }<div class="actions">{ go_button(scene, FormAction::Recovery, "sign-in") }</div></> };
    html! {
        <>
            <h1 tabindex="-1">{ scene.text("recovery-title") }</h1>
            { identity(scene, email) }
            <p class="lead">{ scene.text("recovery-how") }</p>
            { main_form(scene, "recovery", fields) }
            <div class="actions-side">{ side_button(scene, ButtonKind::Quiet, FormAction::OtherMethod, "other-method") }</div>
        </>
    }
}
