//! What is written beside one account, to be changed: names, tags, a note, and whether it stands first.

use sluss_codes::account::Notes;
use yew::prelude::*;

use crate::authenticator::state::codes::{CodesMessage, CodesPage, ListedCode, Names};
use crate::browser::page;
use crate::i18n::Catalogue;
use crate::ui::{Button, ButtonKind, TextField};

#[derive(Clone, PartialEq, Properties)]
pub(super) struct EditProps {
    pub(super) texts: Catalogue,
    pub(super) code: ListedCode,
    pub(super) tell: Callback<CodesMessage>,
}

/// The form.
#[component]
pub(super) fn Edit(props: &EditProps) -> Html {
    let (texts, account) = (&props.texts, &props.code.account);
    let fields = use_state(<[NodeRef; 5]>::default);
    let [issuer, name, tags, note, pinned] = (*fields).clone();
    let onsubmit = Callback::from({
        let (tell, id) = (props.tell.clone(), props.code.id.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            tell.emit(CodesMessage::Change { id: id.clone(), names: written(&fields) });
        }
    });
    let back = props.tell.reform({
        let id = props.code.id.clone();
        move |_: MouseEvent| CodesMessage::Show(CodesPage::Detail(id.clone()))
    });
    html! {
        <>
            <h1 tabindex="-1">{ texts.text("code-edit") }</h1>
            <form class="form" novalidate=true {onsubmit}>
                <TextField id="issuer" name="issuer" label={texts.text("code-issuer")} first={account.issuer.clone()} node_ref={issuer} />
                <TextField id="name" name="name" label={texts.text("code-name")} first={account.name.clone()} node_ref={name} />
                <TextField id="tags" name="tags" label={texts.text("code-tags")} hint={texts.text("code-tags-hint")} first={account.notes.tags.join(", ")} node_ref={tags} />
                <TextField id="note" name="note" label={texts.text("code-note")} longest={2000} first={account.notes.text.clone()} node_ref={note} />
                <label class="check"><input type="checkbox" ref={pinned} checked={account.notes.pinned} />{ texts.text("code-pinned") }</label>
                <div class="actions">
                    <Button>{ texts.text("save") }</Button>
                    <Button submit=false kind={ButtonKind::Quiet} onclick={back}>{ texts.text("back") }</Button>
                </div>
            </form>
        </>
    }
}

fn written([issuer, name, tags, note, pinned]: &[NodeRef; 5]) -> Names {
    let typed = |field: &NodeRef| page::typed(field).trim().to_owned();
    let tags = typed(tags).split(',').map(|tag| tag.trim().to_owned()).filter(|tag| !tag.is_empty()).collect();
    let notes = Notes { text: typed(note), tags, pinned: page::checked(pinned) };
    Names { issuer: typed(issuer), name: typed(name), notes }
}
