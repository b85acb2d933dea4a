//! Pieces of screens: props in, callbacks out. They know neither the browser nor any one screen.

mod button;
mod code_input;
mod default;
mod dialog;
mod field;
mod gates;
mod icon;
mod mark;
mod notice;
mod password;
mod qr_view;
mod shell;

pub use button::{Button, ButtonKind};
pub use code_input::{CodeInput, grouped};
pub use default::with_default;
pub use dialog::Dialog;
pub use field::TextField;
pub use gates::{Gates, GatesState};
pub use icon::{Icon, IconName};
pub use mark::Mark;
pub use notice::{Notice, Tone};
pub use password::PasswordField;
pub use qr_view::QrView;
pub use shell::Shell;
