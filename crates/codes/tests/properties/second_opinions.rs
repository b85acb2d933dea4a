//! The same codes by two other programs: `sluss-otp`, and `oathtool` where it is installed.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::process::{Command, Stdio};

use crate::strategies::standard_kinds;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};
use sluss_codes::account::{Account, Kind, Notes, Secret};
use sluss_codes::compute::{Codes, codes};
use sluss_codes::parameters::Algorithm;
use sluss_codes::secret_text::to_hex;

/// The time of which each is asked: until the year 2500 or so, as programs with a clock of 64 bits can.
const TIMES: std::ops::Range<u64> = 0..1 << 34;

fn shown(secret: &Secret, kind: &Kind, time: u64) -> String {
    let (secret, kind) = (secret.clone(), kind.clone());
    let account = Account { issuer: String::new(), name: String::new(), secret, kind, notes: Notes::default() };
    let (Codes::Timed { now: code, .. } | Codes::Counted { code, .. }) = codes(&account, time, None).unwrap();
    code.as_str().to_owned()
}

fn ours(algorithm: Algorithm) -> sluss_otp::Algorithm {
    match algorithm {
        Algorithm::Sha1 => sluss_otp::Algorithm::Sha1,
        Algorithm::Sha256 => sluss_otp::Algorithm::Sha256,
        Algorithm::Sha512 => sluss_otp::Algorithm::Sha512,
    }
}

fn by_sluss_otp(secret: &Secret, kind: &Kind, time: u64) -> String {
    let (algorithm, digits, counter) = match kind {
        Kind::Totp { algorithm, digits, period } => (algorithm, digits, time / u64::from(period.get())),
        Kind::Hotp { algorithm, digits, counter } => (algorithm, digits, *counter),
        other => panic!("{other:?} is no kind of a standard"),
    };
    let code = sluss_otp::hotp::code(ours(*algorithm), secret.expose(), counter, usize::from(digits.get()));
    code.as_str().to_owned()
}

/// What `oathtool` says, which has 6 to 8 digits, and SHA-1 alone for counters; `None` for others.
fn by_oathtool(secret: &Secret, kind: &Kind, time: u64) -> Option<String> {
    let (arguments, digits) = match kind {
        Kind::Totp { algorithm, digits, period } => {
            let totp = format!("--totp={}", algorithm.name());
            (vec![totp, format!("--time-step-size={}s", period.get()), format!("--now=@{time}")], digits)
        }
        Kind::Hotp { algorithm: Algorithm::Sha1, digits, counter } => {
            (vec!["--hotp".to_owned(), format!("--counter={counter}")], digits)
        }
        _ => return None,
    };
    if !(6..=8).contains(&digits.get()) {
        return None;
    }
    let mut oathtool = Command::new("oathtool");
    let said = oathtool
        .args(arguments)
        .arg(format!("--digits={}", digits.get()))
        .arg(to_hex(secret).as_str())
        .output()
        .unwrap();
    assert!(said.status.success(), "{kind:?} at {time}: {}", String::from_utf8_lossy(&said.stderr));
    Some(String::from_utf8(said.stdout).unwrap().trim().to_owned())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn sluss_otp_makes_the_same_codes((secret, kind) in standard_kinds(), times in proptest::collection::vec(TIMES, 10)) {
        for time in times {
            prop_assert_eq!(shown(&secret, &kind, time), by_sluss_otp(&secret, &kind, time));
        }
    }
}

/// Names the accounts and times that are compared with `oathtool`; without it they are others each time.
const SEED: &str = "SLUSS_CODES_SEED";

fn seed() -> u64 {
    match std::env::var(SEED) {
        Ok(given) => given.parse().expect("the seed is a number"),
        // What the standard library has for hash tables is random enough.
        Err(_) => RandomState::new().build_hasher().finish(),
    }
}

fn seeded(seed: u64) -> TestRunner {
    let bytes = [seed.to_le_bytes(); 4].concat();
    TestRunner::new_with_rng(ProptestConfig::default(), TestRng::from_seed(RngAlgorithm::ChaCha, &bytes))
}

#[test]
fn a_seed_that_was_told_brings_the_same_accounts_back() {
    let drawn = |seed| {
        let mut runner = seeded(seed);
        [(); 8].map(|()| format!("{:?}", (standard_kinds(), TIMES).new_tree(&mut runner).unwrap().current()))
    };
    assert_eq!(drawn(7), drawn(7));
    assert_ne!(drawn(7), drawn(8));
}

#[test]
fn oathtool_makes_the_same_codes() {
    if Command::new("oathtool").arg("--version").stdout(Stdio::null()).status().is_err() {
        let why = "oathtool is not installed (`cargo xtask test` installs it): there is no third opinion about codes";
        assert!(std::env::var_os("CI").is_none(), "{why}");
        return eprintln!("{why}");
    }
    let seed = seed();
    let mut runner = seeded(seed);
    let mut compared = 0;
    while compared < 1_000 {
        let ((secret, kind), time) = (standard_kinds(), TIMES).new_tree(&mut runner).unwrap().current();
        if let Some(code) = by_oathtool(&secret, &kind, time) {
            assert_eq!(shown(&secret, &kind, time), code, "{secret:?} {kind:?} at {time}, {SEED}={seed}");
            compared += 1;
        }
    }
}
