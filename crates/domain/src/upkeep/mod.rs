//! What keeps the whole in order: epochs, keys, and another key file.

mod epoch;
mod key;
pub mod rekey;
