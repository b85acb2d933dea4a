//! Moving out: accounts become a backup of our own, or what other programs read, or rows for paper. What a form cannot hold is reported account by
//! account, so that nothing is lost unsaid.
//!
//! Accounts in, bytes or texts out. Knows no browser, no storage, no clock and no dice: times and random bytes are given in. Knows nothing of Sluss
//! accounts, whose keys no file may hold.
//!
//! What is written is wiped where it is ours ([`zeroize::Zeroizing`]). JSON passes through buffers of a library that are not: run it in a worker that ends with the export.

#![warn(missing_docs)]

pub mod aegis;
pub mod backup;
pub mod cxf;
mod hidden;
mod ids;
pub mod links;
mod loss;
pub mod migration;
mod seal;
pub mod sheet;
mod words;
mod yandex;

pub use loss::{Loss, Lost, Reason, Written};
