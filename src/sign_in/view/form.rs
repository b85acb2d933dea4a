//! The forms of the page. Each one posts to the sign-in's own address with a token that proves where it came from.

use sluss_protocol::method::Method;
use sluss_protocol::sign_in::FormAction;
use yew::prelude::*;
use yew::props;

use crate::sign_in::state::ViewModel;
use crate::ui::{ButtonKind, ButtonProps, IconName, breakable, button, icon};

/// The form without fields, which the ways out use by its id from anywhere on the page.
pub(super) const SIDE: &str = "side";

/// The form of a screen. Its key makes a new form, with new fields, for every step and answer.
pub(super) fn main_form(model: &ViewModel, step: &str, fields: Html) -> Html {
    html! {
        <form key={format!("{step}-{}", model.turn)} class="form" method="post" action={model.page.action.clone()}
            novalidate=true aria-busy={model.pressed.is_some().then_some("true")}>
            { csrf(model) }
            { whose(model) }
            { fields }
        </form>
    }
}

/// The form behind [`side_button`].
pub(super) fn side_form(model: &ViewModel) -> Html {
    html! {
        <form id={SIDE} method="post" action={model.page.action.clone()}>{ csrf(model) }{ whose(model) }</form>
    }
}

/// The main button, which continues.
pub(super) fn go_button(model: &ViewModel, action: FormAction, text_id: &str) -> Html {
    let children = Html::from(model.text(text_id));
    button(&props!(ButtonProps {
        name: FormAction::FIELD,
        value: action.name(),
        busy: model.is_busy(action),
        children
    }))
}

/// A button that does something without the screen's fields. It belongs to a form of its own, so that the Enter key in a
/// field never triggers it.
pub(super) fn side_button(model: &ViewModel, kind: ButtonKind, action: FormAction, text_id: &str) -> Html {
    let children = Html::from(model.text(text_id));
    let busy = model.is_busy(action);
    button(&props!(ButtonProps { kind, form: SIDE, name: FormAction::FIELD, value: action.name(), busy, children }))
}

/// Who is signing in, with a button to change that.
pub(super) fn identity(model: &ViewModel, email: &str) -> Html {
    html! {
        <p class="identity">
            { icon(IconName::Person) }
            <span class="identity-email" translate="no">{ breakable(email) }</span>
            { side_button(model, ButtonKind::Quiet, FormAction::Back, "change") }
        </p>
    }
}

/// The hidden field whose value only our own page can know.
pub(super) fn csrf(model: &ViewModel) -> Html {
    html! { <input type="hidden" name="csrf" value={model.page.csrf.clone()} /> }
}

/// The method whose second step the page is at, if it is at one.
fn whose(model: &ViewModel) -> Html {
    let input = |method: Method| html! { <input type="hidden" name="method" value={method.name()} /> };
    html! { <>{ for model.page.step.method().map(input) }</> }
}

/// Links that lead away from the sign-in for good, to pages of ours. In a frame they open beside it.
pub(super) fn links(model: &ViewModel, links: &[(&'static str, &'static str)]) -> Html {
    let link = |(url, text_id): &(&'static str, &'static str)| away(model, "", url, model.text(text_id));
    html! { <p class="ways">{ for links.iter().map(link) }</p> }
}

/// A link that leads away for good.
pub(super) fn away(model: &ViewModel, class: &'static str, url: &str, text: String) -> Html {
    html! { <a {class} href={url.to_owned()} target={model.framed().then_some("_blank")} rel="noopener">{ text }</a> }
}

/// The path of signing up, and the text of the link.
pub(super) const SIGN_UP: (&str, &str) = ("/sign-up", "sign-up");
/// The path for a forgotten password, and the text of the link.
pub(super) const FORGOTTEN: (&str, &str) = ("/forgotten", "forgotten");
