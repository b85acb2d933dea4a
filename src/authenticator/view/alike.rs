//! The question, right after a registration, whether an older entry is this very phone.

use yew::prelude::*;

use crate::authenticator::state::alike::{Alike, AlikeMessage};
use crate::i18n::Catalogue;
use crate::surface::with_names;
use crate::ui::{Button, ButtonKind, Notice, Tone};

/// The question for each entry, and what came of the last answer.
pub(super) fn alike(texts: &Catalogue, alike: &Alike, tell: &Callback<AlikeMessage>) -> Html {
    let removed = alike.removed.as_ref().filter(|_| !alike.busy);
    html! {
        <>
            { for alike.devices.iter().map(|device| {
                let remove = tell.reform({
                    let device = device.clone();
                    move |_: MouseEvent| AlikeMessage::Remove(device.clone())
                });
                html! {
                    <Notice tone={Tone::Warning}>
                        <p>{ with_names(texts, "alike-text", &[("device", &device.name)]) }</p>
                        <div class="actions">
                            <Button submit=false kind={ButtonKind::Secondary} busy={alike.busy} onclick={remove}>{ texts.text("alike-remove") }</Button>
                        </div>
                    </Notice>
                }
            }) }
            if let Some(device) = removed {
                <Notice tone={Tone::Good}>{ with_names(texts, "alike-removed", &[("device", device)]) }</Notice>
            }
            if alike.failed {
                <Notice tone={Tone::Warning}>{ texts.text("alike-failed") }</Notice>
            }
        </>
    }
}
