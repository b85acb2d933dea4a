//! The ring that empties while a code is still good.

use yew::prelude::*;

/// From here on the ring warns.
const SOON: u32 = 5;

/// The ring; the seconds stand in it, and are read by nobody: a screen reader that counts down says nothing else.
pub(super) fn ring(remaining: u32, period: u32) -> Html {
    // The line is measured in seconds (SVG 2, 9.6.1): whole numbers, for which no browser has to download how fractions are written.
    let round = period.max(1);
    html! {
        <svg class={classes!("ring", (remaining <= SOON).then_some("ring-soon"))} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <circle class="ring-ground" cx="12" cy="12" r="9" />
            <circle class="ring-left" cx="12" cy="12" r="9" pathLength={round.to_string()} stroke-dasharray={format!("{remaining} {round}")}
                transform="rotate(-90 12 12)" />
            <text x="12" y="12.5" text-anchor="middle" dominant-baseline="central">{ remaining }</text>
        </svg>
    }
}
