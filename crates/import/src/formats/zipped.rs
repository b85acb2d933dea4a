//! Zips as formats ask about them. Knows no product.

use serde_json::Value;

use crate::containers::cipher::Plain;
use crate::containers::{json, zip};
use crate::content::Content;
use crate::cost::Lock;
use crate::reader::Opening;
use crate::refusal::Refusal;

fn bytes<'a>(content: &Content<'a>) -> Option<&'a [u8]> {
    if let Content::Zip(bytes) = content { Some(bytes) } else { None }
}

/// Whether there is a member with a name that is wanted.
pub(super) fn has(content: &Content<'_>, wanted: impl Fn(&str) -> bool) -> bool {
    bytes(content).is_some_and(|bytes| zip::has(bytes, wanted))
}

/// # Errors
/// [`Refusal::Damaged`].
pub(super) fn lock(content: &Content<'_>) -> Result<Lock, Refusal> {
    zip::lock(bytes(content).ok_or(Refusal::Unknown)?)
}

/// The largest member with a name that is wanted.
///
/// # Errors
/// Those of [`zip::member`].
pub(super) fn member(
    content: &Content<'_>,
    opening: &Opening<'_>,
    wanted: impl Fn(&str) -> bool,
) -> Result<Plain, Refusal> {
    zip::member(bytes(content).ok_or(Refusal::Unknown)?, || opening.password(), opening.limits, wanted)
}

/// The same, read as JSON.
///
/// # Errors
/// Those of [`member`], and [`Refusal::Damaged`] if it is no JSON.
pub(super) fn json(
    content: &Content<'_>,
    opening: &Opening<'_>,
    wanted: impl Fn(&str) -> bool,
) -> Result<Value, Refusal> {
    json::parse_bytes(&member(content, opening, wanted)?, opening.limits)
}
