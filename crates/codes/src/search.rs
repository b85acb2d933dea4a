//! Which accounts match what a person types, in the order in which they are shown. Knows no screen.

use crate::account::Account;
use crate::fold::folded;

/// The accounts as they can be searched; made once, and asked with each letter that is typed.
#[derive(Clone, Debug)]
pub struct Index(Vec<Entry>);

/// The texts of one account, folded.
#[derive(Clone, Debug)]
struct Entry {
    issuer: String,
    name: String,
    tags: Vec<String>,
    is_pinned: bool,
}

/// How well one word matches, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Match {
    BeginsIssuer,
    BeginsName,
    BeginsWord,
    BeginsTag,
    Inside,
}

impl Index {
    /// The accounts in the person's own order.
    pub fn new<'a>(accounts: impl IntoIterator<Item = &'a Account>) -> Self {
        Self(accounts.into_iter().map(Entry::new).collect())
    }

    /// The places of the accounts that match: each word that was typed stands somewhere in the issuer, the name or a tag, whatever its case and
    /// accents. Pinned ones come first, then those that match best, then the person's order. Nothing typed matches all.
    #[must_use]
    pub fn find(&self, typed: &str) -> Vec<usize> {
        let typed = folded(typed);
        let words: Vec<&str> = typed.split_whitespace().collect();
        let rank = |(place, entry): (usize, &Entry)| Some((!entry.is_pinned, entry.matches(&words)?, place));
        let mut found: Vec<_> = self.0.iter().enumerate().filter_map(rank).collect();
        found.sort_unstable();
        found.into_iter().map(|(_, _, place)| place).collect()
    }
}

impl Entry {
    fn new(account: &Account) -> Self {
        Self {
            issuer: folded(account.issuer.trim()),
            name: folded(account.name.trim()),
            tags: account.notes.tags.iter().map(|tag| folded(tag.trim())).collect(),
            is_pinned: account.notes.pinned,
        }
    }

    /// How well the words match, the worst first; `None` if one is nowhere.
    fn matches(&self, words: &[&str]) -> Option<Vec<Match>> {
        let mut matches = words.iter().map(|word| self.matches_word(word)).collect::<Option<Vec<_>>>()?;
        matches.sort_unstable_by(|a, b| b.cmp(a));
        Some(matches)
    }

    fn matches_word(&self, word: &str) -> Option<Match> {
        if self.issuer.starts_with(word) {
            Some(Match::BeginsIssuer)
        } else if self.name.starts_with(word) {
            Some(Match::BeginsName)
        } else if begins_a_word(&self.issuer, word) || begins_a_word(&self.name, word) {
            Some(Match::BeginsWord)
        } else if self.tags.iter().any(|tag| begins_a_word(tag, word)) {
            Some(Match::BeginsTag)
        } else {
            let texts = [&self.issuer, &self.name].into_iter().chain(&self.tags);
            texts.into_iter().any(|text| text.contains(word)).then_some(Match::Inside)
        }
    }
}

/// Whether the word stands in the text where nothing stands before it but what is neither letter nor digit.
fn begins_a_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| !text[..at].ends_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::Index;
    use crate::account::{Account, Kind, Notes, Secret};

    fn account(issuer: &str, name: &str, tags: &[&str], pinned: bool) -> Account {
        let tags = tags.iter().map(|&tag| tag.to_owned()).collect();
        let secret = Secret::new(vec![1]).unwrap();
        let notes = Notes { text: "a note".to_owned(), tags, pinned };
        Account { issuer: issuer.to_owned(), name: name.to_owned(), secret, kind: Kind::Steam, notes }
    }

    fn index() -> Index {
        Index::new(&[
            account("Example Co", "anna@example.eu", &["work"], false),
            account("Öko & Söhne", "anna", &["Garden"], false),
            account("Network", "bob@example.eu", &["work"], true),
            account("Snowork", "Work account", &[], false),
            account("", "carol+work", &[], false),
        ])
    }

    #[test]
    fn nothing_typed_shows_all_and_the_pinned_first() {
        for typed in ["", "  "] {
            assert_eq!(index().find(typed), [2, 0, 1, 3, 4]);
        }
        assert_eq!(Index::new([]).find("anna"), Vec::<usize>::new());
    }

    #[test]
    fn each_word_may_stand_anywhere_without_case_or_accents() {
        for (typed, found) in [
            ("OKO", vec![1]),
            ("öko", vec![1]),
            ("anna exam", vec![0]),
            ("exam anna", vec![0]),
            ("  anna   sohne ", vec![1]),
            ("garden", vec![1]),
            ("arde", vec![1]),
            ("+work", vec![4]),
            ("anna bob", vec![]),
            ("note", vec![]),
            ("%", vec![]),
        ] {
            assert_eq!(index().find(typed), found, "{typed:?}");
        }
    }

    #[test]
    fn pinned_ones_come_first_and_then_the_best_match() {
        // Pinned, the beginning of a name, of a word, of a tag, and inside last.
        assert_eq!(index().find("work"), [2, 3, 4, 0]);
        assert_eq!(index().find("example"), [2, 0]);
        assert_eq!(index().find("ork"), [2, 0, 3, 4], "inside of all of them");
    }

    #[test]
    fn equal_matches_keep_the_persons_order() {
        let same = ["Example 1", "Example 2", "Example 3"].map(|issuer| account(issuer, "", &[], false));
        assert_eq!(Index::new(&same).find("exam"), [0, 1, 2]);
        assert_eq!(Index::new(same.iter().rev()).find("example"), [0, 1, 2]);
    }
}
