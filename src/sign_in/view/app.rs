//! The page as a whole: name and language at the top, the gates, the screen of the step, the way out.

use sluss_protocol::sign_in::{FormAction, SignInPage, Step};
use yew::prelude::*;
use yew::props;

use super::approval::ApprovalScreen;
use super::choose::ChooseScreen;
use super::form::{csrf, side_button, side_form};
use super::notices::notices;
use super::password::PasswordScreen;
use super::qr_code::QrScreen;
use super::{approval, choose, ended, extra, identify, passed, password, qr_code, sms, typed_code};
use crate::sign_in::runtime::{Runtime, use_runtime};
use crate::sign_in::state::ViewModel;
use crate::surface::{Brand, ShellProps, language_form, shell};
use crate::ui::{ButtonKind, GatesProps, GatesState, gates};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct AppProps {
    /// The page as the server sent it first.
    pub page: SignInPage,
    /// Whose service it is.
    pub brand: Brand,
}

/// The sign-in page at whatever step it is.
#[component]
pub fn App(props: &AppProps) -> Html {
    let Runtime { model, onsubmit } = use_runtime(&props.page);
    let foot = has_way_out(&model.page.step).then(|| {
        html! { <div key={model.turn}>{ side_button(&model, ButtonKind::Quiet, FormAction::Cancel, "cancel") }</div> }
    });
    // Anything that a translator or an extension puts into the page is in one drawing only: the next answer is drawn from scratch.
    let children = html! {
        <div class="step" key={model.turn}>
            if !shows_a_picture(&model.page.step) {
                { notices(&model) }
            }
            { screen(&model) }
            { side_form(&model) }
        </div>
    };
    let class = if shows_a_picture(&model.page.step) { "shell shell-qr" } else { "shell" };
    let (brand, actions, banner) = (props.brand.clone(), languages(&model), banner(&model));
    let page = shell(&props!(ShellProps { brand, actions, banner, foot, class, children }));
    html! { <div {onsubmit}>{ page }</div> }
}

/// The screen of the step.
fn screen(model: &ViewModel) -> Html {
    match &model.page.step {
        Step::Identify { email } => identify::view(model, email),
        Step::Password { email, methods, chosen, memory } => {
            password::view(model, email, &PasswordScreen { methods, chosen: *chosen, memory: *memory })
        }
        Step::QrCode { email, qr, link, expires_at, tries_left } => {
            let challenge = QrScreen { email, qr, link, expires_at: *expires_at, tries_left: *tries_left };
            qr_code::view(model, &challenge)
        }
        Step::Approval { email, number, expires_at, over, app_url } => {
            approval::view(model, &ApprovalScreen { email, number, expires_at: *expires_at, over: *over, app_url })
        }
        Step::SmsNumber { email, typed, meant, wait } => {
            sms::number(model, email, &sms::NumberScreen { typed, meant: meant.as_deref(), wait: *wait })
        }
        Step::SmsCode { hint, expires_at, tries_left, wait, .. } => {
            sms::code(model, &sms::CodeScreen { hint, expires_at: *expires_at, tries_left: *tries_left, wait: *wait })
        }
        Step::Extra { email, by_mail, mailed } => extra::view(model, email, *by_mail, *mailed),
        Step::Code { email, method } => typed_code::view(model, email, *method),
        Step::Choose { email, methods, tried, account_url, lost_url } => {
            choose::view(model, email, &ChooseScreen { methods, tried: *tried, account_url, lost_url })
        }
        Step::Ended { reason, forward } => ended::view(model, *reason, forward.as_ref()),
        Step::Passed { email, forward } => passed::view(model, email, forward),
    }
}

/// The picture of how far the sign-in is.
fn banner(model: &ViewModel) -> Html {
    let (state, label) = match &model.page.step {
        Step::Approval { .. }
        | Step::QrCode { .. }
        | Step::SmsNumber { .. }
        | Step::SmsCode { .. }
        | Step::Code { .. }
        | Step::Choose { .. } => (GatesState::First, "gates-first"),
        Step::Passed { .. } => (GatesState::Both, "gates-both"),
        Step::Identify { .. } | Step::Password { .. } | Step::Extra { .. } | Step::Ended { .. } => {
            (GatesState::Closed, "gates-closed")
        }
    };
    gates(&props!(GatesProps { state, label: model.text(label) }))
}

/// The choice of another language, which is an action like any other.
fn languages(model: &ViewModel) -> Html {
    let hidden = html! {
        <>
            { csrf(model) }
            <input type="hidden" name={FormAction::FIELD} value={FormAction::Language.name()} />
        </>
    };
    language_form(model.page.language, model.text("language"), &model.page.action, model.turn, hidden)
}

/// Whether there is a QR code to scan, beside which notices are shown.
const fn shows_a_picture(step: &Step) -> bool {
    matches!(step, Step::QrCode { tries_left: 1.., .. })
}

/// Whether there is still something to cancel.
fn has_way_out(step: &Step) -> bool {
    !matches!(step, Step::Ended { .. } | Step::Passed { .. })
}
