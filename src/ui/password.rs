//! The password field, with a button that shows what was typed (A06). Pasting and password managers are welcome.

use yew::prelude::*;

use super::field::{described_by, field_error, help};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PasswordFieldProps {
    /// The id of the input.
    pub id: AttrValue,
    /// Its name in the form.
    pub name: AttrValue,
    /// Its label.
    pub label: AttrValue,
    /// The words of the button while the password is hidden.
    pub show: AttrValue,
    /// The words of the button while the password is shown.
    pub hide: AttrValue,
    /// What password managers should offer: `current-password` or `new-password`.
    #[prop_or(AttrValue::Static("current-password"))]
    pub autocomplete: AttrValue,
    /// The fewest characters of a new password; 0 for no minimum.
    #[prop_or_default]
    pub least: usize,
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
}

/// A password field. Without script there is no button, since it could do nothing.
#[component]
pub fn PasswordField(props: &PasswordFieldProps) -> Html {
    let shown = use_state(|| false);
    let toggle = {
        let shown = shown.clone();
        Callback::from(move |_: MouseEvent| shown.set(!*shown))
    };
    let word = if *shown { props.hide.clone() } else { props.show.clone() };
    html! {
        <div class="field">
            <label class="label" for={props.id.clone()}>{ props.label.clone() }</label>
            { help(&props.id, props.hint.as_ref()) }
            <div class="password">
                <input
                    ref={props.node_ref.clone()}
                    id={props.id.clone()}
                    class="input"
                    name={props.name.clone()}
                    type={if *shown { "text" } else { "password" }}
                    autocomplete={props.autocomplete.clone()}
                    autocapitalize="none"
                    spellcheck="false"
                    minlength={(props.least > 0).then(|| props.least.to_string())}
                    required=true
                    autofocus={props.autofocus}
                    aria-invalid={props.error.is_some().then_some("true")}
                    aria-describedby={described_by(&props.id, props.hint.is_some(), props.error.is_some())}
                />
                <button
                    class="password-toggle"
                    type="button"
                    hidden={!cfg!(target_arch = "wasm32")}
                    aria-pressed={if *shown { "true" } else { "false" }}
                    aria-controls={props.id.clone()}
                    onclick={toggle}
                >
                    <span key={word.to_string()}>{ word }</span>
                </button>
            </div>
            { field_error(&props.id, props.error.as_ref()) }
        </div>
    }
}
