//! `cargo xtask fuzz`: what reads strangers' input gets input that nobody would think of, for some minutes. Knows the flags that make a
//! program tell libFuzzer which way it went; the targets themselves are in `fuzz/`.

use std::path::{Path, PathBuf};

use crate::runner::Runner;
use crate::{files, paths};

/// How long each target runs unless the command says otherwise.
const SECONDS: &str = "60";
/// The platform that is built for; naming it keeps the flags away from build scripts and macros.
const PLATFORM: &str = "x86_64-unknown-linux-gnu";
/// What `cargo fuzz` passes too, without the sanitizers: those need a nightly compiler and look for faults of unsafe code, of which we have
/// none. All of these are understood by a stable one.
const FLAGS: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
    -Cllvm-args=-sanitizer-coverage-pc-table -Cllvm-args=-sanitizer-coverage-trace-compares --cfg fuzzing -Ccodegen-units=1";

/// Runs all targets, or the one that is named, for so many seconds each.
///
/// # Errors
/// The names of the targets that found something; the input that did it is in `target/fuzz/found`.
pub(crate) fn fuzz(arguments: &[&str]) -> Result<(), String> {
    let known = targets()?;
    let (wanted, seconds) = chosen(arguments, &known)?;
    build()?;
    let failed: Vec<&str> = wanted.into_iter().filter(|target| run(target, seconds).is_err()).collect();
    if failed.is_empty() { Ok(()) } else { Err(format!("found something: {}", failed.join(", "))) }
}

/// The programs in `fuzz/fuzz_targets`.
fn targets() -> Result<Vec<String>, String> {
    let all = files::below(&folder().join("fuzz_targets"))?;
    Ok(all.iter().filter_map(|file| Some(file.file_stem()?.to_str()?.to_owned())).collect())
}

/// Which targets are meant, and for how long each.
fn chosen<'a>(arguments: &[&'a str], known: &'a [String]) -> Result<(Vec<&'a str>, &'a str), String> {
    let is_time = |text: &str| text.parse::<u32>().is_ok_and(|seconds| seconds > 0);
    let is_known = |text: &str| known.iter().any(|name| name == text);
    let all = || known.iter().map(String::as_str).collect();
    match *arguments {
        [] => Ok((all(), SECONDS)),
        [seconds] if is_time(seconds) => Ok((all(), seconds)),
        [target] if is_known(target) => Ok((vec![target], SECONDS)),
        [target, seconds] if is_known(target) && is_time(seconds) => Ok((vec![target], seconds)),
        _ => Err(format!("cargo xtask fuzz [TARGET] [SECONDS], where a target is one of {}", known.join(", "))),
    }
}

fn build() -> Result<(), String> {
    let build = Runner::cargo(&["build", "--release", "--target", PLATFORM, "--manifest-path"]);
    let build = build.arg(folder().join("Cargo.toml")).env("CARGO_TARGET_DIR", built()).env("RUSTFLAGS", FLAGS);
    build.run("the targets, with a counter at every branch")
}

fn run(target: &str, seconds: &str) -> Result<(), String> {
    let (corpus, found) = (built().join("corpus").join(target), built().join("found"));
    for folder in [&corpus, &found] {
        std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    let seeds = folder().join("seeds").join(target);
    let program = Runner::new(built().join(PLATFORM).join("release").join(target));
    let program = program
        .arg(format!("-max_total_time={seconds}"))
        .arg("-timeout=10")
        .arg("-verbosity=0")
        .arg("-print_final_stats=1");
    let program = program.arg(artifacts(&found, target)).arg(corpus).arg(seeds);
    program.run(&format!("{target}: input that nobody would think of, for {seconds} s"))
}

/// Where libFuzzer leaves an input that broke something: a prefix, not a folder.
fn artifacts(found: &Path, target: &str) -> String {
    format!("-artifact_prefix={}/{target}-", found.display())
}

fn folder() -> PathBuf {
    paths::root().join("fuzz")
}

fn built() -> PathBuf {
    paths::target().join("fuzz")
}

#[cfg(test)]
mod tests {
    use super::{chosen, folder, targets};
    use crate::files;

    #[test]
    fn a_target_a_time_both_or_neither_can_be_named() {
        let known = ["forms".to_owned(), "links".to_owned()];
        assert_eq!(chosen(&[], &known).unwrap(), (vec!["forms", "links"], "60"));
        assert_eq!(chosen(&["9"], &known).unwrap(), (vec!["forms", "links"], "9"));
        assert_eq!(chosen(&["links"], &known).unwrap(), (vec!["links"], "60"));
        assert_eq!(chosen(&["links", "9"], &known).unwrap(), (vec!["links"], "9"));
        for wrong in [&["other"][..], &["links", "soon"], &["0"], &["links", "9", "9"]] {
            assert!(chosen(wrong, &known).unwrap_err().contains("forms, links"));
        }
    }

    #[test]
    fn every_target_is_a_program_and_begins_with_seeds() {
        let manifest = files::read_text(&folder().join("Cargo.toml")).unwrap();
        for target in targets().unwrap() {
            assert!(manifest.contains(&format!("path = \"fuzz_targets/{target}.rs\"")), "{target} is not built");
            assert!(!files::below(&folder().join("seeds").join(&target)).unwrap().is_empty(), "{target} has no seeds");
        }
    }
}
