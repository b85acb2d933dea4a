//! What a file, a series of QR codes or a sheet does not hold, account by account.

use yew::prelude::*;

use crate::i18n::Catalogue;
use crate::ui::{Notice, Tone};
use crate::workers::export_answer::LostEntry;

/// The list, or nothing where all of it is there.
pub(super) fn not_in_it(texts: &Catalogue, lost: &[LostEntry]) -> Html {
    if lost.is_empty() {
        return Html::default();
    }
    html! {
        <Notice tone={Tone::Warning}>
            <p>{ texts.text("backup-lost") }</p>
            <ul class="held">{ for lost.iter().map(|entry| html! {
                <li><span translate="no">{ entry.name.clone() }</span>{ ": " }{ texts.text(&format!("backup-lost-{}", entry.what)) }</li>
            }) }</ul>
        </Notice>
    }
}
