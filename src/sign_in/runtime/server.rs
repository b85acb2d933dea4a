//! How the page behaves on the server, which draws it once. The other half is `browser.rs`.

use sluss_protocol::sign_in::SignInPage;
use yew::prelude::*;

use crate::sign_in::state::ViewModel;

/// The page's view model. Its forms are left to the browser.
pub(in crate::sign_in) struct Runtime {
    pub(in crate::sign_in) model: ViewModel,
    pub(in crate::sign_in) onsubmit: Option<Callback<SubmitEvent>>,
}

/// The page as it was sent.
#[hook]
pub(in crate::sign_in) fn use_runtime(page: &SignInPage) -> Runtime {
    Runtime { model: ViewModel::new(page.clone(), 0), onsubmit: None }
}

/// No time passes in a document, so nothing is counted.
#[hook]
pub(in crate::sign_in) fn use_seconds_left(_expires_at: u64) -> Option<u64> {
    None
}

/// Without script, digits stay as they are typed.
pub(in crate::sign_in) fn group_digits(_digits: u32) -> Option<Callback<InputEvent>> {
    None
}

/// Without script, the drop-down stays open until it is closed by hand.
pub(in crate::sign_in) fn close_on_press() -> Option<Callback<MouseEvent>> {
    None
}

/// Without script, no key closes it.
pub(in crate::sign_in) fn close_on_escape() -> Option<Callback<KeyboardEvent>> {
    None
}
