//! Notices above a screen, or beside its QR code.

use sluss_protocol::sign_in::Notice;
use yew::prelude::*;
use yew::props;

use crate::sign_in::state::{ViewModel, notice_id};
use crate::ui::{NoticeProps, Tone, notice};

/// What the server or the network says that belongs to no single field. A changed text is a new element, because the old one may have been
/// translated.
pub(super) fn notices(model: &ViewModel) -> Html {
    let said = match model.page.notice {
        Some(notice @ (Notice::Busy | Notice::TooManyTries)) => Some((Tone::Warning, notice)),
        Some(notice @ (Notice::NewCode | Notice::SmsAgain | Notice::MovedOn | Notice::LetOn)) => {
            Some((Tone::Info, notice))
        }
        _ => None,
    };
    let say = |tone: Tone, id: &str| {
        let children = html! { <span key={id}>{ model.text(id) }</span> };
        notice(&props!(NoticeProps { tone, children }))
    };
    let said = said.map(|(tone, notice)| say(tone, &notice_id(notice)));
    let error = model.error.map(|error| say(Tone::Error, error.text_id()));
    html! { <>{ for said }{ for error }</> }
}
