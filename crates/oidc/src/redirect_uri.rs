//! Whether an address is one that a client registered, compared exactly (RFC 9700, section 2.1).

use url::Url;

/// Whether `shown` is registered. There is one exception (RFC 8252, section 7.3): an address on a loopback IP that was
/// registered without a port belongs to a program on the person's own machine, and may have any port.
#[must_use]
pub fn is_registered(shown: &str, registered: &[String]) -> bool {
    registered.iter().any(|known| known == shown || is_native(known) && same_but_for_port(shown, known))
}

/// Whether an address can be registered: https, or http on a loopback address; without a fragment and without a user.
/// Or one of a program's own scheme.
#[must_use]
pub fn can_be_registered(address: &str) -> bool {
    let Ok(url) = Url::parse(address) else { return false };
    if is_private_use(address) {
        return !address.contains('#');
    }
    let secure = url.scheme() == "https" || url.scheme() == "http" && is_loopback(&url);
    secure && !address.contains('#') && url.username().is_empty() && url.password().is_none() && url.host().is_some()
}

/// Whether an address has a scheme of a program's own, which is a domain name of its maker's backwards (RFC 8252, section
/// 7.1). No scheme that browsers carry out by themselves has a dot.
#[must_use]
pub fn is_private_use(address: &str) -> bool {
    Url::parse(address).is_ok_and(|url| url.scheme().contains('.') && !url.path().is_empty())
}

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(url::Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(url::Host::Ipv4(ip)) => ip.is_loopback(),
        Some(url::Host::Ipv6(ip)) => ip.is_loopback(),
        None => false,
    }
}

fn is_native(known: &str) -> bool {
    ["http://127.0.0.1/", "http://[::1]/"].iter().any(|start| known.starts_with(start))
}

/// Whether the addresses are equal apart from a port in plain digits after the host.
fn same_but_for_port(shown: &str, known: &str) -> bool {
    let Some((host, path)) = known["http://".len()..].split_once('/') else { return false };
    let rest =
        shown.strip_prefix("http://").and_then(|rest| rest.strip_prefix(host)).and_then(|rest| rest.strip_prefix(':'));
    let Some((port, shown_path)) = rest.and_then(|rest| rest.split_once('/')) else { return false };
    port.bytes().all(|byte| byte.is_ascii_digit())
        && port.parse::<u16>().is_ok_and(|port| port > 0)
        && shown_path == path
}

/// The origin of an address, as browsers write it (RFC 6454, section 6.2).
#[must_use]
pub fn origin(address: &str) -> Option<String> {
    let origin = Url::parse(address).ok()?.origin();
    origin.is_tuple().then(|| origin.ascii_serialization())
}

#[cfg(test)]
mod tests {
    use super::{can_be_registered, is_registered, origin};

    #[test]
    fn j01_an_address_is_registered_to_the_letter() {
        let registered = vec!["https://rasff.test/callback".to_owned()];
        assert!(is_registered("https://rasff.test/callback", &registered));
        for other in [
            "",
            "https://rasff.test",
            "https://rasff.test/",
            "https://rasff.test/callback/",
            "https://rasff.test/callback?",
            "https://rasff.test/callback?x=1",
            "https://rasff.test/callback#",
            "https://rasff.test/Callback",
            "https://RASFF.test/callback",
            "HTTPS://rasff.test/callback",
            "http://rasff.test/callback",
            "https://rasff.test:443/callback",
            "https://rasff.test:8443/callback",
            "https://rasff.test./callback",
            "https://a.rasff.test/callback",
            "https://rasff.test.evil.test/callback",
            "https://rasff.test@evil.test/callback",
            "https://evil.test/https://rasff.test/callback",
            "https://rasff.test/callback/../x",
            "https://rasff.test//callback",
            "https://rasff.test\\callback",
            "//rasff.test/callback",
            "/callback",
            "javascript:alert(1)",
            " https://rasff.test/callback",
            "https://rasff.test/callback\n",
            "https://rasff.test/%63allback",
        ] {
            assert!(!is_registered(other, &registered), "{other:?}");
        }
    }

    #[test]
    fn j01_only_a_native_programs_port_may_differ() {
        let native = vec!["http://127.0.0.1/done".to_owned(), "http://[::1]/done".to_owned()];
        assert!(is_registered("http://127.0.0.1:51004/done", &native));
        assert!(is_registered("http://[::1]:51004/done", &native));
        for other in [
            "http://127.0.0.1:0/done",
            "http://127.0.0.1:70000/done",
            "http://127.0.0.1:/done",
            "http://127.0.0.1:80/x",
            "http://127.0.0.1:8@evil.test/done",
            "http://127.0.0.1.evil.test:80/done",
            "http://localhost:80/done",
            "http://127.0.0.1:+80/done",
        ] {
            assert!(!is_registered(other, &native), "{other}");
        }
        assert!(!is_registered("http://127.0.0.1:2/done", &["http://127.0.0.1:1/done".to_owned()]));
    }

    #[test]
    fn l08_what_can_be_registered_is_a_web_address() {
        for good in [
            "https://rasff.test/callback?x=1",
            "http://localhost:9090/callback",
            "http://127.0.0.1/done",
            "eu.example.app:/done",
        ] {
            assert!(can_be_registered(good), "{good}");
        }
        for bad in [
            "",
            "javascript:alert(1)",
            "data:text/html,x",
            "http://rasff.test/",
            "https://rasff.test/#x",
            "//rasff.test/",
            "https://a@rasff.test/",
            "https://a:b@rasff.test/",
            "rasff.test",
            "https://",
            "\\\\rasff.test\\x",
            "java\tscript:x",
            "app:/done",
            "eu.example.app:/done#x",
        ] {
            assert!(!can_be_registered(bad), "{bad}");
        }
    }

    #[test]
    fn an_origin_is_scheme_host_and_port() {
        assert_eq!(origin("https://rasff.test:443/callback").as_deref(), Some("https://rasff.test"));
        assert_eq!(origin("http://127.0.0.1:9090/callback").as_deref(), Some("http://127.0.0.1:9090"));
        assert_eq!(origin("data:text/plain,x"), None);
    }
}
