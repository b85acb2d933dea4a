//! The account pages: who is signed in, which devices and numbers are registered, and what can be set about the account. What may be
//! done the server says; how the browser asks it, `browser` knows.

mod state;
#[cfg(target_arch = "wasm32")]
mod view;

pub use state::{
    ACTIVITY, ADD_DEVICE, ADD_PHONE, RequestState, CODES, Draft, ENROLLING, ERASE, ActivityState, ActivityMessage, CommandResult, AccountNotice, OVERVIEW, SettingsScreen, PANIC,
    PASSWORD, PHONE_CODE, PHONES, PhonesState, SessionsState, SessionsNotice, SessionsMessage, RECOVERY, REGISTERED, SESSIONS, Screen, PhoneStage, Pages, AccountError,
    DeviceForm, Command, DeviceFormErrors, is_warning, meter, pin_text, still, what, whence,
};
#[cfg(target_arch = "wasm32")]
pub use view::mount;
