//! What the sign-in page shows, and what follows from the server's answers. Knows neither the browser nor the network, and contains no
//! component.

mod countdown;
mod exchange;
mod fields;
mod heading;
mod view_model;

pub use countdown::{can_be_right, minutes, seconds_until};
pub use exchange::{Departure, NoPage, read_answer};
pub use fields::{CODE_FIELD, QR_DIGITS, SMS_DIGITS};
pub use view_model::{SendError, ViewModel, notice_id};
