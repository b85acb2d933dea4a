//! The drop-down of methods: a disclosure around a list of radio buttons, so that it needs no script, reads well aloud,
//! and can show methods that do not fit here together with the reason.

use sluss_protocol::method::Method;
use sluss_protocol::sign_in::{MethodOption, Notice};
use yew::prelude::*;

use super::form::away;
use crate::sign_in::runtime::{close_on_escape, close_on_press};
use crate::sign_in::state::ViewModel;
use crate::ui::{IconName, icon, with_default};

pub(super) fn view(model: &ViewModel, options: &[MethodOption], chosen: Method) -> Html {
    let error = model.error_of(&[Notice::MethodUnavailable]);
    let details = html! {
        <details class="methods" onkeydown={close_on_escape()}>
            <summary class="input methods-summary">
                <span class="visually-hidden">{ model.text("method") }{ ": " }</span>
                { for options.iter().map(|option| chosen_name(model, option, chosen)) }
                { icon(IconName::Down) }
            </summary>
            <fieldset class="methods-list">
                <legend class="visually-hidden">{ model.text("method") }</legend>
                { for options.iter().map(|option| choice(model, option, option.method == chosen)) }
            </fieldset>
        </details>
    };
    html! {
        <div class="field">
            <span class="label" aria-hidden="true">{ model.text("method") }</span>
            { if error.is_some() { with_default(details, "open", "") } else { details } }
            if let Some(error) = error {
                <p class="field-error" role="alert">{ icon(IconName::Alert) }<span>{ error }</span></p>
            }
        </div>
    }
}

/// A method's name in the closed drop-down; the style sheet shows the one whose radio button is checked.
fn chosen_name(model: &ViewModel, option: &MethodOption, chosen: Method) -> Html {
    let class = if option.method == chosen { "methods-chosen is-chosen" } else { "methods-chosen" };
    html! { <span {class} data-at={place(option.method)}>{ model.text(option.method.facts().text) }</span> }
}

/// Where the method stands in the list, from 1 on, by which the style sheet finds the name of the one that is chosen.
fn place(method: Method) -> Option<String> {
    Method::ALL.iter().position(|one| *one == method).map(|before| (before + 1).to_string())
}

/// One line of the open drop-down.
pub(super) fn choice(model: &ViewModel, option: &MethodOption, checked: bool) -> Html {
    let id = format!("method-{}", option.method.name());
    let (name, about) = (format!("{id}-name"), format!("{id}-note"));
    let note = match option.unavailable {
        Some(why) => format!("unavailable-{}", why.name(option.method)),
        None => format!("{}-note", option.method.facts().text),
    };
    let radio = html! {
        <input {id} type="radio" name="method" data-at={place(option.method)} disabled={option.unavailable.is_some()} aria-labelledby={name.clone()}
            aria-describedby={about.clone()} />
    };
    let radio = with_default(radio, "value", option.method.name());
    let radio = if checked { with_default(radio, "checked", "") } else { radio };
    let class = if option.unavailable.is_some() { "method is-unavailable" } else { "method" };
    html! {
        <label {class} onclick={close_on_press()}>
            { radio }
            <span class="method-name" id={name}>{ model.text(option.method.facts().text) }</span>
            <span class="method-note" id={about}>{ model.text(&note) }</span>
            { for option.remedy.iter().map(|remedy| away(model, "method-remedy", &remedy.url, remedy.text.clone())) }
        </label>
    }
}
