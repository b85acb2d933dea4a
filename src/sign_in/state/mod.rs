//! What the sign-in page shows, and what follows from the server's answers. Knows neither the browser nor the network, and no component
//! draws here.

mod fields;
mod view_model;

pub use fields::{CODE_FIELD, QR_DIGITS, SMS_DIGITS};
pub use view_model::{SendError, ViewModel, notice_id};
