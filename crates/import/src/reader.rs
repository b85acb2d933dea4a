//! What every format is to the table: does it fit, what does it take, read it. Knows no format.

use crate::bounds::Bounds;
use crate::content::Content;
use crate::cost::Lock;
use crate::findings::Report;
use crate::format::Format;
use crate::refusal::Refusal;

/// One format. Functions rather than a trait: there is nothing to keep between them.
pub(crate) struct Reader {
    pub(crate) format: Format,
    /// Whether the content is of this format. Formats are asked in the order of the table.
    pub(crate) fits: fn(&Content<'_>) -> bool,
    /// What it takes to open it.
    pub(crate) lock: fn(&Content<'_>) -> Result<Lock, Refusal>,
    /// Reads it.
    pub(crate) read: fn(&Content<'_>, &Opening<'_>) -> Result<Report, Refusal>,
}

/// What a reader has besides the file.
pub(crate) struct Opening<'a> {
    password: Option<&'a str>,
    pub(crate) beside: &'a [u8],
    pub(crate) limits: &'a Bounds,
}

impl<'a> Opening<'a> {
    pub(crate) fn new(password: Option<&'a str>, beside: &'a [u8], limits: &'a Bounds) -> Self {
        Self { password: password.filter(|password| !password.is_empty()), beside, limits }
    }

    /// # Errors
    /// [`Refusal::PasswordNeeded`] if there is none, or an empty one.
    pub(crate) fn password(&self) -> Result<&'a [u8], Refusal> {
        self.password.map(str::as_bytes).ok_or(Refusal::PasswordNeeded)
    }

    pub(crate) fn report(&self) -> Report {
        Report::new(self.limits)
    }
}

/// The lock of formats that have none.
pub(crate) fn unlocked(_: &Content<'_>) -> Result<Lock, Refusal> {
    Ok(Lock::Open)
}
