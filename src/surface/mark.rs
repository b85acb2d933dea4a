//! The mark: two pairs of lock gates that point the same way. The same drawing as `static/icons/sluss.svg`.

use yew::prelude::*;

/// The mark. Our name is beside it, so the drawing is decoration.
pub(super) fn mark() -> Html {
    html! {
        <svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
            <rect class="mark-ground" width="32" height="32" rx="7" />
            <path class="mark-gates" d="M15 6.5L7 16l8 9.5M25 6.5L17 16l8 9.5" />
        </svg>
    }
}
