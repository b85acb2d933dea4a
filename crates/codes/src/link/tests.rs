//! Links as apps write them, well and badly; the examples are of the formats' own test keys (RFC 4226, RFC 6238).

use super::{LinkError, lines, read, write};
use crate::account::{Account, Kind, Notes, Secret};
use crate::parameters::{Algorithm, Digits, Period};

const KEY: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

fn account(issuer: &str, name: &str, secret: &[u8], kind: Kind) -> Account {
    let secret = Secret::new(secret.to_vec()).unwrap();
    Account { issuer: issuer.to_owned(), name: name.to_owned(), secret, kind, notes: Notes::default() }
}

fn totp(algorithm: Algorithm, digits: u8, period: u32) -> Kind {
    Kind::Totp { algorithm, digits: Digits::new(digits).unwrap(), period: Period::seconds(period).unwrap() }
}

fn usual() -> Kind {
    totp(Algorithm::Sha1, 6, 30)
}

fn kind(parameters: &str) -> Result<Kind, LinkError> {
    read(&format!("otpauth://totp/anna?secret={KEY}{parameters}")).map(|link| link.account.kind)
}

fn error(text: &str) -> LinkError {
    read(text).map(|link| link.account).expect_err(text)
}

#[test]
fn a_list_is_read_line_by_line() {
    let list = "\u{feff}# a comment\r\n\r\n\
        otpauth://totp/Example%20Co%3Aanna%40example.eu?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Example%20Co&algorithm=SHA1&digits=6&period=30\r\n\
        otpauth://totp/%C3%96ko%20%26%20S%C3%B6hne%3Abob?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZA&issuer=%C3%96ko%20%26%20S%C3%B6hne&algorithm=SHA256&digits=8&period=30\n\
        otpauth://totp/carol%2Bhome?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&algorithm=SHA512&digits=8&period=60\n\
        otpauth://hotp/Counter%20Inc%3Adave?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Counter%20Inc&algorithm=SHA1&digits=6&counter=7\n\
        otpauth://steam/Steam%3Aeve?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Steam";
    let read: Vec<_> = lines(list).map(|(number, line)| (number, read(line).unwrap().account)).collect();
    let (twenty, thirty_two) = (b"12345678901234567890", b"12345678901234567890123456789012");
    let counted = Kind::Hotp { algorithm: Algorithm::Sha1, digits: Digits::default(), counter: 7 };
    let wanted = [
        (3, account("Example Co", "anna@example.eu", twenty, usual())),
        (4, account("Öko & Söhne", "bob", thirty_two, totp(Algorithm::Sha256, 8, 30))),
        (5, account("", "carol+home", twenty, totp(Algorithm::Sha512, 8, 60))),
        (6, account("Counter Inc", "dave", twenty, counted)),
        (7, account("Steam", "eve", twenty, Kind::Steam)),
    ];
    assert_eq!(read, wanted);
}

#[test]
fn what_is_missing_has_its_usual_value() {
    for text in [
        &format!("otpauth://totp/anna?secret={KEY}"),
        &format!("OTPAUTH://TOTP/anna?SECRET={KEY}&Digits=6&PERIOD=30"),
        &format!("otpauth:totp/anna?secret={KEY}&digits=&period=&algorithm=&issuer="),
        &format!(" \u{feff}otpauth://totp/anna?&secret={KEY}&&unheard-of=1\r\n"),
        "otpauth://totp/anna?secret=gezd%20gnbv+gy3t-qojq gezdgnbvgy3tqojq%3D%3D=",
    ] {
        assert_eq!(
            read(text).map(|link| link.account),
            Ok(account("", "anna", b"12345678901234567890", usual())),
            "{text}"
        );
    }
    let nameless = read(&format!("otpauth://totp?secret={KEY}")).unwrap().account;
    assert_eq!((&*nameless.issuer, &*nameless.name), ("", ""));
}

#[test]
fn labels_that_nobody_escaped_are_read_as_they_look() {
    for (label, issuer, name) in [
        ("Example #1:anna#home", "Example #1", "anna#home"),
        ("What? Really?:anna", "What? Really?", "anna"),
        ("Example%2520Co%253Aanna%2540example.eu", "Example Co", "anna@example.eu"),
        ("Example%20Co: anna/home", "Example Co", "anna/home"),
        ("Öko & Söhne:100% anna", "Öko & Söhne", "100% anna"),
    ] {
        let account = read(&format!("otpauth://totp/{label}?secret={KEY}&digits=8")).unwrap().account;
        assert_eq!((&*account.issuer, &*account.name), (issuer, name), "{label}");
        assert_eq!(account.kind, totp(Algorithm::Sha1, 8, 30));
    }
    let sharp = read(&format!("otpauth://totp/C#:anna?issuer=C#&secret={KEY}")).unwrap().account;
    assert_eq!((&*sharp.issuer, &*sharp.name), ("C#", "anna"));
}

#[test]
fn each_parameter_has_its_own_range() {
    for digits in 5..=10 {
        assert_eq!(kind(&format!("&digits={digits}")), Ok(totp(Algorithm::Sha1, digits, 30)));
    }
    for digits in ["0", "4", "11", "-6", "256", "six", "6.0", "99999999999999999999"] {
        assert_eq!(kind(&format!("&digits={digits}")), Err(LinkError::DigitsOutOfRange), "{digits}");
    }
    assert_eq!(kind("&period=86400"), Ok(totp(Algorithm::Sha1, 6, 86_400)));
    for period in ["0", "-30", "4294967296", "30s", "half"] {
        assert_eq!(kind(&format!("&period={period}")), Err(LinkError::PeriodOutOfRange), "{period}");
    }
    assert_eq!(kind("&algorithm=Algorithm.sha256"), Ok(totp(Algorithm::Sha256, 6, 30)));
    assert_eq!(kind("&algorithm=MD5"), Err(LinkError::UnknownAlgorithm("MD5".to_owned())));
    let counter =
        |value: &str| read(&format!("otpauth://hotp/anna?secret={KEY}&period=30{value}")).map(|link| link.account.kind);
    let counted = |counter| Kind::Hotp { algorithm: Algorithm::Sha1, digits: Digits::default(), counter };
    assert_eq!(counter("&counter=0"), Ok(counted(0)));
    assert_eq!(counter("&counter=9223372036854775807"), Ok(counted(i64::MAX as u64)));
    for missing in ["", "&counter=", "&counter=%20"] {
        assert_eq!(counter(missing), Err(LinkError::NoCounter), "{missing:?}");
    }
    for wrong in ["&counter=-1", "&counter=9223372036854775808", "&counter=x"] {
        assert_eq!(counter(wrong), Err(LinkError::CounterOutOfRange), "{wrong}");
    }
}

#[test]
fn what_is_there_twice_has_to_be_the_same() {
    assert_eq!(kind("&digits=8&digits=8"), Ok(totp(Algorithm::Sha1, 8, 30)));
    for name in ["secret", "issuer", "algorithm", "digits", "period", "encoder"] {
        assert_eq!(kind(&format!("&{name}=7&{}=8", name.to_uppercase())), Err(LinkError::Twice(name)));
    }
    assert_eq!(error(&format!("otpauth://hotp/a?secret={KEY}&counter=1&counter=2")), LinkError::Twice("counter"));
}

#[test]
fn a_secret_is_there_and_well_written() {
    for text in [
        "otpauth://totp/a",
        "otpauth://totp/a?secret=",
        "otpauth://totp/a?secret=%20-=",
        "motp://a",
        "steam://",
        "steam:///",
    ] {
        assert_eq!(error(text), LinkError::NoSecret, "{text}");
    }
    for text in ["otpauth://totp/a?secret=GEZDGNB0", "otpauth://hotp/a?secret=A&counter=1", "steam://run/440"] {
        assert_eq!(error(text), LinkError::SecretNotBase32, "{text}");
    }
    for text in ["motp://a?secret=xyz", "motp://a?secret=abc"] {
        assert_eq!(error(text), LinkError::SecretNotHex, "{text}");
    }
}

#[test]
fn what_is_no_link_is_said_to_be_none() {
    for text in [
        "",
        "GEZDGNBVGY3TQOJQ",
        "https://example.eu/?secret=GEZDGNBV",
        "WIFI:S:net;T:WPA;P:word;;",
        "totp://a?secret=GEZDGNBV",
        ":",
    ] {
        assert_eq!(error(text), LinkError::NotALink, "{text}");
    }
    assert_eq!(error("otpauth-migration://offline?data=AA"), LinkError::Several);
    for kind in ["ocra", "motp", "totp2"] {
        let text = format!("otpauth://{kind}/a?secret={KEY}");
        assert_eq!(error(&text), LinkError::UnknownKind(kind.to_owned()));
    }
    let long = format!("otpauth://{0}/a?secret={KEY}&algorithm={0}", "x".repeat(1_000));
    assert_eq!(error(&long), LinkError::UnknownKind("x".repeat(40)), "a page can show it");
    assert_eq!(error(&format!("otpauth://totp/a?secret={KEY}&image={}", "x".repeat(70_000))), LinkError::TooLong);
}

#[test]
fn steams_codes_are_told_by_any_of_their_signs() {
    for text in [
        &format!("otpauth://steam/Steam:eve?secret={KEY}&digits=5&period=30&algorithm=SHA1"),
        &format!("otpauth://totp/Steam:eve?secret={KEY}&issuer=Steam&encoder=steam&digits=6"),
        &format!("otpauth://totp/Steam:eve?secret={KEY}&digits=5&deviceid=1&data=%7B%7D"),
        &format!("otpauth://totp/eve?secret={KEY}&issuer=Steam"),
        &format!("otpauth://totp/eve?secret={KEY}&issuer=Steam&digits=%35"),
    ] {
        assert_eq!(
            read(text).unwrap().account,
            account("Steam", "eve", b"12345678901234567890", Kind::Steam),
            "{text}"
        );
    }
    for text in [format!("steam://{KEY}"), format!("STEAM://{KEY}/")] {
        assert_eq!(read(&text).unwrap().account, account("", "", b"12345678901234567890", Kind::Steam));
    }
    let other = read(&format!("otpauth://totp/Steam:eve?secret={KEY}&digits=6")).unwrap().account.kind;
    assert_eq!(other, usual(), "a form of six digits is no Steam code");
}

#[test]
fn motp_and_yandex_may_have_a_pin() {
    let pin = |digits: &str| Secret::new(digits.as_bytes().to_vec());
    let motp = read("motp://Example:anna?secret=0123456789ABCDEF").unwrap().account;
    assert_eq!(motp, account("Example", "anna", b"\x01\x23\x45\x67\x89\xab\xcd\xef", Kind::Motp { pin: None }));
    let yandex =
        read(&format!("otpauth://yaotp/Yandex:anna?secret={}&pin=GEZDGNA&digits=8", &KEY[..26])).unwrap().account;
    assert_eq!(yandex, account("Yandex", "anna", b"1234567890123456", Kind::Yandex { pin: pin("1234") }));
    let with_a_checksum = data_encoding::BASE32_NOPAD.encode(b"1234567890123456checksum..");
    let longer = read(&format!("otpauth://yaotp/Yandex:anna?secret={with_a_checksum}&pin=GEZDGNA")).unwrap().account;
    assert_eq!(longer, yandex);
    assert_eq!(error(&format!("otpauth://yaotp/a?secret={KEY}")), LinkError::SecretLength(20));
    assert_eq!(error(&format!("otpauth://yaotp/a?secret={}&pin=1234", &KEY[..26])), LinkError::PinNotBase32);
}

#[test]
fn what_battle_net_leaves_out_is_known_by_its_serial_number() {
    assert_eq!(kind("&serial=EU-1234-5678-9012"), Ok(totp(Algorithm::Sha1, 8, 30)));
    assert_eq!(kind("&serial=EU-1234-5678-9012&digits=6"), Ok(usual()));
}

#[test]
fn other_parameters_are_kept_for_those_who_know_them() {
    let link =
        read(&format!("otpauth://totp/a?secret={KEY}&codeDisplay=%7B%22note%22%3A%22a%2C%20b%22%7D&tags=work&IMAGE=x"))
            .unwrap();
    assert_eq!(link.others.get("codedisplay"), Some("{\"note\":\"a, b\"}"));
    assert_eq!([link.others.get("image"), link.others.get("secret")], [Some("x"), None]);
    assert_eq!(format!("{:?}", link.others), r#"["codedisplay", "tags", "image"]"#);
}

#[test]
fn links_are_written_in_one_form() {
    let twenty = b"12345678901234567890";
    let pin = Secret::new(b"1234".to_vec());
    for (account, text) in [
        (
            account("Example Co", "anna@example.eu", twenty, usual()),
            "otpauth://totp/Example%20Co:anna%40example.eu?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Example%20Co&algorithm=SHA1&digits=6&period=30",
        ),
        (
            account(
                "",
                "carol+home",
                b"f",
                Kind::Hotp { algorithm: Algorithm::Sha512, digits: Digits::default(), counter: 7 },
            ),
            "otpauth://hotp/carol%2Bhome?secret=MY&algorithm=SHA512&digits=6&counter=7",
        ),
        (account("Steam", "eve", b"foo", Kind::Steam), "otpauth://steam/Steam:eve?secret=MZXW6&issuer=Steam"),
        (account("", "a:b", b"foo", Kind::Motp { pin: None }), "motp://:a%3Ab?secret=666f6f"),
        (
            account("Yandex", "", b"1234567890123456", Kind::Yandex { pin }),
            "otpauth://yaotp/Yandex:?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY&issuer=Yandex&pin=GEZDGNA",
        ),
    ] {
        assert_eq!(*write(&account), text);
        assert_eq!(read(text).map(|link| link.account), Ok(account));
    }
}
