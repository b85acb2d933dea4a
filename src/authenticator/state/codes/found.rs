//! Accounts that were found in a link or in QR codes, before any of them is here.

use sluss_codes::account::Account;
use sluss_codes::duplicate::{Kept, Likeness};
use sluss_codes::link::LinkError;
use sluss_codes::link::migration::{EntryError, Part, Set};

use super::list::CodeList;
use crate::workers::import_answer::LeftEntry;

/// What a text holds.
#[derive(Clone, Debug, PartialEq)]
pub enum FoundText {
    /// One account.
    One(Account),
    /// One of several QR codes that belong together.
    Part(Part),
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// The accounts, in the order in which they were found.
    pub accounts: Vec<Account>,
    /// What was found and cannot be taken.
    pub left_out: Vec<LeftEntry>,
    /// How many more QR codes belong to these.
    pub more: usize,
    /// The product that wrote the file that they were in, by its own name.
    pub format: Option<String>,
    /// How many things in that file have nothing to do with codes.
    pub others: usize,
    /// What is to be said about that file as a whole: the ends of texts' ids.
    pub remarks: Vec<String>,
    /// When that file was written, in epoch seconds, if it is a backup of ours.
    pub backed_up: Option<u64>,
}

impl Found {
    /// One account.
    #[must_use]
    pub fn one(account: Account) -> Self {
        Self { accounts: vec![account], ..Self::default() }
    }

    /// What the QR codes hold that were read so far.
    #[must_use]
    pub fn series(set: Set) -> Self {
        let more = set.missing().count();
        let mut found = Self { more, ..Self::default() };
        for entry in set.accounts() {
            match entry {
                Ok(account) => found.accounts.push(account),
                Err(error) => found.left_out.push(left_out(error)),
            }
        }
        found
    }

    /// What each account is to those that are here, and to those that were found before it.
    #[must_use]
    pub fn likenesses(&self, list: &CodeList) -> Vec<Likeness> {
        let mut kept = Kept::new(list.all().iter().map(|code| &code.account));
        let mut likenesses = Vec::with_capacity(self.accounts.len());
        for account in &self.accounts {
            likenesses.push(kept.likeness(account));
            kept.add(account);
        }
        likenesses
    }

    /// The accounts that are here and not in this.
    #[must_use]
    pub fn missing<'a>(&self, list: &'a CodeList) -> Vec<&'a Account> {
        let found = Kept::new(&self.accounts);
        let here = list.all().iter().map(|code| &code.account);
        here.filter(|account| !matches!(found.likeness(account), Likeness::There(_))).collect()
    }

    /// The accounts that are not here yet, each once.
    #[must_use]
    pub fn to_add(&self, list: &CodeList) -> Vec<Account> {
        let likenesses = self.likenesses(list);
        let new = self.accounts.iter().zip(likenesses).filter(|(_, likeness)| !matches!(likeness, Likeness::There(_)));
        new.map(|(account, _)| account.clone()).collect()
    }
}

fn left_out(EntryError { issuer, name, why }: EntryError) -> LeftEntry {
    let name = [issuer, name].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ");
    let (why, word) = match why {
        LinkError::UnknownKind(word) => ("kind", word),
        LinkError::UnknownAlgorithm(word) => ("algorithm", word),
        LinkError::NoSecret => ("no-secret", String::new()),
        LinkError::DigitsOutOfRange | LinkError::PeriodOutOfRange | LinkError::CounterOutOfRange => {
            ("numbers", String::new())
        }
        _ => ("link", String::new()),
    };
    LeftEntry { name, why: why.to_owned(), word }
}
