//! The ring that empties while a code is still good.

use yew::prelude::*;

/// The length of the ring's line, on a grid of 24.
const ROUND: f64 = std::f64::consts::TAU * 9.0;
/// From here on the ring warns.
const SOON: u32 = 5;

/// The ring; the seconds stand in it, and are read by nobody: a screen reader that counts down says nothing else.
pub(super) fn ring(remaining: u32, period: u32) -> Html {
    let left = ROUND * f64::from(remaining) / f64::from(period.max(1));
    html! {
        <svg class={classes!("ring", (remaining <= SOON).then_some("ring-soon"))} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <circle class="ring-ground" cx="12" cy="12" r="9" />
            <circle class="ring-left" cx="12" cy="12" r="9" stroke-dasharray={format!("{left:.1} {ROUND:.1}")} transform="rotate(-90 12 12)" />
            <text x="12" y="12.5" text-anchor="middle" dominant-baseline="central">{ remaining }</text>
        </svg>
    }
}
