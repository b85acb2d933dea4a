//! Links in QR codes, as text and as the bytes inside: nothing panics, and a link that is read has exactly one way to be written.
#![no_main]

use data_encoding::BASE32_NOPAD;
use libfuzzer_sys::fuzz_target;
use sluss_protocol::handover::Invitation;
use sluss_protocol::link::{Link, Unsigned, app_for, needed_for};
use sluss_protocol::typed;

const ORIGIN: &str = "https://sluss.example.eu";

fuzz_target!(|data: &[u8]| {
    let Some((&first, rest)) = data.split_first() else { return };
    match first % 5 {
        0 => read(&String::from_utf8_lossy(rest)),
        1 => read(&format!("{ORIGIN}/app/#S{}", BASE32_NOPAD.encode(rest))),
        2 => read(&format!("{ORIGIN}/app/#E{}", BASE32_NOPAD.encode(rest))),
        3 => invited(&format!("{ORIGIN}/app/#M{}", BASE32_NOPAD.encode(rest))),
        _ => {
            let text = String::from_utf8_lossy(rest);
            assert!(text.is_empty() || needed_for(&app_for(ORIGIN, &text), ORIGIN) == Some(&text));
        }
    }
});

fn invited(text: &str) {
    if let Some(Ok(invitation)) = Invitation::read(text, ORIGIN) {
        assert_eq!(invitation.link(ORIGIN), typed::plain(text), "two texts are one invitation");
    }
}

fn read(text: &str) {
    invited(text);
    let (written, signed) = match Link::parse(text, ORIGIN) {
        Ok(Link::SignIn(link)) => {
            let (key, signature, signed) = (link.key(), *link.signature(), link.signed_bytes().to_vec());
            let content = link.open(true).expect("it was said to be genuine");
            let unsigned = Unsigned::new(&content, ORIGIN, key);
            assert_eq!(unsigned.signed_bytes(), signed);
            (unsigned.sign(&signature), signed)
        }
        Ok(Link::Enrolment(link)) => {
            let (key, signature, signed) = (link.key(), *link.signature(), link.signed_bytes().to_vec());
            let content = link.open(true).expect("it was said to be genuine");
            let unsigned = Unsigned::new(&content, ORIGIN, key);
            assert_eq!(unsigned.signed_bytes(), signed);
            (unsigned.sign(&signature), signed)
        }
        Err(why) => return drop((why.name(), why.to_string())),
    };
    assert!(!signed.is_empty());
    assert_eq!(written, typed::plain(text), "two texts are one link");
}
