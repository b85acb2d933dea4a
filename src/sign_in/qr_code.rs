//! The third screen: a QR code for the authenticator, and a field for the code that it answers with.

use sluss_protocol::sign_in::{FormAction, Notice, QrPicture};
use yew::prelude::*;
use yew::props;

use super::app::notices;
use super::conduct::group_digits;
use super::expiry::Expiry;
use super::form::{go_button, identity, main_form, side_button};
use super::scene::Scene;
use crate::ui::{ButtonKind, CodeInputProps, QrViewProps, code_input, qr_view};

/// How many digits the suite of the QR method gives.
const DIGITS: u32 = 8;

/// What the screen shows.
pub(super) struct Challenge<'a> {
    pub(super) email: &'a str,
    pub(super) qr: &'a QrPicture,
    pub(super) link: &'a str,
    pub(super) expires_at: u64,
    pub(super) tries_left: u32,
}

pub(super) fn view(scene: &Scene, challenge: &Challenge<'_>) -> Html {
    html! {
        <>
            <h1 tabindex="-1">{ scene.text("scan-title") }</h1>
            { identity(scene, challenge.email) }
            if challenge.tries_left == 0 {
                <p class="field-error" role="alert">{ scene.text("tries-none") }</p>
                <div class="actions">{ side_button(scene, ButtonKind::Primary, FormAction::NewCode, "new-code") }</div>
            } else {
                <p class="lead">{ scene.text("scan-how") }</p>
                { together(scene, challenge) }
                <div class="actions-side">
                    { side_button(scene, ButtonKind::Quiet, FormAction::NewCode, "new-code") }
                    { side_button(scene, ButtonKind::Quiet, FormAction::OtherMethod, "other-method") }
                    <a class="button button-quiet" href={challenge.link.to_owned()} target="_blank" rel="noopener">{ scene.text("open-here") }</a>
                </div>
            }
        </>
    }
}

/// What is needed at one time stands together: the picture, what is new about it, the field for the code and its button.
fn together(scene: &Scene, challenge: &Challenge<'_>) -> Html {
    let QrPicture { size, path } = challenge.qr.clone();
    let qr = props!(QrViewProps { size, path, label: scene.text("qr-label") });
    html! {
        <div class="together">
            { notices(scene) }
            <div class="qr-place">
                { qr_view(&qr) }
                <p class="hint"><Expiry expires_at={challenge.expires_at} texts={scene.page.messages.clone()} /></p>
            </div>
            { main_form(scene, "code", code(scene, challenge)) }
        </div>
    }
}

fn code(scene: &Scene, challenge: &Challenge<'_>) -> Html {
    let error = scene.error_of(&[Notice::WrongCode, Notice::CodeForm]).map(|error| {
        let tried = scene.page.notice == Some(Notice::WrongCode);
        if tried { format!("{error} {}", tries(scene, challenge.tries_left)) } else { error }
    });
    let input = code_input(&props!(CodeInputProps {
        id: "code",
        name: "code",
        label: scene.text("code"),
        digits: DIGITS,
        error: error.map(AttrValue::from),
        autofocus: scene.turn > 0 && !scene.framed(),
        oninput: group_digits(DIGITS),
    }));
    html! { <>{ input }<div class="actions">{ go_button(scene, FormAction::Code, "sign-in") }</div></> }
}

fn tries(scene: &Scene, left: u32) -> String {
    match left {
        1 => scene.text("tries-one"),
        more => scene.page.messages.with("tries-few", &[("left", &more.to_string())]),
    }
}
