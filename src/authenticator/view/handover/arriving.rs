//! The new phone: a code for the old one, a number to compare, and what came.

use yew::prelude::*;

use super::HandoverDrawing;
use crate::authenticator::state::handover::{Arrived, Arriving, ArrivingStep, HandoverMessage, Invited};
use crate::surface::CopyButton;
use crate::ui::{Button, ButtonKind, Gates, GatesState, Notice, QrView, Tone};

impl HandoverDrawing<'_> {
    pub(super) fn arriving(&self, arriving: &Arriving) -> Html {
        match &arriving.step {
            ArrivingStep::Preparing => html! { <p role="status">{ self.texts.text("loading") }</p> },
            ArrivingStep::Inviting(invited) => self.inviting(invited, arriving.offline),
            ArrivingStep::Comparing { number, .. } => self.comparing(number, arriving.offline),
            ArrivingStep::Arrived(arrived) => self.arrived(arrived),
            ArrivingStep::Failed(error) => self.failed(error, Some(HandoverMessage::Wanted)),
        }
    }

    fn inviting(&self, invited: &Invited, offline: bool) -> Html {
        let texts = self.texts;
        html! {
            <>
                <h1 tabindex="-1">{ texts.text("new-phone-title") }</h1>
                <p class="lead">{ texts.text("new-phone-scan") }</p>
                <div class="qr-place">
                    if let Some(picture) = &invited.picture {
                        <QrView size={picture.size} path={picture.path.clone()} label={texts.text("new-phone-qr")} />
                    }
                    { self.waiting("new-phone-waiting", offline) }
                </div>
                <div class="actions">
                    <CopyButton text={invited.link.clone()} label={texts.text("elsewhere-copy")} done={texts.text("copied")}
                        failed={texts.text("copy-failed")} />
                    { self.back() }
                </div>
                <p class="hint">{ texts.text("new-phone-lost") }</p>
            </>
        }
    }

    fn comparing(&self, number: &str, offline: bool) -> Html {
        let texts = self.texts;
        html! {
            <>
                <h1 tabindex="-1">{ texts.text("new-phone-number-title") }</h1>
                { self.number(number) }
                <p class="lead">{ texts.text("new-phone-number-same") }</p>
                <Notice tone={Tone::Warning}>{ texts.text("new-phone-number-other") }</Notice>
                { self.waiting("new-phone-number-waiting", offline) }
                <div class="actions">{ self.back() }</div>
            </>
        }
    }

    fn arrived(&self, arrived: &Arrived) -> Html {
        let texts = self.texts;
        let count = |id: &str, count: usize| texts.with(id, &[("count", &count.to_string())]);
        let (title, gates) = match arrived.came.is_empty() {
            false => ("new-phone-arrived-title", GatesState::Both),
            true => ("new-phone-none-title", GatesState::Closed),
        };
        html! {
            <>
                <Gates state={gates} label={texts.text(title)} />
                <h1 tabindex="-1">{ texts.text(title) }</h1>
                if !arrived.came.is_empty() {
                    <Notice tone={Tone::Good}>
                        <p>{ texts.text("new-phone-came") }</p>
                        <ul class="held" translate="no">{ for arrived.came.iter().map(|account| html! { <li>{ account.clone() }</li> }) }</ul>
                    </Notice>
                }
                if arrived.refused > 0 {
                    <Notice tone={Tone::Warning}>{ count("new-phone-refused", arrived.refused) }</Notice>
                }
                if arrived.added > 0 {
                    <p>{ count("new-phone-codes", arrived.added) }</p>
                }
                if arrived.there > 0 {
                    <p>{ count("new-phone-there", arrived.there) }</p>
                }
                { self.arrived_locked(arrived) }
                <div class="actions"><Button submit=false onclick={self.home.clone()}>{ texts.text("done") }</Button></div>
            </>
        }
    }

    /// Codes that came while those here are locked.
    fn arrived_locked(&self, arrived: &Arrived) -> Html {
        if arrived.waiting.is_empty() {
            return Html::default();
        }
        let said = self.texts.with("new-phone-locked", &[("count", &arrived.waiting.len().to_string())]);
        html! {
            <Notice tone={Tone::Warning}>
                <p>{ said }</p>
                <div class="actions">
                    <Button submit=false kind={ButtonKind::Secondary} onclick={self.press(HandoverMessage::ShowCodes)}>
                        { self.texts.text("new-phone-unlock") }
                    </Button>
                </div>
            </Notice>
        }
    }
}
