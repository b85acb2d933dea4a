//! The page of one account: its name here, its colour, its place among the others. Knows no key and no server.

use super::accounts::ListedAccount;
use super::error::AuthenticatorError;

/// Something that happens to how the accounts are called, coloured and ordered.
#[derive(Clone, Debug, PartialEq)]
pub enum AccountMessage {
    /// The person wants the page of the account with this record.
    Show(String),
    /// The person wants an account to be called and coloured so.
    Keep {
        /// The account's record.
        id: String,
        /// The name as it was typed; empty: the server's.
        name: String,
        /// The colour as a hue; `None`: the one that its name makes.
        hue: Option<u16>,
    },
    /// The person moves an account by one place.
    Move {
        /// The account's record.
        id: String,
        /// Towards the beginning of the list.
        up: bool,
    },
    /// Name and colour are stored; with the accounts that there are now.
    Kept(Result<Vec<ListedAccount>, AuthenticatorError>),
    /// The order is stored; with the accounts that there are now.
    Ordered(Result<Vec<ListedAccount>, AuthenticatorError>),
}

/// What is to be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AccountCommand {
    /// An account's name and colour.
    Keep {
        /// The account's record.
        id: String,
        /// The name; empty: the server's.
        name: String,
        /// The colour as a hue; `None`: the one that its name makes.
        hue: Option<u16>,
    },
    /// The order of the accounts, by their records.
    Order(Vec<String>),
}
