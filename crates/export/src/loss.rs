//! What of the accounts is not in what was written. Knows no form, and no words for people.

use std::fmt;

use sluss_codes::account::{Account, Notes};

/// What was written, and what of the accounts is not in it. `Debug` shows the latter alone.
#[derive(Clone, PartialEq, Eq)]
pub struct Written<T> {
    /// The bytes, texts or rows.
    pub content: T,
    /// Everything that is not in them, in the order of the accounts.
    pub losses: Vec<Loss>,
}

impl<T> fmt::Debug for Written<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Written").field("losses", &self.losses).finish_non_exhaustive()
    }
}

/// Something of an account that is not in what was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Loss {
    /// The account's place among those that were to be written, from 0.
    pub place: usize,
    /// What is missing.
    pub what: Lost,
}

/// What is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lost {
    /// The whole account, for this reason.
    Account(Reason),
    /// What the person wrote beside it.
    Note,
    /// Its tags, or some of them.
    Tags,
    /// That it stands before the others.
    Pinned,
    /// Its PIN, so the other program has to ask for it.
    Pin,
    /// That its PIN is asked for each time: the other program takes it for one without a PIN until the person types it there.
    PinAsked,
    /// A link that fits into a QR code: this one is longer.
    QrCode,
}

/// Why a whole account is missing: what the form has no way to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Codes of its kind.
    Kind,
    /// Its number of digits.
    Digits,
    /// Its period.
    Period,
    /// Its counter.
    Counter,
    /// A secret of its length.
    Secret,
    /// Texts of their length.
    TooLong,
    /// The account itself: whoever reads it would take it for another, such as five digits of an issuer called Steam for Steam's characters.
    Misread,
}

impl Loss {
    pub(crate) const fn account(place: usize, why: Reason) -> Self {
        Self { place, what: Lost::Account(why) }
    }
}

/// What a form without notes loses of these.
pub(crate) fn without_notes(place: usize, notes: &Notes) -> impl Iterator<Item = Loss> {
    let losses =
        [(!notes.text.is_empty(), Lost::Note), (!notes.tags.is_empty(), Lost::Tags), (notes.pinned, Lost::Pinned)];
    losses.into_iter().filter(|(is_lost, _)| *is_lost).map(move |(_, what)| Loss { place, what })
}

/// Writes each account that can be written, and gathers what cannot.
pub(crate) fn each<'a, T>(
    accounts: &'a [Account],
    mut write: impl FnMut(&'a Account, &mut dyn FnMut(Lost)) -> Result<T, Reason>,
) -> Written<Vec<T>> {
    let (mut content, mut losses) = (Vec::with_capacity(accounts.len()), Vec::new());
    for (place, account) in accounts.iter().enumerate() {
        let result = write(account, &mut |what| losses.push(Loss { place, what }));
        match result {
            Ok(written) => content.push(written),
            Err(why) => losses.push(Loss::account(place, why)),
        }
    }
    Written { content, losses }
}
