//! The third screen: a QR code for the authenticator, and a field for the code that the authenticator shows.

use sluss_protocol::sign_in::{FormAction, Notice, QrPicture};
use yew::prelude::*;
use yew::props;

use super::code_fields;
use super::expiry::Expiry;
use super::form::{go_button, identity, main_form, side_button};
use super::notices::notices;
use crate::sign_in::runtime::use_seconds_left;
use crate::sign_in::state::{QR_DIGITS, ViewModel};
use crate::ui::{ButtonKind, QrViewProps, qr_view};

/// What this screen shows besides the page.
pub(super) struct QrScreen<'a> {
    pub(super) email: &'a str,
    pub(super) qr: &'a QrPicture,
    pub(super) link: &'a str,
    pub(super) expires_at: u64,
    pub(super) tries_left: u32,
}

pub(super) fn view(model: &ViewModel, challenge: &QrScreen<'_>) -> Html {
    html! {
        <>
            <h1 tabindex="-1">{ model.heading() }</h1>
            { identity(model, challenge.email) }
            if challenge.tries_left == 0 {
                <p class="field-error" role="alert">{ model.text("tries-none") }</p>
                <div class="actions">{ side_button(model, ButtonKind::Primary, FormAction::Renew, "new-code") }</div>
            } else {
                <p class="lead">{ model.text("scan-how") }</p>
                { together(model, challenge) }
                <div class="ways">
                    { side_button(model, ButtonKind::Quiet, FormAction::OtherMethod, "other-method") }
                    <a class="button button-quiet app-here" href={challenge.link.to_owned()} target="_blank" rel="noopener">{ model.text("open-here") }</a>
                </div>
            }
        </>
    }
}

/// Keeps together what is needed together: the QR code, notices about it, the field for the code and its button.
fn together(model: &ViewModel, challenge: &QrScreen<'_>) -> Html {
    html! {
        <div class="together">
            { notices(model) }
            <QrPlace model={model.clone()} qr={challenge.qr.clone()} expires_at={challenge.expires_at} />
            { main_form(model, "code", code(model, challenge)) }
        </div>
    }
}

#[derive(Clone, Debug, PartialEq, Properties)]
struct QrPlaceProps {
    model: ViewModel,
    qr: QrPicture,
    /// When the code expires, in seconds since the epoch.
    expires_at: u64,
}

/// The QR code, how long it is valid, and the button for a new one, which lies over a code that has expired.
#[component]
fn QrPlace(props: &QrPlaceProps) -> Html {
    let QrPlaceProps { model, qr, expires_at } = props.clone();
    let over = use_seconds_left(expires_at) == Some(0);
    let picture = props!(QrViewProps { size: qr.size, path: qr.path, label: model.text("qr-label") });
    let kind = if over { ButtonKind::Primary } else { ButtonKind::Quiet };
    html! {
        <div class={if over { "qr-place is-expired" } else { "qr-place" }}>
            { qr_view(&picture) }
            <p class="hint"><Expiry {expires_at} texts={model.page.messages.clone()} /></p>
            <div class="qr-again">{ side_button(&model, kind, FormAction::Renew, "new-code") }</div>
        </div>
    }
}

fn code(model: &ViewModel, challenge: &QrScreen<'_>) -> Html {
    let error = model.code_error(Notice::CodeForm, challenge.tries_left);
    let focus = model.turn > 0 && !model.framed();
    let input = code_fields::digits(model, "code", QR_DIGITS, error, focus);
    html! { <>{ input }<div class="actions">{ go_button(model, FormAction::Answer, "sign-in") }</div></> }
}
