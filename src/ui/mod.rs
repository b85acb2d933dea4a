//! Pieces of screens: props in, callbacks out. They know neither the browser nor any one screen.
//!
//! Each is a function of its props, with a component around it for convenience. The sign-in page calls the functions, since every
//! component would cost it two kilobytes.

mod address;
mod button;
mod code_input;
mod default;
mod dialog;
mod field;
mod gates;
mod icon;
mod notice;
mod password;
mod progress;
mod qr_view;
mod strength;
mod verbatim;

pub use address::breakable;
pub use button::{Button, ButtonKind, ButtonProps, button};
pub use code_input::{CodeInput, CodeInputProps, code_input, grouped};
pub use default::with_default;
pub use dialog::Dialog;
pub use field::{TextField, TextFieldProps, text_field};
pub use gates::{Gates, GatesProps, GatesState, gates};
pub use icon::{Icon, IconName, icon};
pub use notice::{Notice, NoticeProps, Tone, notice};
pub use password::PasswordField;
pub use progress::{ProgressBarProps, progress_bar};
pub use qr_view::{QrView, QrViewProps, qr_view};
pub use strength::{StrengthBarProps, strength_bar};
pub use verbatim::verbatim;
