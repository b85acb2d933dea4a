//! A field for digits: one-time codes and PINs. It accepts a paste with spaces, and offers a code that the browser received.

use sluss_protocol::typed;
use yew::prelude::*;

use super::field::{described_by, field_error, help};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct CodeInputProps {
    /// The id of the input.
    pub id: AttrValue,
    /// Its name in the form.
    pub name: AttrValue,
    /// Its label.
    pub label: AttrValue,
    /// How many digits it expects.
    pub digits: u32,
    /// Whether it is a PIN, which is not shown while typed and never remembered by the browser.
    #[prop_or_default]
    pub secret: bool,
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

impl CodeInputProps {
    /// So many digits of any keyboard, and between them whatever people write and paste with codes: what nobody sees cannot be
    /// listed here, and whatever else it is, the server refuses with words.
    fn pattern(&self) -> String {
        format!(r"\P{{Nd}}*(?:\p{{Nd}}\P{{Nd}}*){{{}}}", self.digits)
    }
}

/// A field for digits.
pub fn code_input(props: &CodeInputProps) -> Html {
    html! {
        <div class="field">
            <label class="label" for={props.id.clone()}>{ props.label.clone() }</label>
            { help(&props.id, props.hint.as_ref()) }
            <input
                ref={props.node_ref.clone()}
                id={props.id.clone()}
                class={if props.secret { "input code-input code-input-secret" } else { "input code-input" }}
                name={props.name.clone()}
                type={if props.secret { "password" } else { "text" }}
                inputmode="numeric"
                pattern={props.pattern()}
                autocomplete={if props.secret { "off" } else { "one-time-code" }}
                autocapitalize="none"
                spellcheck="false"
                required=true
                autofocus={props.autofocus}
                aria-invalid={props.error.is_some().then_some("true")}
                aria-describedby={described_by(&props.id, props.hint.is_some(), props.error.is_some())}
                oninput={props.oninput.clone()}
            />
            { field_error(&props.id, props.error.as_ref()) }
        </div>
    }
}

/// [`code_input`] as a component.
#[component]
pub fn CodeInput(props: &CodeInputProps) -> Html {
    code_input(props)
}

/// The digits in groups of four, or of three if that comes out even, as a code is shown and as it looks while typed. Everything else is
/// dropped.
#[must_use]
pub fn grouped(typed: &str, digits: usize) -> String {
    let group = if digits.is_multiple_of(4) { 4 } else { 3 };
    let mut out = String::with_capacity(digits + digits / group);
    for (place, digit) in typed.chars().filter_map(typed::digit).take(digits).enumerate() {
        if place > 0 && place % group == 0 {
            out.push(' ');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn codes_are_grouped_however_they_were_typed() {
        assert_eq!(grouped("12345678", 8), "1234 5678");
        assert_eq!(grouped(" 12-34 56 78\n", 8), "1234 5678");
        assert_eq!(grouped("1234", 8), "1234");
        assert_eq!(grouped("123456789", 8), "1234 5678");
        assert_eq!(grouped("kod: 12", 8), "12");
        assert_eq!(grouped("123456", 6), "123 456");
        assert_eq!(grouped("\u{202d}１２３\u{200b}٤٥٦\u{202c}", 6), "123 456");
    }
}
