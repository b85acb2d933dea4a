//! What is true on the account pages, and what follows from what the person does and the server says. Knows neither the browser nor the
//! network, and no component draws here.

pub(super) mod activity;
pub(super) mod error;
pub(super) mod new_device;
pub(super) mod pages;
pub(super) mod phones;
pub(super) mod sessions;
pub(super) mod settings;
pub(super) mod strength;

pub use activity::{Events, EventsTold, is_warning, what, whence};
pub use error::{Trouble, pin_text};
pub use new_device::{Typed, Wrong};
pub use pages::{ACTIVITY, ADD_DEVICE, Draft, ENROLLING, News, OVERVIEW, REGISTERED, SESSIONS, Screen, State};
pub use phones::{ADD_PHONE, PHONE_CODE, PHONES, Phones, Stage};
pub use sessions::{Places, PlacesNews, PlacesTold};
pub use settings::{Asked, CODES, ERASE, Granted, Own, PANIC, PASSWORD, RECOVERY, Wish};
pub use strength::{meter, still};
