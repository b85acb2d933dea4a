//! When the codes lock themselves: two choices that hold at once.

use yew::prelude::*;

use crate::authenticator::state::codes::{AutoLock, CodesMessage};
use crate::browser::page;
use crate::i18n::Catalogue;

/// The minutes that can be chosen; 0 is never.
const MINUTES: [u32; 5] = [1, 5, 15, 60, 0];

#[derive(Clone, PartialEq, Properties)]
pub(super) struct AutoLockProps {
    pub(super) texts: Catalogue,
    pub(super) chosen: AutoLock,
    pub(super) tell: Callback<CodesMessage>,
}

/// The choices.
#[component]
pub(super) fn AutoLockChoice(props: &AutoLockProps) -> Html {
    let (texts, chosen) = (&props.texts, props.chosen);
    let (minutes, hidden) = (use_node_ref(), use_node_ref());
    let onchange = Callback::from({
        let (tell, minutes, hidden) = (props.tell.clone(), minutes.clone(), hidden.clone());
        move |_: Event| {
            let minutes = page::chosen(&minutes).parse().unwrap_or(chosen.minutes);
            tell.emit(CodesMessage::ChooseAutoLock(AutoLock { minutes, hidden: page::checked(&hidden) }));
        }
    });
    let words = |minutes: u32| match minutes {
        0 => texts.text("auto-lock-never"),
        _ => texts.with(if minutes == 1 { "span-minute" } else { "span-minutes" }, &[("count", &minutes.to_string())]),
    };
    html! {
        <section class="form" aria-labelledby="auto-lock-title">
            <h2 id="auto-lock-title">{ texts.text("auto-lock-title") }</h2>
            <div class="field">
                <label class="label" for="auto-lock">{ texts.text("auto-lock-after") }</label>
                <select class="input" id="auto-lock" ref={minutes} onchange={onchange.clone()}>
                    { for MINUTES.map(|one| html! { <option value={one.to_string()} selected={one == chosen.minutes}>{ words(one) }</option> }) }
                </select>
            </div>
            <label class="check">
                <input type="checkbox" id="auto-lock-hidden" ref={hidden} checked={chosen.hidden} {onchange} />{ texts.text("auto-lock-hidden") }
            </label>
        </section>
    }
}
