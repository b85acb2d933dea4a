//! Moments and days as people, logs and settings write them: in a mail in the operator's time zone and the reader's language, elsewhere in UTC.

use jiff::Timestamp as Instant;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use sluss_app::i18n::{Texts, resolved};
use sluss_domain::Timestamp;
use sluss_protocol::language::Language;

/// A moment in a sentence, with its time zone, such as `27 November 2026, 14:05 CET`.
pub(crate) fn moment(at: Timestamp, zone: &TimeZone, language: Language) -> String {
    let (texts, local) = (resolved(language, Texts::Messages), utc(at).to_zoned_datetime(zone.clone()));
    let months = texts.text("months");
    // January is 1.
    let month = usize::try_from(local.month() - 1).ok().and_then(|month| months.split_whitespace().nth(month));
    let [day, year] = [i16::from(local.day()), local.year()].map(|number| number.to_string());
    let [hour, minute] = [local.hour(), local.minute()].map(|number| format!("{number:02}"));
    let zone = abbreviation(&local.strftime("%Z").to_string());
    let arguments =
        [("day", &*day), ("month", month.unwrap_or_default()), ("year", &year), ("hour", &hour), ("minute", &minute)];
    texts.with("moment", &[&arguments[..], &[("zone", &zone)]].concat())
}

/// Zones without letters of their own are called by their distance, which means nothing to people without `UTC` before it.
fn abbreviation(zone: &str) -> String {
    if zone.starts_with(['+', '-']) { format!("UTC{zone}") } else { zone.to_owned() }
}

/// A moment as every language of ours reads it, such as `2026-11-24 09:05 UTC`.
pub(crate) fn minute(at: Timestamp) -> String {
    utc(at).strftime("%Y-%m-%d %H:%M UTC").to_string()
}

/// A moment as programs read it (RFC 3339), such as `2026-11-24T09:05:00Z`.
pub(crate) fn rfc3339(at: Timestamp) -> String {
    utc(at).to_string()
}

/// A day as every language of ours reads it, such as `2026-11-24`.
pub(crate) fn day(at: Timestamp) -> String {
    utc(at).strftime("%Y-%m-%d").to_string()
}

/// The first moment of a day written like that.
pub(crate) fn read_day(text: &str) -> Option<Timestamp> {
    // The library reads shorter forms too.
    let day = text.parse::<Date>().ok().filter(|day| day.to_string() == text)?;
    let midnight = day.to_zoned_datetime(TimeZone::UTC).ok()?;
    Some(Timestamp(midnight.timestamp().as_millisecond()))
}

/// Whole seconds; a time that no calendar reaches becomes the beginning of 1970.
fn utc(at: Timestamp) -> Instant {
    Instant::from_second(at.0.div_euclid(1_000)).unwrap_or(Instant::UNIX_EPOCH)
}

#[cfg(test)]
mod tests {
    use super::{day, minute, moment, read_day, rfc3339};
    use jiff::tz::TimeZone;
    use sluss_domain::Timestamp;
    use sluss_protocol::language::Language;

    #[test]
    fn a_moment_is_written_with_leading_zeros_and_without_fractions() {
        let at = Timestamp(1_767_603_909_999);
        assert_eq!(
            (&*minute(at), &*rfc3339(at), &*day(at)),
            ("2026-01-05 09:05 UTC", "2026-01-05T09:05:09Z", "2026-01-05")
        );
    }

    #[test]
    fn a_moment_in_a_mail_is_the_time_on_the_wall_and_says_whose() {
        let brussels = TimeZone::get("Europe/Brussels").unwrap();
        for (at, english, swedish) in [
            (1_795_784_700_000, "27 November 2026, 14:05 CET", "27 november 2026 kl. 14.05 (CET)"),
            (1_782_777_599_999, "30 June 2026, 01:59 CEST", "30 juni 2026 kl. 01.59 (CEST)"),
        ] {
            assert_eq!(moment(Timestamp(at), &brussels, Language::En), english);
            assert_eq!(moment(Timestamp(at), &brussels, Language::Sv), swedish);
        }
        let at = Timestamp(1_795_784_700_000);
        assert_eq!(moment(at, &TimeZone::UTC, Language::En), "27 November 2026, 13:05 UTC");
        let istanbul = TimeZone::get("Europe/Istanbul").unwrap();
        assert_eq!(moment(at, &istanbul, Language::En), "27 November 2026, 16:05 UTC+03");
    }

    #[test]
    fn a_day_is_read_as_it_is_written() {
        assert_eq!(read_day("2030-01-01"), Some(Timestamp(1_893_456_000_000)));
        assert_eq!(read_day("2028-02-29").map(day).as_deref(), Some("2028-02-29"));
        for wrong in ["2030-13-01", "2027-02-29", "1/1/2030", "2030-1-1", "20300101", "soon", ""] {
            assert_eq!(read_day(wrong), None, "{wrong}");
        }
    }
}
