//! The way to unlock the codes: the passphrase, or a passkey.

use yew::prelude::*;
use zeroize::Zeroizing;

use crate::authenticator::state::codes::{CodesMessage, Passphrase, Shown, Ways};
use crate::browser::page;
use crate::i18n::Catalogue;
use crate::ui::{Button, ButtonKind, Icon, IconName, PasswordField};

#[derive(Clone, PartialEq, Properties)]
pub(super) struct UnlockProps {
    pub(super) texts: Catalogue,
    pub(super) ways: Ways,
    /// Something is being tried.
    pub(super) busy: bool,
    /// The last try was wrong.
    pub(super) wrong: bool,
    pub(super) tell: Callback<CodesMessage>,
}

/// The form.
#[component]
pub(super) fn Unlock(props: &UnlockProps) -> Html {
    let texts = &props.texts;
    let field = use_node_ref();
    let onsubmit = Callback::from({
        let (field, tell) = (field.clone(), props.tell.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            let words = Passphrase(Zeroizing::new(page::typed(&field)));
            tell.emit(CodesMessage::Unlock(Shown::Passphrase(words)));
        }
    });
    let error = props.wrong.then(|| AttrValue::from(texts.text("passphrase-wrong")));
    let passkey = props.tell.reform(|_: MouseEvent| CodesMessage::Unlock(Shown::Passkey));
    let kind = if props.ways.passphrase { ButtonKind::Secondary } else { ButtonKind::Primary };
    html! {
        <section class="card locked" aria-labelledby="locked-title">
            <Icon name={IconName::Shield} />
            <div class="locked-body">
                <h2 id="locked-title">{ texts.text("codes-locked") }</h2>
                if props.ways.passphrase {
                    <form class="form" novalidate=true {onsubmit}>
                        <PasswordField id="passphrase" name="passphrase" label={texts.text("passphrase")} show={texts.text("show")} hide={texts.text("hide")}
                            {error} node_ref={field} />
                        <div class="actions"><Button busy={props.busy}>{ texts.text("unlock") }</Button></div>
                    </form>
                }
                if !props.ways.passkeys.is_empty() {
                    <div class="actions">
                        <Button submit=false id="unlock-passkey" {kind} onclick={passkey}>{ texts.text("unlock-passkey") }</Button>
                    </div>
                }
            </div>
        </section>
    }
}
