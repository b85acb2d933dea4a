//! A question that must be answered before anything else. The element is the browser's own `<dialog>`; the owner opens it.

use yew::prelude::*;

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct DialogProps {
    /// The id; the title's id is made from it.
    pub id: AttrValue,
    /// What the dialog asks, in its heading.
    pub title: Html,
    /// The body and the buttons.
    pub children: Html,
    /// Gives the element to the owner, who calls `showModal` and `close` on it through `browser`.
    #[prop_or_default]
    pub node_ref: NodeRef,
    /// Called when it is closed, by a button or by the Escape key.
    #[prop_or_default]
    pub onclose: Option<Callback<Event>>,
}

/// A dialog that is closed until its owner opens it.
#[component]
pub fn Dialog(props: &DialogProps) -> Html {
    let title_id = format!("{}-title", props.id);
    html! {
        <dialog ref={props.node_ref.clone()} id={props.id.clone()} class="dialog" aria-labelledby={title_id.clone()} onclose={props.onclose.clone()}>
            <h2 id={title_id}>{ props.title.clone() }</h2>
            { props.children.clone() }
        </dialog>
    }
}
