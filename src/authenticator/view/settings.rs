//! The settings of the app on this device.

use yew::prelude::*;

use crate::browser::page;
use crate::i18n::Catalogue;
use crate::ui::{Button, ButtonKind};

#[derive(Clone, PartialEq, Properties)]
pub(super) struct SettingsProps {
    pub(super) texts: Catalogue,
    /// The person feels what has worked.
    pub(super) haptics: bool,
    /// Called with whether they want to.
    pub(super) choose: Callback<bool>,
    pub(super) home: Callback<MouseEvent>,
}

/// The page.
#[component]
pub(super) fn Settings(props: &SettingsProps) -> Html {
    let (texts, haptics) = (&props.texts, use_node_ref());
    let onchange = props.choose.reform({
        let haptics = haptics.clone();
        move |_: Event| page::checked(&haptics)
    });
    html! {
        <>
            <h1 tabindex="-1">{ texts.text("settings") }</h1>
            <label class="check">
                <input type="checkbox" id="haptics" ref={haptics} checked={props.haptics} {onchange} />{ texts.text("haptics") }
            </label>
            <p class="hint">{ texts.text("haptics-hint") }</p>
            <div class="actions">
                <Button submit=false kind={ButtonKind::Quiet} onclick={props.home.clone()}>{ texts.text("back") }</Button>
            </div>
        </>
    }
}
