//! The password was right: which second step to take, why some cannot be used, and where to remedy that.

use sluss_protocol::method::Method;
use sluss_protocol::sign_in::{FormAction, MethodOption, Notice};
use yew::prelude::*;

use super::form::{away, go_button, identity, main_form, side_button};
use super::methods::choice;
use crate::sign_in::state::ViewModel;
use crate::ui::{ButtonKind, IconName, icon};

/// The methods to choose from, and where to go instead.
pub(super) struct ChooseScreen<'a> {
    pub(super) methods: &'a [MethodOption],
    pub(super) tried: Method,
    pub(super) account_url: &'a str,
    pub(super) lost_url: &'a str,
}

pub(super) fn view(model: &ViewModel, email: &str, given: &ChooseScreen<'_>) -> Html {
    let open = given.methods.iter().find(|option| option.unavailable.is_none()).map(|option| option.method);
    let tried = given.methods.iter().find(|option| option.method == given.tried);
    let unavailable = tried.and_then(|option| option.unavailable);
    let name = unavailable.map_or("choose", |why| why.name(given.tried));
    // To the very place where what was chosen can be had, else to the account pages.
    let (url, says) = match tried.and_then(|option| option.remedy.as_ref()) {
        Some(remedy) => (remedy.url.as_str(), remedy.text.clone()),
        None => (given.account_url, model.text("to-account")),
    };
    let class = if open.is_some() { "button button-secondary" } else { "button button-primary" };
    let chosen = if unavailable.is_none() { Some(given.tried) } else { open };
    let list = list(model, given, chosen);
    html! {
        <>
            <h1 tabindex="-1">{ model.heading() }</h1>
            { identity(model, email) }
            <p>{ model.text(&format!("{name}-text")) }</p>
            { if chosen.is_some() { main_form(model, "choose", list) } else { list } }
            <div class="actions">
                { away(model, class, url, says) }
                if chosen.is_none() {
                    { side_button(model, ButtonKind::Secondary, FormAction::Back, "back") }
                }
            </div>
            if !given.lost_url.is_empty() {
                <p class="ways">{ away(model, "", given.lost_url, model.text("lost")) }</p>
            }
        </>
    }
}

/// Every method with its state. If none can be used, there is no button to continue.
fn list(model: &ViewModel, given: &ChooseScreen<'_>, chosen: Option<Method>) -> Html {
    let error = model.error_of(&[Notice::MethodUnavailable]);
    html! {
        <>
            <fieldset class="methods-list methods-open">
                <legend class="visually-hidden">{ model.text("method") }</legend>
                { for given.methods.iter().map(|option| choice(model, option, Some(option.method) == chosen)) }
            </fieldset>
            if let Some(error) = error {
                <p class="field-error" role="alert">{ icon(IconName::Alert) }<span>{ error }</span></p>
            }
            if chosen.is_some() {
                <div class="actions">{ go_button(model, FormAction::Choose, "next") }</div>
            }
        </>
    }
}
