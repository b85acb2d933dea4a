//! `cargo xtask nightly`: what `cargo xtask test` has no time for, or what asks the network: known vulnerabilities, dependencies that nothing
//! uses, misspelt words, which lines tests reach, and which faults they would not notice.

use std::path::PathBuf;

use crate::runner::Runner;
use crate::setup::{self, Night};
use crate::{files, paths};

type Step = fn() -> Result<(), String>;

const ALL: [(&str, Step); 5] =
    [("advisories", advisories), ("unused", unused), ("typos", typos), ("coverage", coverage), ("mutants", mutants)];

/// The crates that only compute, where a test can say everything that there is to say.
const PURE: [&str; 8] = [
    "sluss-otp",
    "sluss-codes",
    "sluss-import",
    "sluss-export",
    "sluss-protocol",
    "sluss-qr",
    "sluss-oidc",
    "sluss-cas",
];

/// Takes all steps, or the one that is named. A step that fails does not keep the others from running.
///
/// # Errors
/// The names of the steps that failed.
pub(crate) fn nightly(wanted: Option<&str>) -> Result<(), String> {
    let chosen: Vec<_> = ALL.iter().filter(|(name, _)| wanted.is_none_or(|wanted| wanted == *name)).collect();
    if chosen.is_empty() {
        return Err(format!("there is no such step; there are: {}", ALL.map(|(name, _)| name).join(", ")));
    }
    let failed: Vec<&str> = chosen.iter().filter(|(_, step)| told(step())).map(|(name, _)| *name).collect();
    if failed.is_empty() { Ok(()) } else { Err(format!("failed: {}", failed.join(", "))) }
}

/// Whether a step failed, which is then said.
fn told(result: Result<(), String>) -> bool {
    result.inspect_err(|why| eprintln!("  {why}")).is_err()
}

/// Both lock files: fuzzing builds with one of its own.
fn advisories() -> Result<(), String> {
    setup::night(Night::Advisories)?;
    for manifest in ["Cargo.toml", "fuzz/Cargo.toml"] {
        let deny =
            Runner::new("cargo-deny").args(["--manifest-path", manifest, "--config", "deny.toml", "--all-features"]);
        deny.args(["check", "advisories"]).run(&format!("known vulnerabilities in what {manifest} names"))?;
    }
    let audit = Runner::new("npm").args(["audit", "--audit-level=high"]);
    audit.run("known vulnerabilities in what builds and tests")
}

fn unused() -> Result<(), String> {
    setup::night(Night::Unused)?;
    Runner::cargo(&["shear", "--deny-warnings"]).run("dependencies that nothing uses")
}

fn typos() -> Result<(), String> {
    setup::night(Night::Typos)?;
    Runner::new("typos").run("misspelt words")
}

/// Which lines of the pure crates their tests reach.
fn coverage() -> Result<(), String> {
    let raw = folder().join("coverage");
    files::remove_folder(&raw)?;
    let built = folder().join("instrumented");
    // Doctests leave no counters unless a nightly compiler builds them.
    let test = Runner::cargo(&["test", "--all-features", "--lib", "--tests", "--no-fail-fast"]);
    let test = test.args(packages()).env("CARGO_TARGET_DIR", &built).env("RUSTFLAGS", "-Cinstrument-coverage");
    test.env("LLVM_PROFILE_FILE", raw.join("%m-%p.profraw")).run("the tests of the pure crates, counted")?;
    let (merged, programs) = (raw.join("merged.profdata"), test_programs(&built)?);
    let profiles = files::below(&raw)?;
    llvm("llvm-profdata")?.args(["merge", "-sparse", "-o"]).arg(&merged).args(profiles).run("the counts, together")?;
    let report = llvm("llvm-cov")?.args([
        "report",
        "--ignore-filename-regex=/(registry|rustc|rustlib|build|crates/domain)/",
        "--instr-profile",
    ]);
    let programs = programs.iter().flat_map(|program| ["--object".into(), program.clone().into_os_string()]);
    let said = report.arg(&merged).args(programs.skip(1)).read("what they reach")?;
    files::write(&folder().join("coverage.txt"), said.text)?;
    if said.succeeded { Ok(()) } else { Err("llvm-cov could not read the counts".to_owned()) }
}

/// Which small faults the tests of the pure crates would not notice.
fn mutants() -> Result<(), String> {
    setup::night(Night::Mutants)?;
    let mutants = Runner::cargo(&["mutants", "--all-features", "--no-shuffle", "--output"]).arg(folder());
    mutants.args(packages()).run("the pure crates, with one fault at a time")
}

fn packages() -> impl Iterator<Item = &'static str> {
    PURE.into_iter().flat_map(|package| ["--package", package])
}

/// The newest of the test programs that Cargo has put there, of each name.
fn test_programs(built: &std::path::Path) -> Result<Vec<PathBuf>, String> {
    let all = files::below(&built.join("debug/deps"))?;
    Ok(all.into_iter().filter(|file| file.extension().is_none() && is_program(file)).collect())
}

fn is_program(file: &std::path::Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    file.metadata().is_ok_and(|about| about.is_file() && about.permissions().mode() & 0o111 != 0)
}

/// A program of LLVM, of the version that Rust has: another's cannot read the counts.
fn llvm(name: &str) -> Result<Runner, String> {
    let sysroot = Runner::new("rustc").args(["--print", "sysroot"]).ask()?;
    let below = PathBuf::from(sysroot.trim()).join("lib/rustlib");
    let find = || -> Result<Option<PathBuf>, String> {
        Ok(files::below(&below)?.into_iter().find(|file| file.file_name().is_some_and(|file| file == name)))
    };
    if let Some(found) = find()? {
        return Ok(Runner::new(found));
    }
    Runner::new("rustup").args(["component", "add", "llvm-tools"]).run("Rust's own programs of LLVM")?;
    find()?.map(Runner::new).ok_or_else(|| format!("{name} is missing: rustup component add llvm-tools"))
}

fn folder() -> PathBuf {
    paths::target().join("nightly")
}
