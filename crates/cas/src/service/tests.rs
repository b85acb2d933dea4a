//! Tests of service addresses: those that clients were seen to send, and those that attackers would.

use proptest::prelude::*;

use super::{ADDRESS_MAX, ServiceAddress};

fn read(shown: &str) -> ServiceAddress {
    ServiceAddress::parse(shown).unwrap_or_else(|| panic!("{shown} is an address"))
}

#[test]
fn golden_2_the_same_service_in_every_clients_spelling() {
    let one = read("https://rasff.test/cb?next=/a%20b&x=%C3%A4");
    for other in [
        "https://rasff.test/cb?next=/a+b&x=%c3%a4",
        "https://rasff.test/cb?next=/a b&x=ä",
        "https://rasff.test/cb?next=%2fa%20b&x=ä",
        "https://rasff.test/cb?next%3D%2Fa+b&x=ä",
        "HTTPS://Rasff.TEST:443/cb?next=/a%20b&x=ä#top",
        "https://rasff.test/cb;jsessionid=AB12?next=/a%20b&x=ä",
        "https://rasff.test/cb;JSESSIONID=?next=/a%20b&&x=ä",
        "https://rasff.test/%63b?next=/a%20b&x=ä",
    ] {
        assert_eq!(read(other), one, "{other}");
    }
}

#[test]
fn golden_3_another_scheme_host_port_path_or_query_is_another_service() {
    let one = read("https://localhost/cb?next=/a");
    for other in [
        "http://localhost/cb?next=/a",
        "https://localhost:8443/cb?next=/a",
        "https://a.localhost/cb?next=/a",
        "https://localhost/cb/?next=/a",
        "https://localhost/CB?next=/a",
        "https://localhost/cb?next=/A",
        "https://localhost/cb?next=/a&x",
        "https://localhost/cb",
        "https://localhost/c%2562?next=/a",
        "https://localhost/cb;v=1?next=/a",
    ] {
        assert_ne!(read(other), one, "{other}");
    }
    assert_ne!(
        read("https://localhost/a?b=c%26d=e"),
        read("https://localhost/a?b=c&d=e"),
        "an escaped & does not part"
    );
    assert_ne!(read("https://localhost/a%2fb"), read("https://localhost/a/b"), "an escaped / does not part");
    assert_ne!(read("https://localhost/a+b"), read("https://localhost/a%20b"), "+ is a space in a query alone");
}

#[test]
fn k01_what_is_no_address_of_a_service() {
    for bad in [
        "",
        "rasff.test",
        "/login",
        "//rasff.test/login",
        "https:rasff.test",
        "https:///login",
        "https://",
        "https://?x",
        "http://rasff.test/",
        "ftp://rasff.test/",
        "javascript://rasff.test/%0aalert(1)",
        "data://text/html,x",
        "https://anna@rasff.test/",
        "https://anna:secret@rasff.test/",
        "https://@rasff.test/",
        "https://rasff.test\\@evil.test/",
        "https:\\\\rasff.test/",
        "https://rasff.test/\\evil",
        "https://rasff.test/%5cevil",
        "https://rasff.test/../",
        "https://rasff.test/a/./b",
        "https://rasff.test/a/%2e%2e",
        "https://rasff.test/a/%252e%252e/",
        "https://rasff.test/a\r\nSet-Cookie: x",
        "https://rasff.test/a%0d%0ab",
        "https://ras\tff.test/",
        " https://rasff.test/",
        "https://rasff.test:99999/",
        "https://rasff .test/",
    ] {
        assert!(ServiceAddress::parse(bad).is_none(), "{bad:?}");
    }
    let long = format!("https://rasff.test/{}", "a".repeat(ADDRESS_MAX));
    assert!(ServiceAddress::parse(&long).is_none());
    assert!(ServiceAddress::parse(&long[..ADDRESS_MAX]).is_some());
}

#[test]
fn golden_15_the_way_back_keeps_the_query_and_adds_a_ticket() {
    for (shown, back) in [
        ("https://rasff.test", "https://rasff.test?ticket=ST-1"),
        ("https://rasff.test/cb", "https://rasff.test/cb?ticket=ST-1"),
        ("https://rasff.test/cb?", "https://rasff.test/cb?ticket=ST-1"),
        (
            "https://rasff.test/cb?next=%252Fsecret%253Fx%253D1",
            "https://rasff.test/cb?next=%252Fsecret%253Fx%253D1&ticket=ST-1",
        ),
        ("https://RASFF.test:443/cb?a=%c3%a4&", "https://RASFF.test:443/cb?a=%c3%a4&&ticket=ST-1"),
        ("https://rasff.test/cb?force_2fa=1#/page?x", "https://rasff.test/cb?force_2fa=1&ticket=ST-1#/page?x"),
        ("https://rasff.test/cb#x?y", "https://rasff.test/cb?ticket=ST-1#x?y"),
        ("https://rasff.test/a b?x=ä\"<>", "https://rasff.test/a%20b?x=%C3%A4%22%3C%3E&ticket=ST-1"),
    ] {
        assert_eq!(read(shown).with("ticket", "ST-1"), back);
    }
}

#[test]
fn a_host_is_shown_without_its_port() {
    assert_eq!(read("https://rasff.test:8443/").host(), "rasff.test");
    assert_eq!(read("https://[::1]/").host(), "[::1]");
    assert_eq!(read("http://[::1]:90/").host(), "[::1]");
    assert_eq!(read("https://rasff.test").host(), "rasff.test");
}

proptest! {
    /// Whatever is shown, nothing panics, and what is an address stays the same one when its own text is read again.
    #[test]
    fn an_address_reads_back_as_itself(rest in "\\PC{0,60}") {
        if let Some(address) = ServiceAddress::parse(&format!("https://rasff.test/{rest}")) {
            prop_assert_eq!(address.origin(), "https://rasff.test");
            let again = ServiceAddress::parse(address.shown());
            prop_assert_eq!(again.as_ref(), Some(&address));
            prop_assert!(address.with("ticket", "ST-1").bytes().all(|byte| byte.is_ascii_graphic()));
        }
    }
}
