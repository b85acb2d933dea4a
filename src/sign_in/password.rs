//! The second screen: which method, and the password.

use sluss_protocol::method::Method;
use sluss_protocol::sign_in::{MethodOption, Notice};
use yew::prelude::*;

use super::form::{FORGOTTEN, go_button, identity, links, main_form};
use super::methods;
use super::scene::Scene;
use crate::ui::{PasswordField, with_default};

pub(super) fn view(scene: &Scene, email: &str, options: &[MethodOption], chosen: Method) -> Html {
    let error = scene.error_of(&[Notice::WrongPassword, Notice::PasswordMissing]);
    let fields = html! {
        <>
            { account_hint(email) }
            { methods::view(scene, options, chosen) }
            <PasswordField id="password" name="password" label={scene.text("password")} show={scene.text("show")}
                hide={scene.text("hide")} {error} autofocus={!scene.framed()} />
            <div class="actions">{ go_button(scene, "password", "sign-in") }</div>
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

/// Tells password managers which account the password belongs to (A06).
fn account_hint(email: &str) -> Html {
    let name = "username";
    let input = html! {
        <input class="visually-hidden" type="text" {name} autocomplete="username" tabindex="-1"
            aria-hidden="true" readonly=true />
    };
    with_default(input, "value", email.to_owned())
}
