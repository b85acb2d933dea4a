//! The password was right, and there is no way on: why, and where it can be mended.

use sluss_protocol::sign_in::BlockedReason;
use yew::prelude::*;

use super::form::{identity, side_button};
use super::scene::Scene;
use crate::ui::ButtonKind;

pub(super) fn view(scene: &Scene, email: &str, reason: BlockedReason, account_url: &str) -> Html {
    let (title, text) = match reason {
        BlockedReason::NoDevice => ("no-device-title", "no-device-text"),
        BlockedReason::FactorLocked => ("locked-title", "locked-text"),
    };
    html! {
        <>
            <h1 tabindex="-1">{ scene.text(title) }</h1>
            { identity(scene, email) }
            <p>{ scene.text(text) }</p>
            <div class="actions">
                <a class="button button-primary" href={account_url.to_owned()} target={scene.framed().then_some("_blank")}
                    rel="noopener">{ scene.text("to-account") }</a>
                { side_button(scene, ButtonKind::Secondary, "back", "other-method") }
            </div>
        </>
    }
}
