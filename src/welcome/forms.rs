//! The forms of the pages, each with the fields that it needs and the reasons against what was typed.

use yew::prelude::*;
use yew::props;

use super::{Around, Inventory, Page, Switching, Typed, Wrong};
use crate::i18n::Messages;
use crate::ui::{
    Button, ButtonKind, IconName, Notice, PasswordField, TextFieldProps, Tone, icon, pause, text_field, with_default,
};

pub(super) fn view(page: &Page, around: &Around, texts: &Messages) -> Html {
    match page {
        Page::SignUp(typed) | Page::Forgotten(typed) => form(around, typed, texts, &email(typed, texts), "send", false),
        Page::Confirm(typed) => {
            let fields =
                html! { <>{ whose(&typed.email, texts) }{ name(typed, texts) }{ new_password(typed, texts) }</> };
            form(around, typed, texts, &fields, "confirm-go", false)
        }
        Page::Reset(typed) => {
            let fields = html! { <>{ whose(&typed.email, texts) }{ new_password(typed, texts) }</> };
            form(around, typed, texts, &fields, "reset-go", false)
        }
        Page::NotMe { email } => press(around, email, texts, "not-me-go", true),
        Page::Undo { email } => press(around, email, texts, "undo-go", false),
        Page::Lost(typed, inventory) => {
            let fields = html! {
                <>{ whose(&typed.email, texts) }{ what_goes(inventory, texts) }{ own_password(typed, texts) }</>
            };
            form(around, typed, texts, &fields, "lost-go", true)
        }
        Page::Switch(switching) => switch(around, switching, texts),
        _ => Html::default(),
    }
}

/// What shows that the form is ours.
fn secret(around: &Around) -> Html {
    html! { <input type="hidden" name="csrf" value={around.csrf.clone()} /> }
}

/// Says who is signed in where a page is for somebody else, and signs them out; then the page is shown once more.
pub(super) fn elsewhere(around: &Around, signed: &str, owner: &str, texts: &Messages) -> Html {
    let given = [("signed", signed), ("wanted", owner)];
    html! {
        <form class="form" method="post" action={around.action.clone()}>
            { secret(around) }
            <Notice tone={Tone::Warning}>{ texts.with("elsewhere-text", &given) }</Notice>
            <div class="actions">
                <Button kind={ButtonKind::Secondary} name="leave" value="yes">{ texts.with("switch-go", &given) }</Button>
            </div>
        </form>
    }
}

/// Either person is one press away.
fn switch(around: &Around, switching: &Switching, texts: &Messages) -> Html {
    let Switching { signed_in, wanted, stay, .. } = switching;
    let keep = texts.with("switch-stay", &[("signed", signed_in)]);
    html! {
        <form class="form" method="post" action={around.action.clone()}>
            { secret(around) }
            <div class="actions">
                <Button name="action" value="switch">{ texts.with("switch-go", &[("wanted", wanted)]) }</Button>
                if let Some(url) = stay {
                    <a class="button button-secondary" href={url.clone()}>{ keep }</a>
                } else {
                    <Button kind={ButtonKind::Secondary} name="action" value="stay">{ keep }</Button>
                }
            </div>
        </form>
    }
}

fn form(around: &Around, typed: &Typed, texts: &Messages, fields: &Html, go: &str, danger: bool) -> Html {
    let kind = if danger { ButtonKind::Danger } else { ButtonKind::Primary };
    html! {
        <form class="form" method="post" action={around.action.clone()} novalidate=true>
            { secret(around) }
            if typed.wrong == Some(Wrong::Busy) {
                <Notice tone={Tone::Warning}>{ texts.text("busy") }</Notice>
            }
            if let Some(Wrong::TooOften { seconds }) = typed.wrong {
                <Notice tone={Tone::Warning}>{ too_often(seconds, texts) }</Notice>
            }
            { fields.clone() }
            <div class="actions"><Button {kind}>{ texts.text(go) }</Button></div>
        </form>
    }
}

fn too_often(seconds: u64, texts: &Messages) -> String {
    let (id, count) = pause(u32::try_from(seconds).unwrap_or(u32::MAX));
    format!("{} {}", texts.text("too-often"), texts.with(id, &[("count", &count.to_string())]))
}

/// A form that only needs to be pressed.
fn press(around: &Around, email: &str, texts: &Messages, go: &str, danger: bool) -> Html {
    form(around, &Typed::default(), texts, &whose(email, texts), go, danger)
}

/// Whose account it is; password managers read it too (A06).
fn whose(email: &str, texts: &Messages) -> Html {
    let name = "username";
    let hidden = html! {
        <input class="visually-hidden" type="text" {name} autocomplete="username" tabindex="-1" aria-hidden="true" readonly=true />
    };
    html! {
        <p class="identity">
            { icon(IconName::Person) }
            <span class="identity-email"><span class="visually-hidden">{ texts.text("email") }{ ": " }</span>{ email.to_owned() }</span>
            { with_default(hidden, "value", email.to_owned()) }
        </p>
    }
}

fn email(typed: &Typed, texts: &Messages) -> Html {
    text_field(&props!(TextFieldProps {
        id: "email",
        name: "email",
        kind: "email",
        label: texts.text("email"),
        autocomplete: "email",
        first: typed.email.clone(),
        error: (typed.wrong == Some(Wrong::Email)).then(|| AttrValue::from(texts.text("email-form"))),
        autofocus: true,
    }))
}

fn name(typed: &Typed, texts: &Messages) -> Html {
    text_field(&props!(TextFieldProps {
        id: "name",
        name: "name",
        label: texts.text("name"),
        autocomplete: "name",
        longest: 100,
        first: typed.name.clone(),
        error: (typed.wrong == Some(Wrong::Name)).then(|| AttrValue::from(texts.text("name-missing"))),
        autofocus: true,
    }))
}

fn new_password(typed: &Typed, texts: &Messages) -> Html {
    let error = match &typed.wrong {
        Some(Wrong::TooShort { min }) => Some(texts.with("too-short", &[("min", &min.to_string())])),
        Some(Wrong::TooLong) => Some(texts.text("too-long")),
        Some(Wrong::Common) => Some(texts.text("common")),
        Some(Wrong::Context { word }) => Some(texts.with("context", &[("word", word)])),
        Some(Wrong::Guessable(weakness)) => Some(texts.text(weakness.name())),
        _ => None,
    };
    html! {
        <PasswordField id="password" name="password" label={texts.text("new-password-label")} show={texts.text("show")}
            hide={texts.text("hide")} hint={texts.text("password-hint")} autocomplete="new-password" {error} />
    }
}

fn own_password(typed: &Typed, texts: &Messages) -> Html {
    let error = (typed.wrong == Some(Wrong::Password)).then(|| texts.text("wrong-password"));
    html! {
        <PasswordField id="password" name="password" label={texts.text("password-again")} show={texts.text("show")}
            hide={texts.text("hide")} {error} />
    }
}

/// What will go, by name, and whether there is a way back.
fn what_goes(inventory: &Inventory, texts: &Messages) -> Html {
    let codes = inventory.recovery_codes.to_string();
    let hours = inventory.cooling_off_hours.to_string();
    let end = if inventory.cooling_off_hours == 0 {
        texts.text("lost-at-once")
    } else {
        texts.with("lost-later", &[("hours", &hours)])
    };
    html! {
        <>
            <p id="goes">{ texts.text("lost-goes") }</p>
            <ul class="goes" aria-labelledby="goes">
                { for inventory.devices.iter().map(|device| html! { <li>{ texts.with("lost-device", &[("device", device)]) }</li> }) }
                { for inventory.numbers.iter().map(|number| html! { <li>{ texts.with("lost-number", &[("number", number)]) }</li> }) }
                if inventory.recovery_codes > 0 {
                    <li>{ texts.with("lost-codes", &[("count", &codes)]) }</li>
                }
                <li>{ texts.text("lost-sessions") }</li>
            </ul>
            <Notice tone={Tone::Warning}>{ end }</Notice>
        </>
    }
}
