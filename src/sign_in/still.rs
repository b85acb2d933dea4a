//! How the page behaves where nothing ever happens: on the server, which draws it once. The other half is `live.rs`.

use sluss_protocol::sign_in::SignInPage;
use yew::prelude::*;

use super::scene::Scene;

/// The scene and what to do about forms.
pub(super) struct Conduct {
    pub(super) scene: Scene,
    pub(super) onsubmit: Option<Callback<SubmitEvent>>,
}

/// The page as it is.
#[hook]
pub(super) fn use_conduct(page: &SignInPage) -> Conduct {
    Conduct { scene: Scene::new(page.clone(), 0), onsubmit: None }
}

/// Nobody counts here.
#[hook]
pub(super) fn use_seconds_left(_expires_at: u64) -> Option<u64> {
    None
}

/// Nobody types here.
pub(super) fn group_digits(_digits: u32) -> Option<Callback<InputEvent>> {
    None
}

/// Nobody presses here.
pub(super) fn close_on_press() -> Option<Callback<MouseEvent>> {
    None
}
