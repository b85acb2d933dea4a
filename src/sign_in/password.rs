//! The second screen: which method, and the password.

use sluss_protocol::method::Method;
use sluss_protocol::sign_in::{FormAction, Memory, MethodOption, Notice};
use yew::prelude::*;

use super::form::{FORGOTTEN, go_button, identity, links, main_form, side_button};
use super::methods;
use super::scene::Scene;
use crate::ui::{ButtonKind, PasswordField, with_default};

/// The drop-down and what is remembered of it.
pub(super) struct Drop<'a> {
    pub(super) methods: &'a [MethodOption],
    pub(super) chosen: Method,
    pub(super) memory: Option<Memory>,
}

pub(super) fn view(scene: &Scene, email: &str, drop: &Drop<'_>) -> Html {
    let error = scene.error_of(&[Notice::WrongPassword, Notice::PasswordMissing]);
    let fields = html! {
        <>
            { account_hint(email) }
            { methods::view(scene, drop.methods, drop.chosen) }
            { for drop.memory.map(|memory| remembers(scene, memory)) }
            <PasswordField id="password" name="password" label={scene.text("password")} show={scene.text("show")}
                hide={scene.text("hide")} {error} autofocus={!scene.framed()} />
            <div class="actions">{ go_button(scene, FormAction::Password, "sign-in") }</div>
        </>
    };
    html! {
        <>
            <h1 tabindex="-1">{ scene.site_text("sign-in-to") }</h1>
            { identity(scene, email) }
            { main_form(scene, "password", fields) }
            { links(scene, &[FORGOTTEN]) }
        </>
    }
}

/// What this browser does with the choice, and the way to have it otherwise.
fn remembers(scene: &Scene, memory: Memory) -> Html {
    let (text, action) = match memory {
        Memory::Remembered => ("method-remembered", FormAction::AskMethod),
        Memory::Asks => ("method-asks", FormAction::RememberMethod),
    };
    html! {
        <p class="hint memory">{ scene.text(text) }{ " " }{ side_button(scene, ButtonKind::Quiet, action, action.name()) }</p>
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
