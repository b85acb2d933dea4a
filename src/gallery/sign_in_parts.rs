//! What the sign-in page puts together from pieces: the page itself, who signs in, the methods, the QR code with its field, the number.

use sluss_protocol::language::Language;
use sluss_protocol::service::ServiceInfo;
use yew::prelude::*;
use yew::props;

use super::buttons::plain;
use super::pieces::qr;
use super::specimen::{Layout, Section, Specimen};
use crate::surface::{PageService, ShellProps, language_links, shell};
use crate::ui::{
    ButtonKind, CodeInputProps, GatesProps, GatesState, IconName, breakable, code_input, gates, icon, with_default,
};

pub(super) fn sections() -> Vec<Section> {
    vec![
        Section {
            id: "shell",
            title: "Page",
            rule: "The operator's name and the other languages at the top, then one column, then the way out and who can help. Wide pages are for what \
                   stands side by side.",
            layout: Layout::Lines,
            specimens: vec![Specimen::new("Shell", "", page())],
        },
        Section {
            id: "identity",
            title: "Who signs in",
            rule: "On every screen after the first, with the way to change it.",
            layout: Layout::Lines,
            specimens: vec![
                Specimen::new("identity", "short", identity("anna@example.eu")),
                Specimen::new(
                    "identity",
                    "long",
                    identity("annabritta.karlsdotter-lindqvist@livsmedelsverket.example.eu"),
                ),
            ],
        },
        Section {
            id: "methods",
            title: "Methods",
            rule: "One line each where there is room: the name, and at its end what is special. One that cannot be used says why, in a line of its own, and where that is \
                   remedied.",
            layout: Layout::Lines,
            specimens: vec![
                Specimen::new("methods", "closed", methods(false)),
                Specimen::new("methods", "open", methods(true)),
            ],
        },
        Section {
            id: "together",
            title: "QR code and field",
            rule: "What is needed together is seen together: side by side where there is width. A code that has expired looks it, and the button for a new \
                   one lies on it.",
            layout: Layout::Lines,
            specimens: vec![
                Specimen::new("together", "good", together("together-good", false)),
                Specimen::new("together", "expired", together("together-expired", true)),
            ],
        },
        Section {
            id: "number",
            title: "Number",
            rule: "What is to be entered on the phone, as large as on a departure board.",
            layout: Layout::Lines,
            specimens: vec![Specimen::new(
                "number",
                "",
                html! { <p class="number"><span class="number-digits">{ "47" }</span></p> },
            )],
        },
    ]
}

/// A page within the page, as browsers have only one main part in each.
fn page() -> Html {
    let info = ServiceInfo {
        operator_name: Some("Myndigheten".to_owned()),
        support_email: Some("help@example.eu".to_owned()),
        ..ServiceInfo::default()
    };
    let service = PageService { info, ..PageService::default() };
    let children = html! {
        <div class="step">
            <h1>{ "Sign in" }</h1>
            <div class="actions">{ plain(ButtonKind::Primary, "Next") }</div>
        </div>
    };
    let banner = gates(&props!(GatesProps { state: GatesState::First, label: "The first gate is open" }));
    let actions = language_links(Language::En, "Language".to_owned());
    let props = props!(ShellProps { children, banner, actions, foot: service.foot(Language::En) });
    let body = super::page::rendered(shell(&props));
    let document = format!(
        "<!DOCTYPE html><html lang=\"en\"><head><title>A page</title><link rel=\"stylesheet\" href=\"sign-in.css\"></head>\
         <body class=\"sign-in\">{body}</body></html>"
    );
    let title = "A page".to_owned();
    html! { <iframe class="page-in-page" {title} srcdoc={document}></iframe> }
}

fn identity(email: &str) -> Html {
    html! {
        <p class="identity">
            { icon(IconName::Person) }
            <span class="identity-email">{ breakable(email) }</span>
            { plain(ButtonKind::Quiet, "Change") }
        </p>
    }
}

fn methods(open: bool) -> Html {
    let name = if open { "method-open" } else { "method-closed" };
    let method = |at: usize, says: &'static str, note: &'static str, unavailable: bool| {
        let radio = html! { <input type="radio" {name} disabled={unavailable} data-at={at.to_string()} /> };
        let radio = if at == 2 { with_default(radio, "checked", "") } else { radio };
        html! {
            <label class={if unavailable { "method is-unavailable" } else { "method" }}>
                { radio }<span class="method-name">{ says }</span><span class="method-note">{ note }</span>
            </label>
        }
    };
    let chosen = |at: usize, says: &'static str| {
        html! { <span class={if at == 2 { "methods-chosen is-chosen" } else { "methods-chosen" }} data-at={at.to_string()}>{ says }</span> }
    };
    let details = html! {
        <details class="methods" id={name}>
            <summary class="input methods-summary">{ chosen(1, "Mobile app + PIN") }{ chosen(2, "Mobile app + QR") }{ icon(IconName::Down) }</summary>
            <fieldset class="methods-list">
                <legend class="visually-hidden">{ "Sign-in method" }</legend>
                { method(1, "Mobile app + PIN", "Approve in the app", false) }
                { method(2, "Mobile app + QR", "Works without a network", false) }
                { method(3, "Mobile phone + SMS", "You have no number registered.", true) }
            </fieldset>
        </details>
    };
    let details = if open { with_default(details, "open", "") } else { details };
    html! { <div class="field"><span class="label">{ "Sign-in method" }</span>{ details }</div> }
}

fn together(id: &'static str, expired: bool) -> Html {
    let (class, kind, left) = match expired {
        true => ("qr-place is-expired", ButtonKind::Primary, "This code has expired."),
        false => ("qr-place", ButtonKind::Quiet, "Valid for 4:05"),
    };
    html! {
        <div class="together">
            <div {class}>
                { qr("The QR code to scan") }
                <p class="hint"><span class="expiry">{ left }</span></p>
                <div class="qr-again">{ plain(kind, "New QR code") }</div>
            </div>
            <div class="form">
                { code_input(&props!(CodeInputProps { id, name: id, label: "One-time code", digits: 8u32 })) }
                <div class="actions">{ plain(ButtonKind::Primary, "Sign in") }</div>
            </div>
        </div>
    }
}
