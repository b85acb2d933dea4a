//! Moving out, and in again: what is written is read by `sluss-import`.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod accounts;
#[cfg(not(target_arch = "wasm32"))]
mod any;
mod backup;
mod forms;
