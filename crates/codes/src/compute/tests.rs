//! Known answers. Those for mOTP and Yandex are from a second program, written from the description of each; that of Yandex was compared with published
//! codes.

use serde::Deserialize;

use super::{Code, Codes, NeedsPin, codes};
use crate::account::{Account, Kind, Notes, Secret};
use crate::parameters::{Algorithm, Digits, Period};

#[derive(Deserialize)]
struct Vector {
    algorithm: Option<String>,
    key: String,
    counter: Option<u64>,
    time: Option<u64>,
    code: String,
}

fn vectors(json: &str) -> Vec<Vector> {
    let vectors: Vec<Vector> = serde_json::from_str(json).unwrap();
    assert!(vectors.len() >= 10);
    vectors
}

fn secret(bytes: &[u8]) -> Secret {
    Secret::new(bytes.to_vec()).unwrap()
}

fn account(secret: Secret, kind: Kind) -> Account {
    Account { issuer: String::new(), name: String::new(), secret, kind, notes: Notes::default() }
}

/// The code now or for the counter, as text.
fn shown(account: &Account, time: u64, pin: Option<&Secret>) -> Result<String, NeedsPin> {
    let (Codes::Timed { now: code, .. } | Codes::Counted { code, .. }) = codes(account, time, pin)?;
    Ok(code.as_str().to_owned())
}

fn totp(digits: u8, period: u32) -> Kind {
    let (digits, period) = (Digits::new(digits).unwrap(), Period::seconds(period).unwrap());
    Kind::Totp { algorithm: Algorithm::Sha1, digits, period }
}

#[test]
fn rfc_4226_d() {
    for vector in vectors(include_str!("../../../../tests/vectors/hotp.json")) {
        let key = crate::secret_text::hex(&vector.key).unwrap();
        let kind =
            Kind::Hotp { algorithm: Algorithm::Sha1, digits: Digits::default(), counter: vector.counter.unwrap() };
        assert_eq!(shown(&account(key, kind), 0, None), Ok(vector.code));
    }
}

#[test]
fn rfc_6238_b() {
    for vector in vectors(include_str!("../../../../tests/vectors/totp.json")) {
        let key = crate::secret_text::hex(&vector.key).unwrap();
        let algorithm = Algorithm::named(&vector.algorithm.unwrap()).unwrap();
        let kind = Kind::Totp { algorithm, digits: Digits::new(8).unwrap(), period: Period::default() };
        assert_eq!(shown(&account(key, kind), vector.time.unwrap(), None), Ok(vector.code));
    }
}

/// Links whose keys are those of the two documents, and codes that other apps show for them.
#[test]
fn known_answers_of_the_import_formats() {
    const TIMES: [u64; 4] = [59, 1_111_111_109, 1_234_567_890, 20_000_000_000];
    for (link, answers) in [
        ("totp/a?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", ["287082", "081804", "005924", "353130"]),
        (
            "totp/a?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZA&algorithm=SHA256&digits=8",
            ["46119246", "68084774", "91819424", "77737706"],
        ),
        (
            "totp/a?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNA\
             &algorithm=SHA512&digits=8&period=60",
            ["53550594", "37023009", "85275929", "01384259"],
        ),
        ("hotp/a?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&counter=7", ["162583"; 4]),
        ("steam/a?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", ["PV9M4", "PY4YB", "VHHQY", "R5DMB"]),
    ] {
        let account = crate::link::read(&format!("otpauth://{link}")).unwrap().account;
        assert_eq!(TIMES.map(|time| shown(&account, time, None).unwrap()), answers, "{link}");
    }
}

#[test]
fn motps_known_answers() {
    let account = account(secret(b"1234567890123456"), Kind::Motp { pin: Some(secret(b"1234")) });
    for (time, code) in
        [(59, "9a9bdc"), (1_111_111_109, "1ac259"), (1_234_567_890, "89cdb1"), (20_000_000_000, "4dd21b")]
    {
        assert_eq!(shown(&account, time, None).as_deref(), Ok(code));
    }
}

#[test]
fn yandexs_known_answers() {
    let key = || secret(b"1234567890123456");
    let kept = account(key(), Kind::Yandex { pin: Some(secret(b"1234")) });
    for (time, code) in
        [(59, "apuduafn"), (1_111_111_109, "jvmkhrxv"), (1_234_567_890, "xucgpaly"), (20_000_000_000, "kkizisut")]
    {
        assert_eq!(shown(&kept, time, None).as_deref(), Ok(code));
    }
    let zero = account(key(), Kind::Yandex { pin: Some(secret(b"0672")) });
    assert_eq!(shown(&zero, 1_234_567_890, None).as_deref(), Ok("fqjwtpsx"), "the key loses its first byte");
    let longer = account(secret(b"1234567890123456checksum.."), Kind::Yandex { pin: Some(secret(b"1234")) });
    assert_eq!(shown(&longer, 59, None).as_deref(), Ok("apuduafn"));
}

#[test]
fn a_pin_is_kept_or_typed() {
    let pin = secret(b"1234");
    for kind in [|pin| Kind::Motp { pin }, |pin| Kind::Yandex { pin }] {
        let (kept, asked) = (
            account(secret(b"1234567890123456"), kind(Some(pin.clone()))),
            account(secret(b"1234567890123456"), kind(None)),
        );
        assert_eq!(codes(&asked, 59, None), Err(NeedsPin));
        assert_eq!(codes(&asked, 59, Some(&pin)), codes(&kept, 59, None));
        assert_eq!(codes(&kept, 59, Some(&secret(b"4321"))), codes(&kept, 59, None), "the one that is kept wins");
    }
}

#[test]
fn what_a_standard_would_refuse_is_computed() {
    // Of the number 1094287082 as a whole: RFC 6238's first answer, and the digits before it.
    for (digits, code) in
        [(5, "87082"), (6, "287082"), (7, "4287082"), (8, "94287082"), (9, "094287082"), (10, "1094287082")]
    {
        assert_eq!(shown(&account(secret(b"12345678901234567890"), totp(digits, 30)), 59, None).as_deref(), Ok(code));
    }
    let short = account(secret(b"f"), totp(6, 30));
    assert_eq!(shown(&short, 59, None).map(|code| code.len()), Ok(6));
}

#[test]
fn the_next_code_is_the_one_that_comes() {
    let pin = Some(secret(b"1234"));
    for (kind, period) in [
        (totp(6, 30), 30),
        (totp(10, 7), 7),
        (Kind::Steam, 30),
        (Kind::Motp { pin: pin.clone() }, 10),
        (Kind::Yandex { pin }, 30),
    ] {
        let account = account(secret(b"1234567890123456"), kind);
        for time in [0, 59, 1_234_567_890, 20_000_000_000] {
            let Ok(Codes::Timed { next, remaining, period: said, .. }) = codes(&account, time, None) else { panic!() };
            assert_eq!(said, period);
            assert!((1..=period).contains(&remaining));
            let at = |time| shown(&account, time, None).unwrap();
            assert_eq!(at(time + u64::from(remaining)), next.as_str());
            assert_eq!(at(time + u64::from(remaining) - 1), at(time));
        }
    }
}

#[test]
fn a_counter_goes_on_and_ends() {
    let at = |counter| {
        let kind = Kind::Hotp { algorithm: Algorithm::Sha1, digits: Digits::default(), counter };
        codes(&account(secret(b"12345678901234567890"), kind), 0, None).unwrap()
    };
    let Codes::Counted { code, next, counter_then } = at(0) else { panic!() };
    assert_eq!((code.as_str(), next.as_str(), counter_then), ("755224", "287082", 1));
    let Codes::Counted { counter_then, .. } = at(u64::MAX) else { panic!() };
    assert_eq!(counter_then, u64::MAX);
}

#[test]
fn a_code_does_not_show_itself() {
    assert_eq!(format!("{:?}", Code(String::from("287082").into())), "Code(..)");
}
