//! Other apps' files: read in a worker, which the page ends if the person changes their mind, or if the file asks for more memory than there is. Knows no
//! vault, and writes nothing.

use std::ops::ControlFlow;
use std::rc::Rc;

use sluss_codes::written::Written;
use sluss_import::{
    Cost, Findings, Foreign, Format, Left, Limits, Lock, Progress, Recognised, Refusal, Remark, Why, open_watched,
    recognise,
};

use super::import_answer::{ImportAnswer, LeftEntry, Locked, Report};
use super::import_progress::{ImportPart, ImportProgress};

/// Whoever is told how far it is.
pub type Tell = Rc<dyn Fn(ImportProgress)>;

/// The reason of a file that is of use only beside another one.
const COMPANION: &str = "companion";

/// A file, and what the person has given to open it.
#[derive(Debug)]
pub struct Given<'a> {
    /// The file.
    pub bytes: &'a [u8],
    /// The other file of the same product, or nothing.
    pub beside: &'a [u8],
    /// The password; `None` if it was not asked for yet.
    pub password: Option<&'a str>,
}

/// Reads a file, or says what it takes. Of two files that belong together, either may be called the first.
#[must_use]
pub fn read(given: &Given<'_>, limits: &Limits, tell: &Tell) -> ImportAnswer {
    let answer = read_first(given, limits, tell);
    let is_second = matches!(&answer, ImportAnswer::Refused { why, .. } if why == COMPANION);
    if is_second && !given.beside.is_empty() {
        let turned = Given { bytes: given.beside, beside: given.bytes, password: given.password };
        return read_first(&turned, limits, tell);
    }
    answer
}

fn read_first(given: &Given<'_>, limits: &Limits, tell: &Tell) -> ImportAnswer {
    let recognised = match recognise(given.bytes, limits) {
        Ok(recognised) => recognised,
        Err(refusal) => return refused(refusal),
    };
    let companion = matches!(recognised.lock, Lock::Companion(_)) && given.beside.is_empty();
    let must_be_asked = matches!(recognised.lock, Lock::Password(_) | Lock::Companion(_)) && given.password.is_none();
    if companion || must_be_asked {
        return locked(&recognised, companion);
    }
    let tell = tell.clone();
    let watch = move |progress| {
        tell(heard(progress));
        // Whoever does not want to wait ends the worker.
        ControlFlow::Continue(())
    };
    match open_watched(given.bytes, given.beside, given.password, limits, watch) {
        Ok(found) => ImportAnswer::Read(report(found)),
        // It was tried with the password that the product has built in, and the person has set another.
        Err(Refusal::PasswordNeeded | Refusal::WrongPassword) if given.password.is_none() => locked(&recognised, false),
        Err(refusal) => refused(refusal),
    }
}

fn heard(progress: Progress) -> ImportProgress {
    let number = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    match progress {
        Progress::Bytes { done, of } => {
            ImportProgress { part: ImportPart::Bytes, done: number(done), of: of.map(number) }
        }
        Progress::Key { done, of } => ImportProgress { part: ImportPart::Key, done, of: Some(of) },
        Progress::Entries { done, of } => {
            ImportProgress { part: ImportPart::Entries, done: number(done), of: of.map(number) }
        }
    }
}

fn locked(recognised: &Recognised, companion: bool) -> ImportAnswer {
    let cost = match recognised.lock {
        Lock::Open => Cost::default(),
        Lock::Password(cost) | Lock::MaybePassword(cost) | Lock::Companion(cost) => cost,
    };
    let format = name(recognised.format).to_owned();
    ImportAnswer::Locked(Locked { format, companion, memory: cost.memory, rounds: cost.rounds })
}

fn refused(refusal: Refusal) -> ImportAnswer {
    let (why, number) = why_refused(refusal);
    ImportAnswer::Refused { why: why.to_owned(), number }
}

fn report(found: Findings) -> Report {
    Report {
        format: name(found.format).to_owned(),
        accounts: found.accounts().map(Written::from).collect(),
        left: found.left().map(left).collect(),
        others: found.others,
        remarks: found.remarks.iter().filter_map(said).map(str::to_owned).collect(),
        backed_up: found
            .remarks
            .iter()
            .find_map(|remark| if let Remark::BackedUp(at) = remark { Some(*at) } else { None }),
    }
}

fn left(Left { issuer, name, why }: &Left) -> LeftEntry {
    let name =
        [issuer.as_str(), name.as_str()].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ");
    let (why, word) = why_left(why);
    LeftEntry { name, why: why.to_owned(), word }
}

fn why_left(why: &Why) -> (&'static str, String) {
    let plain = |id| (id, String::new());
    match why {
        Why::NoSecret => plain("no-secret"),
        Why::UnreadableSecret => plain("unreadable"),
        Why::EncryptedSecret => plain("encrypted"),
        Why::Kind(word) => ("kind", word.clone()),
        Why::Algorithm(word) => ("algorithm", word.clone()),
        Why::Digits | Why::Period | Why::Counter => plain("numbers"),
        Why::Link => plain("link"),
        Why::Line(number) => ("line", number.to_string()),
        Why::TooLong => plain("too-long"),
        Why::Trashed => plain("trashed"),
        Why::Push => plain("push"),
        Why::Passkey => plain("passkey"),
        Why::Twice => plain("twice"),
        Why::Incomplete => plain("incomplete"),
    }
}

const fn said(remark: &Remark) -> Option<&'static str> {
    match remark {
        Remark::PartsMissing { .. } => Some("parts-missing"),
        Remark::SteamRevocationCode => Some("steam-code"),
        Remark::BuiltInPassword => Some("no-password"),
        Remark::PasswordsInTheClear => Some("passwords"),
        Remark::BackedUp(_) => None,
    }
}

fn why_refused(refusal: Refusal) -> (&'static str, u64) {
    let count = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    match refusal {
        Refusal::Empty => ("empty", 0),
        Refusal::Unknown => ("unknown", 0),
        Refusal::Foreign(Foreign::BitwardenAccountRestricted) => ("bitwarden", 0),
        Refusal::Foreign(Foreign::OpenPgp) => ("open-pgp", 0),
        Refusal::Foreign(Foreign::WinAuthInternal) => ("win-auth", 0),
        Refusal::Foreign(Foreign::NewerBackup) => ("newer-backup", 0),
        Refusal::PasswordNeeded | Refusal::WrongPassword => ("wrong-password", 0),
        Refusal::Damaged(_) => ("damaged", 0),
        Refusal::TooLarge { most } => ("too-large", count(most >> 20)),
        Refusal::Bomb | Refusal::Intricate | Refusal::Work => ("hostile", 0),
        Refusal::TooMany { most } => ("too-many", count(most)),
        Refusal::Memory { needed, .. } => ("memory", needed >> 20),
        // Nobody stops the work but by ending the worker.
        Refusal::Stopped => ("ended", 0),
        Refusal::CompanionNeeded => (COMPANION, 0),
    }
}

/// The product by its own name, which no language changes.
const fn name(format: Format) -> &'static str {
    match format {
        Format::Aegis => "Aegis",
        Format::AndOtp => "andOTP",
        Format::AuthenticatorPlus => "Authenticator Plus",
        Format::Authy => "Authy",
        Format::BattleNet => "Battle.net",
        Format::Bitwarden => "Bitwarden",
        Format::BitwardenAuthenticator => "Bitwarden Authenticator",
        Format::Cxf => "Credential Exchange Format",
        Format::Duo => "Duo Mobile",
        Format::Ente => "Ente Auth",
        Format::Extension => "Authenticator",
        Format::FreeOtp1 | Format::FreeOtp2 => "FreeOTP",
        Format::FreeOtpPlus => "FreeOTP+",
        Format::GoogleDatabase | Format::GoogleMigration => "Google Authenticator",
        Format::KeePass => "KeePass",
        Format::LastPass => "LastPass Authenticator",
        Format::Links => "otpauth://",
        Format::Microsoft => "Microsoft Authenticator",
        Format::OnePassword => "1Password",
        Format::PasswordsCsv => "CSV",
        Format::Proton => "Proton Authenticator",
        Format::ProtonPass => "Proton Pass",
        Format::Raivo => "Raivo OTP",
        Format::Sluss => "Sluss",
        Format::Steam => "Steam",
        Format::Stratum => "Stratum",
        Format::TotpAuthenticator => "TOTP Authenticator",
        Format::TwoFAuth => "2FAuth",
        Format::TwoFas => "2FAS",
        Format::WinAuth => "WinAuth",
    }
}

/// Answers the page: an object with the bytes `file`, `beside` and `password` (empty if none was given), and the number `memory`, the MiB that a key may take,
/// gets an [`ImportAnswer`] as JSON, and before it the numbers of an [`ImportProgress`], every now and then.
#[cfg(target_arch = "wasm32")]
pub fn serve() {
    use zeroize::Zeroizing;

    use super::import_progress::Sparse;
    use crate::browser::{clock, in_worker};

    in_worker::serve(|question| {
        let sparse = Sparse::default();
        let tell: Tell = Rc::new(move |progress| {
            if sparse.lets_pass(progress, clock::steady_ms()) {
                in_worker::tell_numbers(&progress.numbers());
            }
        });
        let [file, beside, password] =
            ["file", "beside", "password"].map(|name| question.bytes(name).map(Zeroizing::new));
        let (file, beside, password) = (file?, beside?, password?);
        let password = std::str::from_utf8(&password).ok()?;
        let given = Given { bytes: &file, beside: &beside, password: (!password.is_empty()).then_some(password) };
        let limits = Limits::with_memory(u64::from(question.number("memory")?) << 20);
        serde_json::to_vec(&read(&given, &limits, &tell)).ok()
    });
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::*;

    fn answer(bytes: &[u8], password: Option<&str>) -> ImportAnswer {
        told(bytes, password).0
    }

    fn told(bytes: &[u8], password: Option<&str>) -> (ImportAnswer, Vec<ImportProgress>) {
        let heard = Rc::new(RefCell::new(Vec::new()));
        let tell: Tell = Rc::new({
            let heard = heard.clone();
            move |progress| heard.borrow_mut().push(progress)
        });
        let answer = read(&Given { bytes, beside: &[], password }, &Limits::with_memory(256 << 20), &tell);
        (answer, heard.take())
    }

    #[test]
    fn p04_the_page_hears_how_far_a_long_list_is() {
        let list = "otpauth://totp/Example:anna?secret=GEZDGNBVGY3TQOJQ\n".repeat(5_000);
        let (answer, heard) = told(list.as_bytes(), None);
        assert!(matches!(answer, ImportAnswer::Read(_)));
        let percents: Vec<_> = heard.iter().filter_map(|progress| progress.percent()).collect();
        assert!(percents.is_sorted() && percents.len() > 50, "{percents:?}");
        assert_eq!((percents.first(), percents.last()), (Some(&0), Some(&100)));
    }

    #[test]
    fn a_file_is_read_or_its_refusal_is_named() {
        let list = b"otpauth://totp/Example:anna?secret=GEZDGNBVGY3TQOJQ\notpauth://totp/Example:bo?secret=0\n";
        let ImportAnswer::Read(report) = answer(list, None) else { panic!() };
        assert_eq!((report.format.as_str(), report.accounts.len(), report.others), ("otpauth://", 1, 0));
        assert_eq!(report.left.len(), 1);
        for (bytes, why) in [(&b""[..], "empty"), (b"Dear Anna, see you tomorrow", "unknown")] {
            assert!(matches!(answer(bytes, None), ImportAnswer::Refused { why: said, .. } if said == why));
        }
    }

    #[test]
    fn a_file_with_a_password_says_what_it_takes_before_anything_is_tried() {
        let file = include_bytes!("../../crates/import/tests/fixtures/ente-encrypted.txt");
        let ImportAnswer::Locked(locked) = answer(file, None) else { panic!() };
        assert_eq!((locked.format.as_str(), locked.companion), ("Ente Auth", false));
        assert!(locked.memory > 0);
        assert!(matches!(answer(file, Some("wrong")), ImportAnswer::Refused { why, .. } if why == "wrong-password"));
    }
}
