//! Another name, and another email address: a form each. An address changes only once both mailboxes have agreed, so this form only asks.

use yew::prelude::*;
use yew::props;

use super::links::first_sign_in;
use super::messages::error_notice;
use super::password_fields::whose;
use super::settings_props::SettingsProps;
use crate::account::state::{Command, PersonError, PersonField, wait_text};
use crate::browser::page;
use crate::i18n::Catalogue;
use crate::ui::{Button, ButtonKind, Notice, TextFieldProps, Tone, text_field, verbatim};

/// The form to change the name.
#[component]
pub(super) fn ChangeName(props: &SettingsProps) -> Html {
    let field = use_node_ref();
    let onsubmit = submit(props, &field, Command::Rename);
    let (texts, wrong) = (&props.texts, PersonError::of(PersonField::Name, props.request.error.as_ref()));
    let input = text_field(&props!(TextFieldProps {
        id: "name",
        name: "name",
        label: texts.text("name"),
        autocomplete: "name",
        longest: 100,
        first: props.account.name.clone(),
        error: at_field(texts, wrong.as_ref()),
        node_ref: field,
    }));
    let body = first_sign_in(texts, &props.account).unwrap_or_else(|| form(props, onsubmit, input, "name-go"));
    screen(texts, "name-title", texts.text("name-text").into(), html! { <>{ above(texts, wrong) }{ body }</> })
}

/// The form that asks for another address.
#[component]
pub(super) fn ChangeAddress(props: &SettingsProps) -> Html {
    let field = use_node_ref();
    let onsubmit = submit(props, &field, Command::AskForAddress);
    let (texts, account) = (&props.texts, &props.account);
    let wrong = PersonError::of(PersonField::Address, props.request.error.as_ref());
    if !account.safety.by_mail {
        let notice = html! { <Notice tone={Tone::Warning}>{ texts.text("address-no-mail") }</Notice> };
        let back = html! {
            <div class="actions"><Button submit=false kind={ButtonKind::Secondary} onclick={props.leave()}>{ texts.text("back") }</Button></div>
        };
        return screen(texts, "address-title", Html::default(), html! { <>{ notice }{ back }</> });
    }
    let input = text_field(&props!(TextFieldProps {
        id: "address",
        name: "address",
        kind: "email",
        label: texts.text("address"),
        autocomplete: "email",
        error: at_field(texts, wrong.as_ref()),
        node_ref: field,
    }));
    let text = verbatim(|given| texts.with("address-text", given), &[("email", &account.email)]);
    let body = first_sign_in(texts, account).unwrap_or_else(|| form(props, onsubmit, input, "address-go"));
    screen(texts, "address-title", text, html! { <>{ above(texts, wrong) }{ body }</> })
}

fn submit(props: &SettingsProps, field: &NodeRef, command: fn(String) -> Command) -> Callback<SubmitEvent> {
    let (field, send) = (field.clone(), props.command.clone());
    Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        send.emit(command(page::typed(&field)));
    })
}

fn screen(texts: &Catalogue, title: &str, text: Html, body: Html) -> Html {
    html! {
        <>
            <h1 tabindex="-1">{ texts.text(title) }</h1>
            <p>{ text }</p>
            { body }
        </>
    }
}

fn form(props: &SettingsProps, onsubmit: Callback<SubmitEvent>, field: Html, go: &str) -> Html {
    let texts = &props.texts;
    html! {
        <form class="form" novalidate=true {onsubmit}>
            { whose(&props.account.email) }
            { field }
            <div class="actions">
                <Button busy={props.request.busy.is_some()}>{ texts.text(go) }</Button>
                <Button submit=false kind={ButtonKind::Secondary} onclick={props.leave()}>{ texts.text("cancel") }</Button>
            </div>
        </form>
    }
}

fn at_field(texts: &Catalogue, wrong: Option<&PersonError<'_>>) -> Option<AttrValue> {
    match wrong {
        Some(PersonError::AtField(id)) => Some(texts.text(id).into()),
        _ => None,
    }
}

/// What is wrong with more than the field.
fn above(texts: &Catalogue, wrong: Option<PersonError<'_>>) -> Html {
    match wrong {
        Some(PersonError::TooManyMails(seconds)) => {
            let text = wait_text(texts, "address-wait", seconds);
            html! { <Notice tone={Tone::Warning}>{ text }</Notice> }
        }
        Some(PersonError::Above(error)) => error_notice(texts, error),
        Some(PersonError::AtField(_)) | None => Html::default(),
    }
}
