//! A button whose press is asked about before it counts.

use yew::prelude::*;

use crate::browser::page;
use crate::ui::{Button, ButtonKind, Dialog};

/// What [`AskFirst`] needs.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct AskFirstProps {
    /// The question's id.
    pub id: AttrValue,
    /// What the button says, and how loudly.
    pub button: String,
    /// See `button`.
    #[prop_or(ButtonKind::Quiet)]
    pub kind: ButtonKind,
    /// The question.
    pub question: Question,
    /// Called when the answer is yes.
    pub onyes: Callback<()>,
}

/// The words of a question.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// What it asks.
    pub title: String,
    /// What a yes does.
    pub text: String,
    /// The two answers.
    pub yes: String,
    /// See `yes`.
    pub no: String,
}

/// The button, and the question that it opens.
#[component]
pub fn AskFirst(props: &AskFirstProps) -> Html {
    let dialog = use_node_ref();
    let ask = Callback::from({
        let dialog = dialog.clone();
        move |_: MouseEvent| page::show_modal(&dialog)
    });
    let no = Callback::from({
        let dialog = dialog.clone();
        move |_: MouseEvent| page::close_modal(&dialog)
    });
    let yes = props.onyes.reform({
        let dialog = dialog.clone();
        move |_: MouseEvent| page::close_modal(&dialog)
    });
    let Question { title, text, yes: go, no: stay } = props.question.clone();
    html! {
        <>
            <Button submit=false kind={props.kind} onclick={ask}>{ props.button.clone() }</Button>
            <Dialog id={props.id.clone()} node_ref={dialog} {title}>
                <p>{ text }</p>
                <div class="actions">
                    <Button submit=false kind={ButtonKind::Danger} onclick={yes}>{ go }</Button>
                    <Button submit=false kind={ButtonKind::Secondary} autofocus=true onclick={no}>{ stay }</Button>
                </div>
            </Dialog>
        </>
    }
}
