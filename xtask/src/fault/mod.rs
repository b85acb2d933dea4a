//! `cargo xtask fault`: real servers, and everything that can happen to them: being killed, a full disk, a locked database, a PostgreSQL that
//! restarts or hangs, two nodes, slow clients, a clock that goes back, a copy put back. Prints what was injected and whether everything held.

mod clock;
mod disk;
mod house;
mod http;
mod kills;
mod locked;
mod nodes;
mod person;
mod postgres;
mod restore;
mod server;
mod slow;
mod standing;

use std::path::{Path, PathBuf};

use crate::runner::Runner;
use crate::stopwatch::{Stopwatch, in_words};
use crate::{files, paths};

/// What an injection works with.
pub(crate) struct Setup {
    sluss: PathBuf,
    /// A web app without files, since only the server is tested here.
    web: PathBuf,
    /// How often a server is killed.
    kills: u32,
}

impl Setup {
    /// How often to inject each fault that a server waits out for half a minute; if a few kills are enough, once is enough too.
    const fn times(&self) -> u32 {
        if self.kills < 50 { 1 } else { 3 }
    }
}

/// What was injected, and the result.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    /// How often it was injected.
    times: u32,
    /// What was checked, in words, and how often.
    held: Vec<(String, u32)>,
    /// What did not hold.
    broken: Vec<String>,
}

impl Findings {
    /// Notes a check and whether it held.
    pub(crate) fn look(&mut self, what: &str, holds: bool, or_else: impl FnOnce() -> String) {
        if !holds {
            self.broken.push(format!("{what}: {}", or_else()));
            return;
        }
        match self.held.iter_mut().find(|(known, _)| known == what) {
            Some((_, count)) => *count += 1,
            None => self.held.push((what.to_owned(), 1)),
        }
    }
}

struct Fault {
    name: &'static str,
    inject: fn(&Setup) -> Result<Findings, String>,
}

const ALL: [Fault; 9] = [
    Fault { name: "kill -9", inject: kills::inject },
    Fault { name: "disk full", inject: disk::inject },
    Fault { name: "database locked", inject: locked::inject },
    Fault { name: "database read-only", inject: locked::inject_read_only },
    Fault { name: "PostgreSQL restarts and stands still", inject: standing::inject },
    Fault { name: "two nodes, one code", inject: nodes::inject },
    Fault { name: "slow clients", inject: slow::inject },
    Fault { name: "clock goes back", inject: clock::inject },
    Fault { name: "copy put back", inject: restore::inject },
];

/// Injects all, or those whose names contain the word; an error if anything did not hold.
///
/// # Errors
/// What could not be injected, or that something did not hold.
pub(crate) fn fault(arguments: &[&str]) -> Result<(), String> {
    let (kills, word) = asked(arguments)?;
    Runner::cargo(&["build", "--package", "sluss-server", "--bin", "sluss"]).run("the server")?;
    let folder = paths::target().join("fault");
    files::remove_folder(&folder)?;
    let web = folder.join("web");
    files::write(&web.join("assets.json"), "{}")?;
    let setup = Setup { sluss: paths::target().join("debug/sluss"), web, kills };
    let chosen: Vec<&Fault> = ALL.iter().filter(|fault| fault.name.contains(word)).collect();
    if chosen.is_empty() {
        return Err(format!("there is no fault {word}; there are {}", ALL.map(|fault| fault.name).join(", ")));
    }
    let mut rows = Vec::new();
    for fault in chosen {
        println!("\n▸ {}", fault.name);
        let watch = Stopwatch::start();
        let found = (fault.inject)(&setup);
        println!("  after {}", in_words(watch.elapsed()));
        rows.push((fault.name, found));
    }
    println!("\n{}", table(&rows));
    let well = rows.iter().all(|(_, found)| found.as_ref().is_ok_and(|found| found.broken.is_empty()));
    if well { Ok(()) } else { Err("something did not hold".to_owned()) }
}

/// How many kills, and which faults.
fn asked<'a>(arguments: &[&'a str]) -> Result<(u32, &'a str), String> {
    let (mut kills, mut word) = (500, "");
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        if *argument == "--kills" {
            let count = rest.next().and_then(|count| count.parse().ok());
            kills = count.ok_or("--kills takes a number")?;
        } else {
            word = argument;
        }
    }
    Ok((kills, word))
}

fn table(rows: &[(&str, Result<Findings, String>)]) -> String {
    let mut lines = vec!["| injected | times | held | did not hold |".to_owned(), "|---|---|---|---|".to_owned()];
    for (name, found) in rows {
        lines.push(match found {
            Err(why) => format!("| {name} | - | - | could not be injected: {why} |"),
            Ok(Findings { times, held, broken }) => {
                let held: Vec<_> = held.iter().map(|(what, count)| format!("{what} ({count})")).collect();
                let broken = if broken.is_empty() { "nothing".to_owned() } else { broken.join("; ") };
                format!("| {name} | {times} | {} | {broken} |", held.join("; "))
            }
        });
    }
    lines.join("\n")
}

/// A folder of its own for one injection.
fn fresh(name: &str) -> Result<PathBuf, String> {
    let folder = paths::target().join("fault").join(name);
    files::remove_folder(&folder)?;
    std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    Ok(folder)
}

/// The database in a folder, as SQLite's own program finds it.
fn database(folder: &Path) -> String {
    folder.join("sluss.db").display().to_string()
}

#[cfg(test)]
mod tests {
    use super::{Findings, asked, table};

    #[test]
    fn what_did_not_hold_stands_in_the_table() {
        let mut found = Findings { times: 3, ..Findings::default() };
        found.look("used once", true, String::new);
        found.look("used once", true, String::new);
        found.look("kept", false, || "session 7 is gone".to_owned());
        let table = table(&[("kill -9", Ok(found)), ("disk full", Err("no disk".to_owned()))]);
        assert!(table.contains("| kill -9 | 3 | used once (2) | kept: session 7 is gone |"), "{table}");
        assert!(table.contains("could not be injected: no disk"), "{table}");
    }

    #[test]
    fn kills_are_counted_as_asked() {
        assert_eq!(asked(&[]), Ok((500, "")));
        assert_eq!(asked(&["kill", "--kills", "20"]), Ok((20, "kill")));
        assert!(asked(&["--kills"]).is_err());
    }
}
