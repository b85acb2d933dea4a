//! How long a QR code is good for, told only where script can count. The server decides; this is a courtesy.

use yew::prelude::*;

use crate::i18n::Messages;
use crate::sign_in::runtime::use_seconds_left;

/// What [`Expiry`] needs.
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct ExpiryProps {
    /// Epoch seconds.
    pub(super) expires_at: u64,
    /// The id of what is said when none is left.
    #[prop_or("code-expired")]
    pub(super) over: &'static str,
    /// The texts.
    pub(super) texts: Messages,
}

/// The time left. Empty on the server, and where the browser's clock is so wrong that it would only mislead.
#[component]
pub(super) fn Expiry(props: &ExpiryProps) -> Html {
    let text = match use_seconds_left(props.expires_at) {
        None => String::new(),
        Some(0) => props.texts.text(props.over),
        Some(left) => props.texts.with("code-expires", &[("time", &minutes(left))]),
    };
    // A new element each time: a translator leaves nothing of a text that could be changed.
    html! { <span class="expiry" role="timer"><span key={text.clone()}>{ text }</span></span> }
}

/// 4:05
fn minutes(seconds: u64) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::minutes;

    #[test]
    fn time_left_is_told_in_minutes_and_seconds() {
        assert_eq!(minutes(300), "5:00");
        assert_eq!(minutes(65), "1:05");
        assert_eq!(minutes(9), "0:09");
    }
}
