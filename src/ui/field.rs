//! A labelled text field, and what every kind of field has around its input: a line of help and what is wrong.

use yew::prelude::*;

use super::{IconName, icon, with_default};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct TextFieldProps {
    /// The id of the input.
    pub id: AttrValue,
    /// Its name in the form.
    pub name: AttrValue,
    /// Its label.
    pub label: AttrValue,
    /// The input's type: `text`, `email`, `url`.
    #[prop_or(AttrValue::Static("text"))]
    pub kind: AttrValue,
    /// What browsers may fill in (`autocomplete`).
    #[prop_or(AttrValue::Static("off"))]
    pub autocomplete: AttrValue,
    /// Its initial value.
    #[prop_or_default]
    pub first: AttrValue,
    /// The most characters that it accepts.
    #[prop_or(254)]
    pub longest: u32,
    /// A line of help.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What is wrong with it.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// Takes the focus when the page loads.
    #[prop_or_default]
    pub autofocus: bool,
    /// Gives the element to the owner.
    #[prop_or_default]
    pub node_ref: NodeRef,
    /// Called at each change.
    #[prop_or_default]
    pub oninput: Option<Callback<InputEvent>>,
}

/// A text field. What is typed stays in the element: see [`with_default`].
pub fn text_field(props: &TextFieldProps) -> Html {
    let input = html! {
        <input
            ref={props.node_ref.clone()}
            id={props.id.clone()}
            class="input"
            name={props.name.clone()}
            type={props.kind.clone()}
            autocomplete={props.autocomplete.clone()}
            autocapitalize="none"
            spellcheck="false"
            maxlength={props.longest.to_string()}
            required=true
            autofocus={props.autofocus}
            aria-invalid={props.error.is_some().then_some("true")}
            aria-describedby={described_by(&props.id, props.hint.is_some(), props.error.is_some())}
            oninput={props.oninput.clone()}
        />
    };
    html! {
        <div class="field">
            <label class="label" for={props.id.clone()}>{ props.label.clone() }</label>
            { help(&props.id, props.hint.as_ref()) }
            { with_default(input, "value", props.first.clone()) }
            { field_error(&props.id, props.error.as_ref()) }
        </div>
    }
}

/// [`text_field`] as a component.
#[component]
pub fn TextField(props: &TextFieldProps) -> Html {
    text_field(props)
}

/// The ids of what describes an input.
pub(super) fn described_by(id: &str, hint: bool, error: bool) -> Option<String> {
    match (hint, error) {
        (false, false) => None,
        (true, false) => Some(format!("{id}-hint")),
        (false, true) => Some(format!("{id}-error")),
        (true, true) => Some(format!("{id}-error {id}-hint")),
    }
}

/// A line of help above the input, where it is read before typing.
pub(super) fn help(id: &str, hint: Option<&AttrValue>) -> Html {
    html! {
        if let Some(hint) = hint {
            <p class="hint" id={format!("{id}-hint")}>{ hint.clone() }</p>
        }
    }
}

/// What is wrong, under the input. It is announced when it appears.
pub(super) fn field_error(id: &str, error: Option<&AttrValue>) -> Html {
    html! {
        if let Some(error) = error {
            <p class="field-error" id={format!("{id}-error")} role="alert">
                { icon(IconName::Alert) }<span>{ error.clone() }</span>
            </p>
        }
    }
}
