//! Accounts of every kind, with the test keys of RFC 4226 and RFC 6238, and how what was written is read back.

use sluss_codes::account::{Account, Kind, Notes, Secret};
use sluss_codes::parameters::{Algorithm, Digits, Period};
use sluss_export::{Loss, Lost, Written};
use sluss_import::{Findings, Limits, open};

const TWENTY: &[u8] = b"12345678901234567890";
const SIXTEEN: &[u8] = b"1234567890123456";

pub(crate) fn account(issuer: &str, name: &str, secret: &[u8], kind: Kind) -> Account {
    let secret = Secret::new(secret.to_vec()).unwrap();
    Account { issuer: issuer.to_owned(), name: name.to_owned(), secret, kind, notes: Notes::default() }
}

pub(crate) fn totp(algorithm: Algorithm, digits: u8, period: u32) -> Kind {
    Kind::Totp { algorithm, digits: Digits::new(digits).unwrap(), period: Period::seconds(period).unwrap() }
}

pub(crate) fn hotp(algorithm: Algorithm, digits: u8, counter: u64) -> Kind {
    Kind::Hotp { algorithm, digits: Digits::new(digits).unwrap(), counter }
}

/// The places of the accounts that some form cannot hold.
pub(crate) const SEVEN_DIGITS: usize = 3;
pub(crate) const LONG_PERIOD: usize = 4;
pub(crate) const HOTP: usize = 8;
pub(crate) const FAR_COUNTER: usize = 9;
pub(crate) const STEAM: usize = 10;
pub(crate) const MOTP: usize = 11;
pub(crate) const MOTP_WITH_PIN: usize = 12;
pub(crate) const MOTP_WITH_ODD_PIN: usize = 13;
pub(crate) const YANDEX: usize = 14;
pub(crate) const YANDEX_WITH_PIN: usize = 15;
pub(crate) const LONG_YANDEX: usize = 16;
pub(crate) const FIVE_DIGITS_OF_STEAM: usize = 17;
pub(crate) const SHORT_YANDEX: usize = 19;

/// One of each kind and of each peculiarity. The first has notes.
pub(crate) fn accounts() -> Vec<Account> {
    let pin = |bytes: &[u8]| Secret::new(bytes.to_vec());
    let mut accounts = vec![
        account("Example Co", "anna@example.eu", TWENTY, totp(Algorithm::Sha1, 6, 30)),
        account("Öko & Söhne", "bo \"B\" \\ <b>#1?</b>", &TWENTY.repeat(2)[..32], totp(Algorithm::Sha256, 8, 30)),
        account("", "carol+home", &TWENTY.repeat(4)[..64], totp(Algorithm::Sha512, 8, 30)),
        account("Seven", "anna", TWENTY, totp(Algorithm::Sha1, 7, 60)),
        account("Yearly", "anna", TWENTY, totp(Algorithm::Sha1, 10, 31_536_000)),
        account("", "", b"f", totp(Algorithm::Sha1, 6, 30)),
        account("Only an issuer", "", TWENTY, totp(Algorithm::Sha1, 6, 30)),
        account("", "a:b:c", TWENTY, totp(Algorithm::Sha1, 6, 30)),
        account("Counter Inc", "dave", TWENTY, hotp(Algorithm::Sha512, 8, 7)),
        account("Counter Inc", "far", TWENTY, hotp(Algorithm::Sha1, 6, u64::MAX)),
        account("Steam", "eve", TWENTY, Kind::Steam),
        account("Mobile", "asks", SIXTEEN, Kind::Motp { pin: None }),
        account("Mobile", "knows", SIXTEEN, Kind::Motp { pin: pin(b"1234") }),
        account("Mobile", "odd", SIXTEEN, Kind::Motp { pin: pin(&[0xff, 0]) }),
        account("Yandex", "asks", SIXTEEN, Kind::Yandex { pin: None }),
        account("Yandex", "knows", SIXTEEN, Kind::Yandex { pin: pin(b"5239") }),
        account("Yandex", "long", TWENTY, Kind::Yandex { pin: None }),
        account("Steam", "five digits", TWENTY, totp(Algorithm::Sha1, 5, 30)),
        account("多要素 🔑", "line\nline\u{7}", TWENTY, totp(Algorithm::Sha1, 6, 30)),
        account("Yandex", "short", &TWENTY[..10], Kind::Yandex { pin: None }),
    ];
    accounts[0].notes = Notes {
        text: "the old phone\n\thas \"it\" too \u{1}".to_owned(),
        tags: vec!["Work".to_owned(), "Öko, \"E\"".to_owned()],
        pinned: true,
    };
    accounts[1].notes.tags = vec!["Work".to_owned()];
    accounts
}

/// The accounts that were written, by what the writer said.
pub(crate) fn kept<T>(accounts: &[Account], written: &Written<T>) -> Vec<Account> {
    let is_lost = |place: usize| written.losses.iter().any(|loss| is_whole(*loss) && loss.place == place);
    accounts.iter().enumerate().filter(|(place, _)| !is_lost(*place)).map(|(_, account)| account.clone()).collect()
}

fn is_whole(loss: Loss) -> bool {
    matches!(loss.what, Lost::Account(_))
}

/// Of a secret of Yandex, 16 bytes count, and other programs keep no more.
pub(crate) fn with_counting_secrets(mut accounts: Vec<Account>) -> Vec<Account> {
    for account in &mut accounts {
        if matches!(account.kind, Kind::Yandex { .. }) {
            let bytes = account.secret.expose();
            account.secret = Secret::new(bytes[..bytes.len().min(16)].to_vec()).unwrap();
        }
    }
    accounts
}

/// The losses, by place.
pub(crate) fn losses<T>(written: &Written<T>) -> Vec<(usize, Lost)> {
    written.losses.iter().map(|loss| (loss.place, loss.what)).collect()
}

/// What the importer takes, of which it has to take everything.
pub(crate) fn read(file: &[u8], password: Option<&str>) -> Findings {
    let findings = open(file, password, &Limits::default()).unwrap();
    assert_eq!(findings.left().collect::<Vec<_>>(), Vec::<&sluss_import::Left>::new());
    findings
}

pub(crate) fn taken(findings: &Findings) -> Vec<Account> {
    findings.accounts().cloned().collect()
}

/// Without what a form without notes loses.
pub(crate) fn plain(mut accounts: Vec<Account>) -> Vec<Account> {
    accounts.iter_mut().for_each(|account| account.notes = Notes::default());
    accounts
}
