//! Programs that only a night needs: `cargo xtask test` does without them, since its cold start has little time to spare.

use super::programs::{CARGO_DENY, Program, install};

/// What a night's step is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Night {
    /// Known vulnerabilities.
    Advisories,
    /// Dependencies that nothing uses.
    Unused,
    /// Misspelt words.
    Typos,
    /// Small faults, to see whether tests notice.
    Mutants,
}

/// Not a newer one: 1.14 asks for Rust 1.98.
const CARGO_SHEAR: Program = Program {
    name: "cargo-shear",
    binary: "cargo-shear",
    version: "1.12.4",
    locked: true,
    features: "",
    why: "cargo-shear finds dependencies that nothing uses",
};
const TYPOS: Program = Program {
    name: "typos-cli",
    binary: "typos",
    version: "1.52.0",
    locked: true,
    features: "",
    why: "typos finds misspelt words",
};
const CARGO_MUTANTS: Program = Program {
    name: "cargo-mutants",
    binary: "cargo-mutants",
    version: "27.1.0",
    locked: true,
    features: "",
    why: "cargo-mutants puts small faults into the code and sees whether the tests notice",
};

/// The program for a night's step, unless it is there.
///
/// # Errors
/// Why it could not be installed, and how to get it by hand.
pub(crate) fn night(step: Night) -> Result<bool, String> {
    install(match step {
        Night::Advisories => &CARGO_DENY,
        Night::Unused => &CARGO_SHEAR,
        Night::Typos => &TYPOS,
        Night::Mutants => &CARGO_MUTANTS,
    })
}
