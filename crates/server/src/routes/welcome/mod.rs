//! `/sign-up`, `/forgotten`, `/reset`, `/let-on`, `/not-me`, `/undo`, `/sign-in/{handle}/lost`, `…/mend`, `…/switch`: pages around the account
//! that work without script.

pub(crate) mod forgotten;
pub(crate) mod let_on;
pub(crate) mod lost;
pub(crate) mod mend;
pub(crate) mod not_me;
pub(crate) mod sign_up;
pub(crate) mod switch;
pub(crate) mod undo;

use axum::extract::State;
use axum::response::Response;
use sluss_app::welcome::Page;

use crate::http::App;
use crate::public_pages::Guest;

/// A page at the end of a form, which says what came of it and can be loaded again.
macro_rules! ends {
    ($($name:ident: $page:ident),+ $(,)?) => {$(
        pub(crate) async fn $name(_: State<App>, guest: Guest) -> Response {
            guest.show(&Page::$page)
        }
    )+};
}

ends! {
    signed_up: SignedUp,
    reset_done: ResetDone,
    let_on_done: LetOnDone,
    locked: NotMeDone,
    lost_done: LostDone,
    lost_planned: LostPlanned,
    undone: UndoDone,
}
