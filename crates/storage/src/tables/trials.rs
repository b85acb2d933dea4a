//! The table `trials`: rows that are written to see whether writing is possible, and removed at once.

use crate::statement::{Statement, statement};

/// As much as the largest thing that a stranger's request stores: if there is no room for that, there is none for this.
const BYTES: usize = 16 * 1024;

pub(crate) fn add() -> Statement {
    statement("INSERT INTO trials (bytes) VALUES ($1)").bind(vec![0; BYTES])
}

/// Removes all rows, including those of a trial that was interrupted.
pub(crate) fn remove() -> Statement {
    statement("DELETE FROM trials")
}
