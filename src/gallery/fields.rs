//! Fields: what is typed, chosen or ticked, with its help and what is wrong with it.

use yew::prelude::*;
use yew::props;

use super::specimen::{Layout, Section, Specimen};
use crate::ui::{
    CodeInputProps, IconName, PasswordField, StrengthBarProps, TextFieldProps, code_input, icon, strength_bar,
    text_field,
};

pub(super) fn sections() -> Vec<Section> {
    vec![
        Section {
            id: "text-field",
            title: "Text field",
            rule: "The label above says what it is, a line of help above the field says how, before anything is typed. What is wrong stands under the field \
                   that it is about, and nowhere else; the field gets the focus.",
            layout: Layout::Columns,
            specimens: text_fields(),
        },
        Section {
            id: "code-field",
            title: "Code field",
            rule: "For digits that are copied from elsewhere, with large characters of one width. A PIN is not shown. It takes digits of any keyboard, and \
                   spaces between them.",
            layout: Layout::Columns,
            specimens: code_fields(),
        },
        Section {
            id: "password-field",
            title: "Password field",
            rule: "For passwords alone, with the button that shows what was typed. A new password has its rule above it and the bar under it.",
            layout: Layout::Columns,
            specimens: password_fields(),
        },
        Section {
            id: "choices",
            title: "Choices",
            rule: "A list of countries is the browser's own. A tick is for one thing that is so or not; methods are chosen in the drop-down of the sign-in.",
            layout: Layout::Columns,
            specimens: choices(),
        },
    ]
}

fn text_fields() -> Vec<Specimen> {
    let field = |id: &'static str, first: &'static str, hint: Option<&'static str>, error: Option<&'static str>| {
        text_field(&props!(TextFieldProps {
            id,
            name: id,
            kind: "email",
            label: "Email address",
            first,
            hint: hint.map(AttrValue::Static),
            error: error.map(AttrValue::Static),
        }))
    };
    let hint = Some("The one that you signed up with.");
    let wrong = Some("That is not an email address. Enter one such as anna@example.eu.");
    let one = |state, shown| Specimen::new("TextField", state, shown);
    vec![
        one("empty", field("text-empty", "", None, None)),
        one("filled in", field("text-filled", "anna@example.eu", None, None)),
        one("with help", field("text-help", "", hint, None)),
        one("with the focus", field("text-focus", "", None, None)).stand_in("as-focused"),
        one("wrong", field("text-wrong", "anna", None, wrong)),
        one("wrong, with help", field("text-wrong-help", "anna", hint, wrong)),
    ]
}

fn code_fields() -> Vec<Specimen> {
    let field = |id: &'static str, label: &'static str, digits: u32, secret: bool, error: Option<&'static str>| {
        code_input(&props!(CodeInputProps { id, name: id, label, digits, secret, error: error.map(AttrValue::Static) }))
    };
    let filled = code_input(&props!(CodeInputProps {
        id: "code-help",
        name: "code",
        label: "Code from the SMS",
        digits: 6u32,
        hint: AttrValue::Static("Six digits.")
    }));
    let one = |state, shown| Specimen::new("CodeInput", state, shown);
    vec![
        one("empty", field("code-empty", "One-time code", 8, false, None)),
        one("with help", filled),
        one("secret", field("code-secret", "PIN", 4, true, None)),
        one("with the focus", field("code-focus", "One-time code", 8, false, None)).stand_in("as-focused"),
        one("wrong", field("code-wrong", "One-time code", 8, false, Some("The code is wrong. You have 2 tries left."))),
    ]
}

fn password_fields() -> Vec<Specimen> {
    let field = |id: &'static str, hint: Option<&'static str>, error: Option<&'static str>| {
        html! { <PasswordField {id} name={id} label="Password" show="Show" hide="Hide" {hint} {error} /> }
    };
    let bar = |filled: u32, sentence: &'static str, advice: &'static str| {
        strength_bar(&props!(StrengthBarProps { label: "Password strength", filled, sentence, advice }))
    };
    let one = |state, shown| Specimen::new("PasswordField", state, shown);
    vec![
        one("empty", field("password-empty", None, None)),
        one("with help", field("password-help", Some("At least 12 characters. Several words are good."), None)),
        one("wrong", field("password-wrong", None, Some("The password is wrong."))),
        Specimen::new("strength_bar", "nothing typed", bar(0, "", "")),
        Specimen::new("strength_bar", "weak", bar(2, "Password strength: too weak.", "Add a few unrelated words.")),
        Specimen::new("strength_bar", "fair", bar(3, "Password strength: fair.", "Dates and years are easy to guess.")),
        Specimen::new("strength_bar", "strong", bar(5, "Password strength: strong.", "")),
    ]
}

fn choices() -> Vec<Specimen> {
    let file = html! { <><label class="label" for="file">{ "Picture of the QR code" }</label><input class="input" id="file" type="file" /></> };
    vec![
        Specimen::new(
            "select",
            "",
            html! {
                <div class="field">
                    <label class="label" for="country">{ "Country" }</label>
                    <select class="input" id="country"><option>{ "Sweden (+46)" }</option><option>{ "Finland (+358)" }</option></select>
                </div>
            },
        ),
        Specimen::new(
            "check",
            "",
            html! { <label class="check"><input type="checkbox" />{ "I have kept the codes." }</label> },
        ),
        Specimen::new("file", "", html! { <div class="field">{ file }</div> }),
        Specimen::new(
            "field-error",
            "of no field",
            html! { <p class="field-error">{ icon(IconName::Alert) }<span>{ "You have tried too often. Ask for a new code." }</span></p> },
        ),
    ]
}
