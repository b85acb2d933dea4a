//! The rules of CAS 3.0.3 and of the EU Login dialect: a request comes in, a decision goes out, and an answer that every client reads.
//!
//! Knows no HTTP types, no storage, no clock, no randomness and no network, and nothing of other protocols.

#![warn(missing_docs)]

pub mod answer;
pub mod attribute;
pub mod dialect;
pub mod error;
pub mod login;
pub mod logout;
pub mod pattern;
pub mod person;
pub mod proxy;
pub mod service;
pub mod validate;
mod xml;
