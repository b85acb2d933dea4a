//! A button with a visual weight. Its form knows which action it stands for.

use yew::prelude::*;

/// A button's visual weight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// The one thing to do next.
    #[default]
    Primary,
    /// Another possible action.
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
    /// Its visual weight.
    #[prop_or_default]
    pub kind: ButtonKind,
    /// Whether it sends its form; if not, it only calls `onclick`.
    #[prop_or(true)]
    pub submit: bool,
    /// The field that it adds to the form when pressed.
    #[prop_or_default]
    pub name: Option<AttrValue>,
    /// The value of that field.
    #[prop_or_default]
    pub value: Option<AttrValue>,
    /// The id of the form that it sends, if it is outside it.
    #[prop_or_default]
    pub form: Option<AttrValue>,
    /// Sends the form even if its fields are not filled in.
    #[prop_or_default]
    pub skip_checks: bool,
    /// Whether its work is in progress: it shows that and ignores further presses.
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

/// A button of a form, or one that only calls back.
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
