//! The third screen by SMS: which number, then the code that came there. Nothing on it shows whether the number is registered (D05).

use sluss_protocol::sign_in::{FormAction, Notice};
use yew::prelude::*;
use yew::props;

use super::conduct::group_digits;
use super::expiry::Expiry;
use super::form::{csrf, go_button, identity, main_form, side_button};
use super::scene::Scene;
use crate::ui::{
    ButtonKind, CodeInputProps, IconName, NoticeProps, TextFieldProps, Tone, code_input, icon, notice, pause,
    text_field,
};

/// How many digits a code has.
pub(super) const DIGITS: u32 = 6;
/// The id of the field for it.
pub(super) const FIELD: &str = "code";
/// The longest text that the field takes.
const LONGEST: u32 = 40;

/// What the first screen asks.
pub(super) struct Asked<'a> {
    pub(super) typed: &'a str,
    pub(super) meant: Option<&'a str>,
    pub(super) wait: Option<u32>,
}

/// What the second screen waits for.
pub(super) struct Sent<'a> {
    pub(super) hint: &'a str,
    pub(super) expires_at: u64,
    pub(super) tries_left: u32,
    pub(super) wait: Option<u32>,
}

/// Which number?
pub(super) fn number(scene: &Scene, email: &str, asked: &Asked<'_>) -> Html {
    let error = scene.error_of(&[Notice::NumberForm, Notice::NumberCountry]);
    let error = if asked.meant.is_some() { Some(scene.text("number-meant-hint")) } else { error };
    let field = text_field(&props!(TextFieldProps {
        id: "number",
        name: "number",
        kind: "tel",
        label: scene.text("number"),
        hint: Some(AttrValue::from(scene.text("number-hint"))),
        autocomplete: "tel",
        longest: LONGEST,
        first: asked.typed.to_owned(),
        error: error.map(AttrValue::from),
        autofocus: !scene.framed(),
    }));
    let fields =
        html! { <>{ field }<div class="actions">{ go_button(scene, FormAction::SmsNumber, "sign-in") }</div></> };
    html! {
        <>
            <h1 tabindex="-1">{ scene.text("number-title") }</h1>
            { identity(scene, email) }
            <p class="lead">{ scene.text("number-text") }</p>
            { waiting(scene, asked.wait) }
            if let Some(meant) = asked.meant {
                { suggestion(scene, meant) }
            }
            { main_form(scene, "sms-number", fields) }
            <p class="hint">{ scene.text("sms-risk") }</p>
            <div class="actions-side">{ side_button(scene, ButtonKind::Quiet, FormAction::OtherMethod, "other-method") }</div>
        </>
    }
}

/// One press instead of typing it again. A form of its own, so that the field keeps what was typed.
fn suggestion(scene: &Scene, meant: &str) -> Html {
    let question = scene.page.messages.with("number-meant", &[("number", meant)]);
    let children = html! {
        <form class="suggestion" method="post" action={scene.page.action.clone()} key={format!("meant-{}", scene.turn)}>
            { csrf(scene) }
            <input type="hidden" name="number" value={meant.to_owned()} />
            <p>{ question }</p>
            <button class="button button-secondary" name={FormAction::FIELD} value={FormAction::SmsNumber.name()}>{ scene.text("number-meant-yes") }</button>
        </form>
    };
    notice(&props!(NoticeProps { tone: Tone::Info, children }))
}

/// The code, if one came.
pub(super) fn code(scene: &Scene, sent: &Sent<'_>) -> Html {
    html! {
        <>
            <h1 tabindex="-1">{ scene.text("sms-title") }</h1>
            <p class="identity">
                { icon(IconName::Phone) }
                <span class="identity-email" translate="no">{ sent.hint.to_owned() }</span>
                { side_button(scene, ButtonKind::Quiet, FormAction::Back, "change") }
            </p>
            <p class="lead">{ scene.page.messages.with("sms-text", &[("number", sent.hint)]) }</p>
            { waiting(scene, sent.wait) }
            if sent.tries_left == 0 {
                <p class="field-error" role="alert">{ icon(IconName::Alert) }<span>{ scene.text("notice-sms-over") }</span></p>
                <div class="actions">
                    { side_button(scene, ButtonKind::Primary, FormAction::SmsAgain, "sms-again") }
                    { side_button(scene, ButtonKind::Secondary, FormAction::OtherMethod, "other-method") }
                </div>
            } else {
                { main_form(scene, "sms-code", field(scene, sent)) }
                <div class="actions-side">
                    { side_button(scene, ButtonKind::Quiet, FormAction::SmsAgain, "sms-again") }
                    { side_button(scene, ButtonKind::Quiet, FormAction::OtherMethod, "other-method") }
                </div>
            }
        </>
    }
}

fn field(scene: &Scene, sent: &Sent<'_>) -> Html {
    let error = scene.error_of(&[Notice::WrongCode, Notice::SmsForm]).map(|error| {
        let tried = scene.page.notice == Some(Notice::WrongCode);
        if tried { format!("{error} {}", tries(scene, sent.tries_left)) } else { error }
    });
    let input = code_input(&props!(CodeInputProps {
        id: FIELD,
        name: "code",
        label: scene.text("sms-code"),
        digits: DIGITS,
        error: error.map(AttrValue::from),
        autofocus: !scene.framed(),
        oninput: group_digits(DIGITS),
    }));
    html! {
        <>
            { input }
            <p class="hint">
                <Expiry expires_at={sent.expires_at} over="notice-sms-over" texts={scene.page.messages.clone()} />
            </p>
            <div class="actions">{ go_button(scene, FormAction::SmsCode, "sign-in") }</div>
        </>
    }
}

fn tries(scene: &Scene, left: u32) -> String {
    match left {
        1 => scene.text("tries-one"),
        more => scene.page.messages.with("tries-few", &[("left", &more.to_string())]),
    }
}

/// When another code may be sent, once that was asked for too early.
fn waiting(scene: &Scene, wait: Option<u32>) -> Html {
    if scene.page.notice != Some(Notice::SmsWait) {
        return Html::default();
    }
    let (id, count) = pause(wait.unwrap_or(1));
    let when = scene.page.messages.with(id, &[("count", &count.to_string())]);
    let children = Html::from(format!("{} {when}", scene.text("notice-sms-wait")));
    notice(&props!(NoticeProps { tone: Tone::Warning, children }))
}
