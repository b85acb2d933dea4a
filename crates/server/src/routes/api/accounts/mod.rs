//! `/api/accounts/…`: accounts, for programs that an operator lets. They show a token of their own; nobody's session opens anything here.

pub(crate) mod attributes;
