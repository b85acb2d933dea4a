//! Which addresses a service registers: one notation for an exact address, a free query, and everything below a path.

use std::cmp::Reverse;

use crate::service::ServiceAddress;

/// A registered pattern of addresses.
///
/// ```
/// use sluss_cas::pattern::Pattern;
/// use sluss_cas::service::ServiceAddress;
///
/// let admits = |pattern: &str, shown: &str| {
///     Pattern::parse(pattern).unwrap().admits(&ServiceAddress::parse(shown).unwrap())
/// };
/// assert!(admits("https://rasff.test/login", "https://RASFF.test:443/login#top"));
/// assert!(!admits("https://rasff.test/login", "https://rasff.test/login?next=/"));
/// assert!(admits("https://rasff.test/login?*", "https://rasff.test/login?next=/"));
/// assert!(admits("https://rasff.test/app/*", "https://rasff.test/app/a/b?x=1"));
/// assert!(!admits("https://rasff.test/app/*", "https://rasff.test/application"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    written: String,
    base: ServiceAddress,
    reach: Reach,
}

/// How far a pattern goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Reach {
    /// This address, with this query.
    Exact,
    /// This path, with whatever query.
    FreeQuery,
    /// Whatever stands below this path, with whatever query.
    Below,
}

impl Pattern {
    /// Reads a pattern: an address, one that ends in `?*` for a free query, or one that ends in `/*` for what is below a path. A fragment,
    /// and an asterisk anywhere else, would not mean what they seem to mean, so there are none.
    #[must_use]
    pub fn parse(written: &str) -> Option<Self> {
        let (base, reach) = if let Some(base) = written.strip_suffix("?*") {
            (base, Reach::FreeQuery)
        } else if let Some(base) = written.strip_suffix("/*") {
            (base, Reach::Below)
        } else {
            (written, Reach::Exact)
        };
        let is_plain = !base.contains(['*', '#']) && (reach == Reach::Exact || !base.contains('?'));
        let base = ServiceAddress::parse(base).filter(|_| is_plain)?;
        Some(Self { written: written.to_owned(), base, reach })
    }

    /// The pattern as it is registered.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.written
    }

    /// The origin that all its addresses have.
    #[must_use]
    pub fn origin(&self) -> &str {
        self.base.origin()
    }

    /// Whether it covers an address (K01).
    #[must_use]
    pub fn admits(&self, address: &ServiceAddress) -> bool {
        self.base.origin() == address.origin()
            && match self.reach {
                Reach::Exact => self.base == *address,
                Reach::FreeQuery => self.base.path() == address.path(),
                Reach::Below => is_below(address.path(), self.base.path()),
            }
    }

    /// Sorts patterns that cover the same address: the one that says most about it comes first.
    #[must_use]
    pub fn precision(&self) -> impl Ord + use<> {
        (self.reach, Reverse(folder(self.base.path()).len()))
    }
}

/// Whether a path has one more segment at least than the folder that it begins with.
fn is_below(path: &[Vec<u8>], base: &[Vec<u8>]) -> bool {
    let folder = folder(base);
    path.len() > folder.len() && path.starts_with(folder)
}

/// The segments of a folder. That of a whole host is written as one empty segment, and has none.
fn folder(path: &[Vec<u8>]) -> &[Vec<u8>] {
    if path.len() == 1 && path[0].is_empty() { &[] } else { path }
}

/// Whether any of these registered patterns covers an address. One that cannot be read covers nothing.
#[must_use]
pub fn admitted(address: &ServiceAddress, registered: &[String]) -> bool {
    registered.iter().filter_map(|written| Pattern::parse(written)).any(|pattern| pattern.admits(address))
}

#[cfg(test)]
mod tests {
    use super::{Pattern, admitted};
    use crate::service::ServiceAddress;

    fn admits(pattern: &str, shown: &str) -> bool {
        ServiceAddress::parse(shown).is_some_and(|address| admitted(&address, &[pattern.to_owned()]))
    }

    #[test]
    fn k01_a_service_is_registered_exactly_with_a_free_query_or_below_a_path() {
        for (pattern, inside) in [
            ("https://rasff.test/login", "https://rasff.test/login"),
            ("https://rasff.test/login", "https://rasff.test/login?"),
            ("https://rasff.test/login?a=1&b=2", "https://rasff.test/login?a=1&b=%32"),
            ("https://rasff.test", "https://rasff.test/"),
            ("https://rasff.test/login?*", "https://rasff.test/login"),
            ("https://rasff.test/login?*", "https://rasff.test/login?next=%2Fsecret%3Fx%3D1&y=%C3%A4"),
            ("https://rasff.test/app/*", "https://rasff.test/app/"),
            ("https://rasff.test/app/*", "https://rasff.test/app/cas;jsessionid=AB12?x=1#y"),
            ("https://rasff.test/*", "https://rasff.test"),
            ("https://rasff.test/*", "https://rasff.test/a/b"),
            ("http://localhost:9000/*", "http://localhost:9000/all/"),
        ] {
            assert!(admits(pattern, inside), "{pattern} {inside}");
        }
        for (pattern, outside) in [
            ("https://rasff.test/login", "https://rasff.test/login/"),
            ("https://rasff.test/login", "https://rasff.test/login?x=1"),
            ("https://rasff.test/login", "https://rasff.test/Login"),
            ("https://rasff.test/login", "https://rasff.test:8443/login"),
            ("https://rasff.test/login", "https://rasff.test./login"),
            ("https://rasff.test/login?a=1&b=2", "https://rasff.test/login?b=2&a=1"),
            ("https://rasff.test/login?a=1&b=2", "https://rasff.test/login?a=1%26b=2"),
            ("https://rasff.test/login?*", "https://rasff.test/login/x?y=1"),
            ("https://rasff.test/login?*", "https://rasff.test/loginx"),
            ("https://rasff.test/app/*", "https://rasff.test/app"),
            ("https://rasff.test/app/*", "https://rasff.test/application"),
            ("https://rasff.test/app/*", "https://rasff.test/app/../x"),
            ("https://rasff.test/app/*", "https://rasff.test/app/%2e%2E/x"),
            ("https://rasff.test/app/*", "https://rasff.test/app/a%2f..%2f..%2fx"),
            ("https://rasff.test/app/*", "https://rasff.test/app/%252e%252e%252fx"),
            ("https://rasff.test/app/*", "https://rasff.test/app/..;/x"),
            ("https://rasff.test/app/*", "https://rasff.test/app%2fx"),
            ("https://rasff.test/*", "https://rasff.test.evil.test/"),
            ("https://rasff.test/*", "https://evil.test/https://rasff.test/"),
            ("https://rasff.test/*", "https://rasff.test@evil.test/"),
            ("https://rasff.test/*", "http://rasff.test/"),
            ("http://localhost:9000/*", "http://localhost:9001/"),
        ] {
            assert!(!admits(pattern, outside), "{pattern} {outside}");
        }
    }

    #[test]
    fn k01_a_pattern_that_would_mean_something_else_cannot_be_registered() {
        for bad in [
            "",
            "*",
            "https://*",
            "https://*/",
            "https://*.rasff.test/",
            "https://rasff.test*",
            "https://rasff.test/a*",
            "https://rasff.test/*/b",
            "https://rasff.test/*?*",
            "https://rasff.test/?a=*",
            "https://rasff.test/?a=1/*",
            "https://rasff.test/a#b",
            "https://anna@rasff.test/*",
            "https://rasff.test\\*",
            "https://rasff.test/../*",
            "http://rasff.test/*",
            "javascript:alert(1)/*",
            "//rasff.test/*",
            "/login",
        ] {
            assert_eq!(Pattern::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn the_pattern_that_says_most_comes_first() {
        let sorted = [
            "https://a.test/x",
            "https://a.test/x?*",
            "https://a.test/b/c/*",
            "https://a.test/b/*",
            "https://a.test/*",
        ];
        let patterns = sorted.map(|written| Pattern::parse(written).unwrap());
        assert!(patterns.iter().zip(&patterns[1..]).all(|(one, next)| one.precision() < next.precision()));
        assert!(patterns.iter().all(|pattern| pattern.origin() == "https://a.test"));
    }
}
