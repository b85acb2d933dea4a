//! The account pages: who is signed in, which devices and numbers are registered, and what can be set about the account. What may be
//! done the server says; how the browser asks it, `browser` knows.

mod events;
mod new_device;
mod own;
mod phones;
mod places;
mod screen;
mod strength;
mod trouble;

#[cfg(target_arch = "wasm32")]
mod activity;
#[cfg(target_arch = "wasm32")]
mod add_device;
#[cfg(target_arch = "wasm32")]
mod api;
#[cfg(target_arch = "wasm32")]
mod app;
#[cfg(target_arch = "wasm32")]
mod devices;
#[cfg(target_arch = "wasm32")]
mod enrolling;
#[cfg(target_arch = "wasm32")]
mod links;
#[cfg(target_arch = "wasm32")]
mod overview;
#[cfg(target_arch = "wasm32")]
mod own_screens;
#[cfg(target_arch = "wasm32")]
mod panic;
#[cfg(target_arch = "wasm32")]
mod password;
#[cfg(target_arch = "wasm32")]
mod phone_code;
#[cfg(target_arch = "wasm32")]
mod phone_form;
#[cfg(target_arch = "wasm32")]
mod phone_list;
#[cfg(target_arch = "wasm32")]
mod phones_page;
#[cfg(target_arch = "wasm32")]
mod plain;
#[cfg(target_arch = "wasm32")]
mod recovery;
#[cfg(target_arch = "wasm32")]
mod registered;
#[cfg(target_arch = "wasm32")]
mod secrets;
#[cfg(target_arch = "wasm32")]
mod sessions;
#[cfg(target_arch = "wasm32")]
mod settings;

#[cfg(target_arch = "wasm32")]
pub use app::mount;
pub use events::{Events, EventsTold, is_warning, what, whence};
pub use new_device::{Typed, Wrong};
pub use own::{Asked, CODES, ERASE, Granted, Own, PANIC, PASSWORD, RECOVERY, Wish};
pub use phones::{ADD_PHONE, PHONE_CODE, PHONES, Phones, Stage};
pub use places::{Places, PlacesNews, PlacesTold};
pub use screen::{ACTIVITY, ADD_DEVICE, Draft, ENROLLING, News, OVERVIEW, REGISTERED, SESSIONS, Screen, State};
pub use strength::{meter, still};
pub use trouble::{Trouble, pin_text};
