//! How far the worker is with another app's file, in the numbers that it tells its page, and how often it tells them.

use std::cell::Cell;

/// What it is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportPart {
    /// Bytes are read or unpacked.
    Bytes = 0,
    /// A key is derived from the password.
    Key = 1,
    /// Entries are looked at.
    Entries = 2,
}

/// How far it is. Each part counts from 0, and there may be several of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ImportProgress {
    /// What it is doing.
    pub part: ImportPart,
    /// How much is done.
    pub done: u64,
    /// How much there is, where that is known.
    pub of: Option<u64>,
}

impl ImportProgress {
    /// As numbers. None of them has more digits than a number of the browser's can hold.
    #[must_use]
    pub fn numbers(self) -> [f64; 3] {
        [self.part as u32 as f64, self.done as f64, self.of.map_or(-1.0, |of| of as f64)]
    }

    /// What the numbers say; `None` if they say nothing.
    #[must_use]
    pub fn of_numbers(numbers: &[f64]) -> Option<Self> {
        let &[part, done, of] = numbers else { return None };
        let part = [ImportPart::Bytes, ImportPart::Key, ImportPart::Entries]
            .into_iter()
            .find(|known| f64::from(*known as u32) == part)?;
        Some(Self { part, done: done as u64, of: (of >= 0.0).then_some(of as u64) })
    }

    /// How many hundredths are done, where that can be said. A key tells nothing until it is there, so its beginning is no hundredth at all.
    #[must_use]
    pub fn percent(self) -> Option<u64> {
        let of = self.of.filter(|of| *of > 0)?;
        (self.part != ImportPart::Key || self.done > 0).then(|| (self.done.min(of) * 100) / of)
    }
}

/// So many milliseconds pass between two tellings of the same part: ten in a second are more than anybody sees.
const BETWEEN_MS: f64 = 100.0;

/// Lets pass what is worth telling.
#[derive(Debug, Default)]
pub struct Sparse(Cell<Option<(ImportPart, f64)>>);

impl Sparse {
    /// Whether this is to be told at this time, in milliseconds. The end of a part always is.
    #[must_use]
    pub fn lets_pass(&self, progress: ImportProgress, now_ms: f64) -> bool {
        let is_end = progress.of == Some(progress.done);
        let is_time = self.0.get().is_none_or(|(part, at)| part != progress.part || now_ms - at >= BETWEEN_MS);
        let passes = is_end || is_time;
        if passes {
            self.0.set(Some((progress.part, now_ms)));
        }
        passes
    }
}

#[cfg(test)]
mod tests {
    use super::{ImportPart, ImportProgress, Sparse};

    const fn entries(done: u64) -> ImportProgress {
        ImportProgress { part: ImportPart::Entries, done, of: Some(30_000) }
    }

    #[test]
    fn what_is_told_is_what_is_heard() {
        let bytes = ImportProgress { part: ImportPart::Bytes, done: 1 << 24, of: None };
        for progress in [entries(7), bytes, ImportProgress { part: ImportPart::Key, done: 0, of: Some(3) }] {
            assert_eq!(ImportProgress::of_numbers(&progress.numbers()), Some(progress));
        }
        assert_eq!(ImportProgress::of_numbers(&[3.0, 0.0, 0.0]), None);
        assert_eq!(ImportProgress::of_numbers(&[]), None);
    }

    #[test]
    fn hundredths_are_said_where_they_are_known() {
        assert_eq!(entries(29_999).percent(), Some(99));
        assert_eq!(ImportProgress { of: None, ..entries(1) }.percent(), None);
        assert_eq!(ImportProgress { of: Some(0), ..entries(0) }.percent(), None);
        assert_eq!(ImportProgress { part: ImportPart::Key, ..entries(0) }.percent(), None);
    }

    #[test]
    fn a_part_is_told_at_once_and_then_ten_times_in_a_second() {
        let sparse = Sparse::default();
        let told = (0..1000).filter(|ms| sparse.lets_pass(entries(*ms), *ms as f64)).count();
        assert_eq!(told, 10);
        assert!(sparse.lets_pass(entries(30_000), 999.0), "its end");
        assert!(sparse.lets_pass(ImportProgress { part: ImportPart::Bytes, ..entries(0) }, 999.0));
    }
}
