//! Moments and days as people, logs and settings write them, in UTC.

use sluss_domain::Timestamp;
use time::format_description::BorrowedFormatItem;
use time::format_description::well_known::Rfc3339;
use time::macros::format_description;
use time::{Date, OffsetDateTime};

const DAY: &[BorrowedFormatItem<'_>] = format_description!("[year]-[month]-[day]");
const MINUTE: &[BorrowedFormatItem<'_>] = format_description!("[year]-[month]-[day] [hour]:[minute] UTC");

/// A moment as every language of ours reads it, such as `2026-11-24 09:05 UTC`.
pub(crate) fn minute(at: Timestamp) -> String {
    utc(at).format(MINUTE).unwrap_or_default()
}

/// A moment as programs read it (RFC 3339), such as `2026-11-24T09:05:00Z`.
pub(crate) fn rfc3339(at: Timestamp) -> String {
    utc(at).format(&Rfc3339).unwrap_or_default()
}

/// A day as every language of ours reads it, such as `2026-11-24`.
pub(crate) fn day(at: Timestamp) -> String {
    utc(at).format(DAY).unwrap_or_default()
}

/// The first moment of a day written like that.
pub(crate) fn read_day(text: &str) -> Option<Timestamp> {
    let day = Date::parse(text, DAY).ok()?;
    Some(Timestamp(day.midnight().assume_utc().unix_timestamp() * 1_000))
}

/// Whole seconds; a time that no calendar reaches becomes the beginning of 1970.
fn utc(at: Timestamp) -> OffsetDateTime {
    OffsetDateTime::from_unix_timestamp(at.0.div_euclid(1_000)).unwrap_or(OffsetDateTime::UNIX_EPOCH)
}

#[cfg(test)]
mod tests {
    use super::{day, minute, read_day, rfc3339};
    use sluss_domain::Timestamp;

    #[test]
    fn a_moment_is_written_with_leading_zeros_and_without_fractions() {
        let at = Timestamp(1_767_603_909_999);
        assert_eq!(
            (&*minute(at), &*rfc3339(at), &*day(at)),
            ("2026-01-05 09:05 UTC", "2026-01-05T09:05:09Z", "2026-01-05")
        );
    }

    #[test]
    fn a_day_is_read_as_it_is_written() {
        assert_eq!(read_day("2030-01-01"), Some(Timestamp(1_893_456_000_000)));
        assert_eq!(read_day("2028-02-29").map(day).as_deref(), Some("2028-02-29"));
        for wrong in ["2030-13-01", "2027-02-29", "1/1/2030", "2030-1-1", "soon", ""] {
            assert_eq!(read_day(wrong), None, "{wrong}");
        }
    }
}
