//! A button that says what it weighs. Which action it is, the form that it belongs to knows.

use yew::prelude::*;

/// How much a button weighs on the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// The one thing to do next.
    #[default]
    Primary,
    /// Another thing that can be done.
    Secondary,
    /// A way out, drawn as a link.
    Quiet,
    /// Something that cannot be undone.
    Danger,
}

impl ButtonKind {
    const fn class(self) -> &'static str {
        match self {
            Self::Primary => "button button-primary",
            Self::Secondary => "button button-secondary",
            Self::Quiet => "button button-quiet",
            Self::Danger => "button button-danger",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ButtonProps {
    /// The words on it.
    pub children: Html,
    /// How much it weighs.
    #[prop_or_default]
    pub kind: ButtonKind,
    /// Sends its form; `false`: only calls `onclick`.
    #[prop_or(true)]
    pub submit: bool,
    /// The field that it adds to the form when pressed.
    #[prop_or_default]
    pub name: Option<AttrValue>,
    /// The value of that field.
    #[prop_or_default]
    pub value: Option<AttrValue>,
    /// The id of the form that it sends, when it does not stand inside it.
    #[prop_or_default]
    pub form: Option<AttrValue>,
    /// Sends the form even when its fields are not filled in.
    #[prop_or_default]
    pub skip_checks: bool,
    /// Its work is going on: it shows that and takes no second press.
    #[prop_or_default]
    pub busy: bool,
    /// Whether it cannot be pressed at the moment.
    #[prop_or_default]
    pub disabled: bool,
    /// Takes the focus when its dialog opens.
    #[prop_or_default]
    pub autofocus: bool,
    /// Called at each press.
    #[prop_or_default]
    pub onclick: Option<Callback<MouseEvent>>,
    /// The id, for labels and tests.
    #[prop_or_default]
    pub id: Option<AttrValue>,
}

/// A button of a form, or one that only calls its owner.
pub fn button(props: &ButtonProps) -> Html {
    html! {
        <button
            id={props.id.clone()}
            class={props.kind.class()}
            type={if props.submit { "submit" } else { "button" }}
            name={props.name.clone()}
            value={props.value.clone()}
            form={props.form.clone()}
            formnovalidate={props.skip_checks}
            aria-busy={props.busy.then_some("true")}
            disabled={props.disabled}
            autofocus={props.autofocus}
            onclick={props.onclick.clone()}
        >
            { props.children.clone() }
        </button>
    }
}

/// [`button`] as a component.
#[component]
pub fn Button(props: &ButtonProps) -> Html {
    button(props)
}
