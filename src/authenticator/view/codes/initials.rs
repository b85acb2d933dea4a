//! The icon of an account: its initials on its colour. No picture is asked for anywhere.

use sluss_codes::account::Account;
use sluss_codes::initials::initials;
use yew::prelude::*;

/// The icon, which says nothing that the words beside it do not say.
pub(super) fn icon(account: &Account) -> Html {
    let made = initials(account);
    // Dark enough for white letters at every hue (WCAG 2.2, 1.4.3): 4.5:1 at 30 % lightness even for yellow.
    let fill = format!("hsl({} 65% 30%)", made.hue);
    html! {
        <svg class="initials" viewBox="0 0 40 40" aria-hidden="true" focusable="false">
            <rect width="40" height="40" rx="10" {fill} />
            <text x="20" y="20" fill="#fff" text-anchor="middle" dominant-baseline="central">{ made.letters }</text>
        </svg>
    }
}
