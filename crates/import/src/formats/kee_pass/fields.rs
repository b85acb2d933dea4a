//! Where codes stand among the texts of an entry: four ways, by KeePass, KeePassXC and plug-ins. Knows no file.

use std::collections::HashMap;

use sluss_codes::account::{Notes, Secret};

use crate::containers::encoded;
use crate::draft::{Draft, Way, tag};
use crate::findings::{Found, Remark, Report, Why};
use crate::given::Given;
use crate::links;
use crate::refusal::Refusal;

/// The texts of an entry by their names.
pub(super) type Texts = HashMap<String, String>;

/// Takes the codes of one entry: it may have several, and most have none.
///
/// # Errors
/// [`Refusal::TooMany`].
pub(super) fn taken(texts: &Texts, group: &str, trashed: bool, report: &mut Report) -> Result<(), Refusal> {
    if !get(texts, "Password").is_empty() {
        report.remark(Remark::PasswordsInTheClear);
    }
    let notes = Notes { tags: tag(group).into_iter().collect(), ..Notes::default() };
    let found: Vec<Found> = [link, tray, timed, counted].into_iter().filter_map(|way| way(texts, &notes)).collect();
    if found.is_empty() {
        report.other()?;
    }
    for found in found {
        match found {
            Found::Account(account) if trashed => report.left(&account.issuer, &account.name, Why::Trashed)?,
            found => report.push(found)?,
        }
    }
    Ok(())
}

fn get<'a>(texts: &'a Texts, name: &str) -> &'a str {
    texts.get(name).map(|text| text.trim()).unwrap_or_default()
}

fn draft(texts: &Texts, notes: &Notes, secret: Result<Secret, Why>) -> Draft {
    Draft { notes: notes.clone(), ..Draft::new(get(texts, "Title"), get(texts, "UserName"), secret) }
}

/// `otp`: a link (KeePassXC), or a query (KeeOtp).
fn link(texts: &Texts, notes: &Notes) -> Option<Found> {
    match get(texts, "otp") {
        "" => None,
        text if text.contains("key=") && !text.contains("://") => Some(query(texts, notes, text).finish()),
        text => Some(links::entry(text, get(texts, "Title"), get(texts, "UserName"), notes.clone())),
    }
}

fn query(texts: &Texts, notes: &Notes, query: &str) -> Draft {
    let part = |wanted: &str| {
        let parts = query.split('&').filter_map(|part| part.split_once('='));
        parts.filter(|(name, _)| *name == wanted).map(|(_, value)| value).next().unwrap_or_default()
    };
    let key = percent_encoding::percent_decode_str(part("key")).decode_utf8_lossy();
    Draft {
        way: Way::named(part("type")),
        algorithm: part("otpHashMode").to_owned(),
        digits: Given::text(part("size")),
        period: Given::text(part("step")),
        counter: Given::text(part("counter")),
        ..draft(texts, notes, encoded::base32(&key))
    }
}

/// `TOTP Seed` and `TOTP Settings` (`30;6`, or `30;S` for Steam), by plug-ins and older KeePassXC.
fn tray(texts: &Texts, notes: &Notes) -> Option<Found> {
    let seed = Some(get(texts, "TOTP Seed")).filter(|seed| !seed.is_empty())?;
    let mut settings = get(texts, "TOTP Settings").split(';');
    let (period, digits) = (settings.next().unwrap_or_default(), settings.next().unwrap_or_default().trim());
    let draft = draft(texts, notes, encoded::base32(seed));
    if digits.eq_ignore_ascii_case("s") {
        return Some(draft.by(Way::Steam).finish());
    }
    Some(Draft { period: Given::text(period), digits: Given::text(digits), ..draft }.finish())
}

/// `TimeOtp-…`, by KeePass 2.47 and newer.
fn timed(texts: &Texts, notes: &Notes) -> Option<Found> {
    let secret = secret(texts, "TimeOtp-Secret")?;
    let draft = Draft {
        algorithm: get(texts, "TimeOtp-Algorithm").to_owned(),
        digits: Given::text(get(texts, "TimeOtp-Length")),
        period: Given::text(get(texts, "TimeOtp-Period")),
        ..draft(texts, notes, secret)
    };
    Some(draft.finish())
}

/// `HmacOtp-…`, likewise.
fn counted(texts: &Texts, notes: &Notes) -> Option<Found> {
    let secret = secret(texts, "HmacOtp-Secret")?;
    let counter = Given::text(get(texts, "HmacOtp-Counter"));
    Some(Draft { counter, ..draft(texts, notes, secret) }.by(Way::Hotp).finish())
}

/// The secret as text, or as one of three encodings of bytes.
fn secret(texts: &Texts, name: &str) -> Option<Result<Secret, Why>> {
    type Read = fn(&str) -> Result<Secret, Why>;
    let ways: [(&str, Read); 4] = [
        ("", |text| encoded::secret(text.as_bytes().to_vec())),
        ("-Hex", encoded::hex),
        ("-Base32", encoded::base32),
        ("-Base64", |text| encoded::base64(text).and_then(encoded::secret)),
    ];
    ways.into_iter().find_map(|(suffix, read)| match get(texts, &format!("{name}{suffix}")) {
        "" => None,
        text => Some(read(text)),
    })
}

#[cfg(test)]
mod tests {
    use super::{Texts, taken};
    use crate::bounds::Bounds;
    use crate::findings::{Findings, Report};
    use crate::format::Format;
    use sluss_codes::account::Kind;
    use sluss_codes::parameters::{Algorithm, Digits, Period};

    const SECRET: &[u8] = b"12345678901234567890";

    fn found(pairs: &[(&str, &str)]) -> Findings {
        let texts: Texts = pairs.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
        let mut report = Report::new(&Bounds::default());
        taken(&texts, "Work", false, &mut report).unwrap();
        report.into_findings(Format::KeePass).unwrap()
    }

    fn kind(pairs: &[(&str, &str)]) -> Kind {
        let findings = found(pairs);
        let account = findings.accounts().next().unwrap_or_else(|| panic!("{findings:?}")).clone();
        assert_eq!((account.secret.expose(), account.notes.tags), (SECRET, vec!["Work".to_owned()]));
        account.kind
    }

    fn totp(algorithm: Algorithm, digits: u8, period: u32) -> Kind {
        let (digits, period) = (Digits::new(digits).unwrap(), Period::seconds(period).unwrap());
        Kind::Totp { algorithm, digits, period }
    }

    #[test]
    fn codes_stand_in_entries_in_four_ways() {
        let base32 = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
        let link = format!("otpauth://totp/a?secret={base32}&digits=8");
        assert_eq!(kind(&[("otp", &link)]), totp(Algorithm::Sha1, 8, 30));
        let steam = format!("otpauth://totp/a?secret={base32}&encoder=steam");
        assert_eq!(kind(&[("otp", &steam)]), Kind::Steam);
        let query = format!("key={base32}%3D&size=8&step=60&otpHashMode=Sha256");
        assert_eq!(kind(&[("otp", &query)]), totp(Algorithm::Sha256, 8, 60));
        assert_eq!(kind(&[("TOTP Seed", base32)]), totp(Algorithm::Sha1, 6, 30));
        assert_eq!(kind(&[("TOTP Seed", base32), ("TOTP Settings", "60;8")]), totp(Algorithm::Sha1, 8, 60));
        assert_eq!(kind(&[("TOTP Seed", base32), ("TOTP Settings", "30;S")]), Kind::Steam);
        let timed = [
            ("TimeOtp-Secret", "12345678901234567890"),
            ("TimeOtp-Algorithm", "HMAC-SHA-512"),
            ("TimeOtp-Length", "8"),
        ];
        assert_eq!(kind(&timed), totp(Algorithm::Sha512, 8, 30));
        for (name, text) in [
            ("TimeOtp-Secret-Hex", "3132333435363738393031323334353637383930"),
            ("TimeOtp-Secret-Base32", base32),
            ("TimeOtp-Secret-Base64", "MTIzNDU2Nzg5MDEyMzQ1Njc4OTA="),
        ] {
            assert_eq!(kind(&[(name, text)]), totp(Algorithm::Sha1, 6, 30), "{name}");
        }
        let counted = [("HmacOtp-Secret-Base32", base32), ("HmacOtp-Counter", "7")];
        assert_eq!(kind(&counted), Kind::Hotp { algorithm: Algorithm::Sha1, digits: Digits::default(), counter: 7 });
    }

    #[test]
    fn an_entry_without_codes_is_counted_and_forgotten() {
        let findings = found(&[("Title", "Bank"), ("Password", "invented"), ("otp", "")]);
        assert_eq!((findings.entries.len(), findings.others), (0, 1));
    }

    #[test]
    fn an_entry_may_have_codes_of_both_kinds() {
        let findings = found(&[("TimeOtp-Secret-Base32", "GEZDGNBV"), ("HmacOtp-Secret-Base32", "GEZDGNBV")]);
        assert_eq!(findings.accounts().count(), 2);
    }
}
