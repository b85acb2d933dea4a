//! The accounts elsewhere as the state knows them.

use std::rc::Rc;

use sluss_codes::account::Account;

/// An account elsewhere on the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedCode {
    /// The record's name in the vault.
    pub id: String,
    /// The account, with its secret.
    pub account: Account,
}

/// The list in the person's order. Two lists are equal if they are one list, so that drawing compares no secrets.
#[derive(Clone, Debug, Default)]
pub struct CodeList(Rc<Vec<ListedCode>>);

impl PartialEq for CodeList {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl CodeList {
    /// A list that is another one than all before.
    #[must_use]
    pub fn new(codes: Vec<ListedCode>) -> Self {
        Self(Rc::new(codes))
    }

    /// Whether nothing is on it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The accounts in their order.
    #[must_use]
    pub fn all(&self) -> &[ListedCode] {
        &self.0
    }

    /// The account with this id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<&ListedCode> {
        self.0.iter().find(|code| code.id == id)
    }
}

/// The ways to unlock.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ways {
    /// There is a passphrase.
    pub passphrase: bool,
    /// The credential ids of the passkeys.
    pub passkeys: Vec<Vec<u8>>,
}

/// What the vault has said about the accounts elsewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CodesOpening {
    /// The ways to unlock them; `None` if nothing locks them.
    pub ways: Option<Ways>,
    /// The accounts; `None` while they are locked.
    pub list: Option<Vec<ListedCode>>,
}
