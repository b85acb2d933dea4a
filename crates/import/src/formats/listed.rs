//! Accounts in a JSON list, as several formats have them. Knows no product.

use serde_json::Value;

use crate::draft::Draft;
use crate::findings::Report;
use crate::reader::Opening;
use crate::refusal::Refusal;

/// The report on a list, each of whose entries is an account as `draft` reads it.
///
/// # Errors
/// [`Refusal::Damaged`] if it is no list, and what the limits refuse.
pub(super) fn report(list: &Value, opening: &Opening<'_>, draft: impl Fn(&Value) -> Draft) -> Result<Report, Refusal> {
    let mut report = opening.report();
    let entries = list.as_array().ok_or(Refusal::Damaged("the accounts are no list"))?;
    report.expect(entries.len());
    for entry in entries {
        report.push(draft(entry).finish())?;
    }
    Ok(report)
}
