//! Reads a link to one account. Knows which parameters each kind of codes has.

use super::cut::{Cut, Parameters, cut};
use super::{Link, LinkError, MOST_BYTES, Others, label};
use crate::account::{Account, Kind, Notes, Secret};
use crate::parameters::{Algorithm, Digits, Period};
use crate::secret_text;

/// The bytes of Yandex's secret, and of the form of it that a checksum follows.
const YANDEX_BYTES: [usize; 2] = [16, 26];

/// Reads a link. Case, spaces and padding in the secret, escapes that are missing or there twice, a byte order mark and ends of lines do not
/// matter; what is missing has the value that all apps take it to have.
///
/// ```
/// use sluss_codes::link::{self, LinkError};
///
/// let link = link::read("otpauth://totp/Example%20Co:anna@example.eu?secret=GEZD-GNBV-gy3t-qojq&issuer=Example+Co")?;
/// assert_eq!((&*link.account.issuer, &*link.account.name), ("Example Co", "anna@example.eu"));
/// assert_eq!(link::read("otpauth://totp/anna"), Err(LinkError::NoSecret));
/// # Ok::<(), LinkError>(())
/// ```
///
/// # Errors
/// What is wrong with it, or that it is no link at all.
pub fn read(text: &str) -> Result<Link, LinkError> {
    let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if text.len() > MOST_BYTES {
        return Err(LinkError::TooLong);
    }
    let Some(Cut { scheme, path, parameters }) = cut(text) else { return Err(LinkError::NotALink) };
    match scheme.to_ascii_lowercase().as_str() {
        "otpauth" => {
            let (kind, label) = path.split_once('/').unwrap_or((path, ""));
            otpauth(kind, label, parameters)
        }
        "motp" => motp(path, parameters),
        "steam" => {
            let secret = secret_text::base32(path.trim_end_matches('/'))?;
            let account = account((String::new(), String::new()), secret, Kind::Steam);
            Ok(Link { account, others: Others(parameters.rest()) })
        }
        "otpauth-migration" => Err(LinkError::Several),
        _ => Err(LinkError::NotALink),
    }
}

fn otpauth(kind: &str, label: &str, mut parameters: Parameters<'_>) -> Result<Link, LinkError> {
    let (issuer, name) = label::read(label, parameters.take_raw("issuer")?);
    let kind = kind.to_ascii_lowercase();
    let (secret, kind) = match kind.as_str() {
        "totp" => (base32(&mut parameters)?, totp(&issuer, &mut parameters)?),
        "hotp" => (base32(&mut parameters)?, hotp(&mut parameters)?),
        "steam" => (base32(&mut parameters)?, steam(&mut parameters)?),
        "yaotp" => yandex(&mut parameters)?,
        _ => return Err(LinkError::UnknownKind(word(&kind))),
    };
    Ok(Link { account: account((issuer, name), secret, kind), others: Others(parameters.rest()) })
}

fn motp(label: &str, mut parameters: Parameters<'_>) -> Result<Link, LinkError> {
    let names = label::read(label, parameters.take_raw("issuer")?);
    let secret = parameters.take("secret")?.ok_or(LinkError::NoSecret)?;
    let kind = Kind::Motp { pin: pin(&mut parameters)? };
    Ok(Link { account: account(names, secret_text::hex(&secret)?, kind), others: Others(parameters.rest()) })
}

fn account((issuer, name): (String, String), secret: Secret, kind: Kind) -> Account {
    Account { issuer, name, secret, kind, notes: Notes::default() }
}

fn steam(parameters: &mut Parameters<'_>) -> Result<Kind, LinkError> {
    ignore_form(parameters)?;
    Ok(Kind::Steam)
}

/// Some kinds of codes have one form, whatever the link says of it.
fn ignore_form(parameters: &mut Parameters<'_>) -> Result<(), LinkError> {
    for name in ["algorithm", "digits", "period"] {
        parameters.take_raw(name)?;
    }
    Ok(())
}

/// What is called `totp` may be Steam's: KeePassXC says so in `encoder`, and others by the issuer and five digits, or none.
fn totp(issuer: &str, parameters: &mut Parameters<'_>) -> Result<Kind, LinkError> {
    if parameters.take("encoder")?.is_some_and(|encoder| encoder.eq_ignore_ascii_case("steam")) {
        return steam(parameters);
    }
    let digits = digits(parameters)?;
    if issuer.eq_ignore_ascii_case("steam") && digits.is_none_or(|digits| digits.get() == 5) {
        return steam(parameters);
    }
    let algorithm = algorithm(parameters)?;
    // A serial number is Battle.net's, whose codes have 8 digits.
    let usual = if parameters.has("serial") { Digits::new(8) } else { None };
    let digits = digits.or(usual).unwrap_or_default();
    let period = match parameters.take("period")? {
        Some(text) => text.parse().ok().and_then(Period::seconds).ok_or(LinkError::PeriodOutOfRange)?,
        None => Period::default(),
    };
    Ok(Kind::Totp { algorithm, digits, period })
}

fn hotp(parameters: &mut Parameters<'_>) -> Result<Kind, LinkError> {
    let algorithm = algorithm(parameters)?;
    let digits = digits(parameters)?.unwrap_or_default();
    let counter = parameters.take("counter")?.ok_or(LinkError::NoCounter)?;
    let counter = counter.parse().ok().filter(|&counter| counter <= i64::MAX.unsigned_abs());
    // Apps write a period here too, which means nothing.
    parameters.take_raw("period")?;
    Ok(Kind::Hotp { algorithm, digits, counter: counter.ok_or(LinkError::CounterOutOfRange)? })
}

fn yandex(parameters: &mut Parameters<'_>) -> Result<(Secret, Kind), LinkError> {
    let secret = base32(parameters)?;
    let bytes = secret.expose();
    if !YANDEX_BYTES.contains(&bytes.len()) {
        return Err(LinkError::SecretLength(bytes.len()));
    }
    let secret = Secret::new(bytes[..YANDEX_BYTES[0]].to_vec()).ok_or(LinkError::NoSecret)?;
    ignore_form(parameters)?;
    Ok((secret, Kind::Yandex { pin: pin(parameters)? }))
}

fn base32(parameters: &mut Parameters<'_>) -> Result<Secret, LinkError> {
    let secret = parameters.take("secret")?.ok_or(LinkError::NoSecret)?;
    Ok(secret_text::base32(&secret)?)
}

/// The PIN in base32, as Aegis writes it.
fn pin(parameters: &mut Parameters<'_>) -> Result<Option<Secret>, LinkError> {
    let pin = parameters.take("pin")?.map(|text| secret_text::base32(&text));
    pin.transpose().map_err(|_| LinkError::PinNotBase32)
}

fn algorithm(parameters: &mut Parameters<'_>) -> Result<Algorithm, LinkError> {
    let Some(name) = parameters.take("algorithm")? else { return Ok(Algorithm::default()) };
    Algorithm::named(&name).ok_or_else(|| LinkError::UnknownAlgorithm(word(&name)))
}

fn digits(parameters: &mut Parameters<'_>) -> Result<Option<Digits>, LinkError> {
    let Some(text) = parameters.take("digits")? else { return Ok(None) };
    text.parse().ok().and_then(Digits::new).map(Some).ok_or(LinkError::DigitsOutOfRange)
}

/// As much of what a link says as an error should repeat.
fn word(text: &str) -> String {
    text.chars().take(40).collect()
}
