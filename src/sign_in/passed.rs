//! Both gates are open: on to the site.

use sluss_protocol::sign_in::Forward;
use yew::prelude::*;

use super::scene::Scene;
use crate::ui::breakable;

pub(super) fn view(scene: &Scene, email: &str, forward: &Forward) -> Html {
    html! {
        <>
            <h1 tabindex="-1">{ scene.text("passed-title") }</h1>
            <p class="lead" translate="no">{ breakable(email) }</p>
            <p>{ scene.site_text("passed-text") }</p>
            if let Forward::Redirect { url } = forward {
                <p class="actions"><a class="button button-primary" href={url.clone()}>{ scene.text("continue") }</a></p>
            }
        </>
    }
}
