//! The table `trials`: rows that are written to see whether anything can be, and removed at once.

use crate::statement::{Statement, statement};

/// As much as the largest thing that a stranger's request keeps: where that has no room left, nor has this.
const BYTES: usize = 16 * 1024;

pub(crate) fn add() -> Statement {
    statement("INSERT INTO trials (bytes) VALUES ($1)").bind(vec![0; BYTES])
}

/// All of them, those of a trial that broke off before its end too.
pub(crate) fn remove() -> Statement {
    statement("DELETE FROM trials")
}
