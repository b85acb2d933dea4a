//! Accounts of every kind, with names that make trouble.

use proptest::option;
use proptest::prelude::*;
use sluss_codes::account::{Account, Kind, Notes, Secret};
use sluss_codes::parameters::{Algorithm, Digits, Period};

/// Any account that a link can hold.
pub(crate) fn accounts() -> impl Strategy<Value = Account> {
    (names(), names(), kinds()).prop_map(|(issuer, name, (secret, kind))| Account {
        issuer,
        name,
        secret,
        kind,
        notes: Notes::default(),
    })
}

/// One by the time or by a counter, and its secret.
pub(crate) fn standard_kinds() -> impl Strategy<Value = (Secret, Kind)> {
    let totp = (algorithms(), digits(), 1..=u32::MAX).prop_map(|(algorithm, digits, period)| Kind::Totp {
        algorithm,
        digits,
        period: Period::seconds(period).unwrap(),
    });
    let hotp = (algorithms(), digits(), 0..=i64::MAX.unsigned_abs())
        .prop_map(|(algorithm, digits, counter)| Kind::Hotp { algorithm, digits, counter });
    (secrets(1..=80), prop_oneof![totp, hotp])
}

fn kinds() -> impl Strategy<Value = (Secret, Kind)> {
    let pin = || option::of(secrets(1..=16));
    prop_oneof![
        standard_kinds(),
        (secrets(1..=80), Just(Kind::Steam)),
        (secrets(1..=80), pin().prop_map(|pin| Kind::Motp { pin })),
        (secrets(16..=16), pin().prop_map(|pin| Kind::Yandex { pin })),
    ]
}

fn secrets(bytes: std::ops::RangeInclusive<usize>) -> impl Strategy<Value = Secret> {
    proptest::collection::vec(any::<u8>(), bytes).prop_map(|bytes| Secret::new(bytes).unwrap())
}

fn algorithms() -> impl Strategy<Value = Algorithm> {
    prop_oneof![Just(Algorithm::Sha1), Just(Algorithm::Sha256), Just(Algorithm::Sha512)]
}

fn digits() -> impl Strategy<Value = Digits> {
    (5_u8..=10).prop_map(|digits| Digits::new(digits).unwrap())
}

/// Texts out of pieces that mean something in links, and any others. Links lose the spaces around them.
fn names() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        Just(":"),
        Just("%"),
        Just("%20"),
        Just("%3A"),
        Just("25"),
        Just("+"),
        Just(" "),
        Just("#"),
        Just("?"),
        Just("&"),
        Just("="),
        Just("/"),
        Just("secret"),
        Just("Example Co"),
        Just("anna@example.eu"),
        Just("Ö"),
        Just("İ"),
    ];
    let pieced = proptest::collection::vec(pieces, 0..6).prop_map(|pieces| pieces.concat());
    prop_oneof![pieced, any::<String>()].prop_map(|text| text.trim().to_owned())
}
