//! The second screen: which method, and the password.

use sluss_protocol::method::Method;
use sluss_protocol::sign_in::{FormAction, Memory, MethodOption, Notice};
use yew::prelude::*;

use super::form::{FORGOTTEN, go_button, identity, links, main_form, side_button};
use super::methods;
use crate::sign_in::state::ViewModel;
use crate::ui::{ButtonKind, PasswordField, with_default};

/// The drop-down, and what the browser remembers of it.
pub(super) struct PasswordScreen<'a> {
    pub(super) methods: &'a [MethodOption],
    pub(super) chosen: Method,
    pub(super) memory: Option<Memory>,
}

pub(super) fn view(model: &ViewModel, email: &str, drop: &PasswordScreen<'_>) -> Html {
    let error = model.error_of(&[Notice::WrongPassword, Notice::PasswordMissing]);
    let fields = html! {
        <>
            { account_hint(email) }
            { methods::view(model, drop.methods, drop.chosen) }
            { for drop.memory.map(|memory| remembers(model, memory)) }
            <PasswordField id="password" name="password" label={model.text("password")} show={model.text("show")}
                hide={model.text("hide")} {error} autofocus={!model.framed()} />
            <div class="actions">{ go_button(model, FormAction::Password, "sign-in") }</div>
        </>
    };
    html! {
        <>
            <h1 tabindex="-1">{ model.heading() }</h1>
            { identity(model, email) }
            { main_form(model, "password", fields) }
            { links(model, &[FORGOTTEN]) }
        </>
    }
}

/// What this browser does with the choice, and the button to change that.
fn remembers(model: &ViewModel, memory: Memory) -> Html {
    let (text, action, says) = match memory {
        Memory::Remembered => ("method-remembered", FormAction::AskMethod, "ask-method"),
        Memory::Asks => ("method-asks", FormAction::RememberMethod, "remember-method"),
    };
    html! {
        <p class="hint memory">{ model.text(text) }{ " " }{ side_button(model, ButtonKind::Quiet, action, says) }</p>
    }
}

/// Tells password managers which account the password belongs to (A06).
fn account_hint(email: &str) -> Html {
    let name = "username";
    let input = html! {
        <input class="visually-hidden" type="text" {name} autocomplete="username" tabindex="-1"
            aria-hidden="true" readonly=true />
    };
    with_default(input, "value", email.to_owned())
}
