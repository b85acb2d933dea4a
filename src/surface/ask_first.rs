//! A button that asks for confirmation first.

use std::cell::Cell;
use std::rc::Rc;

use yew::prelude::*;

use crate::browser::door::Listening;
use crate::browser::history;
use crate::browser::page;
use crate::ui::{Button, ButtonKind, Dialog};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct AskFirstProps {
    /// The id of the dialog that asks.
    pub id: AttrValue,
    /// What the button says.
    pub button: String,
    /// The button's visual weight.
    #[prop_or(ButtonKind::Quiet)]
    pub kind: ButtonKind,
    /// The words of the question.
    pub question: Question,
    /// Called if the answer is yes.
    pub onyes: Callback<()>,
    /// On a surface whose screens have addresses: the browser's Back answers no, and does nothing else.
    #[prop_or_default]
    pub back: bool,
}

/// The words of a question and of its two answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// The question; translators leave names in it alone.
    pub title: Html,
    /// What a yes will do.
    pub text: String,
    /// The answer yes.
    pub yes: String,
    /// The answer no.
    pub no: String,
}

/// The button, and the question that it opens.
#[component]
pub fn AskFirst(props: &AskFirstProps) -> Html {
    let dialog = use_node_ref();
    let back = use_mut_ref(|| None::<Back>);
    let ask = Callback::from({
        let (dialog, back, wanted) = (dialog.clone(), back.clone(), props.back);
        move |_: MouseEvent| {
            let heard = page::show_modal(&dialog);
            *back.borrow_mut() = (wanted && heard).then(|| Back::lead_out_of(&dialog)).flatten();
        }
    });
    let onclose = Callback::from(move |_: Event| {
        if let Some(back) = back.take() {
            back.put_away();
        }
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
            <Dialog id={props.id.clone()} node_ref={dialog} {title} {onclose}>
                <p>{ text }</p>
                <div class="actions">
                    <Button submit=false kind={ButtonKind::Danger} onclick={yes}>{ go }</Button>
                    <Button submit=false kind={ButtonKind::Secondary} autofocus=true onclick={no}>{ stay }</Button>
                </div>
            </Dialog>
        </>
    }
}

/// An entry in the browser's history for an open question, so that Back closes it.
struct Back {
    moves: Option<Listening>,
    /// Back has closed the question.
    gone: Rc<Cell<bool>>,
}

impl Back {
    fn lead_out_of(dialog: &NodeRef) -> Option<Self> {
        if !history::push(&history::path()) {
            return None;
        }
        let gone = Rc::new(Cell::new(false));
        let moves = history::hear_moves({
            let (dialog, gone) = (dialog.clone(), gone.clone());
            move || {
                gone.set(true);
                page::close_modal(&dialog);
            }
        });
        Some(Self { moves, gone })
    }

    /// The question was answered by a button: its entry is removed, so that the next Back leads to the previous screen.
    fn put_away(self) {
        drop(self.moves);
        if !self.gone.get() {
            history::back();
        }
    }
}
