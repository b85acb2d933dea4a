//! The suite: `OCRA-1:HOTP-SHA256-8:QH64-S064` as a type that cannot be wrong (RFC 6287, section 6).

use std::fmt;
use std::iter::Peekable;
use std::str::{FromStr, Split};

use super::SuiteError;
use crate::Algorithm;

/// What a question is made of (section 5.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuestionFormat {
    /// `A` in a suite: any letters and digits, taken as ASCII bytes.
    Alphanumeric,
    /// `N` in a suite: decimal digits, taken as a number in hexadecimal.
    Numeric,
    /// `H` in a suite: hexadecimal digits, two of which are one byte.
    Hexadecimal,
}

/// A suite that was parsed, or one of ours.
///
/// ```
/// use sluss_otp::ocra::{Suite, SuiteError};
///
/// let suite: Suite = "OCRA-1:HOTP-SHA512-8:C-QN08-T1M".parse()?;
/// assert!(suite.counter() && suite.pin().is_none());
/// assert_eq!(suite.time_step(), Some(60));
/// assert_eq!("OCRA-1:HOTP-MD5-8:QN08".parse::<Suite>(), Err(SuiteError::Function));
/// # Ok::<(), SuiteError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Suite {
    algorithm: Algorithm,
    digits: usize,
    counter: bool,
    question: (QuestionFormat, usize),
    pin: Option<Algorithm>,
    session: Option<usize>,
    time_step: Option<(u32, char)>,
}

impl Suite {
    /// `OCRA-1:HOTP-SHA256-8:QH64-S064`: the code that answers a scanned QR code.
    #[must_use]
    pub const fn sluss_qr() -> Self {
        Self {
            algorithm: Algorithm::Sha256,
            digits: 8,
            counter: false,
            question: (QuestionFormat::Hexadecimal, 64),
            pin: None,
            session: Some(64),
            time_step: None,
        }
    }

    /// `OCRA-1:HOTP-SHA256-8:QH64-PSHA256-S064`: the same with the PIN in it.
    #[must_use]
    pub const fn sluss_pin() -> Self {
        Self { pin: Some(Algorithm::Sha256), ..Self::sluss_qr() }
    }

    /// The hash under the HMAC.
    #[must_use]
    pub const fn algorithm(&self) -> Algorithm {
        self.algorithm
    }

    /// Digits in a response; 0: the whole HMAC.
    #[must_use]
    pub const fn digits(&self) -> usize {
        self.digits
    }

    /// Whether a counter goes in.
    #[must_use]
    pub const fn counter(&self) -> bool {
        self.counter
    }

    /// What the question is made of, and how long it may be.
    #[must_use]
    pub const fn question(&self) -> (QuestionFormat, usize) {
        self.question
    }

    /// The hash of the PIN, if a PIN goes in.
    #[must_use]
    pub const fn pin(&self) -> Option<Algorithm> {
        self.pin
    }

    /// Bytes of session information, if any goes in.
    #[must_use]
    pub const fn session(&self) -> Option<usize> {
        self.session
    }

    /// Seconds in a time step, if the time goes in; `T0H` counts as one second.
    #[must_use]
    pub fn time_step(&self) -> Option<u64> {
        self.time_step.map(|(count, unit)| {
            let seconds = match unit {
                'S' => 1,
                'M' => 60,
                _ => 3_600,
            };
            (u64::from(count) * seconds).max(1)
        })
    }
}

impl FromStr for Suite {
    type Err = SuiteError;

    fn from_str(text: &str) -> Result<Self, SuiteError> {
        let mut parts = text.split(':');
        let (Some(version), Some(function), Some(inputs), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(SuiteError::Parts);
        };
        if version != "OCRA-1" {
            return Err(SuiteError::Version);
        }
        let (algorithm, digits) = read_function(function)?;
        let mut inputs = inputs.split('-').peekable();
        let suite = Self {
            algorithm,
            digits,
            counter: inputs.next_if_eq(&"C").is_some(),
            question: read_question(inputs.next())?,
            pin: read_next(&mut inputs, 'P', |name| Algorithm::from_name(name).ok_or(SuiteError::Pin))?,
            session: read_next(&mut inputs, 'S', read_session)?,
            time_step: read_next(&mut inputs, 'T', read_time_step)?,
        };
        if inputs.next().is_some() { Err(SuiteError::Input) } else { Ok(suite) }
    }
}

fn read_function(text: &str) -> Result<(Algorithm, usize), SuiteError> {
    let rest = text.strip_prefix("HOTP-").ok_or(SuiteError::Function)?;
    let (name, digits) = rest.split_once('-').ok_or(SuiteError::Function)?;
    let algorithm = Algorithm::from_name(name).ok_or(SuiteError::Function)?;
    match digits {
        "0" | "4" | "5" | "6" | "7" | "8" | "9" | "10" => {
            Ok((algorithm, digits.parse().map_err(|_| SuiteError::Truncation)?))
        }
        _ => Err(SuiteError::Truncation),
    }
}

fn read_question(text: Option<&str>) -> Result<(QuestionFormat, usize), SuiteError> {
    let rest = text.and_then(|text| text.strip_prefix('Q')).ok_or(SuiteError::Question)?;
    let format = match rest.chars().next() {
        Some('A') => QuestionFormat::Alphanumeric,
        Some('N') => QuestionFormat::Numeric,
        Some('H') => QuestionFormat::Hexadecimal,
        _ => return Err(SuiteError::Question),
    };
    match number(&rest[1..], 2) {
        Some(length @ 4..=64) => Ok((format, length)),
        _ => Err(SuiteError::Question),
    }
}

/// Reads the next input if it begins with `letter`; leaves it otherwise.
fn read_next<T>(
    inputs: &mut Peekable<Split<'_, char>>,
    letter: char,
    read: impl Fn(&str) -> Result<T, SuiteError>,
) -> Result<Option<T>, SuiteError> {
    inputs.next_if(|input| input.starts_with(letter)).map(|input| read(&input[1..])).transpose()
}

fn read_session(length: &str) -> Result<usize, SuiteError> {
    number(length, 3).filter(|length| (1..=512).contains(length)).ok_or(SuiteError::Session)
}

fn read_time_step(text: &str) -> Result<(u32, char), SuiteError> {
    let unit = text.chars().last().ok_or(SuiteError::TimeStep)?;
    let count = text[..text.len() - unit.len_utf8()].to_owned();
    let most = match unit {
        'S' | 'M' => 1..=59,
        'H' => 0..=48,
        _ => return Err(SuiteError::TimeStep),
    };
    let plain = count == "0" || !count.starts_with('0');
    let count = number(&count, count.len()).filter(|_| plain && count.len() <= 2).ok_or(SuiteError::TimeStep)?;
    let count = u32::try_from(count).map_err(|_| SuiteError::TimeStep)?;
    if most.contains(&count) { Ok((count, unit)) } else { Err(SuiteError::TimeStep) }
}

/// A number of exactly `places` decimal digits.
fn number(text: &str, places: usize) -> Option<usize> {
    let digits = text.len() == places && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

impl fmt::Display for Suite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (format, length) = self.question;
        let format = match format {
            QuestionFormat::Alphanumeric => 'A',
            QuestionFormat::Numeric => 'N',
            QuestionFormat::Hexadecimal => 'H',
        };
        write!(f, "OCRA-1:HOTP-{}-{}:", self.algorithm.name(), self.digits)?;
        write!(f, "{}Q{format}{length:02}", if self.counter { "C-" } else { "" })?;
        if let Some(hash) = self.pin {
            write!(f, "-P{}", hash.name())?;
        }
        if let Some(length) = self.session {
            write!(f, "-S{length:03}")?;
        }
        if let Some((count, unit)) = self.time_step {
            write!(f, "-T{count}{unit}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Suite, SuiteError};

    macro_rules! malformed {
        ($($name:ident: $text:literal => $error:ident;)+) => {
            $(#[test] fn $name() { assert_eq!($text.parse::<Suite>(), Err(SuiteError::$error)); })+
        };
    }

    malformed! {
        empty: "" => Parts;
        two_parts: "OCRA-1:HOTP-SHA1-6" => Parts;
        four_parts: "OCRA-1:HOTP-SHA1-6:QN08:x" => Parts;
        version_2: "OCRA-2:HOTP-SHA1-6:QN08" => Version;
        lower_case: "ocra-1:HOTP-SHA1-6:QN08" => Version;
        totp_function: "OCRA-1:TOTP-SHA1-6:QN08" => Function;
        md5: "OCRA-1:HOTP-MD5-6:QN08" => Function;
        no_truncation_given: "OCRA-1:HOTP-SHA1:QN08" => Function;
        truncation_3: "OCRA-1:HOTP-SHA1-3:QN08" => Truncation;
        truncation_11: "OCRA-1:HOTP-SHA1-11:QN08" => Truncation;
        truncation_06: "OCRA-1:HOTP-SHA1-06:QN08" => Truncation;
        no_question: "OCRA-1:HOTP-SHA1-6:C-PSHA1" => Question;
        question_of_3: "OCRA-1:HOTP-SHA1-6:QN03" => Question;
        question_of_65: "OCRA-1:HOTP-SHA1-6:QN65" => Question;
        question_of_one_digit: "OCRA-1:HOTP-SHA1-6:QN8" => Question;
        question_of_unknown_format: "OCRA-1:HOTP-SHA1-6:QX08" => Question;
        question_of_no_format: "OCRA-1:HOTP-SHA1-6:Q" => Question;
        pin_with_md5: "OCRA-1:HOTP-SHA1-6:QN08-PMD5" => Pin;
        session_of_two_digits: "OCRA-1:HOTP-SHA1-6:QN08-S64" => Session;
        session_of_0: "OCRA-1:HOTP-SHA1-6:QN08-S000" => Session;
        step_of_0_minutes: "OCRA-1:HOTP-SHA1-6:QN08-T0M" => TimeStep;
        step_of_60_seconds: "OCRA-1:HOTP-SHA1-6:QN08-T60S" => TimeStep;
        step_of_49_hours: "OCRA-1:HOTP-SHA1-6:QN08-T49H" => TimeStep;
        step_without_unit: "OCRA-1:HOTP-SHA1-6:QN08-T" => TimeStep;
        step_with_leading_zero: "OCRA-1:HOTP-SHA1-6:QN08-T01M" => TimeStep;
        step_in_another_script: "OCRA-1:HOTP-SHA1-6:QN08-T1é" => TimeStep;
        inputs_out_of_order: "OCRA-1:HOTP-SHA1-6:QN08-T1M-PSHA1" => Input;
        input_repeated: "OCRA-1:HOTP-SHA1-6:QN08-S064-S064" => Input;
        trailing_hyphen: "OCRA-1:HOTP-SHA1-6:QN08-" => Input;
    }

    #[test]
    fn suites_are_written_as_they_were_read() {
        for text in [
            "OCRA-1:HOTP-SHA512-8:C-QN08-PSHA1-S064-T1M",
            "OCRA-1:HOTP-SHA1-0:QA64-PSHA512-S512-T0H",
            "OCRA-1:HOTP-SHA256-10:QH04-T59S",
        ] {
            assert_eq!(text.parse::<Suite>().unwrap().to_string(), text);
        }
        assert_eq!(Suite::sluss_qr().to_string(), "OCRA-1:HOTP-SHA256-8:QH64-S064");
        assert_eq!(Suite::sluss_pin().to_string(), "OCRA-1:HOTP-SHA256-8:QH64-PSHA256-S064");
    }

    #[test]
    fn time_steps_are_in_seconds() {
        let step = |text: &str| format!("OCRA-1:HOTP-SHA1-6:QN08-{text}").parse::<Suite>().unwrap().time_step();
        assert_eq!(
            (step("T20S"), step("T2M"), step("T48H"), step("T0H")),
            (Some(20), Some(120), Some(172_800), Some(1))
        );
    }
}
