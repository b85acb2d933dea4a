//! The old phone: whom it has met, what goes along, and the way out of its accounts.

use yew::prelude::*;

use super::HandoverDrawing;
use super::pins::Pins;
use crate::authenticator::state::handover::{Asking, HandoverMessage, Leaving, LeavingStep, Met};
use crate::surface::{AskFirst, Question, with_names};
use crate::ui::{Button, ButtonKind, Gates, GatesState, Notice, Tone};

impl HandoverDrawing<'_> {
    pub(super) fn leaving(&self, leaving: &Leaving) -> Html {
        match &leaving.step {
            LeavingStep::Greeting => self.greeting(leaving.offline),
            LeavingStep::Asking(asking) => self.asking(asking),
            LeavingStep::Sent { codes: _, vouched: _, busy, too_early } => self.sent(*busy, *too_early),
            LeavingStep::Left { codes } => self.left(*codes),
            LeavingStep::NoAccount => self.no_account(),
            LeavingStep::Failed(error) => self.failed(error, None),
        }
    }

    fn greeting(&self, offline: bool) -> Html {
        html! {
            <>
                <h1 tabindex="-1">{ self.texts.text("old-phone-title") }</h1>
                { self.waiting("old-phone-waiting", offline) }
                <div class="actions">{ self.back() }</div>
            </>
        }
    }

    fn asking(&self, asking: &Asking) -> Html {
        let texts = self.texts;
        html! {
            <>
                <h1 tabindex="-1">{ texts.text("old-phone-ask-title") }</h1>
                { self.number(&asking.met.number) }
                <p class="lead">{ texts.text("old-phone-compare") }</p>
                { self.other(&asking.met) }
                <Notice tone={Tone::Warning}>{ texts.text("old-phone-care") }</Notice>
                <Pins texts={texts.clone()} asking={asking.clone()} tell={self.tell.clone()} />
                <div class="actions">{ self.back() }</div>
            </>
        }
    }

    /// What the server has seen of the new phone.
    fn other(&self, met: &Met) -> Html {
        let what: Vec<&str> =
            [met.browser.as_str(), met.place.as_str()].into_iter().filter(|part| !part.is_empty()).collect();
        if what.is_empty() {
            return Html::default();
        }
        html! { <p class="hint">{ with_names(self.texts, "old-phone-other", &[("what", &what.join(", "))]) }</p> }
    }

    fn sent(&self, busy: bool, too_early: bool) -> Html {
        let texts = self.texts;
        html! {
            <>
                <h1 tabindex="-1">{ texts.text("old-phone-sent-title") }</h1>
                <Notice tone={Tone::Good}>{ texts.text("old-phone-sent-text") }</Notice>
                <p>{ texts.text("old-phone-leave-text") }</p>
                if too_early {
                    <Notice tone={Tone::Warning}>{ texts.text("old-phone-early") }</Notice>
                }
                <div class="actions">
                    <Button submit=false {busy} onclick={self.press(HandoverMessage::Leave)}>{ texts.text("old-phone-leave") }</Button>
                    <Button submit=false kind={ButtonKind::Secondary} onclick={self.home.clone()}>{ texts.text("old-phone-keep") }</Button>
                </div>
            </>
        }
    }

    fn left(&self, codes: usize) -> Html {
        let texts = self.texts;
        let question = Question {
            title: html! { texts.text("old-phone-delete-title") },
            text: texts.text("old-phone-delete-text"),
            yes: texts.text("old-phone-delete"),
            no: texts.text("old-phone-keep-codes"),
        };
        let delete = self.tell.reform(|()| HandoverMessage::DeleteCodes);
        html! {
            <>
                <Gates state={GatesState::Closed} label={texts.text("old-phone-left-title")} />
                <h1 tabindex="-1">{ texts.text("old-phone-left-title") }</h1>
                <Notice tone={Tone::Good}>{ texts.text("old-phone-left-text") }</Notice>
                if codes > 0 {
                    <p>{ texts.with("old-phone-left-codes", &[("count", &codes.to_string())]) }</p>
                    <div class="actions">
                        <Button submit=false onclick={self.home.clone()}>{ texts.text("old-phone-keep-codes") }</Button>
                        <AskFirst id="delete-codes" button={texts.text("old-phone-delete")} kind={ButtonKind::Secondary} {question} onyes={delete} />
                    </div>
                } else {
                    <div class="actions"><Button submit=false onclick={self.home.clone()}>{ texts.text("done") }</Button></div>
                }
            </>
        }
    }

    fn no_account(&self) -> Html {
        let texts = self.texts;
        html! {
            <>
                <h1 tabindex="-1">{ texts.text("old-phone-empty-title") }</h1>
                <Notice tone={Tone::Warning}>{ texts.text("old-phone-empty-text") }</Notice>
                <div class="actions"><Button submit=false onclick={self.home.clone()}>{ texts.text("back") }</Button></div>
            </>
        }
    }
}
