//! The QR code for a new device, until the device registers, the person gives up, or time runs out.

use sluss_protocol::api::{DeviceView, EnrolmentState, EnrolmentView};
use yew::prelude::*;

use super::server;
use crate::account::state::{AccountError, EnrolmentEffect, EnrolmentWait, Request};
use crate::browser::clock::pause;
use crate::i18n::Catalogue;
use crate::surface::CopyButton;
use crate::ui::{Button, ButtonKind, Notice, QrView, Tone};

/// How long after an answer to ask the server again whether the device has registered.
const PAUSE_MS: u32 = 1_500;

/// The props of [`Enrolling`]. They belong to one enrolment; another enrolment gets another component.
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct EnrollingProps {
    pub(super) texts: Catalogue,
    pub(super) enrolment: EnrolmentView,
    /// Called with the enrolment's id and the device once it has registered.
    pub(super) registered: Callback<(String, DeviceView)>,
    /// Called with the enrolment's id if no device registered in time.
    pub(super) expired: Callback<String>,
    /// Called when nobody is signed in here any more.
    pub(super) signed_out: Callback<()>,
    pub(super) cancel: Callback<MouseEvent>,
}

/// The QR code, and the wait for the device.
pub(super) struct Enrolling(EnrolmentWait);

impl Component for Enrolling {
    type Message = Result<EnrolmentState, AccountError>;
    type Properties = EnrollingProps;

    fn create(ctx: &Context<Self>) -> Self {
        ask_again(ctx);
        Self(EnrolmentWait::default())
    }

    fn update(&mut self, ctx: &Context<Self>, answer: Self::Message) -> bool {
        let EnrollingProps { enrolment, registered, expired, signed_out, .. } = ctx.props();
        match self.0.answered(answer) {
            EnrolmentEffect::AskAgain => ask_again(ctx),
            EnrolmentEffect::Registered(device) => registered.emit((enrolment.id.clone(), device)),
            EnrolmentEffect::Expired => expired.emit(enrolment.id.clone()),
            EnrolmentEffect::SignedOut => signed_out.emit(()),
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let EnrollingProps { texts, enrolment, cancel, .. } = ctx.props();
        let link = enrolment.link.clone().unwrap_or_default();
        html! {
            <>
                <h1 tabindex="-1">{ texts.text("enrol-title") }</h1>
                <p class="lead">{ texts.text("enrol-how") }</p>
                if self.0.unanswered {
                    <Notice tone={Tone::Warning}>{ texts.text("enrol-unheard") }</Notice>
                }
                <div class="qr-place">
                    { picture(texts, &link) }
                    <p class="hint waiting" role="status">{ texts.text("enrol-waiting") }</p>
                </div>
                <div class="actions">
                    <a class="button button-secondary" href={link.clone()} target="_blank" rel="noopener">{ texts.text("enrol-link") }</a>
                    <CopyButton text={link} label={texts.text("enrol-copy")} done={texts.text("copied")} failed={texts.text("copy-failed")} />
                </div>
                <Button submit=false kind={ButtonKind::Quiet} onclick={cancel.clone()}>{ texts.text("cancel") }</Button>
            </>
        }
    }
}

fn picture(texts: &Catalogue, link: &str) -> Html {
    // A link that the server made fits into a QR code; if one ever did not, it can still be copied.
    match sluss_qr::draw(link) {
        Ok(picture) => html! { <QrView size={picture.size} path={picture.path} label={texts.text("enrol-qr")} /> },
        Err(_) => Html::default(),
    }
}

/// Asks after a pause how far the enrolment is. An answer that comes after the QR code is gone is dropped.
fn ask_again(ctx: &Context<Enrolling>) {
    let id = ctx.props().enrolment.id.clone();
    ctx.link().send_future(async move {
        pause(PAUSE_MS).await;
        let answer = server::ask::<EnrolmentView>("", Request::enrolment(&id)).await;
        answer.map(|enrolment| enrolment.state)
    });
}
