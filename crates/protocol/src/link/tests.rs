//! Links are read as they were written, and every way to spoil one has its own error.

use proptest::prelude::*;

use super::{AccountRef, EnrolmentTicket, KeyId, Link, LinkError, SignInRequest, SiteName, Unsigned};

const ISSUER: &str = "https://sluss.example.eu";
const KEY: KeyId = KeyId([1, 2, 3, 4]);
const SIGNATURE: [u8; 64] = [7; 64];
const NOW: u64 = 1_000;

fn request() -> SignInRequest {
    SignInRequest {
        account: AccountRef([9; 8]),
        transaction: [8; 8],
        question: [5; 32],
        expires_at: 2_000,
        site: SiteName::new("RASFF Window"),
    }
}

fn ticket() -> EnrolmentTicket {
    EnrolmentTicket { token: [3; 20], account: AccountRef([9; 8]), expires_at: 2_000, key_fingerprint: [6; 32] }
}

fn link() -> String {
    Unsigned::new(&request(), ISSUER, KEY).sign(&SIGNATURE)
}

fn read(text: &str) -> Result<SignInRequest, LinkError> {
    match Link::parse(text, ISSUER)? {
        Link::SignIn(unverified) => unverified.accept(true, NOW),
        Link::Enrolment(_) => panic!("an enrolment was read from {text}"),
    }
}

#[test]
fn a_request_is_read_as_it_was_written() {
    assert_eq!(read(&link()), Ok(request()));
    assert_eq!(read(&format!("  {}\n", link())), Ok(request()));
}

#[test]
fn what_nobody_sees_in_a_pasted_link_does_not_matter() {
    let (left, right) = ("\u{202d}\u{200b}\u{feff}", "\u{202c}\u{2060}\u{a0}");
    assert_eq!(read(&format!("{left}{}{right}\n", link())), Ok(request()));
    let link = link();
    let (head, tail) = link.split_at(60);
    assert_eq!(read(&format!("{head}\u{ad}{tail}")), Ok(request()), "not within it either");
}

#[test]
fn an_enrolment_ticket_is_read_as_it_was_written() {
    let text = Unsigned::new(&ticket(), ISSUER, KEY).sign(&SIGNATURE);
    let Ok(Link::Enrolment(unverified)) = Link::parse(&text, ISSUER) else { panic!("no ticket in {text}") };
    assert_eq!(unverified.pinned_key(), &[6; 32]);
    assert_eq!(unverified.accept(true, NOW), Ok(ticket()));
}

#[test]
fn c09_other_texts_are_not_ours() {
    for text in [
        "",
        "hello",
        "https://example.eu/",
        "otpauth://totp/x?secret=AAAA",
        "https://sluss.example.eu/app/#",
        "javascript:alert(1)/app/#SAAAA",
        "https:///app/#SAAAA",
        "https://a b/app/#SAAAA",
    ] {
        assert_eq!(read(text), Err(LinkError::NotOurs), "{text}");
    }
}

#[test]
fn c09_another_servers_code_says_whose_it_is() {
    let theirs = Unsigned::new(&request(), "https://other.test", KEY).sign(&SIGNATURE);
    assert_eq!(read(&theirs), Err(LinkError::OtherServer { origin: "https://other.test".into() }));
}

#[test]
fn a_forged_signature_is_an_altered_code_even_when_it_is_also_old() {
    let Ok(Link::SignIn(unverified)) = Link::parse(&link(), ISSUER) else { panic!("unreadable") };
    assert_eq!(unverified.clone().accept(false, 9_999), Err(LinkError::Altered));
    assert_eq!(unverified.accept(true, 2_000), Err(LinkError::Expired));
}

#[test]
fn whoever_trusts_no_clock_still_checks_who_signed() {
    let Ok(Link::SignIn(unverified)) = Link::parse(&link(), ISSUER) else { panic!("unreadable") };
    assert_eq!(unverified.clone().open(false), Err(LinkError::Altered));
    assert_eq!(unverified.open(true), Ok(request()), "however old it may be");
}

#[test]
fn a_shortened_or_lengthened_code_is_altered() {
    let text = link();
    assert_eq!(read(&text[..text.len() - 8]), Err(LinkError::Altered));
    assert_eq!(read(&format!("{text}AAAAAAAA")), Err(LinkError::Altered));
    assert_eq!(read(&text.to_lowercase().replace("#s", "#S")), Err(LinkError::Altered));
}

#[test]
fn a_newer_version_is_named() {
    let text = link().replacen("#SAE", "#SAI", 1);
    assert_eq!(read(&text), Err(LinkError::UnknownVersion(2)));
}

#[test]
fn the_signature_covers_origin_kind_key_and_content() {
    let base = Unsigned::new(&request(), ISSUER, KEY).signed_bytes();
    let mut other = request();
    other.transaction[0] ^= 1;
    assert_ne!(base, Unsigned::new(&other, ISSUER, KEY).signed_bytes());
    assert_ne!(base, Unsigned::new(&request(), "https://other.test", KEY).signed_bytes());
    assert_ne!(base, Unsigned::new(&request(), ISSUER, KeyId([0; 4])).signed_bytes());
    assert!(base.starts_with(b"sluss link S\n"));
}

#[test]
fn the_session_is_a_hash_with_zeros_before_it() {
    let session = request().session(ISSUER, KEY);
    assert_eq!(session[..32], [0; 32]);
    assert_ne!(session[32..], [0; 32]);
}

#[test]
fn a_long_site_name_is_shortened_at_a_letter() {
    let name = SiteName::new("Livsmedelsverkets övervakning av säkerhet");
    assert!(name.as_str().len() <= SiteName::MAX_BYTES);
    assert!(name.as_str().ends_with('…'));
}

/// QR version 10 at level M holds 1,728 bits (ISO/IEC 18004, table 7).
#[test]
fn the_longest_request_fits_a_version_10_code_at_level_m() {
    let origin = "https://sluss.livsmedelsverket.example";
    let mut request = request();
    request.site = SiteName::new(&"x".repeat(60));
    let text = Unsigned::new(&request, origin, KEY).sign(&SIGNATURE);
    let prefix = origin.len() + "/app/#".len();
    let bits = (4 + 16 + prefix * 8) + (4 + 11 + (text.len() - prefix) * 11).div_ceil(2) + 8;
    assert!(bits <= 1_728, "{bits} bits");
}

proptest! {
    #[test]
    fn any_request_goes_round(question: [u8; 32], transaction: [u8; 8], account: [u8; 8], expires_at in 2_000..u32::MAX, site in ".{0,40}") {
        let request = SignInRequest { account: AccountRef(account), transaction, question, expires_at, site: SiteName::new(&site) };
        let text = Unsigned::new(&request, ISSUER, KEY).sign(&SIGNATURE);
        prop_assert_eq!(read(&text), Ok(request));
    }

    #[test]
    fn no_text_of_up_to_4_kb_panics(text in ".{0,4096}") {
        let _ = Link::parse(&text, ISSUER);
        let _ = Link::parse(&format!("{ISSUER}/app/#S{text}"), ISSUER);
    }

    #[test]
    fn no_bytes_of_up_to_2_kb_panic(bytes in proptest::collection::vec(any::<u8>(), 0..2_048)) {
        let text = data_encoding::BASE32_NOPAD.encode(&bytes);
        let _ = Link::parse(&format!("{ISSUER}/app/#S{text}"), ISSUER);
        let _ = Link::parse(&format!("{ISSUER}/app/#E{text}"), ISSUER);
    }
}

#[test]
fn the_app_is_told_for_whom_it_is_needed() {
    let text = super::app_for("https://sluss.test", "AAECAwQFBgc");
    assert_eq!(super::needed_for(&text, "https://sluss.test"), Some("AAECAwQFBgc"));
    assert_eq!(super::needed_for(&text, "https://other.test"), None);
    assert_eq!(super::app_for("https://sluss.test", ""), "https://sluss.test/app/");
}

#[test]
fn what_an_enrolment_proves_is_about_its_token_and_its_whole_link() {
    let (one, other) = (ticket(), EnrolmentTicket { token: [4; 20], ..ticket() });
    assert_ne!(one.question(), other.question());
    assert_eq!(one.question(), EnrolmentTicket { expires_at: 1, ..ticket() }.question(), "about the token alone");
    let session = one.session(ISSUER, KEY);
    assert_eq!(session[..32], [0; 32]);
    assert_eq!(session[32..], super::fingerprint(&Unsigned::new(&one, ISSUER, KEY).signed_bytes()));
    assert_ne!(session, other.session(ISSUER, KEY));
    assert_ne!(session, one.session("https://other.example.eu", KEY));
    assert!(!format!("{one:?}").contains("token"), "a ticket does not show what opens the enrolment");
}

#[test]
fn a_fingerprint_is_a_sha_256() {
    let abc = data_encoding::HEXLOWER.encode(&super::fingerprint(b"abc"));
    assert_eq!(abc, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

#[test]
fn every_error_has_a_text_of_its_own() {
    let other = LinkError::OtherServer { origin: "https://other.example.eu".to_owned() };
    let all = [LinkError::NotOurs, other, LinkError::Altered, LinkError::Expired, LinkError::UnknownVersion(2)];
    let names = ["not-ours", "other-server", "altered", "expired", "unknown-version"];
    assert_eq!(all.map(|error| error.name()), names);
}

#[test]
fn what_a_link_says_before_it_opens_is_what_was_signed() {
    let Ok(Link::SignIn(read)) = Link::parse(&link(), ISSUER) else { panic!("no request") };
    assert_eq!((read.key(), read.signature()), (KEY, &SIGNATURE));
    assert_eq!(read.signed_bytes(), Unsigned::new(&request(), ISSUER, KEY).signed_bytes());
    assert_eq!(read.clone().open(false), Err(LinkError::Altered));
    assert_eq!(read.open(true), Ok(request()), "expired or not");
}
