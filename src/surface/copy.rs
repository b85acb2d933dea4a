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
}

/// The button, whose words tell the result of the last press.
#[component]
pub fn CopyButton(props: &CopyProps) -> Html {
    let copied = use_state(|| None);
    let onclick = Callback::from({
        let (copied, text) = (copied.clone(), props.text.clone());
        move |_: MouseEvent| {
            let (copied, text) = (copied.clone(), text.clone());
            spawn_local(async move { copied.set(Some(clipboard::copy(&text).await)) });
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
