//! What the fields for codes accept, and their name in the form.

/// The name of the field for a code, whatever kind of code it is, and the id of its input.
pub const CODE_FIELD: &str = "code";
/// How many digits the authenticator shows for a QR code.
pub const QR_DIGITS: u32 = 8;
/// How many digits a code by SMS has.
pub const SMS_DIGITS: u32 = 6;
