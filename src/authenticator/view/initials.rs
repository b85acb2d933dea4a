//! Icons of initials on a colour. No picture is asked for anywhere.

use yew::prelude::*;

/// The icon, which says nothing that the words beside it do not say.
pub(super) fn initials(letters: &str, hue: u16) -> Html {
    html! {
        <svg class="initials" viewBox="0 0 40 40" aria-hidden="true" focusable="false">
            <rect width="40" height="40" rx="10" fill={fill(hue)} />
            <text x="20" y="20" fill="#fff" text-anchor="middle" dominant-baseline="central">{ letters.to_owned() }</text>
        </svg>
    }
}

/// The colour alone, to choose from.
pub(super) fn swatch(hue: u16) -> Html {
    html! {
        <svg class="swatch" viewBox="0 0 40 40" aria-hidden="true" focusable="false">
            <rect width="40" height="40" rx="10" fill={fill(hue)} />
        </svg>
    }
}

/// Dark enough for white letters at every hue (WCAG 2.2, 1.4.3): 4.5:1 at 30 % lightness even for yellow.
fn fill(hue: u16) -> String {
    format!("hsl({hue} 65% 30%)")
}
