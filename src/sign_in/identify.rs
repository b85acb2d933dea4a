//! The first screen: who are you?

use sluss_protocol::sign_in::{FormAction, Notice};
use yew::prelude::*;
use yew::props;

use super::form::{FORGOTTEN, SIGN_UP, go_button, links, main_form};
use super::scene::Scene;
use crate::ui::{TextFieldProps, text_field};

pub(super) fn view(scene: &Scene, email: &str) -> Html {
    let email = text_field(&props!(TextFieldProps {
        id: "email",
        name: "email",
        kind: "email",
        label: scene.text("email"),
        autocomplete: "username",
        first: email.to_owned(),
        error: scene.error_of(&[Notice::EmailForm]).map(AttrValue::from),
        autofocus: !scene.framed(),
    }));
    let fields = html! { <>{ email }<div class="actions">{ go_button(scene, FormAction::Identify, "next") }</div></> };
    html! {
        <>
            <h1 tabindex="-1">{ scene.text("sign-in") }</h1>
            <p class="lead">{ scene.site_text("to-site") }</p>
            { main_form(scene, "identify", fields) }
            { if scene.page.sign_up { links(scene, &[FORGOTTEN, SIGN_UP]) } else { links(scene, &[FORGOTTEN]) } }
        </>
    }
}
