//! The house rules that no compiler checks. Each rule is a function from text to findings, with tests that show it firing.

mod architecture;
mod arrows;
mod circles;
mod code;
mod decisions;
mod engines;
mod guide;
mod imports;
mod logs;
mod modules;
mod newer;
mod rooms;
mod signposts;
mod stories;
mod texts;
mod words;

use crate::runner::Runner;
use crate::stopwatch::{Stopwatch, in_words};
use crate::{files, paths};

/// A source file as the rules see it.
#[derive(Debug)]
pub(crate) struct Source {
    /// From the repository's top folder, with `/` between the parts.
    pub(crate) path: String,
    pub(crate) text: String,
}

#[cfg(test)]
impl Source {
    fn new(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned() }
    }
}

/// Applies all rules.
///
/// # Errors
/// How many findings there are; each was printed.
pub(crate) fn tidy() -> Result<(), String> {
    println!("\n▸ house rules");
    let watch = Stopwatch::start();
    let sources = sources()?;
    let mut findings: Vec<String> = sources.iter().flat_map(of_source).collect();
    let tree = Runner::cargo(&["tree", "--workspace", "--all-features", "--target", "all"]);
    findings.extend(arrows::forbidden(&tree.args(["--depth", "1", "--edges", "normal", "--prefix", "depth"]).ask()?));
    // Where there is no map, every crate is missing on it.
    let map = files::read_text(&paths::root().join("docs/architecture.md")).unwrap_or_default();
    findings.extend(architecture::differs(&map, &crates()?));
    findings.extend(of_all(&sources));
    for finding in &findings {
        println!("  {finding}");
    }
    println!("  {} files after {}", sources.len(), in_words(watch.elapsed()));
    if findings.is_empty() { Ok(()) } else { Err(format!("{} house rules are broken: see above", findings.len())) }
}

fn of_source(source: &Source) -> Vec<String> {
    let mut findings = words::findings(source);
    findings.extend(newer::findings(source));
    findings.extend(rooms::of_story(source));
    findings.extend(stories::findings(source));
    if source.path.ends_with(".rs") {
        let code = code::only(&source.text);
        findings.extend(modules::findings(source));
        findings.extend(engines::findings(source, &code));
        findings.extend(rooms::of_source(source, &code));
    }
    findings
}

/// Findings that need several files at once.
fn of_all(sources: &[Source]) -> Vec<String> {
    let (imports, mut findings) = imports::Imports::of(sources);
    findings.extend(circles::findings(&imports));
    findings.extend(rooms::findings(&imports));
    findings.extend(texts::findings(sources));
    findings.extend(guide::findings(sources));
    findings.extend(logs::findings(sources));
    findings.extend(signposts::findings(sources));
    let pages = decisions::pages(sources);
    findings.extend(sources.iter().flat_map(|source| decisions::findings(source, &pages)));
    findings
}

/// All text files that Git does not ignore.
fn sources() -> Result<Vec<Source>, String> {
    let list = Runner::new("git").args(["ls-files", "--cached", "--others", "--exclude-standard"]).ask()?;
    let exists = list.lines().filter(|path| paths::root().join(path).is_file());
    let read = exists.map(|path| files::read(&paths::root().join(path)).map(|bytes| (path.to_owned(), bytes)));
    let all: Vec<_> = read.collect::<Result<_, String>>()?;
    let text = all.into_iter().filter_map(|(path, bytes)| Some(Source { path, text: String::from_utf8(bytes).ok()? }));
    Ok(text.collect())
}

/// The folders in `crates`.
fn crates() -> Result<Vec<String>, String> {
    let manifests = files::below(&paths::root().join("crates"))?;
    let paths = manifests.iter().map(|path| paths::relative(path));
    Ok(paths.filter_map(|path| Some(path.strip_prefix("crates/")?.strip_suffix("/Cargo.toml")?.to_owned())).collect())
}
