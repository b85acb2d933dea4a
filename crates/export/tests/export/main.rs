//! Moving out, and in again: what is written is read by `sluss-import`.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod accounts;
mod backup;
mod forms;
