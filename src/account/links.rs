//! The ways from the overview to what only shows something, which are links so that they can be opened in another tab; and the way to a
//! sign-in that leads back to the place that the browser is at.

use sluss_protocol::place::Place;
use yew::prelude::*;

use super::screen::{ACTIVITY, SESSIONS, Screen};
use crate::browser::history;
use crate::i18n::Catalogue;
use crate::ui::{IconName, icon};

/// Signs in, and comes back to where the browser is now.
pub(super) fn sign_in_link(text: String, class: &'static str) -> Html {
    let href = Place::at(&history::path()).unwrap_or_default().sign_in_url();
    html! { <a {class} {href}>{ text }</a> }
}

/// The links.
pub(super) fn links(texts: &Catalogue, look_at: &Callback<Screen>) -> Html {
    html! {
        <nav class="section" aria-labelledby="watch-title">
            <h2 id="watch-title">{ texts.text("watch-title") }</h2>
            <ul class="list">
                { link(texts.text("sessions-open"), IconName::Screen, SESSIONS, look_at.reform(|()| Screen::Sessions)) }
                { link(texts.text("activity-open"), IconName::Clock, ACTIVITY, look_at.reform(|()| Screen::Activity)) }
            </ul>
        </nav>
    }
}

fn link(text: String, name: IconName, href: &'static str, go: Callback<()>) -> Html {
    let onclick = Callback::from(move |event: MouseEvent| {
        // With a key held down it is the browser's: another tab, another window, a download.
        if !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key()) {
            event.prevent_default();
            go.emit(());
        }
    });
    html! { <li class="list-item">{ icon(name) }<a class="list-text list-title" {href} {onclick}>{ text }</a></li> }
}
