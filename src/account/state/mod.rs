//! The state of the account pages, and how it follows from what the person does and the server says. Knows neither the browser nor the
//! network, and contains no component.

mod activity;
mod api;
mod command;
mod enrolment;
mod error;
mod new_device;
mod pages;
mod person;
mod phones;
mod phones_update;
#[cfg(test)]
mod sample;
mod screen;
mod sessions;
mod settings;
mod strength;
mod update;

pub use activity::{ActivityEffect, ActivityMessage, ActivityState, activity_origin, activity_title, is_warning};
pub use api::{Answer, Request, done, read};
pub use command::{Command, CommandResult};
pub use enrolment::{EnrolmentEffect, EnrolmentWait};
pub use error::{AccountError, pin_text, wait_text};
pub use new_device::{DeviceForm, DeviceFormErrors};
pub use pages::{AccountNotice, Pages};
pub use person::{PersonError, PersonField};
pub use phones::{NewPhone, NumberForm, PhonesNotice, PhonesState, SMS_DIGITS, SentCode};
pub use phones_update::{PhonesEffect, PhonesMessage};
pub use screen::{Draft, PhoneStage, RequestState, Screen, SettingsScreen};
pub use sessions::{SessionsEffect, SessionsMessage, SessionsNotice, SessionsState, session_origin, session_title};
pub use strength::{StrengthMeter, standing_error};
pub use update::{AccountEffect, AccountMessage, AccountState, READING_MS};
