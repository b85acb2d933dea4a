//! Moving in: files that other authenticators and password managers write are recognised by what is in them, opened, and reported.
//!
//! Bytes and a password in, a report out. Knows no browser, no storage, no clock and no randomness, writes nothing, and asks the network nothing.
//! What a file holds besides codes (passwords, notes of logins) is not in the report.
//!
//! Decrypted text is not wiped everywhere that a parser copies it: run it in a worker that ends when the import does.

#![warn(missing_docs)]

mod bounds;
mod containers;
mod content;
mod cost;
mod draft;
mod findings;
mod format;
mod formats;
mod given;
mod limits;
mod links;
mod reader;
mod refusal;

use std::ops::ControlFlow;

use bounds::Bounds;

pub use bounds::Progress;
pub use cost::{Cost, Lock};
pub use findings::{Findings, Found, Left, Remark, Why};
pub use format::Format;
pub use limits::Limits;
pub use refusal::{Foreign, Refusal};

/// What a file is, before anything in it is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recognised {
    /// The product that wrote it.
    pub format: Format,
    /// What it takes to open it.
    pub lock: Lock,
}

/// Says what a file is, by its content alone: names of files are changed by mail, by chats and by people.
///
/// # Errors
/// [`Refusal::Unknown`] if it is nothing that we know, and what else keeps it from being read at all.
pub fn recognise(bytes: &[u8], limits: &Limits) -> Result<Recognised, Refusal> {
    let content = content::Content::of(bytes, &Bounds::unwatched(limits))?;
    let reader = formats::reader(&content)?;
    Ok(Recognised { format: reader.format, lock: (reader.lock)(&content)? })
}

/// Opens a file and reports every account in it, and everything that cannot be taken with the reason.
///
/// # Errors
/// One variant of [`Refusal`] for each thing that a person can do something about; nothing of the file has been taken then.
pub fn open(bytes: &[u8], password: Option<&str>, limits: &Limits) -> Result<Findings, Refusal> {
    open_beside(bytes, &[], password, limits)
}

/// [`open`] for a file that is worth nothing without another one ([`Lock::Companion`]): `beside` is the other one.
///
/// # Errors
/// Those of [`open`].
pub fn open_beside(bytes: &[u8], beside: &[u8], password: Option<&str>, limits: &Limits) -> Result<Findings, Refusal> {
    opened(bytes, beside, password, &Bounds::unwatched(limits))
}

/// [`open_beside`] for a page that shows how far it is, and has a way to stop it: `watch` is told every few milliseconds, and the work waits while it
/// answers. What cannot be interrupted are keys of PBKDF2, scrypt and Argon2, which take as long as [`Cost`] says, and what a laptop does in a seventh of a
/// second with the largest file: telling what it is, parsing XML, a cipher over the whole. To stop there, end the worker that this runs in.
///
/// # Errors
/// Those of [`open`], and [`Refusal::Stopped`] once the watch has answered [`ControlFlow::Break`].
pub fn open_watched(
    bytes: &[u8],
    beside: &[u8],
    password: Option<&str>,
    limits: &Limits,
    watch: impl Fn(Progress) -> ControlFlow<()> + 'static,
) -> Result<Findings, Refusal> {
    opened(bytes, beside, password, &Bounds::watched(limits, watch))
}

fn opened(bytes: &[u8], beside: &[u8], password: Option<&str>, bounds: &Bounds) -> Result<Findings, Refusal> {
    let content = content::Content::of(bytes, bounds)?;
    let reader = formats::reader(&content)?;
    let opening = reader::Opening::new(password, beside, bounds);
    let report = (reader.read)(&content, &opening);
    // A reader may have taken being stopped for a wrong password.
    bounds.check()?;
    report?.into_findings(reader.format)
}
