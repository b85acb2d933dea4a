//! A link cut at its seams: scheme, path and parameters. Knows no kind of codes.

use zeroize::Zeroizing;

use super::error::LinkError;
use super::escapes;

/// A link in its parts, of which nothing is decoded yet.
pub(super) struct Cut<'a> {
    /// What stands before the colon, in any case.
    pub(super) scheme: &'a str,
    /// What stands between the slashes at the beginning and the parameters.
    pub(super) path: &'a str,
    /// The parameters.
    pub(super) parameters: Parameters<'a>,
}

/// Cuts a link; `None` if it has no scheme. A `#` is a character like others: labels have it, and no app uses fragments.
pub(super) fn cut(text: &str) -> Option<Cut<'_>> {
    let (scheme, rest) = text.split_once(':')?;
    let rest = rest.trim_start_matches('/');
    let (path, query) = seam(rest).map_or((rest, ""), |at| (&rest[..at], &rest[at + 1..]));
    Some(Cut { scheme, path, parameters: Parameters::read(query) })
}

/// The question mark that parameters follow. One with no name and `=` behind it belongs to a label that nobody has escaped.
fn seam(rest: &str) -> Option<usize> {
    let begins = |&(at, _): &(usize, &str)| {
        let name = rest[at + 1..].split_once('=').map_or("", |(name, _)| name);
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    };
    rest.match_indices('?').find(begins).map(|(at, _)| at).or_else(|| rest.find('?'))
}

/// Parameters by their names, whose case does not matter.
pub(super) struct Parameters<'a>(Vec<(String, &'a str)>);

impl<'a> Parameters<'a> {
    fn read(query: &'a str) -> Self {
        let one = |part: &'a str| {
            let (name, value) = part.split_once('=').unwrap_or((part, ""));
            (escapes::decoded(name).trim().to_ascii_lowercase(), value)
        };
        Self(query.split('&').filter(|part| !part.is_empty()).map(one).collect())
    }

    /// Takes the value with this name out, as it stands there; one that is empty counts as missing.
    ///
    /// # Errors
    /// [`LinkError::Twice`] if there are two that differ.
    pub(super) fn take_raw(&mut self, name: &'static str) -> Result<Option<&'a str>, LinkError> {
        let mut found = None;
        for (_, value) in self.0.extract_if(.., |(known, _)| known == name).filter(|(_, value)| !value.is_empty()) {
            match found {
                Some(other) if other != value => return Err(LinkError::Twice(name)),
                _ => found = Some(value),
            }
        }
        Ok(found)
    }

    /// Takes the value with this name out, decoded and without spaces around it.
    ///
    /// # Errors
    /// See [`Parameters::take_raw`].
    pub(super) fn take(&mut self, name: &'static str) -> Result<Option<Zeroizing<String>>, LinkError> {
        let trimmed = |raw| {
            let text = Zeroizing::new(escapes::decoded(raw));
            Zeroizing::new(text.trim().to_owned())
        };
        Ok(self.take_raw(name)?.map(trimmed).filter(|text| !text.is_empty()))
    }

    /// Whether there is a value with this name, which stays.
    pub(super) fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(known, value)| known == name && !value.is_empty())
    }

    /// Those that nobody has taken, decoded.
    pub(super) fn rest(self) -> Vec<(String, Zeroizing<String>)> {
        self.0.into_iter().map(|(name, value)| (name, Zeroizing::new(escapes::decoded(value)))).collect()
    }
}
