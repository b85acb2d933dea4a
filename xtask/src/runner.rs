//! Starts other programs. All of them go through here, so that people see what is done, why, and how long it took.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use crate::paths;
use crate::stopwatch::{Stopwatch, in_words};

/// A program with its arguments, not yet started. It finds our own tools before the machine's.
#[derive(Debug)]
pub(crate) struct Runner(Command);

/// A program's output, and whether it succeeded.
#[derive(Debug)]
pub(crate) struct Said {
    /// Its standard output, and its standard error if that was asked for, in the order in which they came.
    pub(crate) text: String,
    pub(crate) succeeded: bool,
}

impl Runner {
    /// In the repository's top folder.
    pub(crate) fn new(program: impl AsRef<OsStr>) -> Self {
        let mut command = Command::new(program);
        command.current_dir(paths::root()).env("PATH", search_path());
        // Cargo's variables for this program are not meant for the programs that this one starts.
        for (name, _) in std::env::vars_os() {
            let name = name.to_string_lossy();
            if name == "CARGO" || ["CARGO_PKG_", "CARGO_MANIFEST_"].iter().any(|about| name.starts_with(about)) {
                command.env_remove(&*name);
            }
        }
        Self(command)
    }

    pub(crate) fn cargo(arguments: &[&str]) -> Self {
        Self::new("cargo").args(arguments)
    }

    pub(crate) fn arg(mut self, argument: impl AsRef<OsStr>) -> Self {
        self.0.arg(argument);
        self
    }

    pub(crate) fn args<A: AsRef<OsStr>>(mut self, arguments: impl IntoIterator<Item = A>) -> Self {
        self.0.args(arguments);
        self
    }

    pub(crate) fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.0.env(name, value);
        self
    }

    /// Runs it to its end and shows its output. `why` is what people read before that.
    pub(crate) fn run(mut self, why: &str) -> Result<(), String> {
        let (watch, line) = self.announce(why);
        let status = self.0.status().map_err(|error| cannot_start(&line, &error))?;
        println!("  {} after {}", if status.success() { "done" } else { "FAILED" }, in_words(watch.elapsed()));
        if status.success() { Ok(()) } else { Err(format!("{why}: `{line}` failed ({status})")) }
    }

    /// Runs it to its end, shows its output and returns it.
    pub(crate) fn listen(self, why: &str) -> Result<Said, String> {
        self.show_and_keep(why, true)
    }

    /// The same, but returns only its standard output: results without remarks.
    pub(crate) fn read(self, why: &str) -> Result<Said, String> {
        self.show_and_keep(why, false)
    }

    fn show_and_keep(mut self, why: &str, errors_too: bool) -> Result<Said, String> {
        let (watch, line) = self.announce(why);
        let failed = |error: &std::io::Error| cannot_start(&line, error);
        let (reader, writer) = std::io::pipe().map_err(|error| failed(&error))?;
        let errors =
            if errors_too { writer.try_clone().map_err(|error| failed(&error))?.into() } else { Stdio::inherit() };
        self.0.stdout(writer).stderr(errors).stdin(Stdio::null());
        let mut child = self.0.spawn().map_err(|error| failed(&error))?;
        // The command holds the pipe's other end, which must be closed for the end to be seen.
        drop(self.0);
        let text = show_and_keep(BufReader::new(reader)).map_err(|error| failed(&error))?;
        let succeeded = child.wait().map_err(|error| failed(&error))?.success();
        println!("  {} after {}", if succeeded { "done" } else { "FAILED" }, in_words(watch.elapsed()));
        Ok(Said { text, succeeded })
    }

    /// Its standard output, with nothing shown unless it fails; for small questions.
    pub(crate) fn ask(mut self) -> Result<String, String> {
        let line = self.line();
        let output = self.0.stdin(Stdio::null()).output().map_err(|error| cannot_start(&line, &error))?;
        if output.status.success() {
            return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
        }
        Err(format!("`{line}` failed: {}", String::from_utf8_lossy(&output.stderr).trim()))
    }

    /// The same for a program that reads `input` from its standard input.
    pub(crate) fn tell(mut self, input: &str) -> Result<String, String> {
        let line = self.line();
        let failed = |error: &std::io::Error| cannot_start(&line, error);
        self.0.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = self.0.spawn().map_err(|error| failed(&error))?;
        if let Some(mut stdin) = child.stdin.take() {
            // A program that stops before it has read everything says why by itself, below.
            _ = stdin.write_all(input.as_bytes());
        }
        let output = child.wait_with_output().map_err(|error| failed(&error))?;
        if output.status.success() {
            return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
        }
        Err(String::from_utf8_lossy(&output.stderr).trim().to_owned())
    }

    /// The command itself, for programs that keep running.
    pub(crate) fn into_command(self) -> Command {
        self.0
    }

    fn announce(&self, why: &str) -> (Stopwatch, String) {
        let line = self.line();
        println!("\n▸ {why}\n  $ {line}");
        (Stopwatch::start(), line)
    }

    fn line(&self) -> String {
        let parts = std::iter::once(self.0.get_program()).chain(self.0.get_args());
        parts.map(|part| paths::relative(Path::new(part))).collect::<Vec<_>>().join(" ")
    }
}

fn cannot_start(line: &str, error: &std::io::Error) -> String {
    format!("`{line}` could not be run: {error}")
}

fn show_and_keep(mut output: impl BufRead) -> std::io::Result<String> {
    let (mut kept, mut line) = (String::new(), Vec::new());
    while output.read_until(b'\n', &mut line)? > 0 {
        let text = String::from_utf8_lossy(&line);
        print!("{text}");
        kept.push_str(&text);
        line.clear();
    }
    Ok(kept)
}

fn search_path() -> std::ffi::OsString {
    let ours = [paths::tools().join("bin"), paths::root().join("node_modules/.bin")];
    let before = std::env::var_os("PATH").unwrap_or_default();
    let all = ours.into_iter().chain(std::env::split_paths(&before));
    std::env::join_paths(all).unwrap_or(before)
}

/// The path of the program with this name, ours before the machine's.
pub(crate) fn find(program: &str) -> Option<std::path::PathBuf> {
    std::env::split_paths(&search_path()).map(|folder| folder.join(program)).find(|path| path.is_file())
}

/// The same for one that serves, which lies where only root's path leads, and for PostgreSQL's, in a folder for each version.
pub(crate) fn find_server(program: &str) -> Option<std::path::PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut folders = versions.map(|version| version.path().join("bin")).chain(["/usr/sbin".into()]);
    folders.find_map(|folder| Some(folder.join(program)).filter(|file| file.is_file())).or_else(|| find(program))
}

#[cfg(test)]
mod tests {
    use super::Runner;

    #[test]
    fn what_a_program_says_is_kept_in_the_order_in_which_it_came() {
        let said =
            Runner::new("sh").args(["-c", "echo one; echo two >&2; echo three; exit 3"]).listen("a test").unwrap();
        assert_eq!((said.text.as_str(), said.succeeded), ("one\ntwo\nthree\n", false));
    }

    #[test]
    fn a_program_that_is_not_there_is_named() {
        let why = Runner::new("no-such-program").run("a test").unwrap_err();
        assert!(why.contains("no-such-program"), "{why}");
    }
}
