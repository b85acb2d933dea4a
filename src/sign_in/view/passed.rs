//! The person is signed in: on to the site.

use sluss_protocol::sign_in::Forward;
use yew::prelude::*;

use crate::sign_in::state::ViewModel;
use crate::ui::breakable;

pub(super) fn view(model: &ViewModel, email: &str, forward: &Forward) -> Html {
    html! {
        <>
            <h1 tabindex="-1">{ model.heading() }</h1>
            <p class="lead" translate="no">{ breakable(email) }</p>
            <p>{ model.site_text("passed-text") }</p>
            if let Forward::Redirect { url } = forward {
                <p class="actions"><a class="button button-primary" href={url.clone()}>{ model.text("continue") }</a></p>
            }
        </>
    }
}
