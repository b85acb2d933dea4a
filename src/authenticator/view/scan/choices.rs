//! One of several codes, taken by the person.

use yew::prelude::*;

use super::{Msg, Scan};
use crate::authenticator::state::scanner::{Choice, ScannerMessage};
use crate::ui::{Button, ButtonKind};

impl Scan {
    /// A button for each code, in the order of the numbers in the picture, and the way back to looking.
    pub(super) fn choices(&self, ctx: &Context<Self>) -> Html {
        let texts = &ctx.props().texts;
        let press = |message: ScannerMessage| ctx.link().callback(move |_: MouseEvent| Msg::Scanner(message.clone()));
        let label = |at: usize, choice: &Choice| {
            let number = (at + 1).to_string();
            match choice {
                Choice::Account(name) => texts.with("scan-choice-account", &[("number", &number), ("name", name)]),
                Choice::Link(host) => texts.with("scan-choice-link", &[("number", &number), ("host", host)]),
                Choice::Unknown => texts.with("scan-choice-unknown", &[("number", &number)]),
            }
        };
        html! {
            <>
                <p class="lead">{ texts.text("scan-choose-text") }</p>
                <div class="scanner-choices">
                    { for self.state.choices().iter().enumerate().map(|(at, choice)| html! {
                        <Button submit=false kind={ButtonKind::Secondary} onclick={press(ScannerMessage::Taken(at))}>
                            { label(at, choice) }
                        </Button>
                    }) }
                </div>
                <Button submit=false kind={ButtonKind::Quiet} onclick={press(ScannerMessage::Again)}>
                    { texts.text("scan-choose-again") }
                </Button>
            </>
        }
    }
}
