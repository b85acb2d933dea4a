//! The first screen: who are you?

use sluss_protocol::sign_in::{FormAction, Notice};
use yew::prelude::*;
use yew::props;

use super::form::{FORGOTTEN, SIGN_UP, go_button, links, main_form};
use crate::sign_in::state::ViewModel;
use crate::ui::{TextFieldProps, text_field};

pub(super) fn view(model: &ViewModel, email: &str) -> Html {
    let email = text_field(&props!(TextFieldProps {
        id: "email",
        name: "email",
        kind: "email",
        label: model.text("email"),
        autocomplete: "username",
        first: email.to_owned(),
        error: model.error_of(&[Notice::EmailForm]).map(AttrValue::from),
        autofocus: !model.framed(),
    }));
    let fields = html! { <>{ email }<div class="actions">{ go_button(model, FormAction::Identify, "next") }</div></> };
    html! {
        <>
            <h1 tabindex="-1">{ model.heading() }</h1>
            <p class="lead">{ model.site_text("to-site") }</p>
            { main_form(model, "identify", fields) }
            { if model.page.sign_up { links(model, &[FORGOTTEN, SIGN_UP]) } else { links(model, &[FORGOTTEN]) } }
        </>
    }
}
