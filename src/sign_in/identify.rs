//! The first screen: who are you?

use sluss_protocol::sign_in::Notice;
use yew::prelude::*;

use super::form::{go_button, main_form};
use super::scene::Scene;
use crate::ui::TextField;

pub(super) fn view(scene: &Scene, email: &str) -> Html {
    let fields = html! {
        <>
            <TextField id="email" name="email" kind="email" label={scene.text("email")} autocomplete="username"
                first={email.to_owned()} error={scene.error_of(&[Notice::EmailForm])} autofocus={!scene.framed()} />
            <div class="actions">{ go_button(scene, "identify", "next") }</div>
        </>
    };
    html! {
        <>
            <h1 tabindex="-1">{ scene.text("sign-in") }</h1>
            <p class="lead">{ scene.site_text("to-site") }</p>
            { main_form(scene, "identify", fields) }
        </>
    }
}
