//! The content codings that a browser accepts (RFC 9110, section 12.5.3), among those that files are stored in.

use axum::http::{HeaderMap, header};

/// A coding of content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Coding {
    Brotli,
    Gzip,
    Identity,
}

impl Coding {
    /// In order of preference among codings that a browser likes equally.
    const ALL: [Self; 3] = [Self::Brotli, Self::Gzip, Self::Identity];

    /// The name in headers; `None` for uncompressed files.
    pub(super) const fn name(self) -> Option<&'static str> {
        match self {
            Self::Brotli => Some("br"),
            Self::Gzip => Some("gzip"),
            Self::Identity => None,
        }
    }

    /// The name of a file in this coding.
    pub(super) fn of(self, path: &str) -> String {
        match self {
            Self::Brotli => format!("{path}.br"),
            Self::Gzip => format!("{path}.gz"),
            Self::Identity => path.to_owned(),
        }
    }
}

/// Those that the browser takes, the one that it likes best first and of equals the smallest. A file as it is comes last and always: that is
/// better than none.
pub(super) fn codings(request: &HeaderMap) -> Vec<Coding> {
    let lines = request.get_all(header::ACCEPT_ENCODING).iter().filter_map(|line| line.to_str().ok());
    let accepted: Vec<(&str, f32)> = lines.flat_map(|line| line.split(',')).map(read).collect();
    let weight = |name: &str| {
        let of = |wanted: &str| accepted.iter().find(|(name, _)| name.eq_ignore_ascii_case(wanted));
        of(name).or_else(|| of("*")).map_or(0.0, |(_, weight)| *weight)
    };
    let weighed = Coding::ALL.map(|coding| (coding, weight(coding.name().unwrap_or("identity"))));
    let mut taken: Vec<_> =
        weighed.into_iter().filter(|(coding, weight)| *coding == Coding::Identity || *weight > 0.0).collect();
    taken.sort_by(|(_, one), (_, other)| other.total_cmp(one));
    taken.into_iter().map(|(coding, _)| coding).collect()
}

/// A name and its weight. What cannot be read counts as refused.
fn read(part: &str) -> (&str, f32) {
    let (name, parameter) = part.split_once(';').unwrap_or((part, "q=1"));
    let value = parameter.trim().to_ascii_lowercase().strip_prefix("q=").and_then(|value| value.parse().ok());
    (name.trim(), value.filter(|value| (0.0..=1.0).contains(value)).unwrap_or(0.0))
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, header};

    use super::Coding::{Brotli, Gzip, Identity};
    use super::codings;

    #[test]
    fn a_browser_gets_what_it_likes_best_and_of_equals_the_smallest() {
        for (accepted, expected) in [
            ("gzip, deflate, br, zstd", vec![Brotli, Gzip, Identity]),
            ("BR;Q=1.0,GZIP;Q=0.5", vec![Brotli, Gzip, Identity]),
            ("br;q=0.5, gzip", vec![Gzip, Brotli, Identity]),
            ("br;q=0, *", vec![Gzip, Identity]),
            ("*;q=0", vec![Identity]),
            ("identity, br;q=0.1", vec![Identity, Brotli]),
            ("gzip;q=0.000", vec![Identity]),
            ("br;q=x, gzip;q=2", vec![Identity]),
            ("", vec![Identity]),
            ("brotli", vec![Identity]),
        ] {
            let headers: HeaderMap = [(header::ACCEPT_ENCODING, accepted.parse().unwrap())].into_iter().collect();
            assert_eq!(codings(&headers), expected, "{accepted}");
        }
        assert_eq!(codings(&HeaderMap::new()), [Identity]);
    }
}
