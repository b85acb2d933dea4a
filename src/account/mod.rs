//! The account pages: who is signed in, which devices and numbers are registered, and what can be set about the account. What may be
//! done the server says; how the browser asks it, `browser` knows.

mod state;
#[cfg(target_arch = "wasm32")]
mod view;

pub use state::{
    ACTIVITY, ADD_DEVICE, ADD_PHONE, Asked, CODES, Draft, ENROLLING, ERASE, Events, EventsTold, Granted, News, OVERVIEW, Own, PANIC,
    PASSWORD, PHONE_CODE, PHONES, Phones, Places, PlacesNews, PlacesTold, RECOVERY, REGISTERED, SESSIONS, Screen, Stage, State, Trouble,
    Typed, Wish, Wrong, is_warning, meter, pin_text, still, what, whence,
};
#[cfg(target_arch = "wasm32")]
pub use view::mount;
