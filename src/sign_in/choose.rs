//! The password was right: which second gate it shall be, why some cannot be used, and where that can be mended.

use sluss_protocol::method::Method;
use sluss_protocol::sign_in::{MethodOption, Notice, UnfitReason};
use yew::prelude::*;

use super::form::{away, go_button, identity, main_form, side_button};
use super::methods::{choice, unfit_of};
use super::scene::Scene;
use crate::ui::{ButtonKind, IconName, icon};

/// What there is to choose from.
pub(super) struct Choice<'a> {
    pub(super) methods: &'a [MethodOption],
    pub(super) tried: Method,
    pub(super) account_url: &'a str,
    pub(super) lost_url: &'a str,
}

pub(super) fn view(scene: &Scene, email: &str, given: &Choice<'_>) -> Html {
    let open = given.methods.iter().find(|option| option.unfit.is_none()).map(|option| option.method);
    let (title, text) = match unfit_of(given.methods, given.tried) {
        Some(UnfitReason::NeedsTwoSteps) => ("two-steps-title", "two-steps-text"),
        Some(UnfitReason::NoRecoveryCodes) => ("no-recovery-title", "no-recovery-text"),
        Some(UnfitReason::NoDevice) => ("no-device-title", "no-device-text"),
        Some(UnfitReason::NoNumber) => ("no-number-title", "no-number-text"),
        Some(UnfitReason::SwitchedOff) => ("switched-off-title", "switched-off-text"),
        Some(UnfitReason::FactorLocked) => ("locked-title", "locked-text"),
        Some(UnfitReason::Paused) => ("paused-title", "paused-text"),
        None => ("choose-title", "choose-text"),
    };
    // To the very place where what was chosen can be had, else to the account pages.
    let mend = given.methods.iter().find(|option| option.method == given.tried).and_then(|option| option.mend.as_ref());
    let (url, says) = mend
        .map_or_else(|| (given.account_url, scene.text("to-account")), |mend| (mend.url.as_str(), mend.text.clone()));
    let class = if open.is_some() { "button button-secondary" } else { "button button-primary" };
    let chosen = if unfit_of(given.methods, given.tried).is_none() { Some(given.tried) } else { open };
    html! {
        <>
            <h1 tabindex="-1">{ scene.text(title) }</h1>
            { identity(scene, email) }
            <p>{ scene.text(text) }</p>
            if let Some(chosen) = chosen {
                { main_form(scene, "choose", list(scene, given, chosen)) }
            }
            <div class="actions">
                { away(scene, class, url, says) }
                if chosen.is_none() {
                    { side_button(scene, ButtonKind::Secondary, "back", "back") }
                }
            </div>
            if !given.lost_url.is_empty() {
                <p class="actions-side">{ away(scene, "", given.lost_url, scene.text("lost")) }</p>
            }
        </>
    }
}

fn list(scene: &Scene, given: &Choice<'_>, chosen: Method) -> Html {
    let error = scene.error_of(&[Notice::MethodUnfit]);
    html! {
        <>
            <fieldset class="methods-list methods-open">
                <legend class="visually-hidden">{ scene.text("method") }</legend>
                { for given.methods.iter().map(|option| choice(scene, option, chosen)) }
            </fieldset>
            if let Some(error) = error {
                <p class="field-error" role="alert">{ icon(IconName::Alert) }<span>{ error }</span></p>
            }
            <div class="actions">{ go_button(scene, "choose", "next") }</div>
        </>
    }
}
