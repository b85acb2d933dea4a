//! Ended without success: why, and the way back to the site.

use sluss_protocol::sign_in::{EndReason, Forward};
use yew::prelude::*;

use crate::sign_in::state::ViewModel;

pub(super) fn view(model: &ViewModel, reason: EndReason, forward: Option<&Forward>) -> Html {
    let text = match reason {
        EndReason::Expired => "expired-text",
        EndReason::Cancelled => "cancelled-text",
        EndReason::Finished => "finished-text",
    };
    html! {
        <>
            <h1 tabindex="-1">{ model.heading() }</h1>
            <p>{ model.text(text) }</p>
            if let Some(Forward::Redirect { url }) = forward {
                <p class="actions"><a class="button button-primary" href={url.clone()}>{ model.site_text("back-to") }</a></p>
            }
        </>
    }
}
