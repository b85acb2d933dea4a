//! One file a table: its SQL, and how its rows become the domain's types. Rows go no further.

pub(crate) mod access_tokens;
pub(crate) mod accounts;
pub(crate) mod approvals;
pub(crate) mod audit_base;
pub(crate) mod audit_entries;
pub(crate) mod clients;
pub(crate) mod devices;
pub(crate) mod enrolments;
pub(crate) mod events;
pub(crate) mod factors;
pub(crate) mod failures;
pub(crate) mod forget;
pub(crate) mod grants;
pub(crate) mod mail_links;
pub(crate) mod messages;
pub(crate) mod number_claims;
pub(crate) mod numbers;
pub(crate) mod owned;
pub(crate) mod proofs;
pub(crate) mod recovery_codes;
pub(crate) mod sessions;
pub(crate) mod sign_ins;
pub(crate) mod signing_keys;
pub(crate) mod trials;
pub(crate) mod tries;
pub(crate) mod windows;
