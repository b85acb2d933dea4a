//! How long a code is valid, shown only if a script can count. The server decides; this is a courtesy.

use yew::prelude::*;

use crate::i18n::Messages;
use crate::sign_in::runtime::use_seconds_left;
use crate::sign_in::state::minutes;

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct ExpiryProps {
    /// When the code expires, in seconds since the epoch.
    pub(super) expires_at: u64,
    /// The id of the text for when no time is left.
    #[prop_or("code-expired")]
    pub(super) over: &'static str,
    /// The texts of the page.
    pub(super) texts: Messages,
}

/// The time left. Empty on the server, and if the browser's clock is so wrong that it would only mislead.
#[component]
pub(super) fn Expiry(props: &ExpiryProps) -> Html {
    let text = match use_seconds_left(props.expires_at) {
        None => String::new(),
        Some(0) => props.texts.text(props.over),
        Some(left) => props.texts.with("code-expires", &[("time", &minutes(left))]),
    };
    // A new element each time: a translator replaces the text node, which could then no longer be updated.
    html! { <span class="expiry" role="timer"><span key={text.clone()}>{ text }</span></span> }
}
