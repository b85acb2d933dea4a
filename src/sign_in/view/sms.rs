//! The third screen for SMS: which number, then the code that was sent to it. Nothing on it shows whether the number is registered (D05).

use sluss_protocol::sign_in::{FormAction, Notice};
use yew::prelude::*;
use yew::props;

use super::code_fields;
use super::expiry::Expiry;
use super::form::{csrf, go_button, identity, main_form, side_button};
use crate::i18n::waiting_time;
use crate::sign_in::state::{SMS_DIGITS, ViewModel};
use crate::ui::{ButtonKind, IconName, NoticeProps, TextFieldProps, Tone, icon, notice, text_field};

/// The longest text that the field accepts.
const LONGEST: u32 = 40;

/// What the screen for the number shows besides the page.
pub(super) struct NumberScreen<'a> {
    pub(super) typed: &'a str,
    pub(super) meant: Option<&'a str>,
    pub(super) wait: Option<u32>,
}

/// What the screen for the code shows besides the page.
pub(super) struct CodeScreen<'a> {
    pub(super) hint: &'a str,
    pub(super) expires_at: u64,
    pub(super) tries_left: u32,
    pub(super) wait: Option<u32>,
}

/// The screen that asks for the number.
pub(super) fn number(model: &ViewModel, email: &str, asked: &NumberScreen<'_>) -> Html {
    let error = model.error_of(&[Notice::NumberForm, Notice::NumberCountry]);
    let error = if asked.meant.is_some() { Some(model.text("number-meant-hint")) } else { error };
    let field = text_field(&props!(TextFieldProps {
        id: "number",
        name: "number",
        kind: "tel",
        label: model.text("number"),
        hint: Some(AttrValue::from(model.text("number-hint"))),
        autocomplete: "tel",
        longest: LONGEST,
        first: asked.typed.to_owned(),
        error: error.map(AttrValue::from),
        autofocus: !model.framed(),
    }));
    let fields =
        html! { <>{ field }<div class="actions">{ go_button(model, FormAction::SmsNumber, "sign-in") }</div></> };
    html! {
        <>
            <h1 tabindex="-1">{ model.heading() }</h1>
            { identity(model, email) }
            <p class="lead">{ model.text("number-text") }</p>
            { waiting(model, asked.wait) }
            if let Some(meant) = asked.meant {
                { suggestion(model, meant) }
            }
            { main_form(model, "sms-number", fields) }
            <p class="hint">{ model.text("sms-risk") }</p>
            <div class="ways">{ side_button(model, ButtonKind::Quiet, FormAction::OtherMethod, "other-method") }</div>
        </>
    }
}

/// A single press in place of typing it again. A form of its own, so that the field keeps what was typed.
fn suggestion(model: &ViewModel, meant: &str) -> Html {
    let question = model.page.messages.with("number-meant", &[("number", meant)]);
    let children = html! {
        <form class="suggestion" method="post" action={model.page.action.clone()} key={format!("meant-{}", model.turn)}>
            { csrf(model) }
            <input type="hidden" name="number" value={meant.to_owned()} />
            <p>{ question }</p>
            <button class="button button-secondary" name={FormAction::FIELD} value={FormAction::SmsNumber.name()}>{ model.text("number-meant-yes") }</button>
        </form>
    };
    notice(&props!(NoticeProps { tone: Tone::Info, children }))
}

/// The screen that asks for the code.
pub(super) fn code(model: &ViewModel, sent: &CodeScreen<'_>) -> Html {
    html! {
        <>
            <h1 tabindex="-1">{ model.heading() }</h1>
            <p class="identity">
                { icon(IconName::Phone) }
                <span class="identity-email" translate="no">{ sent.hint.to_owned() }</span>
                { side_button(model, ButtonKind::Quiet, FormAction::Back, "change") }
            </p>
            <p class="lead">{ model.page.messages.with("sms-text", &[("number", sent.hint)]) }</p>
            { waiting(model, sent.wait) }
            if sent.tries_left == 0 {
                <p class="field-error" role="alert">{ icon(IconName::Alert) }<span>{ model.text("notice-sms-over") }</span></p>
                <div class="actions">
                    { side_button(model, ButtonKind::Primary, FormAction::SmsAgain, "sms-again") }
                    { side_button(model, ButtonKind::Secondary, FormAction::OtherMethod, "other-method") }
                </div>
            } else {
                { main_form(model, "sms-code", field(model, sent)) }
                <div class="ways">
                    { side_button(model, ButtonKind::Quiet, FormAction::SmsAgain, "sms-again") }
                    { side_button(model, ButtonKind::Quiet, FormAction::OtherMethod, "other-method") }
                </div>
            }
        </>
    }
}

fn field(model: &ViewModel, sent: &CodeScreen<'_>) -> Html {
    let error = model.code_error(Notice::SmsForm, sent.tries_left);
    let input = code_fields::digits(model, "sms-code", SMS_DIGITS, error, !model.framed());
    html! {
        <>
            { input }
            <p class="hint">
                <Expiry expires_at={sent.expires_at} over="notice-sms-over" texts={model.page.messages.clone()} />
            </p>
            <div class="actions">{ go_button(model, FormAction::Answer, "sign-in") }</div>
        </>
    }
}

/// When another code may be sent, after one was requested too early.
fn waiting(model: &ViewModel, wait: Option<u32>) -> Html {
    if model.page.notice != Some(Notice::SmsWait) {
        return Html::default();
    }
    let (id, count) = waiting_time(wait.unwrap_or(1));
    let when = model.page.messages.with(id, &[("count", &count.to_string())]);
    let children = Html::from(format!("{} {when}", model.text("notice-sms-wait")));
    notice(&props!(NoticeProps { tone: Tone::Warning, children }))
}
