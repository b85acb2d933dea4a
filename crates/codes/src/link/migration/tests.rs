//! Sets of links as Google's app writes them, and what may be wrong with one.

use data_encoding::BASE64;
use prost::Message;

use super::message::{Entry, Payload};
use super::{LeftOut, MigrationError, OtherSet, Part, Set, is_migration, read, write};
use crate::account::{Account, Kind, Notes, Secret};
use crate::link::LinkError;
use crate::parameters::{Algorithm, Digits, Period};

/// Four accounts with the keys of RFC 6238, in one link, written by another program.
const ONE: &str = "otpauth-migration://offline?data=CjsKFDEyMzQ1Njc4OTAxMjM0NTY3ODkwEhFhbGljZUBleGFtcGxlLm9yZxoKRXhhbXBsZSBDbyABKAEwAgo8CiAxMjM0NTY3ODkwMTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMhIDYm9iGg3DlmtvICYgU8O2aG5lIAIoAjACClQKQDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDEyMzQSCmNhcm9sK2hvbWUgAygCMAIKMQoUMTIzNDU2Nzg5MDEyMzQ1Njc4OTASBGRhdmUaC0NvdW50ZXIgSW5jIAEoATABOAcQARgBKLHR%2BdYD";

/// The same in two.
const TWO: [&str; 2] = [
    "otpauth-migration://offline?data=CjsKFDEyMzQ1Njc4OTAxMjM0NTY3ODkwEhFhbGljZUBleGFtcGxlLm9yZxoKRXhhbXBsZSBDbyABKAEwAgo8CiAxMjM0NTY3ODkwMTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMhIDYm9iGg3DlmtvICYgU8O2aG5lIAIoAjACEAEYAiix0fnWAw%3D%3D",
    "otpauth-migration://offline?data=ClQKQDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDEyMzQSCmNhcm9sK2hvbWUgAygCMAIKMQoUMTIzNDU2Nzg5MDEyMzQ1Njc4OTASBGRhdmUaC0NvdW50ZXIgSW5jIAEoATABOAcQARgCIAEosdH51gM%3D",
];

fn account(issuer: &str, name: &str, kind: Kind) -> Account {
    let secret = Secret::new(b"12345678901234567890".to_vec()).unwrap();
    Account { issuer: issuer.to_owned(), name: name.to_owned(), secret, kind, notes: Notes::default() }
}

fn totp(digits: u8, period: u32) -> Kind {
    let (digits, period) = (Digits::new(digits).unwrap(), Period::seconds(period).unwrap());
    Kind::Totp { algorithm: Algorithm::Sha1, digits, period }
}

fn payload(entries: Vec<Vec<u8>>) -> Payload {
    Payload { entries, version: 1, batch_size: 1, batch_index: 0, batch_id: 7 }
}

fn entry() -> Entry {
    Entry {
        secret: b"12345678901234567890".to_vec(),
        name: b"anna".to_vec(),
        issuer: b"Example".to_vec(),
        algorithm: 0,
        digits: 0,
        kind: 0,
        counter: 0,
    }
}

fn part(payload: &Payload) -> Result<Part, MigrationError> {
    read(&format!("otpauth-migration://offline?data={}", BASE64.encode(&payload.encode_to_vec())))
}

/// What is made of one entry.
fn taken(entry: &Entry) -> Result<Account, LinkError> {
    part(&payload(vec![entry.encode_to_vec()])).unwrap().accounts.remove(0).map_err(|error| error.why)
}

#[test]
fn one_link_is_a_whole_set() {
    let part = read(ONE).unwrap();
    assert_eq!((part.size, part.index), (1, 0));
    let accounts: Vec<_> = part.accounts.iter().flatten().collect();
    let names: Vec<_> = accounts.iter().map(|account| (&*account.issuer, &*account.name)).collect();
    assert_eq!(
        names,
        [("Example Co", "alice@example.org"), ("Öko & Söhne", "bob"), ("", "carol+home"), ("Counter Inc", "dave")]
    );
    assert_eq!(*accounts[0], account("Example Co", "alice@example.org", totp(6, 30)));
    let (eight, six) = (Digits::new(8).unwrap(), Digits::default());
    let kinds = [1, 2, 3].map(|place| accounts[place].kind.clone());
    let wanted = [
        Kind::Totp { algorithm: Algorithm::Sha256, digits: eight, period: Period::default() },
        Kind::Totp { algorithm: Algorithm::Sha512, digits: eight, period: Period::default() },
        Kind::Hotp { algorithm: Algorithm::Sha1, digits: six, counter: 7 },
    ];
    assert_eq!(kinds, wanted);
    assert_eq!(accounts[2].secret.expose().len(), 64);
}

#[test]
fn a_set_is_read_in_any_order_and_says_what_is_missing() {
    let [first, second] = TWO.map(|text| read(text).unwrap());
    let mut set = Set::begin(second.clone());
    assert_eq!((set.size(), set.missing().collect::<Vec<_>>()), (2, vec![0]));
    assert_eq!(set.add(second), Ok(false), "a camera sees it again");
    assert_eq!(set.add(first), Ok(true));
    assert_eq!(set.missing().count(), 0);
    assert_eq!(set.accounts(), read(ONE).unwrap().accounts);
}

#[test]
fn links_of_another_set_are_told_from_ours() {
    let mut set = Set::begin(read(TWO[0]).unwrap());
    let before = set.clone();
    assert_eq!(set.add(read(ONE).unwrap()), Err(OtherSet));
    let other = Part { accounts: Vec::new(), ..read(TWO[0]).unwrap() };
    assert_eq!(set.add(other), Err(OtherSet), "its place is taken by something else");
    assert_eq!(set, before);
}

#[test]
fn base64_is_read_whatever_became_of_it() {
    let mut pluses = entry();
    pluses.secret = vec![0xfb; 20];
    let data = BASE64.encode(&payload(vec![pluses.encode_to_vec()]).encode_to_vec());
    assert!(data.contains('+'));
    let whole = read(&format!("otpauth-migration://offline?data={}", data.replace('+', "%2B"))).unwrap();
    for changed in [
        data.clone(),
        data.replace('+', " "),
        data.replace('+', "%20"),
        data.replace('+', "-").replace('/', "_"),
        data.replace('=', ""),
    ] {
        assert_eq!(read(&format!(" OTPAUTH-MIGRATION://offline?data={changed}\r\n")), Ok(whole.clone()), "{changed}");
    }
}

#[test]
fn a_link_that_is_wrong_as_a_whole_says_why() {
    for (text, why) in [
        ("otpauth://totp/a?secret=GEZDGNBV", MigrationError::NotAMigration),
        ("offline", MigrationError::NotAMigration),
        ("otpauth-migration://offline", MigrationError::NoData),
        ("otpauth-migration://offline?data=", MigrationError::NoData),
        ("otpauth-migration://offline?data=AA&data=BB", MigrationError::NoData),
        ("otpauth-migration://offline?data=!", MigrationError::Damaged),
        (&ONE[..ONE.len() - 20], MigrationError::Damaged),
    ] {
        assert_eq!(read(text), Err(why), "{text}");
    }
    assert_eq!(read(&format!("otpauth-migration://offline?data={}", "A".repeat(70_000))), Err(MigrationError::TooLong));
    assert!(is_migration("\u{feff} otpauth-migration://offline") && !is_migration("otpauth://totp/a"));
}

#[test]
fn a_place_that_the_set_lacks_is_refused() {
    for (size, index) in [(-1, 0), (2, 2), (2, -1), (1_001, 0), (0, 1), (i32::MAX, 0)] {
        let mut payload = payload(Vec::new());
        (payload.batch_size, payload.batch_index) = (size, index);
        assert_eq!(part(&payload), Err(MigrationError::NoPlace), "{index} of {size}");
    }
    let mut unsaid = payload(vec![entry().encode_to_vec()]);
    unsaid.batch_size = 0;
    assert_eq!(part(&unsaid).map(|part| (part.size, part.index, part.accounts.len())), Ok((1, 0, 1)));
}

#[test]
fn one_account_that_cannot_be_taken_costs_no_other() {
    let mut md5 = entry();
    md5.algorithm = 4;
    let damaged = vec![0x0a, 0xff];
    let accounts = part(&payload(vec![md5.encode_to_vec(), damaged, entry().encode_to_vec()])).unwrap().accounts;
    let [Err(first), Err(second), Ok(third)] = &accounts[..] else { panic!("{accounts:?}") };
    assert_eq!(
        (&*first.issuer, &*first.name, &first.why),
        ("Example", "anna", &LinkError::UnknownAlgorithm("MD5".to_owned()))
    );
    assert_eq!(second.why, LinkError::Damaged);
    assert_eq!(*third, account("Example", "anna", totp(6, 30)));
}

#[test]
fn each_field_has_its_own_range() {
    let with = |change: fn(&mut Entry)| {
        let mut entry = entry();
        change(&mut entry);
        taken(&entry)
    };
    assert_eq!(with(|entry| entry.secret.clear()), Err(LinkError::NoSecret));
    assert_eq!(with(|entry| entry.algorithm = 5), Err(LinkError::UnknownAlgorithm("5".to_owned())));
    assert_eq!(with(|entry| entry.digits = 3), Err(LinkError::DigitsOutOfRange));
    assert_eq!(with(|entry| entry.kind = 3), Err(LinkError::UnknownKind("3".to_owned())));
    assert_eq!(with(|entry| (entry.kind, entry.counter) = (1, -1)), Err(LinkError::CounterOutOfRange));
    assert_eq!(with(|entry| (entry.kind, entry.digits) = (2, 2)), Ok(account("Example", "anna", totp(8, 30))));
    let issuerless = with(|entry| {
        entry.issuer.clear();
        entry.name = b"Other: anna".to_vec();
    });
    assert_eq!(issuerless, Ok(account("Other", "anna", totp(6, 30))));
    let garbled = with(|entry| entry.name = b"ann\xff".to_vec());
    assert_eq!(garbled, Ok(account("Example", "ann\u{fffd}", totp(6, 30))));
}

#[test]
fn a_field_that_a_newer_app_adds_is_skipped() {
    let mut bytes = entry().encode_to_vec();
    bytes.extend([0x42, 3, b'i', b'd', b'1']);
    let part = part(&payload(vec![bytes])).unwrap();
    assert_eq!(part.accounts, [Ok(account("Example", "anna", totp(6, 30)))]);
}

#[test]
fn what_was_written_is_read_again_from_as_many_links_as_it_takes() {
    let hotp = Kind::Hotp { algorithm: Algorithm::Sha512, digits: Digits::default(), counter: 41 };
    let mut accounts: Vec<Account> =
        (0..23).map(|n| account("Example", &format!("anna{n}@example.eu"), totp(6 + n % 2 * 2, 30))).collect();
    accounts.extend([account("", "a:b", hotp.clone()), account("A", "A:b", hotp), account("", "", totp(6, 30))]);
    let written = write(&accounts, -5);
    assert_eq!(written.left_out, []);
    assert!(written.links.len() >= 3 && written.links.iter().all(|link| link.len() < 1_100));
    let mut parts = written.links.iter().rev().map(|link| read(link).unwrap());
    let mut set = Set::begin(parts.next().unwrap());
    for part in parts {
        assert_eq!((part.set, set.add(part)), (-5, Ok(true)));
    }
    assert_eq!(set.missing().count(), 0);
    assert_eq!(set.accounts(), accounts.into_iter().map(Ok).collect::<Vec<_>>());
}

#[test]
fn what_the_form_cannot_say_is_left_out_and_named() {
    let long = account(&"x".repeat(2_000), "anna", totp(6, 30));
    let counter = Kind::Hotp { algorithm: Algorithm::Sha1, digits: Digits::default(), counter: u64::MAX };
    let kinds = [
        totp(7, 30),
        totp(6, 60),
        Kind::Steam,
        Kind::Motp { pin: None },
        Kind::Yandex { pin: None },
        counter,
        totp(8, 30),
    ];
    let accounts: Vec<_> = kinds.map(|kind| account("Example", "anna", kind)).into_iter().chain([long]).collect();
    let written = write(&accounts, 1);
    let why = [LeftOut::Digits, LeftOut::Period, LeftOut::Kind, LeftOut::Kind, LeftOut::Kind, LeftOut::Counter];
    let wanted: Vec<_> = why.into_iter().enumerate().chain([(7, LeftOut::TooLong)]).collect();
    assert_eq!(written.left_out, wanted);
    assert_eq!(read(&written.links[0]).unwrap().accounts, [Ok(accounts[6].clone())]);
    assert_eq!(write(&accounts[..1], 1).links, []);
}
