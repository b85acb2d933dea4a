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

pub use activity::{ActivityState, ActivityMessage, is_warning, what, whence};
pub use error::{AccountError, pin_text};
pub use new_device::{DeviceForm, DeviceFormErrors};
pub use pages::{ACTIVITY, ADD_DEVICE, Draft, ENROLLING, AccountNotice, OVERVIEW, REGISTERED, SESSIONS, Screen, Pages};
pub use phones::{ADD_PHONE, PHONE_CODE, PHONES, PhonesState, PhoneStage};
pub use sessions::{SessionsState, SessionsNotice, SessionsMessage};
pub use settings::{RequestState, CODES, ERASE, CommandResult, SettingsScreen, PANIC, PASSWORD, RECOVERY, Command};
pub use strength::{meter, still};
