//! A button that copies a text and says so, or says that the browser does not let it.

use yew::platform::spawn_local;
use yew::prelude::*;

use crate::browser::clipboard;
use crate::ui::{Button, ButtonKind};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct CopyProps {
    /// The text that goes into the clipboard.
    pub text: AttrValue,
    /// The words on the button.
    pub label: AttrValue,
    /// The words once it is done.
    pub done: AttrValue,
    /// The words if it cannot be done.
    pub failed: AttrValue,
    /// Called once it is done.
    #[prop_or_default]
    pub oncopied: Callback<()>,
}

/// The button, whose words tell the result of the last press.
#[component]
pub fn CopyButton(props: &CopyProps) -> Html {
    let copied = use_state(|| None);
    let onclick = Callback::from({
        let (copied, text, oncopied) = (copied.clone(), props.text.clone(), props.oncopied.clone());
        move |_: MouseEvent| {
            let (copied, text, oncopied) = (copied.clone(), text.clone(), oncopied.clone());
            spawn_local(async move {
                let done = clipboard::copy(&text).await;
                copied.set(Some(done));
                if done {
                    oncopied.emit(());
                }
            });
        }
    });
    let words = match *copied {
        None => &props.label,
        Some(true) => &props.done,
        Some(false) => &props.failed,
    };
    html! {
        <Button submit=false kind={ButtonKind::Secondary} {onclick}><span aria-live="polite">{ words.clone() }</span></Button>
    }
}
